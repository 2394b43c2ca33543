"""A few of the files that the fuzzing makes, the same ones each time; the whole of it is a command of its own (tests/gongwen/fuzz.py)."""

from __future__ import annotations

import random
import time

import pytest
from tests.gongwen.fuzz import packages, samples, survives
from tests.gongwen.torn import torn


def test_torn_packages_are_read_or_refused_in_a_sentence() -> None:
    found: list[str] = []
    made = packages(time.monotonic() + 60, lambda data, name: found.append(name), seed=9704, most=15)
    assert (made, found) == (15, [])


def test_tearing_is_the_same_each_time_and_leaves_no_package_whole() -> None:
    name, data = next(samples())
    once, again = (torn(data, random.Random(7)) for _ in range(2))
    assert once == again != data
    assert name.endswith(".docx")


@pytest.mark.parametrize(
    "text",
    [
        "无锡市教育局关于\x01放假的通知",
        "无锡市人民政府关于进一步优化营商环境的若干措施" * 9 + "的通知\n各区人民政府：\n现通知如下。",
        "\ufeff---\n标题: a\n---\n\t\n",
    ],
    ids=["control", "long title", "front matter only"],
)
def test_what_was_found_stays_mended(text: str) -> None:
    assert survives(text.encode(), "text.txt")
