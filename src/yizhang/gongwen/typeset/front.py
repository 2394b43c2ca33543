"""A text with front matter: what stands between two lines of --- names elements; below it are body and annexes as they are read anyway."""

from __future__ import annotations

from typing import NamedTuple

from yizhang.gongwen.errors import CannotRead
from yizhang.gongwen.regex import regex
from yizhang.law.finding import _

FENCE = regex(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", 16)
# In the order of the page: those above the text, those below it, and what only says how to set it.
ABOVE = ("份号", "密级", "紧急程度", "发文机关标志", "发文字号", "签发人", "标题", "主送机关")
BELOW = ("附件说明", "发文机关署名", "成文日期", "附注")
FOOT = ("抄送机关", "印发机关", "印发日期")
WISHES = {"格式": ("文件", "信函", "命令", "纪要"), "印章": ("加盖", "不加盖")}
ANNEX = regex(r"^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：]?\s*$", 8)


class WrongFrontMatter(CannotRead):
    """Front matter that is no list of names and values, or names what is no element."""

    template = _("“{name}”开头两行“---”之间的“{what}”不能用，可用的项目：{known}。")


class NoFrontMatter(CannotRead):
    """Front matter that cannot be read; `line` counts from the top of the file."""

    template = _("“{name}”第{line}行不能用（{why}），两行“---”之间请写成“项目: 内容”。")


class Fronted(NamedTuple):
    """A text in which the front matter stands where a document has its elements, and what it wishes of form and seal."""

    text: str
    form: str = ""
    seal: str = ""


def unfold(text: str, name: str) -> Fronted:
    """The text as a whole document. Text without front matter stays as it is. Raises NoFrontMatter, WrongFrontMatter."""
    found = FENCE.match(text)
    if not found:
        return Fronted(text)
    said = _said(found[1], name)
    body, annexes = _parted(text[found.end() :].replace("\r\n", "\n").strip("\n"))
    lines = [*_above(said), body, *_below(said), annexes, *_foot(said)]
    return Fronted("\n".join(line for line in lines if line), said.get("格式", ""), said.get("印章", ""))


def _said(block: str, name: str) -> dict[str, str]:
    from yizhang.yamltext import Unusable, read_yaml

    known = (*ABOVE, *BELOW, *FOOT, *WISHES)
    try:
        read = read_yaml(block, name)
    except Unusable as wrong:
        raise NoFrontMatter(name=name, line=wrong.line + 1, why=wrong.why) from wrong
    if not isinstance(read, dict):
        raise WrongFrontMatter(name=name, what=block.split("\n")[0], known="、".join(known))
    said = {str(key): "、".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in read.items()}
    for key, value in said.items():
        if key not in known:
            raise WrongFrontMatter(name=name, what=key, known="、".join(known))
        if key in WISHES and value not in WISHES[key]:
            raise WrongFrontMatter(name=name, what=f"{key}：{value}", known="、".join(WISHES[key]))
    return said


def _parted(body: str) -> tuple[str, str]:
    """The body, and the annexes from the first line that is nothing but 附件1."""
    found = ANNEX.search(body)
    return (body[: found.start()].rstrip(), body[found.start() :]) if found else (body, "")


def _above(said: dict[str, str]) -> list[str]:
    signer = f"签发人：{said['签发人'].replace('、', '　')}" if "签发人" in said else ""
    to = f"{said['主送机关'].rstrip('：:')}：" if "主送机关" in said else ""
    plain = [said.get(key, "") for key in ABOVE[:4]]
    number = "\u3000\u3000\u3000".join(filter(None, (said.get("发文字号", ""), signer)))
    return [*plain, number, said.get("标题", ""), to]


def _below(said: dict[str, str]) -> list[str]:
    names = [one for one in said.get("附件说明", "").split("、") if one]
    listed = [f"{'附件：' if at == 0 else ''}{f'{at + 1}. ' if len(names) > 1 else ''}{one}" for at, one in enumerate(names)]
    note = f"（{said['附注'].strip('（）()')}）" if "附注" in said else ""
    return [*listed, *said.get("发文机关署名", "").split("、"), said.get("成文日期", ""), note]


def _foot(said: dict[str, str]) -> list[str]:
    copies = f"抄送：{said['抄送机关'].rstrip('。')}。" if "抄送机关" in said else ""
    day = said.get("印发日期", "")
    day = f"{day.removesuffix('印发')}印发" if day else ""
    return [copies, "\u3000\u3000\u3000".join(filter(None, (said.get("印发机关", ""), day)))]
