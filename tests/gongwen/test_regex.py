"""Patterns that are made late: all of them can be made, and none is passed over where it matches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhang.gongwen import patterns, regex

patterns.load()
TEXT = (Path(__file__).parents[1] / "data" / "documents" / "real" / "国办发_2019_3.txt").read_text(encoding="utf-8")[:1500]


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The file of an installation of its own."""
    monkeypatch.setattr(regex, "KEPT", tmp_path / "patterns")
    regex.kept.cache_clear()
    yield tmp_path / "patterns"
    regex.kept.cache_clear()


def test_a_pattern_from_its_code_finds_what_the_compiled_one_finds(kept):
    patterns.keep()
    for one in regex.declared:
        made, compiled = regex._made(one.pattern, one.flags), re.compile(one.pattern, one.flags)
        assert (one.pattern, int(one.flags)) in regex.kept()
        assert (made.flags, made.groups, made.groupindex) == (compiled.flags, compiled.groups, compiled.groupindex)
        assert [found.span() for found in made.finditer(TEXT)] == [found.span() for found in compiled.finditer(TEXT)]


@pytest.mark.parametrize("content", [b"", b"\x00", b"not one of ours", None])
def test_without_a_file_that_can_be_used_patterns_are_compiled(kept, content):
    if content is not None:
        kept.write_bytes(content)
    assert regex.kept() == {}
    assert regex._made("(?P<year>年)", 0).groupindex == {"year": 1}


def test_what_another_python_kept_is_left_alone(kept, monkeypatch):
    patterns.keep()
    monkeypatch.setattr(regex, "STAMP", "4.0")
    assert regex.kept() == {}


@pytest.mark.parametrize("one", [one for one in regex.declared if one.near], ids=lambda one: one.pattern[:30])
@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_match_holds_one_of_the_words_that_are_looked_for_first(one, data):
    found = re.search(one.pattern, data.draw(st.from_regex(re.compile(one.pattern, one.flags))), one.flags)
    assert found
    assert any(word in found[0] for word in one.near)
