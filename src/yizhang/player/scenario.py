"""Scenario files as values: YAML with Chinese keys, every scalar text, errors with file, line and the nearest right word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from yizhang.kernel.moment import local
from yizhang.yamltext import Marked, MarkedList, MarkedMap, MarkedText, Unusable, read_yaml

SCENARIO_KEYS = ("情形", "条文", "时间", "组织", "办理")
ACT_KEYS = ("谁", "事项", "做", "填", "附", "结果", "受托", "确认", "得", "豁免")
ASK_KEYS = ("查", "谁", "事项", "做", "得")
MOVE_KEYS = ("到",)
GOT = ("准", "拒绝", "须确认", "不存在", "不合式")
NEEDED = {"act": ("谁", "事项", "做"), "ask": ("得",), "move": ()}
ASKS = ("待办", "时限", "可见", "提醒", "登记簿", "记录", "办理状态")


@dataclass(frozen=True)
class Step:
    """One line of 办理: an act, a question, or a move of the clock; `line` is where it stands."""

    kind: str
    parts: Mapping[str, Any]
    line: int


@dataclass(frozen=True)
class Scenario:
    """One scenario of a file; `city` is the file of its organisation, empty for the demonstration city."""

    file: str
    line: int
    name: str
    cites: tuple[str, ...]
    start: str
    steps: tuple[Step, ...]
    city: str = ""


def moment(words: str) -> datetime:
    """A moment as a scenario writes it, in Wuxi: 2026-03-02 09:00. Raises ValueError."""
    return local(datetime.fromisoformat(words))


def scenarios_of(paths: Iterable[Path]) -> tuple[Scenario, ...]:
    """All scenarios of these files, folders looked through, in order. Raises Unusable with file and line."""
    files = (file for path in paths for file in (sorted(path.rglob("*.yaml")) if path.is_dir() else [path]))
    return tuple(scenario for file in files for scenario in read_scenarios(file))


def read_scenarios(path: Path) -> tuple[Scenario, ...]:
    """All scenarios of a file; none of one that holds an organisation, which lies beside them. Raises Unusable with file and line."""
    tree = read_yaml(path.read_text("utf-8"), path.name)
    if isinstance(tree, MarkedMap) and "leaders" in tree:
        return ()
    if not isinstance(tree, MarkedList):
        raise Unusable(tree, "应为若干情形的列表（每项以 - 情形: 开头）")
    return tuple(_scenario(one, path) for one in tree)


def _scenario(at: Marked, path: Path) -> Scenario:
    if not isinstance(at, MarkedMap):
        raise Unusable(at, "应为一个情形：情形、条文、时间、办理")
    _known(at, SCENARIO_KEYS)
    for key in ("情形", "时间", "办理"):
        if key not in at:
            raise Unusable(at, f"缺“{key}”")
    cites = at.get("条文", MarkedList())
    steps = at["办理"]
    if not isinstance(steps, MarkedList):
        raise Unusable(steps, "“办理”应为若干步的列表")
    start = _moment(at["时间"])
    read = tuple(_step(one) for one in steps)
    for step in read:
        start = _moment(step.parts["到"], start) if step.kind == "move" else start
    city = _city(at["组织"], path) if "组织" in at else ""
    return Scenario(str(path), at.line, str(at["情形"]), tuple(_texts(cites)), str(at["时间"]), read, city)


def _city(at: Marked, path: Path) -> str:
    """The file of an organisation, named from the folder in which the scenario lies."""
    file = path.parent / str(at)
    if not isinstance(at, MarkedText) or not file.is_file():
        raise Unusable(at, f"没有文件“{at}”（{path.parent}）；“组织”写一个机构文件，形如 office/city.yaml；在演示城市演练的不写")
    return str(file.resolve())


def _moment(at: Marked, before: datetime | None = None) -> datetime:
    try:
        found = moment(str(at))
    except ValueError:
        raise Unusable(at, f"“{at}”不是时刻；写作 2026-03-02 09:00") from None
    if before is not None and found < before:
        raise Unusable(at, f"时间不能倒退：已是{before:%Y-%m-%d %H:%M}")
    return found


def _texts(at: Any) -> Iterator[str]:
    yield from ([str(at)] if isinstance(at, str) else [str(one) for one in at])


def _step(at: Marked) -> Step:
    if not isinstance(at, MarkedMap):
        raise Unusable(at, "应为一步：{谁, 事项, 做, 得}、{查, …} 或 {到}")
    kind, keys = ("ask", ASK_KEYS) if "查" in at else ("move", MOVE_KEYS) if "到" in at else ("act", ACT_KEYS)
    _known(at, keys)
    for key in NEEDED[kind]:
        if key not in at:
            raise Unusable(at, f"缺“{key}”")
    if kind == "act":
        _said(at)
    if kind == "ask" and at["查"] not in ASKS:
        raise Unusable(at, f"不能查“{at['查']}”{_near(str(at['查']), ASKS)}；可查：{'、'.join(ASKS)}")
    return Step(kind, at, at.line)


def _said(at: MarkedMap) -> None:
    """得 of an act is a word, or 拒绝 or 须确认 with provisions; 受托 and 确认 are 是 or absent."""
    got = at.get("得", "准")
    if isinstance(got, MarkedText) and got not in GOT:
        raise Unusable(got, f"“得”没有“{got}”{_near(got, GOT)}；可写：{'、'.join(GOT)}")
    if not isinstance(got, str) and not _with_provisions(got):
        raise Unusable(got, '“得”写作 准、不存在、{拒绝: ["48.2e"]} 或 {须确认: ["51.1b"]}')
    for key in ("受托", "确认"):
        if at.get(key, "是") != "是":
            raise Unusable(at[key], f"“{key}”只写“是”，不是的不写")


def _with_provisions(got: Marked) -> bool:
    return (
        isinstance(got, MarkedMap)
        and len(got) == 1
        and set(got) <= {"拒绝", "须确认"}
        and all(isinstance(one, list) for one in got.values())
    )


def _known(at: MarkedMap, keys: tuple[str, ...]) -> None:
    for key in at:
        if key not in keys:
            raise Unusable(at, f"没有“{key}”这一项{_near(key, keys)}", line=at.line_of(key))


def _near(word: str, known: tuple[str, ...]) -> str:
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.3)
    return f"，是否指“{found[0]}”" if found else ""
