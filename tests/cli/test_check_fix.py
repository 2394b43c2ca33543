"""`yizhang check --fix`: only what is mechanical is mended, before and after are shown, and no file is overwritten unasked."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.gongwen.read.packages import centred, docx, p

from yizhang.cli.__main__ import start
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read

WRONG = (
    "锡教[2026]08号    签发人：云示甲\n无锡市教育局关于新建小学的请示\n市政府：\n"
    "　　一.项目背景\n　　因学龄人口增加,需新建小学，，投资３０００万元 左右...\n　　妥否，请批示。\n附件:1、测算表；\n2、选址意见。\n"
    "无锡市教育局\n2026年03月02日\n"
)
RIGHT = (
    "锡教〔2026〕8号    签发人：云示甲\n无锡市教育局关于新建小学的请示\n市政府：\n"
    "　　一、项目背景\n　　因学龄人口增加，需新建小学，投资3000万元左右……\n　　妥否，请批示。\n附件：1.测算表\n2.选址意见\n"
    "无锡市教育局\n2026年3月2日\n"
)


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\n"), ("gb18030", "\r\n"), ("utf-16", "\n")])
def test_the_mends_are_written_beside_the_file_in_its_own_encoding(tmp_path: Path, now, capsys, encoding: str, end: str) -> None:
    file = tmp_path / "请示.txt"
    file.write_bytes(WRONG.replace("\n", end).encode(encoding))
    start(["check", str(file), "--fix"], now)
    shown = capsys.readouterr().out
    assert "“锡教[2026]08号” → “锡教〔2026〕8号”" in shown
    assert (tmp_path / "请示-改.txt").read_bytes().decode(encoding) == RIGHT.replace("\n", end)
    assert file.read_bytes().decode(encoding) == WRONG.replace("\n", end)


def test_a_second_copy_gets_another_name_and_in_place_writes_the_file(tmp_path: Path, now) -> None:
    file = tmp_path / "请示.txt"
    file.write_text(WRONG, encoding="utf-8")
    start(["check", str(file), "--fix"], now)
    start(["check", str(file), "--fix"], now)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["请示-改.txt", "请示-改2.txt", "请示.txt"]
    start(["check", str(file), "--fix", "--in-place"], now)
    assert file.read_text(encoding="utf-8") == RIGHT


def test_what_is_mended_is_not_found_again(tmp_path: Path, now) -> None:
    file = tmp_path / "请示.txt"
    file.write_text(WRONG, encoding="utf-8")
    start(["check", str(file), "--fix", "--in-place"], now)
    left = {one.code for one in lint(read(file.read_bytes(), file.name))}
    assert not left & {
        "number_format",
        "date_format",
        "punctuation",
        "punctuation_marks",
        "figures",
        "numbering_marks",
        "attachment_mismatch",
    }


def test_json_tells_each_mend(tmp_path: Path, now, capsys) -> None:
    file = tmp_path / "请示.txt"
    file.write_text(WRONG, encoding="utf-8")
    start(["check", str(file), "--fix", "--json"], now)
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert {"line": 1, "before": "锡教[2026]08号", "after": "锡教〔2026〕8号", "code": "number_format"} in told["mends"]
    assert told["mended_to"] == str(tmp_path / "请示-改.txt")


def test_a_docx_is_mended_by_tracked_changes(tmp_path: Path, now) -> None:
    body = p("锡教[2026]8号") + centred("无锡市教育局关于新建小学的请示") + p("市政府：") + p("因学龄人口增加,需新建。妥否，请批示。")
    file = tmp_path / "请示.docx"
    file.write_bytes(docx(body + p("无锡市教育局") + p("2026年03月02日")))
    start(["check", str(file), "--fix"], now)
    new = (tmp_path / "请示-改.docx").read_bytes()
    after, before = read(new, "a.docx"), read(new, "a.docx", original=True)
    assert (after.document_number.text, before.document_number.text) == ("锡教〔2026〕8号", "锡教[2026]8号")
    assert (after.dated.text, before.dated.text) == ("2026年3月2日", "2026年03月02日")
    assert (after.body_text, before.body_text) == ("因学龄人口增加，需新建。妥否，请批示。", "因学龄人口增加,需新建。妥否，请批示。")
    assert b"w:author=" in zipfile.ZipFile(io.BytesIO(new)).read("word/document.xml")


@pytest.mark.parametrize("line", ["锡教〔26〕8号", "锡教〔2O26〕8号"])
def test_what_a_word_should_be_is_never_guessed(tmp_path: Path, now, capsys, line: str) -> None:
    file = tmp_path / "请示.txt"
    file.write_text(f"{line}\n无锡市教育局关于新建小学的请示\n市政府：\n妥否，请批示。\n无锡市教育局\n2026年3月2日\n", encoding="utf-8")
    start(["check", str(file), "--fix"], now)
    assert "没有可以自动改的" in capsys.readouterr().out
    assert [one.name for one in tmp_path.iterdir()] == ["请示.txt"]


def test_a_form_that_cannot_be_mended_is_said(tmp_path: Path, now, capsys) -> None:
    file = tmp_path / "请示.html"
    file.write_text(f"<html><body>{''.join(f'<p>{line}</p>' for line in WRONG.splitlines())}</body></html>", encoding="utf-8")
    start(["check", str(file), "--fix"], now)
    assert "请在原来的软件中改" in capsys.readouterr().out
