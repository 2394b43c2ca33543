"""A function becomes a command: its signature is its flags, its docstring its help, and what is typed wrong is said in one sentence."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from yizhang.cli.command import Unusable, command, run


class Format(Enum):
    TEXT = "text"
    SARIF = "sarif"


seen: dict[str, object] = {}


@command
def check(files: list[Path], format: Format = Format.TEXT, on: date | None = None, from_: str = "", no_open: bool = False) -> int:
    """检查公文。Check documents.

    Example: yizhang check 请示.docx
    """
    seen.update(files=files, format=format, on=on, from_=from_, no_open=no_open)
    return 1


@command
def limit(start: datetime, length: str = "7工作日", /, *, now: datetime) -> int:
    """Example: yizhang limit 2026-09-28T10:00"""
    seen.update(start=start, length=length, now=now)
    return 0


@command
def prove(procedures: tuple[str, ...] = (), out: Path = Path("证明.txt")) -> int:
    """Example: yizhang prove request -o 证明.txt"""
    seen.update(procedures=procedures, out=out)
    return 0


@command
def verify(json: bool = False, database: str = "") -> int:
    """Example: yizhang verify --json"""
    return 0


@command
def stamp(file: Path, *, seal: tuple[Path, ...] = ()) -> int:
    """Example: yizhang stamp 通知.docx --seal 一.png"""
    seen.update(seals=seal)
    return 0


@command
def anything(*words: str) -> int:
    """Example: yizhang anything -k 48.2e"""
    seen.update(words=words)
    return 0


def test_words_and_flags_arrive_with_their_types(now):
    words = "甲.docx 乙.docx --format sarif --on 2026-03-02 --from 市教育局 --no-open".split()
    assert run(check, "yizhang check", words, now) == 1
    assert (seen["files"], seen["format"]) == ([Path("甲.docx"), Path("乙.docx")], Format.SARIF)
    assert (seen["on"], seen["from_"], seen["no_open"]) == (date(2026, 3, 2), "市教育局", True)


def test_what_is_left_out_keeps_the_value_of_the_signature(now):
    run(check, "yizhang check", ["甲.docx"], now)
    assert (seen["format"], seen["on"], seen["no_open"]) == (Format.TEXT, None, False)


@pytest.mark.parametrize(
    ("words", "seals"), [([], []), (["--seal", "一.png"], [Path("一.png")]), (["--seal", "一", "--seal", "二"], [Path("一"), Path("二")])]
)
def test_a_flag_that_may_be_given_again_collects_its_values_in_their_order(now, words, seals):
    run(stamp, "yizhang stamp", [*words, "通知.docx"], now)
    assert seen["seals"] == seals


def test_the_help_shows_that_a_flag_may_be_given_again(now, capsys):
    run(stamp, "yizhang stamp", ["--help"], now)
    assert capsys.readouterr().out.startswith("用法：yizhang stamp FILE [--seal SEAL]…")


def test_a_moment_without_a_zone_is_local_and_the_present_one_is_handed_in(now):
    run(limit, "yizhang limit", ["2026-09-28T10:00"], now)
    assert seen["start"] == datetime(2026, 9, 28, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert (seen["length"], seen["now"]) == ("7工作日", now)


@pytest.mark.parametrize(("words", "procedures"), [([], ()), (["request", "dispatch"], ["request", "dispatch"])])
def test_words_that_may_be_left_out(now, words, procedures):
    run(prove, "yizhang prove", [*words, "-o", "a.txt"], now)
    assert (seen["procedures"], seen["out"]) == (procedures, Path("a.txt"))


def test_all_that_follows_is_handed_on_flags_too(now):
    run(anything, "yizhang anything", ["-k", "48.2e", "--help"], now)
    assert seen["words"] == ("-k", "48.2e", "--help")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "缺少FILES"),
        (["甲", "--format", "pdf"], "“pdf”不可用，可用：text、sarif"),
        (["甲", "--on", "明天"], "“明天”不是日期，例如 2026-03-02"),
        (["甲", "--on"], "--on之后缺少内容"),
        (["甲", "--form", "text"], "不认识“--form text”"),
        (["甲", "--no-open=1"], "--no-open之后不带内容"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_would_do(now, words, told):
    with pytest.raises(Unusable) as refused:
        run(check, "yizhang check", words, now)
    assert str(refused.value) == f"{told}；用法见 yizhang check --help"


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_is_the_usage_and_the_docstring(now, capsys, word):
    assert run(check, "yizhang check", ["甲", word], now) == 0
    assert capsys.readouterr().out == (
        "用法：yizhang check FILES… [--format text|sarif] [--on ON] [--from FROM] [--no-open]\n\n"
        "检查公文。Check documents.\n\nExample: yizhang check 请示.docx\n"
    )


def test_flags_that_mean_the_same_everywhere_are_explained_by_the_frame(now, capsys):
    run(verify, "yizhang verify", ["--help"], now)
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "用法：yizhang verify [--json] [--database DATABASE]"
    assert [line.split()[0] for line in shown[3:]] == ["--json", "--database"]
