"""The bytes of an act are those of the standard (semantics 57 to 59): compared with a second library."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from yizhang.kernel.canonical import LARGEST, NotCanonical, canonical, digest_of, trimmed
from yizhang.kernel.chain import parsed

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
plain = st.recursive(
    texts | st.integers(1 - LARGEST, LARGEST - 1) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdefz_09", min_size=1, max_size=5), inner, max_size=4),
    max_leaves=12,
)
bodies = st.dictionaries(st.text("abcdefz_09", min_size=1, max_size=5), plain, max_size=6)


@given(bodies)
def test_canonical_is_what_the_standard_says(body):
    assert canonical(body).encode() == rfc8785.dumps(body)


@given(bodies)
def test_nothing_is_lost(body):
    assert json.loads(canonical(body)) == body


@pytest.mark.parametrize("words", ["𠮷野家", "〇", "é", "e\u0301", "甲\n乙", "“引号”\\"])
def test_words_stay_as_they_were_typed(words):
    assert json.loads(canonical({"a": words}))["a"] == words


@pytest.mark.parametrize("value", [1.5, None, 2**53, -(2**53), "a\x00b", "\ud800", {"a": [None]}, b"x"])
def test_what_no_act_may_hold_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical({"a": value})


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1.5}',
        '{"a":null}',
        '{"a":NaN}',
        '{"a":9007199254740992}',
        '{"a":-9007199254740992}',
        '{"a":"\\u0000"}',
        '{"b":1,"a":2}',
        '{"a": 1}',
        '{"a":1,"a":1}',
        '["a"]',
        '{"a":"\\u4e59"}',
    ],
)
def test_what_no_act_may_hold_is_not_read_as_one(text):
    assert parsed(text) is None


@given(bodies)
def test_whatever_is_canonical_is_read(body):
    assert parsed(canonical(body)) == body


def test_empty_is_left_out_but_no_and_nought_are_not():
    assert trimmed({"a": "", "b": [], "c": {}, "d": None, "e": False, "f": 0, "g": "x"}) == {"e": False, "f": 0, "g": "x"}


@pytest.mark.parametrize(("algorithm", "digest"), [
    ("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("sm3", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
])  # fmt: skip
def test_digests_are_those_of_the_standards(algorithm, digest):
    assert digest_of("abc", algorithm) == digest


@pytest.mark.parametrize("words", [":null", "[1.5]", ":1234567890123456", ",NaN", "\\u0000", ":-Infinity"])
def test_words_that_look_like_what_no_act_may_hold_are_words(words):
    assert canonical({"a": words, words: "a"}).encode() == rfc8785.dumps({"a": words, words: "a"})


@given(st.recursive(st.sampled_from([1.5, -0.0, 1e16, 1e-9, float("nan"), float("-inf"), None, 2**53, -(2**60), "\x00"]), lambda one: st.lists(one, min_size=1), max_leaves=4))
def test_it_is_found_wherever_it_stands(value):
    with pytest.raises(NotCanonical):
        canonical({"a": [1, "甲", {"b": value}]})
