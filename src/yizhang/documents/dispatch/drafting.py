"""拟稿: a text while it is written: what is found in it, how long it may be, what is near to it, and how it will be printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from yizhang.documents.dispatch.derived import characters
from yizhang.documents.dispatch.facts import Alike, DispatchNumbers
from yizhang.documents.dispatch.kinds import InNameOf
from yizhang.documents.dispatch.loaders import near
from yizhang.documents.report import GRAVEST_FIRST
from yizhang.gongwen.compare import Paragraph, paragraphs
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lint import lint
from yizhang.gongwen.typeset.compose import Wish
from yizhang.gongwen.typeset.setting import Target, Typeset, read, typeset
from yizhang.installation import font_folders
from yizhang.kernel.case import World
from yizhang.kernel.moment import local
from yizhang.kernel.values import ActView, Hand, Page
from yizhang.law.finding import Finding

LATER = ("发文字号", "成文日期", "署名", "发文机关署名", "签发人", "版记", "印发日期", "份号")
"""What a draft has yet to get; that it lacks them is no finding."""
FORMS: Mapping[str, str] = {InNameOf.ORDER.value: "命令"}
MARKS: Mapping[str, str] = {InNameOf.GOVERNMENT.value: "{issuer}文件", InNameOf.OFFICE.value: "{issuer}文件"}


@dataclass(frozen=True, slots=True)
class Written:
    """What is written so far; recipients one a line."""

    title: str = ""
    text: str = ""
    recipients: str = ""
    copies_to: str = ""
    in_name_of: str = InNameOf.GOVERNMENT.value
    number: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """The length beside what the article allows: for a policy document, and for others."""

    characters: int
    policy: int
    other: int

    @property
    def severity(self) -> str:
        """Too long for any document, for all but policies, or for none."""
        return "breach" if self.characters > self.policy else "caution" if self.characters > self.other else "pass"


def document(written: Written) -> tuple[OfficialDocument, Wish]:
    """The document that it will be, as far as it is written. Raises CannotRead."""
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in _front(written) if value)
    return read(f"---\n{front}---\n{written.text}\n".encode(), "拟稿.md")


def _front(written: Written) -> Iterator[tuple[str, str]]:
    issuer = written.title.partition("关于")[0].strip()
    mark = MARKS.get(written.in_name_of, "{issuer}").format(issuer=issuer) if issuer else ""
    yield from (("发文机关标志", mark), ("发文字号", written.number), ("标题", written.title))
    yield "主送机关", _listed(written.recipients, "：")
    yield from (("发文机关署名", issuer), ("成文日期", written.dated), ("抄送机关", _listed(written.copies_to, "。")))
    yield "格式", FORMS.get(written.in_name_of, "文件")


def _listed(lines: str, end: str) -> str:
    names = "，".join(one.strip() for one in lines.splitlines() if one.strip())
    return names + end if names else ""


def findings(written: Written) -> tuple[Finding, ...]:
    """What the lints find of a text this far, the gravest first; not what it will get only later. Raises CannotRead."""
    found = (one for one in lint(document(written)[0]) if one.where not in LATER)
    return tuple(sorted(found, key=lambda one: GRAVEST_FIRST.index(one.severity)))


def length(written: Written, now: datetime) -> Length:
    """Against the numbers of the edition."""
    numbers = cast(DispatchNumbers, World.of(local(now)).book.numbers[DispatchNumbers])
    return Length(characters(written.text), numbers.policy_length.amount, numbers.other_length.amount)


def alike(written: Written, by: Hand, now: datetime, without: str = "") -> tuple[Alike, ...]:
    """The documents that are so near that merging has to be thought of (51.1b)."""
    numbers = cast(DispatchNumbers, World.of(local(now)).book.numbers[DispatchNumbers])
    return tuple(one for one in near(written.title, by, now, without) if numbers.alike <= one.score)


def printed(written: Written) -> Typeset:
    """As it will be printed, by GB/T 9704. Raises CannotRead."""
    set_up, wish = document(written)
    return typeset(set_up, Target.PDF, wish, font_folders())


@dataclass(frozen=True, slots=True)
class Version:
    """One text that was put in, by whom and when."""

    seq: int
    label: str
    who: str
    at: datetime
    text: str


def versions(page: Page) -> tuple[Version, ...]:
    """All texts of a matter, the newest first; an act that left the text as it was is none."""
    found: list[Version] = []
    for act in (one for one in page.acts if one.accepted):
        text = _text(act)
        if text and (not found or found[-1].text != text):
            found.append(Version(act.seq, act.label, act.who, act.at, text))
    return tuple(reversed(found))


def _text(act: ActView) -> str:
    return next((one.value for one in act.fields if one.name == "text" and not one.hidden), "")


def between(before: Version, now: Version) -> tuple[Paragraph, ...]:
    """The paragraphs that differ, word by word."""
    return tuple(paragraphs(before.text, now.text))
