"""Heading elements as really published, one a line: every line is read as a person read it, but for those named here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from yizhang.cli.parse import parsed

LINES = [json.loads(line) for line in (Path(__file__).parents[2] / "data" / "headers.jsonl").read_text(encoding="utf-8").splitlines()]
REMARKS = ("note", "must_not")
KNOWN_WRONG = {"s106": "“请示多头主送”看文种才知道，只给主送机关一行时读不出"}


def said(value: object) -> object:
    """Faults without the remark that the one who wrote them down added in brackets."""
    return [re.sub("（.*）$", "", one) for one in value] if isinstance(value, list) else value


def differs(line: dict) -> dict[str, object]:
    found = parsed(line["type"], line["raw"])
    wanted = {key: said(value) if key == "faults" else value for key, value in line["expected"].items() if key not in REMARKS}
    return {key: (value, found.get(key)) for key, value in wanted.items() if found.get(key, "missing") != value}


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['id']}-{line['type']}")
def test_an_element_is_read_as_a_person_read_it(line: dict) -> None:
    assert bool(differs(line)) == (line["id"] in KNOWN_WRONG), differs(line)


def test_few_are_known_wrong() -> None:
    assert len(KNOWN_WRONG) <= len(LINES) * 0.05


def test_a_link_behind_an_article_is_no_part_of_it() -> None:
    line = next(line for line in LINES if line["id"] == "s103")
    assert "一图读懂" not in str(parsed("tail", line["raw"]))


def test_an_unclosed_mark_does_not_swallow_the_sentence() -> None:
    line = next(line for line in LINES if line["id"] == "s102")
    assert all(len(title) < 20 for title in parsed("citation", line["raw"])["cited_laws"])
