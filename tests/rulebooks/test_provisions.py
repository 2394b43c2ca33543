"""The provisions as data."""

from collections import Counter
from pathlib import Path

import pytest

from yizhang.law import citation
from yizhang.rulebooks.page import read_page
from yizhang.rulebooks.provisions import Kind, provisions, read_provisions
from yizhang.rulebooks.source import lines
from yizhang.yamltext import Unusable


def test_the_text_has_207_provisions_9_of_them_principles():
    assert len(provisions()) == 207
    assert [one.id for one in provisions().values() if one.kind is Kind.PRINCIPLE] == [
        "2.1", "3.1", "4.1", "16.1", "47.1c", "48.2a", "54.1a", "57.1", "59.1",
    ]  # fmt: skip


def test_each_has_a_gist_and_every_one_but_a_principle_says_what_is_done():
    assert [one.id for one in provisions().values() if not one.gist] == []
    assert [one.id for one in provisions().values() if (one.kind is Kind.PRINCIPLE) == bool(one.does)] == []


def test_they_stand_in_the_order_of_the_text_with_the_page_last():
    found = list(provisions())
    assert found == sorted(found, key=citation.order)
    assert (found[0], found[-1]) == ("1.1", "P.8")
    assert found.index("39.1a") < found.index("39.1(1)") < found.index("39.2a")


def test_articles_stand_in_their_chapters():
    chapters = {}
    for one in provisions().values():
        chapters.setdefault(one.chapter, []).append(citation.parse(one.id).article)
    assert {chapter: (articles[0], articles[-1]) for chapter, articles in chapters.items()} == {
        "1": (1, 4), "2": (5, 8), "3": (9, 15), "4": (16, 22), "5": (23, 27), "6": (28, 31), "7": (32, 37), "8": (38, 47),
        "9": (48, 53), "10": (54, 56), "11": (57, 63), "P": (None, None),
    }  # fmt: skip
    assert sorted({n for articles in chapters.values() for n in articles if n}) == list(range(1, 64))


def test_what_the_text_leaves_open_is_marked_as_a_reading():
    silent, named = provisions()["51.1e"], provisions()["42.2b"]
    assert (silent.lift, silent.lift_read, silent.soft) == ("秘书长", True, True)
    assert (named.lift, named.lift_read) == ("市长", False)
    assert (provisions()["18.1b"].limit_read, provisions()["53.1a"].limit_read, provisions()["53.1a"].limit) == (True, False, "7wd")


def test_a_soft_norm_names_who_lifts_it_or_says_why_nobody_can():
    assert [one.id for one in provisions().values() if one.soft and not one.lift] == ["48.2c"]


def test_kinds_have_words_and_identifiers_are_spoken():
    assert (provisions()["48.2e"].kind.label, provisions()["48.2e"].said) == ("把关", "第四十八条第二款")
    assert set(Counter(one.kind for one in provisions().values())) == set(Kind)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"1":\n- {id: "1.1", kind: gate, gist: 甲}\n- {id: "1.1", kind: gate, gist: 乙}\n', "甲.yaml:3：“1.1”写了两次"),
        ('"1":\n- {id: "2.1", kind: gate, gist: 甲}\n- {id: "1.1", kind: gate, gist: 乙}\n', "甲.yaml:3：“1.1”应在“2.1”之前"),
        ('"1":\n- {id: "1.1", kind: gat, gist: 甲}\n', "甲.yaml:2：'gat' is not a valid Kind"),
        ('"1":\n- {id: 一, kind: gate, gist: 甲}\n', "甲.yaml:2：“一” is no provision"),
        ('"1":\n- {id: "1.1", kind: gate}\n', "甲.yaml:2：每个条款应当有"),
        ('"1":\n- {id: "1.1", kind: gate, gist: 甲, lifts: 乙}\n', "甲.yaml:2：没有“lifts”这一栏"),
        ('"1": 甲\n', "甲.yaml:1：应当是条款的列表"),
        ("- 甲\n", "甲.yaml:1：应当是章的编号"),
    ],
)
def test_a_faulty_file_is_told_with_its_line(text, said):
    with pytest.raises(Unusable) as refused:
        read_provisions(text, "甲.yaml")
    assert str(refused.value).startswith(said)


def test_every_provision_has_its_place_in_the_published_text():
    page = Path(__file__).parents[1] / "data" / "rulespage" / "wuxi_2022.txt"
    text = read_page(lines(page.read_bytes(), page.name))
    assert [one.id for one in provisions().values() if one.chapter != "P" and text.official(one.id) is None] == []
    own = {str(chapter.number): {article.number for article in chapter.articles} for chapter in text.chapters}
    assert [one.id for one in provisions().values() if one.chapter != "P" and citation.parse(one.id).article not in own[one.chapter]] == []
