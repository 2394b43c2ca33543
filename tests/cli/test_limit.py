"""`yizhang limit`: a due date with its sum, for people and for programs."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from yizhang.cli.command import Unusable, run
from yizhang.cli.limit import limit
from yizhang.law.calendar import LOCAL
from yizhang.yamltext import read_yaml

CASES = read_yaml((Path(__file__).parents[1] / "data" / "limits.yaml").read_text("utf-8"), "limits.yaml")
NOW = datetime(2026, 3, 2, 9, tzinfo=LOCAL)


def answer(capsys, *words):
    assert run(limit, "yizhang limit", [*words, "--json"], NOW) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_cases_are_answered_with_the_published_calendar(case, capsys):
    found = answer(capsys, case["start"], case["limit"])
    assert (found["due"], found["certain"]) == (case.get("provisional", case["due"]), "provisional" not in case)


def test_the_days_are_listed_with_their_reasons(capsys):
    days = answer(capsys, "2026-02-13T10:00", "2工作日")["days"]
    assert days[:3] == [
        {"date": "2026-02-13", "counted": False, "why": "起算日不计"},
        {"date": "2026-02-14", "counted": True, "why": "调休上班"},
        {"date": "2026-02-15", "counted": False, "why": "周末"},
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2026-09-28T10:00", "7工作日"], "自2026年9月28日（星期一）10:00起7个工作日，截止2026年10月13日（星期二）17:30\n"),
        (["2026-05-12T09:00", "前7日"], "2026年5月12日（星期二）09:00前7日，截止2026年4月30日（星期四）17:30\n"),
        (["2026-12-25T10:00", "10工作日"], "暂定：2027年放假安排尚未公布或未收录\n"),
    ],
)
def test_people_read_a_sentence_and_a_table(words, said, capsys):
    assert run(limit, "yizhang limit", words, NOW) == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"), [(["2026-03-02", "9周"], "“9周”不是时限"), (["9999-12-30", "7日"], "超出了日历"), (["明天", "7日"], "不是时间")]
)
def test_what_cannot_be_used_is_said_with_what_would_do(words, said, capsys):
    with pytest.raises(Unusable, match=said):
        run(limit, "yizhang limit", words, NOW)
