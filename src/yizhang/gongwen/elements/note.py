"""附注: how far a document may go, or whom to ask, in round brackets under the date (GB/T 9704 7.3.6)."""

from __future__ import annotations

import re

from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow
from yizhang.law.values import dataclass

WHOLE = regex(r"^\s*[（(].*[)）]\s*$", re.DOTALL)
MEANINGS = (
    ("公开时删减，不是原件附注", r"本文有删减|有删改"),
    ("删减后公开", r"删减后.{0,4}公开"),
    ("依申请公开", r"依申请公开"),
    ("不予公开", r"不(?:予|得)?公开"),
    ("主动公开", r"公开(?:发布)?|主动公开"),
    ("联系人", r"联\s*系\s*(?:人|电话|方式)|电\s*话"),
    ("发送范围", r"(?:此件|本件)?发至|传达|登报|印发至"),
)
# What may stand in brackets under a date; other brackets there (通过日期) belong to an annex.
WORDS = regex("|".join(pattern for _, pattern in MEANINGS))


# Whom to ask is often written without the brackets.
CONTACT = regex(r"(?:联\s*系\s*人|联系电话|联系方式)\s*[:：]")


@dataclass(frozen=True)
class NoteRead:
    """A note and what it means; `ok` False when the brackets are missing."""

    text: str = ""
    meaning: str = ""
    ok: bool | None = None


def parse(text: str) -> NoteRead:
    """Read a note."""
    plain = narrow(text).strip()
    if not plain:
        return NoteRead()
    meaning = next((name for name, pattern in MEANINGS if re.search(pattern, plain)), "")
    return NoteRead(plain, meaning, bool(WHOLE.match(plain)))


def plausible(line: str) -> bool:
    """Whether the line stands in brackets and speaks like a note, or says whom to ask."""
    plain = narrow(line[:200]).strip()
    if CONTACT.match(plain):
        return len(line) < 100
    return len(line) < 200 and bool(WHOLE.match(plain)) and bool(WORDS.search(plain))
