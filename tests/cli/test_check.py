"""`yizhang check`: what is wrong with a file, by which clause, and what to do; its exit code says whether it would be refused."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from yizhang.cli.__main__ import start
from yizhang.documents import report
from yizhang.gongwen.document import OfficialDocument
from yizhang.law.finding import Finding, breach

RIGHT = (
    "无锡市人民政府\n锡政复〔2026〕3号\n无锡市人民政府关于同意新建小学的批复\n市教育局：\n"
    "你局《关于新建小学的请示》（锡教〔2026〕8号）收悉。同意新建。\n此复。\n无锡市人民政府\n2026年3月12日"
)
WRONG = (
    "锡教〔2026〕9号    签发人：云示甲\n无锡市教育局关于校舍情况的报告\n市政府：\n"
    "建议市政府安排专项资金500万元。\n无锡市教育局\n2026年3月2日"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "来文.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def printed(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_a_right_document_ends_with_0_and_says_so(tmp_path, now, capsys):
    path = tmp_path / "批复.txt"
    path.write_text(RIGHT, encoding="utf-8")
    assert start(["check", str(path)], now) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_what_would_be_refused_ends_with_1_and_names_clause_and_remedy(file, now, capsys):
    assert start(["check", str(file)], now) == 1
    text = capsys.readouterr().out
    assert "不符  正文：报告中出现带有请示性质的建议“建议市政府安排”" in text
    assert "怎么办：删去正文第1段该处，或将请示事项另文报送" in text
    assert "公文处理条例 15(4)" in text
    assert text.endswith("1个文件：不符1处，须确认0处，提示0处\n")


def test_json_is_the_document_of_the_contract(file, now, capsys):
    assert start(["check", str(file), "--json"], now) == 1
    (told,) = printed(capsys)["files"]
    assert {"file", "kind", "readable", "findings", "rules_not_asked", "doubts"} == set(told)
    assert (told["file"], told["kind"], told["readable"]) == (str(file), "报告", True)
    (found,) = told["findings"]
    assert set(found) == {"code", "severity", "message", "where", "quote", "remedy", "cites", "source", "lift"}
    assert (found["code"], found["severity"], found["quote"]) == ("report_carries_request", "breach", "建议市政府安排")


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_checked_all_the_same(file, tmp_path, now, capsys):
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    assert start(["check", str(empty), str(file), "--json"], now) == 2
    first, second = printed(capsys)["files"]
    assert not first["readable"]
    assert "空文件" in first["error"]
    assert second["findings"]


def test_sarif_shows_the_line_of_a_finding_and_explains_its_rule(file, now, capsys):
    assert start(["check", str(file), "--format", "sarif"], now) == 1
    (run,) = printed(capsys)["runs"]
    (rule,), (result,) = run["tool"]["driver"]["rules"], run["results"]
    assert (rule["id"], result["ruleId"], result["level"]) == ("report_carries_request",) * 2 + ("error",)
    region = result["locations"][0]["physicalLocation"]["region"]
    line = file.read_text(encoding="utf-8").split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 :].startswith(result["locations"][0]["physicalLocation"]["region"]["snippet"]["text"])


def test_sarif_names_a_file_by_its_uri(file, now, capsys, monkeypatch):
    monkeypatch.chdir(file.parent)
    for name, uri in ((file.name, "%E6%9D%A5%E6%96%87.txt"), (str(file), file.as_uri())):
        start(["check", name, "--format", "sarif"], now)
        (run,) = printed(capsys)["runs"]
        assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}
        assert run["columnKind"] == "unicodeCodePoints"


def test_organs_named_on_the_command_line_decide_the_direction(tmp_path, now, capsys):
    path = tmp_path / "请示.txt"
    path.write_text("关于调整规划的请示\n妥否，请批示。", encoding="utf-8")
    assert start(["check", str(path), "--from", "惠山区人民政府", "--to", "江苏省人民政府", "--json"], now) == 1
    codes = {one["code"] for one in printed(capsys)["files"][0]["findings"]}
    assert "skip_level" in codes
    assert "missing_primary_recipient" not in codes


def test_rules_that_are_added_are_asked_with_the_day(file, now: datetime, capsys, monkeypatch):
    asked: list[date] = []

    def late(document: OfficialDocument, day: date, linted: tuple[Finding, ...]) -> report.Ruled:
        asked.append(day)
        return report.Ruled((*linted, breach("过了期限", remedy="说明理由").also(code="late", cites=("53.1a",))))

    monkeypatch.setattr(report, "extra_findings", [late])
    start(["check", str(file), "--on", "2026-05-06"], now)
    assert asked == [date(2026, 5, 6)]
    assert "53.1a" in capsys.readouterr().out


def test_what_goes_to_the_city_government_is_asked_the_articles_too(file, now, capsys):
    start(["check", str(file), "--json"], now)
    (found,) = printed(capsys)["files"][0]["findings"]
    assert (found["cites"], found["source"]) == (["48.2e"], "公文处理条例 15(4)")


def test_a_rule_that_the_file_alone_cannot_answer_is_named(file, now, capsys, monkeypatch):
    unasked = (report.Unasked("direct_ground", ("48.1b",), "写明依据。"),)
    monkeypatch.setattr(report, "extra_findings", [lambda document, day, linted: report.Ruled(linted, unasked)])
    start(["check", str(file)], now)
    assert "另有1条规则单凭文件不能判断：写明依据（48.1b）" in capsys.readouterr().out
    start(["check", str(file), "--json"], now)
    assert printed(capsys)["files"][0]["rules_not_asked"] == [{"rule": "direct_ground", "cites": ["48.1b"], "gist": "写明依据。"}]


def test_what_the_reader_had_to_assume_is_said(tmp_path, now, capsys):
    path = tmp_path / "批复.txt"
    path.write_bytes(RIGHT.encode("gb18030"))
    start(["check", str(path)], now)
    assert "注意  文件未标明编码，按 GB18030 读取" in capsys.readouterr().out
    start(["check", str(path), "--json"], now)
    assert printed(capsys)["files"][0]["doubts"]
