"""查: what a scenario asks of the office between acts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from yizhang import kernel
from yizhang.kernel.case import Case, World, load
from yizhang.kernel.models import Act, Notice
from yizhang.kernel.page import page_of
from yizhang.kernel.page_acts import verb_label, who_said
from yizhang.kernel.projections import running
from yizhang.kernel.sealing import finding_from
from yizhang.kernel.values import Hand
from yizhang.law.citation import order
from yizhang.law.fieldtype import Json
from yizhang.player.words import NotUnderstood, hands, verb_named

Parts = Mapping[str, Any]
CHILD = "·"
"""Between the name of a matter and the title of one that it opened."""


def ask(now: datetime, matters: Mapping[str, str], parts: Parts) -> tuple[Any, Any]:
    """What the step says, and what is."""
    return parts.get("得", ""), QUESTIONS[str(parts["查"])](now, matters, parts)


def matches(expected: Any, got: Any) -> bool:
    """A text equals; each listed row is in the list with the values it names; an empty list means none."""
    if isinstance(expected, list):
        if not expected:
            return bool(got == [])
        return all(any(_row(one, other) for other in got) for one in expected)
    if isinstance(expected, Mapping):
        return _row(expected, got)
    return str(expected) == str(got) or str(expected) in ([str(one) for one in got] if isinstance(got, list) else [])


def _row(expected: Any, got: Any) -> bool:
    if not isinstance(expected, Mapping) or not isinstance(got, Mapping):
        return str(expected) == str(got)
    return all(_cell(value, got.get(key)) for key, value in expected.items())


def _cell(expected: Any, got: Any) -> bool:
    if isinstance(expected, list):
        if not expected:
            return not got
        return isinstance(got, list | tuple) and all(str(one) in [str(each) for each in got] for one in expected)
    return str(expected) == str(got) or (isinstance(got, str) and len(str(expected)) == 10 and got.startswith(str(expected)))


def _matter(now: datetime, matters: Mapping[str, str], parts: Parts) -> Case:
    name = str(parts.get("事项", ""))
    if name not in matters:
        raise NotUnderstood(f"“{name}”尚未开始")
    case = load(matters[name], now)
    if case is None:
        raise NotUnderstood(f"“{name}”不在册")
    return case


def _names(matters: Mapping[str, str]) -> dict[str, str]:
    """Back from a matter to its name; what another opened goes by its title."""
    return {matter: name for name, matter in matters.items() if CHILD not in name}


def _hand(now: datetime, parts: Parts, case: Case | None) -> Hand:
    found = hands(World.of(now).org, str(parts.get("谁", "")), case)
    if not found:
        raise NotUnderstood(f"“{parts.get('谁')}”目前无人在任")
    return found[0]


def _tasks(now: datetime, matters: Mapping[str, str], parts: Parts) -> Any:
    case = _matter(now, matters, parts) if parts.get("事项") else None
    names = _names(matters)
    lines = kernel.tasks(_hand(now, parts, case), now=now, kinds=("duty", "expedite", "waiver", "read"))
    return [
        {
            "事项": names.get(one.matter, one.title), "做": "督办" if one.kind == "expedite" else one.label,
            "期限": _moment(one.due, one.certain), "状态": "逾期" if one.late else "在办", "剩余": one.remaining,
        }
        for one in lines
        if case is None or one.matter == case.id
    ]  # fmt: skip


def _moment(due: datetime | None, certain: bool = True) -> str:
    if due is None:
        return "暂停"
    return f"{due:%Y-%m-%d %H:%M}" + ("" if certain else " 暂定")


def _limit(now: datetime, matters: Mapping[str, str], parts: Parts) -> Any:
    case = _matter(now, matters, parts)
    verb = verb_named(case.procedure, str(parts["做"]), case, ())
    if verb not in case.opened:
        return "未开始"
    ticking = running(case, verb, case.opened[verb])
    if ticking is None:
        return "无"
    said = _moment(ticking.due.at, ticking.due.certain)
    wanted = str(parts.get("得", ""))
    return said[: len(wanted)] if len(wanted) == 10 else said


def _visible(now: datetime, matters: Mapping[str, str], parts: Parts) -> Any:
    case = _matter(now, matters, parts)
    return "是" if kernel.visible(_hand(now, parts, case), now=now).filter(pk=case.id).exists() else "否"


def _notices(now: datetime, matters: Mapping[str, str], parts: Parts) -> Any:
    found = Notice.objects.filter(closed_at="")
    if parts.get("事项"):
        found = found.filter(matter=_matter(now, matters, parts).id)
    if parts.get("谁"):
        case = _matter(now, matters, parts) if parts.get("事项") else None
        hand = _hand(now, parts, case)
        found = found.filter(seat__in=World.of(now).org.seats(hand.post))
    return sorted({one.provision for one in found if one.provision}, key=order)


def _record(now: datetime, matters: Mapping[str, str], parts: Parts) -> Any:
    case = _matter(now, matters, parts)
    found = []
    for act in Act.objects.filter(matter=case.id).order_by("seq"):
        body = json.loads(act.body)
        cites = [cite for one in body.get("findings", ()) for cite in one.get("cites", ())]
        found.append(
            {
                "谁": who_said(case, body), "做": verb_label(case, body["verb"]), "得": "准" if act.accepted else "拒绝",
                "结果": body.get("outcome", ""),
                "条文": cites, "受托": "是" if body.get("behalf") else "否", "时间": body["at"][:16].replace("T", " "),
            }
        )  # fmt: skip
    return found


def _register(now: datetime, matters: Mapping[str, str], parts: Parts) -> Any:
    """The rows of the scenario's own matters that one may see, by the labels of their fields."""
    hand = _hand(now, parts, None)
    seen = kernel.visible(hand, now=now).filter(pk__in=matters.values())
    pages = [page for one in seen if (page := kernel.look(one.pk, hand, now=now))]
    names = _names(matters)
    return [
        {"事项": names.get(page.matter, page.title), "办理状态": page.status, **{one.label: one.value for one in page.fields}}
        for page in pages
    ]


def _state(now: datetime, matters: Mapping[str, str], parts: Parts) -> Any:
    case = _matter(now, matters, parts)
    if "做" not in parts:
        return page_of(case, Hand("system", "system")).status
    verb = verb_named(case.procedure, str(parts["做"]), case, ())
    step = next(one for one in page_of(case, Hand("system", "system")).route if one.verb == verb)
    said = {"done": "已办", "open": "待办", "closed": "未到", "undecided": "待定", "not_applicable": "不经"}
    return {"状态": said[step.state], "结果": step.outcome, "谁": list(step.names) or [step.who]}


def refused_finding(case: Case, provision: str) -> dict[str, Json]:
    """Of the last refused act: the verb, the finding of that provision, and the provision, as a waiver names them."""
    for act in Act.objects.filter(matter=case.id, accepted=False).order_by("-seq"):
        body = json.loads(act.body)
        for one in body.get("findings", ()):
            if provision in one.get("cites", ()) and one["severity"] == "breach" and body["verb"] in case.procedure.verbs:
                return {"of": body["verb"], "finding": finding_from(one).digest, "provision": provision}
    raise NotUnderstood(f"此前没有因{provision}被拒的一步")


QUESTIONS: Mapping[str, Callable[[datetime, Mapping[str, str], Parts], Any]] = {
    "待办": _tasks,
    "时限": _limit,
    "可见": _visible,
    "提醒": _notices,
    "记录": _record,
    "登记簿": _register,
    "办理状态": _state,
}
