"""Finding a document of three years ago: words of two characters, numbers in any form, senders, phrases, handlers, initials (36)."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from tests.web.conftest import NINE

from yizhang import kernel
from yizhang.bench import search
from yizhang.kernel.values import Done, Hand
from yizhang.web import firstpage, indexing, preferences, searching
from yizhang.web.models import SearchText

BODY = "为解决一季度汛前除险资金缺口，拟采用Smart 管网监测（二期）。妥否，请批示。"


def post_of(person: str) -> Hand:
    from yizhang.web.people import org_at

    return Hand(person, org_at(NINE).posts_held(person)[0])


@pytest.fixture
def paper(city) -> str:
    """A request on paper, registered by the clerk."""
    clerk = post_of("杨示己")
    given = {"sender": "市水利局", "kind": "请示", "title": "关于梁湖片区排水管网改造的请示", "body": BODY, "informant": "孔某某"}
    opened = kernel.open_matter("request", clerk, given, now=NINE)
    for verb in ("receive", "register"):
        assert isinstance(kernel.perform(opened.matter, verb, clerk, given if verb == "receive" else {}, now=NINE), Done)
    return opened.matter


def found(words: str, person: str = "杨示己", **conditions: str) -> list[str]:
    hits = searching.find(words, conditions, post_of(person), NINE)["hits"]
    return [one.link.split("/")[-1] for one in hits]


FORMS = ("政办收〔2026〕1号", "政办收2026 1", "政办收[2026]1号", "政办收（2026）1", "〔2026〕1号", "2026-1", "政办收〔2026", "办收")
WORDS = ("排水", "管网 排水", "水利", "市水利局", "除险", "汛前除险资金", "smart", "\uff33mart", "(二期)", "【二期】", "梁", "杨示己")
LETTERS = ("lhpq", "LHPQ", "slj", "ysj")


@pytest.mark.both_databases
@pytest.mark.django_db
def test_a_document_is_found_in_every_way_officials_ask_for_it(paper):
    assert [words for words in (*FORMS, *WORDS, *LETTERS) if found(words) != [paper]] == []
    assert [words for words in ("排洪", "管排", "〔2026〕2号", "〔2025〕1号", "zzzz", "除险 排洪", "%", "_", "'") if found(words)] == []


@pytest.mark.both_databases
@pytest.mark.django_db
def test_nobody_finds_what_he_may_not_see_or_by_what_is_private(paper):
    assert found("排水", "常示癸") == []
    assert found("孔某某") == found("孔某某", "冯示壬") == []
    assert "孔某某" not in SearchText.objects.get(matter=paper).shown


@pytest.mark.both_databases
@pytest.mark.django_db
def test_the_first_page_has_what_all_pages_begin_with(city, monkeypatch):
    """However many matters are looked through by title first; half of them may be seen, and each way of finding one is asked."""
    search.put_matters(60)
    found = {}
    for words, newest in product(("教育", "锡教", "水利", "的 函", "2021-1", "12", "100%", "jyj", "没有的词"), (0, 3, 2000)):
        monkeypatch.setattr(firstpage, "NEWEST", newest)
        every = list(searching.ordered(searching.seen(words, search.BY, NINE), words, "").values_list(*firstpage.Found._fields))
        assert [firstpage.first(words, search.BY, NINE, most) for most in (4, 60)] == [every[:4], every]
        found[words] = len(every)
    assert found == {"教育": 30, "锡教": 30, "水利": 0, "的 函": 15, "2021-1": 0, "12": 1, "100%": 0, "jyj": 30, "没有的词": 0}


@pytest.mark.both_databases
@pytest.mark.django_db
def test_what_was_just_done_is_found_at_once_and_an_upgrade_builds_all_of_it_again(paper, monkeypatch):
    clerk = post_of("杨示己")
    found("排水")
    kernel.perform(paper, "propose", clerk, {"lead": "市教育局", "opinion": "拟请统筹考虑"}, now=NINE + timedelta(hours=1))
    assert found("统筹考虑") == [paper]
    SearchText.objects.update(words="", shown="")
    assert found("统筹考虑") == []
    monkeypatch.setattr(indexing, "VERSION", indexing.VERSION + 1)
    assert found("统筹考虑") == [paper]
    assert preferences.get("", indexing.STATE)["version"] == indexing.VERSION


@pytest.mark.both_databases
@pytest.mark.django_db
def test_a_rebuilt_index_is_tested_and_says_what_it_does_not_hold(paper):
    assert indexing.rebuild(NINE) == []
    SearchText.objects.filter(matter=paper).update(words="别的")
    assert indexing.faults(NINE) == [paper]
    assert indexing.rebuild(NINE) == []


@pytest.mark.both_databases
@pytest.mark.django_db
def test_results_narrow_by_kind_sender_and_state_with_counts_of_what_one_sees(paper):
    assert found("排水", kind="请示") == found("排水", sender="市水利局") == found("排水", state="在办") == [paper]
    for condition in ({"state": "已办结"}, {"state": "逾期"}, {"sender": "市教育局"}, {"year": "2025"}):
        assert found("排水", **condition) == []
    assert searching.find("排水", {}, post_of("常示癸"), NINE)["total"] == 0


@pytest.mark.django_db
def test_the_place_found_is_shown_marked_and_the_title_first(city, paper):
    hit = searching.find("除险", {}, post_of("杨示己"), NINE)["hits"][0]
    assert ("除险", True) in hit.snippet
    assert all("\n" not in words for words, _mark in hit.snippet)
    assert searching.find("排水", {}, post_of("杨示己"), NINE)["hits"][0].snippet == ()


@pytest.mark.django_db
def test_provisions_organs_and_people_are_found_too(city):
    assert [one.citation for one in searching.find("报告 请示性质", {}, post_of("杨示己"), NINE)["norms"]] == ["48.2e"]
    assert [one.citation for one in searching.find("48.2e", {}, post_of("杨示己"), NINE)["norms"]] == ["48.2e"]
    assert "市水利局" in searching.find("sslj", {}, post_of("杨示己"), NINE)["offices"]


@pytest.mark.django_db
def test_pairs_of_characters_only_narrow(city):
    assert indexing.pairs("排水 管网") == {"排水", "管网"}
    assert indexing.plain("\uff21B（甲）【a】") == "ab〔甲〕〔a〕"
    assert len(indexing.plain("㈠ﬁ№")) == 3
