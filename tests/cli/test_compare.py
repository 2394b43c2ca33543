"""`yizhang compare`: two versions of a document, word by word; its exit code says whether they differ."""

from __future__ import annotations

import json
from pathlib import Path

from yizhang.cli.__main__ import main, start

DRAFT = "关于追加经费的请示\n市政府：\n现申请经费1200万元。\n妥否，请批示。\n市教育局\n2026年3月2日\n"


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_what_changed_is_marked_by_word_and_element_and_the_exit_code_says_that_it_did(tmp_path, now, capsys):
    files = written(tmp_path, "初稿.txt", DRAFT), written(tmp_path, "二稿.md", DRAFT.replace("1200万元", "980万元"))
    assert start(["compare", *files], now) == 1
    assert capsys.readouterr().out == "正文  现申请经费[-1200万元-]{+980万元+}。\n"


def test_json_has_every_change_with_its_words(tmp_path, now, capsys):
    files = written(tmp_path, "初稿.txt", DRAFT), written(tmp_path, "二稿.txt", DRAFT.replace("3月2日", "3月5日"))
    assert start(["compare", *files, "--json"], now) == 1
    told = json.loads(capsys.readouterr().out)
    bits = [
        {"kind": "same", "words": "2026年3月"},
        {"kind": "del", "words": "2"},
        {"kind": "ins", "words": "5"},
        {"kind": "same", "words": "日"},
    ]
    assert told == {"before": files[0], "after": files[1], "same": False, "changes": [{"where": "成文日期", "paragraphs": [bits]}]}


def test_the_same_text_in_another_encoding_is_the_same(tmp_path, now, capsys):
    other = tmp_path / "二稿.txt"
    other.write_bytes(DRAFT.encode("gb18030"))
    assert start(["compare", written(tmp_path, "初稿.txt", DRAFT), str(other)], now) == 0
    assert capsys.readouterr().out == "文字相同，没有改动\n"


def test_a_version_that_cannot_be_read_ends_with_2_and_says_why(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["yizhang", "compare", written(tmp_path, "初稿.txt", DRAFT), written(tmp_path, "空.txt", "")])
    assert main() == 2
    assert "是空文件" in capsys.readouterr().err
