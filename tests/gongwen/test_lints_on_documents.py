"""Published documents: faulty ones are found out, right ones are left alone. False alarms are as bad as misses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from yizhang.gongwen.document import Kind, Read, Title
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read_text
from yizhang.law.finding import Finding, Severity

FOLDER = Path(__file__).parent.parent / "data" / "documents"
FAULTY = yaml.safe_load((FOLDER / "faulty.yaml").read_text(encoding="utf-8"))
TRAPS = yaml.safe_load((FOLDER / "traps.yaml").read_text(encoding="utf-8"))
REAL = yaml.safe_load((FOLDER / "real.yaml").read_text(encoding="utf-8"))["documents"]

WRITTEN_OUT = yaml.safe_load((FOLDER / "written_out.yaml").read_text(encoding="utf-8"))
TOLD, CORRECTED = WRITTEN_OUT["told"], WRITTEN_OUT["corrected"]
# Notes that right documents bear: what sites do not publish, what was custom in other years, what real.yaml itself expects.
HARMLESS = set("title_missing_issuer number_missing citation_without_book_marks addressee_is_person kind_not_in_15".split())


def of(text: str) -> tuple[Finding, ...]:
    return lint(read_text(text))


@pytest.mark.parametrize("entry", FAULTY, ids=lambda entry: entry["id"])
def test_every_fault_of_a_faulty_document_is_found(entry: dict) -> None:
    found = {one.code for one in of(TOLD.get(entry["id"], entry["text"]))}
    assert {fault["fault"] for fault in entry["faults"]} - found == set()


@pytest.mark.parametrize("entry", FAULTY, ids=lambda entry: entry["id"])
def test_what_is_only_practice_is_no_breach(entry: dict) -> None:
    custom = {fault["fault"] for fault in entry["faults"] if fault.get("severity") == "note"}
    assert [one.code for one in of(TOLD.get(entry["id"], entry["text"])) if one.code in custom and one.refuses] == []


@pytest.mark.parametrize("name", CORRECTED)
def test_the_corrected_form_has_neither_its_faults_nor_others(name: str) -> None:
    found = of(CORRECTED[name])
    assert {one.code for one in found} <= {"number_missing"}


def test_every_faulty_document_that_can_be_corrected_is() -> None:
    assert {entry["id"] for entry in FAULTY} - set(CORRECTED) == {"fs20"}


@pytest.mark.parametrize("entry", TRAPS, ids=lambda entry: entry["id"])
@pytest.mark.parametrize("titled", [False, True], ids=["as it stands", "under a title of its kind"])
def test_right_passages_are_left_alone(entry: dict, titled: bool) -> None:
    document = read_text(entry["text"])
    if titled and not document.kind:
        kind = Kind(entry["kind"])
        title = Title(f"无锡市人民政府关于有关工作的{kind.value}", "无锡市人民政府", "有关工作", kind, kind.value)
        document = replace(read_text(f"{title.text}\n各区人民政府：\n{entry['text']}"), title=Read(title))
    found = lint(document)
    forbidden = {one.split(":")[0] for one in entry["must_not_flag"] if " as breach" not in one}
    assert {one.code for one in found} & forbidden == set()
    assert [one.code for one in found if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("entry", REAL, ids=lambda entry: entry["file"])
def test_real_documents_are_left_alone(entry: dict) -> None:
    found = of((FOLDER / entry["file"]).read_text(encoding="utf-8"))
    assert [one.code for one in found if one.refuses] == []
    assert {one.code for one in found if one.severity is Severity.CAUTION} <= ({"report_carries_request"} & expected(entry))
    assert {one.code for one in found if one.severity is Severity.NOTE} <= HARMLESS


@pytest.mark.parametrize("entry", [entry for entry in REAL if entry["expected_findings"]], ids=lambda entry: entry["file"])
def test_what_real_documents_are_known_for_is_said(entry: dict) -> None:
    found = {one.code for one in of((FOLDER / entry["file"]).read_text(encoding="utf-8"))}
    assert expected(entry) - found == set()


def expected(entry: dict) -> set[str]:
    """The codes before what real.yaml says of them."""
    return {one.replace("（", ":").split(":")[0] for one in entry["expected_findings"]}
