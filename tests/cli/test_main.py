"""`yizhang …` as people type it: a name, an exit code, and never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from yizhang.cli.__main__ import start
from yizhang.cli.catalogue import catalogue
from yizhang.cli.command import SHORT, Unusable, parameters, registered

COMMANDS = {entry.words: entry for entry in catalogue()}


def yizhang(*words: str, before: str = "pass") -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, after the statements `before`."""
    code = f"import sys; from yizhang.cli import __main__ as cli; {before}; sys.exit(cli.main())"
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_the_overview_names_every_command_with_its_gist(now, capsys, words):
    assert start(words, now) == 0
    shown = capsys.readouterr().out
    assert all(f"  {entry.words} " in shown and entry.gist in shown for entry in COMMANDS.values())


@pytest.mark.parametrize("entry", COMMANDS.values(), ids=COMMANDS.keys())
def test_the_help_of_every_command_has_an_example(now, capsys, entry):
    assert start([*entry.words.split(), "--help"], now) == 0
    shown = capsys.readouterr().out
    assert f"用法：yizhang {entry.words}" in shown
    assert f"Example: yizhang {entry.words}" in shown


@pytest.mark.parametrize("entry", COMMANDS.values(), ids=COMMANDS.keys())
def test_the_help_of_every_command_explains_every_flag(now, capsys, entry):
    start([*entry.words.split(), "--help"], now)
    module, _, last = entry.words.partition(" ")
    function = registered[f"yizhang.cli.{module}"][last or module]
    flags = [one.flag for one in parameters(function) if not (one.positional or one.rest or one.moment)]
    _, _, explained = capsys.readouterr().out.partition("\n")
    assert [flag for flag in flags if not any(one in explained for one in (flag, *SHORT.get(flag.strip("-"), [])))] == []


@pytest.mark.parametrize(("typed", "told"), [("tset", "是不是“test”"), ("command", "没有“command”"), ("../serve", "没有“../serve”")])
def test_a_name_that_is_none_is_refused_with_the_nearest(now, typed, told):
    with pytest.raises(Unusable, match=told):
        start([typed], now)


def test_input_that_cannot_be_used_ends_with_2_and_one_sentence():
    done = yizhang("serve", "--port", "八千")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "yizhang：“八千”不是整数，例如 8000；用法见 yizhang serve --help\n"


def test_a_file_that_is_not_there_is_named():
    done = yizhang(before="cli.start = lambda *_: open('/没有/请示.docx')")
    assert (done.returncode, done.stderr) == (2, "yizhang：找不到/没有/请示.docx，请核对路径\n")


def test_an_unexpected_error_is_one_sentence_and_the_details_are_in_a_file():
    done = yizhang(before="cli.start = lambda *_: 1 / 0")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    details = Path(done.stderr.partition("详情写在 ")[2].partition("，")[0])
    assert "ZeroDivisionError" in details.read_text(encoding="utf-8")
    details.unlink()


def test_a_reader_that_has_seen_enough_is_no_error():
    code = "from yizhang.cli import __main__ as cli; cli.start = lambda *_: print('长' * 10**6); cli.main()"
    piped = ["sh", "-c", '"$0" -c "$1" | head -c 9', sys.executable, code]
    done = subprocess.run(piped, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("长长长", "")


def test_a_command_without_django_starts_without_django():
    done = yizhang("--version", before="import atexit; atexit.register(lambda: print('django' in sys.modules))")
    assert done.stdout.splitlines()[-1] == "False"
