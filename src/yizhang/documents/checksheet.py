"""公文检查 as a sheet: the text with its findings, the elements read, the mends that can be applied, what an earlier version had."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from yizhang.documents.report import GRAVEST_FIRST, Ruled
from yizhang.gongwen.compare import Change, element_at, lines_of
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lint import every_lint
from yizhang.gongwen.mend import Mend
from yizhang.gongwen.mend_file import MendedFile, mend_file
from yizhang.law.finding import Severity
from yizhang.law.values import dataclass
from yizhang.web import intake
from yizhang.web.paper import Numbered, Paper, marked, numbered

KINDS = {"发文机关标志": "mark", "发文字号": "no", "签发人": "no", "标题": "title", "主送机关": "flush", "署名": "sign", "成文日期": "sign"}
LAYOUT = "layout_"
PLACES = 3  # so many places of one mend are named
MOST = 200  # findings that one page shows, the gravest first
ELEMENTS = {
    "kind": lazy("文种"), "title": lazy("标题"), "sender": lazy("发文机关"), "number": lazy("发文字号"), "signers": lazy("签发人"),
    "primary_recipients": lazy("主送"), "copies_to": lazy("抄送"), "dated": lazy("成文日期"), "secrecy": lazy("密级"),
    "urgency": lazy("紧急程度"),
}  # fmt: skip


@dataclass(frozen=True)
class Count:
    """How many findings of a severity there are; the empty one counts all."""

    severity: str
    n: int
    on: bool


@dataclass(frozen=True)
class MendRow:
    """One mend wherever it is made: `key` is what a form sends for it, `places` are lines or paragraphs."""

    key: str
    before: str
    after: str
    source: str
    places: tuple[int, ...]

    @property
    def named(self) -> tuple[int, ...]:
        """The places that are told one by one."""
        return self.places[:PLACES]


@dataclass(frozen=True)
class CheckSheet:
    """A document that was handed in, and what was found; `show` is the severity to which the reader has narrowed it."""

    name: str
    data: bytes
    document: OfficialDocument
    ruled: Ruled
    day: date
    show: str = ""
    changes: tuple[Change, ...] | None = None

    @property
    def secret(self) -> bool:
        """Whether it is marked secret; of such a document no word is shown again."""
        return self.document.secrecy is not None

    @cached_property
    def findings(self) -> tuple[Numbered, ...]:
        """Those that are shown, each with the number that it has among all."""
        return self._chosen[:MOST]

    @property
    def more(self) -> int:
        """How many there are that are not shown."""
        return len(self._chosen) - len(self.findings)

    @cached_property
    def _chosen(self) -> tuple[Numbered, ...]:
        return tuple(one for one in numbered(self.ruled.findings) if self.show in ("", one.finding.severity.value))

    @property
    def counts(self) -> list[Count]:
        """All, then by severity, the gravest first."""
        found = [one.severity for one in self.ruled.findings]
        each = [(one.value, found.count(one)) for one in GRAVEST_FIRST]
        return [Count(severity, n, severity == self.show) for severity, n in (("", len(found)), *each) if n or severity in ("", self.show)]

    @property
    def verdict(self) -> tuple[str, str]:
        """The gravest severity, and what it means for whoever wants to send it."""
        found = [one.severity for one in self.ruled.findings]
        breaches, cautions = found.count(Severity.BREACH), found.count(Severity.CAUTION)
        if breaches:
            return "breach", _("不宜报送：{n}处不符，{m}处须确认。").format(n=breaches, m=cautions)
        if cautions:
            return "caution", _("没有不符，{n}处须确认。").format(n=cautions)
        return "pass", _("没有发现不符。")

    @cached_property
    def paper(self) -> Paper:
        """The whole text as it was read, each paragraph with what belongs to it; findings about margins and type stand by themselves."""
        shown = [one for one in self.findings if not one.finding.code.startswith(LAYOUT)]
        return marked([] if self.secret else self._lines(), shown)

    def _lines(self) -> Iterator[tuple[str, str]]:
        for line in lines_of(self.document.text):
            yield KINDS.get(element_at(self.document, line.at), "text"), line.words

    @property
    def layout(self) -> list[Numbered]:
        """What is found about margins and type."""
        return [one for one in self.findings if one.finding.code.startswith(LAYOUT)]

    @property
    def elements(self) -> list[tuple[str, intake.Element]]:
        """What was read as which element."""
        found = intake.as_read(self.document)
        return [(str(label), found[name]) for name, label in ELEMENTS.items() if name in found]

    @cached_property
    def mended(self) -> MendedFile | None:
        """The file with all its mends; None when one of its form is not mended here, or it is secret."""
        return None if self.secret else mend_file(self.data, self.name, self.document, self.day)

    @property
    def mends(self) -> list[MendRow]:
        """Each mend once, in the order of the text."""
        places: dict[Mend, list[int]] = {}
        for place, one in self.mended.mends if self.mended else ():
            places.setdefault(one._replace(start=0, end=0), []).append(place)
        sources = {one.code: one.source for one in every_lint()}
        return [MendRow(key_of(one), one.before, one.after, sources[one.code], tuple(at)) for one, at in places.items()]

    @property
    def mended_text(self) -> str:
        """The text with its mends, to be copied; empty for a .docx, which is downloaded."""
        return self.mended.data.decode("utf-8", "replace") if self.mended and self.document.source == "text" else ""


def key_of(one: Mend) -> str:
    """What a form sends for a mend."""
    return hashlib.sha256(f"{one.before}\0{one.after}".encode()).hexdigest()[:12]


def mended_as_chosen(sheet: CheckSheet, chosen: Collection[str]) -> bytes:
    """The file with those mends alone that were chosen, by their keys. Raises LookupError when a file of its form is not mended."""
    if sheet.mended is None:
        raise LookupError(sheet.name)
    unwanted = {(one.before, one.after) for _place, one in sheet.mended.mends if key_of(one) not in chosen}
    found = mend_file(sheet.data, sheet.name, sheet.document, sheet.day, unwanted)
    return found.data if found else sheet.data
