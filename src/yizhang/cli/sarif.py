"""Findings as SARIF 2.1.0, which editors and code hosts show beside the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from yizhang import __version__
from yizhang.gongwen.lint import every_lint
from yizhang.law.finding import Finding, Severity

if TYPE_CHECKING:
    from yizhang.cli.check import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.BREACH: "error", Severity.CAUTION: "warning", Severity.NOTE: "note"}
WITH_LINES = (".txt", ".md")


def as_sarif(reports: list[Report]) -> dict[str, object]:
    """One run over all files, with the explanation of every lint that found something."""
    found = [(report, one) for report in reports for one in report.findings]
    codes = {one.code for _, one in found}
    driver = {"name": "Yizhang", "version": __version__, "rules": [rule for rule in _rules() if rule["id"] in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, one) for report, one in found],
        "invocations": [_invocation(reports)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules() -> list[dict[str, object]]:
    return [
        {
            "id": one.code,
            "shortDescription": {"text": one.gist},
            "fullDescription": {"text": one.why or one.gist},
            "help": {"text": f"{one.source}（{one.strength.label}）"},
        }
        for one in every_lint()
    ]


def _result(report: Report, finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": address(report.file)}}
    region = _region(report, finding)
    if region:
        location["region"] = region
    return {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message}。{finding.mend}" if finding.mend else finding.message},
        "locations": [{"physicalLocation": location, "logicalLocations": [{"name": finding.where}]}],
    }


def address(file: str) -> str:
    """The file as a URI: relative as it was named, so that a code host finds it."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _region(report: Report, finding: Finding) -> dict[str, object]:
    """Lines count only in files that have lines; of others the words are shown."""
    if not finding.quote or report.document is None:
        return {}
    snippet = {"text": finding.quote}
    at = report.document.text.find(finding.quote)
    if at < 0 or not report.file.endswith(WITH_LINES):
        return {"snippet": snippet}
    before = report.document.text[:at]
    return {"startLine": before.count("\n") + 1, "startColumn": at - before.rfind("\n"), "snippet": snippet}


def _invocation(reports: list[Report]) -> dict[str, object]:
    told = [{"level": "error", "message": {"text": report.fault}} for report in reports if report.fault]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}
