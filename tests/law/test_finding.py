"""Findings: templates with values, known by code and values (semantics 3, 35, 37, 47, 65)."""

from datetime import date
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhang.law.fieldtype import Text
from yizhang.law.finding import Finding, Severity, Strength, Way, breach, caution, note


class Kind(Enum):
    REPORT = "报告"


def test_a_finding_fills_its_sentence_and_what_to_do():
    found = breach("报告中出现请示用语“{phrase}”", phrase="妥否，请批示", where="正文", remedy="删去“{phrase}”", quote="妥否")
    assert found.message == "报告中出现请示用语“妥否，请批示”"
    assert found.mend == "删去“妥否，请批示”"
    assert (found.where, found.quote, found.refuses) == ("正文", "妥否", True)


def test_only_a_breach_refuses():
    assert [make("…").refuses for make in (breach, caution, note)] == [True, False, False]


@pytest.mark.parametrize(
    ("value", "said"),
    [(Kind.REPORT, "报告"), (date(2026, 3, 2), "2026年3月2日"), (12, 12), (True, True), ("甲", "甲"), (1.5, "1.5"), (Text("乙"), "乙")],
)
def test_values_are_text_whole_numbers_yes_or_no(value, said):
    kept = note("{value}", value=value).values["value"]
    assert (kept, type(kept)) == (said, type(said))


@given(st.text(), st.text(), st.dictionaries(st.text(), st.text() | st.integers() | st.booleans()))
def test_a_confirmation_is_good_for_code_and_values_only(code, other, values):
    found = Finding(code, Severity.CAUTION, "…", values)
    assert found.digest == Finding(code, Severity.BREACH, "另一句", dict(reversed(values.items())), where="别处").digest
    assert (found.digest == Finding(other, Severity.CAUTION, "…", values).digest) == (code == other)
    assert found.digest != Finding(code, Severity.CAUTION, "…", {**values, "n": "更长"}).digest or values.get("n") == "更长"


def test_what_rests_on_a_reading_says_so():
    found = breach("正文{n}字，超过{limit}", n=5600, limit="5000字").also(reading=True)
    assert found.message == "正文5600字，超过5000字（按本机关掌握的口径）"


def test_as_json_is_what_the_contracts_say():
    found = Finding("who", Severity.BREACH, "{a}", {"a": "甲"}, cites=("50.1b",), lift="秘书长", way=Way("sign", "签发", "市长"))
    assert found.as_json() == {
        "code": "who", "severity": "breach", "message": "甲", "where": "", "quote": "", "remedy": "",
        "cites": ["50.1b"], "source": "", "lift": "秘书长",
    }  # fmt: skip


def test_strengths_have_names():
    assert [one.label for one in Strength] == ["惯例", "一般", "推荐", "规定"]
