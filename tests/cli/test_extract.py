"""`yizhang extract` and `yizhang parse`: what a program gets from them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from yizhang.cli.__main__ import start
from yizhang.cli.command import Unusable

DATA = Path(__file__).parents[1] / "data"
SAMPLE = str(DATA / "files" / "docx" / "sample_standard.docx")
KEYS = {
    "document_number": "code year series serial ok faults form issuer joint",
    "title": "kind issuer form about quoted nested inner_kind inner_issuer stated joint joined number faults missing",
    "primary_recipients": "names groups collective person joint_levels faults",
    "date": "iso ok faults",
    "attachment_note": "items ok faults",
    "note": "ok meaning",
    "signature": "signers dated position",
    "citation": "cited cited_title cited_number cited_kind cited_laws inner_kind reply_kind faults",
    "tail": "last signer dated note attachments",
}


def test_the_elements_of_a_file_come_with_where_and_how_surely(now: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["extract", SAMPLE, "--json"], now) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["readable"] is True
    elements = file["elements"]
    assert elements["document_number"]["value"] == "云办发〔2026〕12号"
    assert elements["primary_recipients"]["value"] == ["各县（市、区）委", "市直各单位"]
    for one in elements.values():
        assert 0 <= one["sure"] <= 1 and "段" in one["where"]
        first, last = one["span"]
        assert one["text"].split("\n")[0] in file["text"][first:last]


def test_a_file_that_is_not_read_says_why_and_the_others_are_read(now: datetime, capsys: pytest.CaptureFixture, tmp_path: Path) -> None:
    old = tmp_path / "旧.rtf"
    old.write_bytes(b"{\\rtf1}")
    assert start(["extract", str(old), SAMPLE, "--json"], now) == 2
    output = capsys.readouterr()
    refused, read = json.loads(output.out)["files"]
    assert (refused["readable"], read["readable"]) == (False, True)
    assert refused["error"] in output.err and "另存为" in refused["error"]


def test_a_person_gets_a_table(now: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["extract", SAMPLE], now) == 0
    assert "发文字号" in (shown := capsys.readouterr().out) and "云办发〔2026〕12号" in shown


@pytest.mark.parametrize("type_", KEYS)
def test_every_type_has_the_keys_of_the_contract(type_: str, now: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["parse", type_, "锡政发〔2026〕3号", "--json"], now) == 0
    assert set(KEYS[type_].split()) <= json.loads(capsys.readouterr().out).keys()


def test_faults_are_told_in_words(now: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["parse", "document_number", "锡政发[2026]07号"], now) == 0
    assert "方括号；前导零" in capsys.readouterr().out


def test_another_type_is_no_use(now: datetime) -> None:
    with pytest.raises(Unusable, match="title"):
        start(["parse", "heading", "通知"], now)
