"""`yizhang check FILE…`: documents against the lints, and against the rules that need only the document."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from yizhang.cli.command import command
from yizhang.cli.output import print_json
from yizhang.documents.report import GRAVEST_FIRST, Ruled, between, kind_of, report_on
from yizhang.documents.report import as_json as told_of
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.errors import CannotRead
from yizhang.gongwen.read import read
from yizhang.law.finding import Finding, Severity
from yizhang.law.values import dataclass, replace

if TYPE_CHECKING:
    from yizhang.cli.mending import Mended

NOTHING = Ruled(())
LABELS = {Severity.BREACH: "不符", Severity.CAUTION: "须确认", Severity.NOTE: "提示"}


class Format(Enum):
    """How the result is printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


@dataclass(frozen=True)
class Report:
    """What was found in one file; `fault` says why it could not be read."""

    file: str
    document: OfficialDocument | None = None
    ruled: Ruled = NOTHING
    fault: str = ""
    mended: Mended | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, the gravest first."""
        return self.ruled.findings

    @property
    def exit_code(self) -> int:
        """0 nothing that would be refused, 1 something would, 2 not readable."""
        return 2 if self.fault else int(any(one.refuses for one in self.findings))

    @property
    def kind(self) -> str | None:
        """文种, as the title states it or as the document is handled."""
        return kind_of(self.document) if self.document else None


@command
def check(
    files: list[Path],
    from_: str = "",
    to: str = "",
    on: date | None = None,
    format: Format = Format.TEXT,
    json: bool = False,
    fix: bool = False,
    in_place: bool = False,
    *,
    now: datetime,
) -> int:
    """检查公文：文种、标题、行文关系、请示事项和格式，逐项说明依据和改法。Check official documents.

    --from ORGAN   who sends it, where the file does not tell
    --to ORGAN     who receives it, where the file does not tell
    --on DATE      the day it is handed in, today unless given
    --format F     text, json or sarif (for editors and code hosts); --json is --format json
    --fix          mend what is purely mechanical (brackets, digits, widths, spaces, numbering) in a copy beside the file,
                   in a .docx as tracked changes; before and after are shown
    --in-place     with --fix: write the file itself

    Exit 0: nothing would be refused; 1: something would be; 2: a file cannot be read.

    Example: yizhang check 请示.docx
    """
    reports = [checked(file, from_, to, on or now.date()) for file in files]
    if fix or in_place:
        reports = [fixed(report, now.date(), in_place=in_place) for report in reports]
    chosen = Format.JSON if json else format
    if chosen is Format.JSON:
        print_json(as_json(reports))
    elif chosen is Format.SARIF:
        from yizhang.cli.sarif import as_sarif

        print_json(as_sarif(reports))
    else:
        print(as_text(reports))
    return max(report.exit_code for report in reports)


def checked(file: Path, sender: str, recipient: str, day: date) -> Report:
    """Read one file and ask everything of it. Raises FileNotFoundError, IsADirectoryError, PermissionError."""
    try:
        document = read(file.read_bytes(), file.name)
    except CannotRead as fault:
        return Report(str(file), fault=str(fault))
    return Report(str(file), document, report_on(between(document, sender, recipient), day))


def fixed(report: Report, day: date, *, in_place: bool) -> Report:
    """The same report with what was mended."""
    from yizhang.cli.mending import mend_on_disk

    if report.document is None:
        return report
    return replace(report, mended=mend_on_disk(Path(report.file), report.document, day, in_place=in_place))


def as_json(reports: list[Report]) -> dict[str, object]:
    """The document of the contract."""
    return {"files": [_file(report) for report in reports]}


def _file(report: Report) -> dict[str, object]:
    if report.document is None:
        return {
            "file": report.file,
            "kind": None,
            "readable": False,
            "findings": [],
            "rules_not_asked": [],
            "doubts": [],
            "error": report.fault,
        }
    told = told_of(report.file, report.document, report.ruled)
    return told | (report.mended.as_json() if report.mended else {})


def as_text(reports: list[Report]) -> str:
    """For people: a block a file, three lines a finding, and the sum."""
    return "\n".join([*map(_block, reports), _sum(reports)])


def _block(report: Report) -> str:
    if report.fault:
        return f"{report.file}\n  未检查  {report.fault}\n"
    lines = [f"{report.file}  {report.kind or '文种不明'}"]
    for one in report.findings:
        lines.append(f"  {LABELS[one.severity]}  {one.where}：{one.message}")
        lines += [f"        怎么办：{one.mend}"] if one.mend else []
        lines.append(f"        依据：{'、'.join((*one.cites, one.source)) if one.source else '、'.join(one.cites)}（{one.code}）")
    lines += [f"  注意  {doubt}" for doubt in (report.document.doubts if report.document else ())]
    if report.ruled.unasked:
        names = "、".join(f"{one.gist.rstrip('。')}（{'、'.join(one.cites)}）" for one in report.ruled.unasked)
        lines.append(f"  另有{len(report.ruled.unasked)}条规则单凭文件不能判断：{names}")
    if report.mended:
        from yizhang.cli.mending import as_lines

        lines += as_lines(report.mended)
    return "\n".join([*lines, "" if report.findings else "  没有发现问题\n"])


def _sum(reports: list[Report]) -> str:
    found = [one.severity for report in reports for one in report.findings]
    counts = "，".join(f"{LABELS[severity]}{found.count(severity)}处" for severity in GRAVEST_FIRST)
    unread = sum(bool(report.fault) for report in reports)
    return f"{len(reports)}个文件：{counts}" + (f"，{unread}个未能读取" if unread else "")
