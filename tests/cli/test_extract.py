"""`yizhang extract` and `yizhang parse`: what a program gets from them."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

import pytest
from tests.gongwen.read.packages import p
from tests.gongwen.with_pictures import CAPTION, alone, notice, pic, png

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


@pytest.fixture
def illustrated(tmp_path: Path) -> Path:
    """A 通知 with a picture, and one whose picture is lost."""
    file = tmp_path / "通知.docx"
    file.write_bytes(notice(alone(pic(alt="校址")), p(CAPTION), alone(pic("lost"))))
    return file


def test_figures_come_with_digest_size_place_and_caption_and_without_their_bytes(now: datetime, capsys, illustrated: Path) -> None:
    assert start(["extract", str(illustrated), "--json"], now) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    first, lost = file["figures"]
    assert (first["digest"], first["media"]) == (hashlib.sha256(png()).hexdigest(), "image/png")
    assert (first["width"], first["height"], first["caption"], first["alt"], first["where"]) == (80, 40, CAPTION, "校址", "第6段")
    assert file["text"][: first["span"][0]].rstrip().endswith("位置见图。")
    assert (lost["digest"], lost["faults"]) == ("", ["missing"])
    assert "file" not in first and len(json.dumps(first)) < 400


def test_pictures_are_written_out_when_asked_for(now: datetime, capsys, illustrated: Path, tmp_path: Path) -> None:
    folder = tmp_path / "图" / "一"
    assert start(["extract", str(illustrated), "--json", "--pictures", str(folder)], now) == 0
    first, lost = json.loads(capsys.readouterr().out)["files"][0]["figures"]
    assert Path(first["file"]).read_bytes() == png() and Path(first["file"]).parent == folder
    assert "file" not in lost and len(list(folder.iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_told(now: datetime, illustrated: Path) -> None:
    with pytest.raises(Unusable, match="另指一个可写的文件夹"):
        start(["extract", str(illustrated), "--pictures", str(illustrated)], now)


def test_a_person_sees_the_figures_and_which_is_doubtful(now: datetime, capsys, illustrated: Path) -> None:
    assert start(["extract", str(illustrated)], now) == 0
    lines = [line for line in capsys.readouterr().out.split("\n") if line.startswith("图片")]
    assert len(lines) == 2 and CAPTION in lines[0] and "80×40毫米" in lines[0] and "存疑" in lines[1]


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
