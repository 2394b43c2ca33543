"""What a program reads: only what its post may see."""

from __future__ import annotations

import pytest
from tests.api.conftest import Office, Program, submitted


def titles(answer) -> list[str]:
    return [one["title"] for one in answer.json()["items"]]


def test_lists_hold_what_one_may_see_and_no_more(office: Office, education: Program, registry: Program):
    submitted(education)
    assert titles(education.get("/matters")) == titles(registry.get("/matters")) == ["无锡市教育局关于新建实验小学的请示"]
    assert titles(education.get("/matters", list="initiated")) == ["无锡市教育局关于新建实验小学的请示"]
    assert titles(registry.get("/matters", list="initiated")) == []
    assert office.program("市财政局主要负责人").get("/matters").json()["total"] == 0


@pytest.mark.both_databases
def test_matters_are_narrowed_and_paged(office: Office, education: Program):
    submitted(education)
    office.later(days=1)
    submitted(education, title="无锡市教育局关于改建第二小学的请示", number="锡教〔2026〕9号")
    assert titles(education.get("/matters", per_page=1, page=2)) == ["无锡市教育局关于新建实验小学的请示"]
    assert titles(education.get("/matters", opened_from="2026-03-04")) == ["无锡市教育局关于改建第二小学的请示"]
    assert titles(education.get("/matters", opened_to="2026-03-03")) == ["无锡市教育局关于新建实验小学的请示"]
    assert education.get("/matters", state="ended").json()["total"] == education.get("/matters", procedure="report").json()["total"] == 0
    assert education.get("/matters", procedure="request", state="open").json()["total"] == 2


@pytest.mark.parametrize("wrong", [{"page": 0}, {"page": "二"}, {"state": "late"}, {"opened_from": "20260304"}, {"procedure": "a\0"}])
def test_what_cannot_be_asked_is_422(education: Program, wrong):
    said = education.get("/matters", **wrong)
    assert (said.status_code, [*said.json()["problems"]]) == (422, [*wrong])


def test_tasks_are_those_of_the_post(education: Program, registry: Program):
    matter = submitted(education)
    assert [(one["matter"], one["verb"], one["label"]) for one in registry.get("/tasks").json()["items"]] == [(matter, "register", "登记")]
    assert education.get("/tasks").json()["items"] == []
    registry.post(f"/matters/{matter}/verbs/circulate", {"input": {"readers": [f"post:{education.post_}"]}})
    assert [one["kind"] for one in education.get("/tasks", list="read").json()["items"]] == ["read"]


@pytest.mark.both_databases
@pytest.mark.parametrize("words", ["小学", "锡教〔2026〕8号", "锡教2026 8", "市教育局 新建"])
def test_search_finds_by_words_and_numbers_what_one_may_see(office: Office, education: Program, words):
    submitted(education)
    assert education.get("/search", q=words).json()["total"] == 1
    assert office.program("市财政局主要负责人").get("/search", q=words).json()["total"] == 0


def test_a_register_has_a_row_a_matter_and_its_fields_in_order(office: Office, education: Program):
    matter = submitted(education)
    said = education.get("/registers/request").json()
    assert (said["label"], said["total"]) == ("请示", 1)
    names = [one["name"] for one in said["columns"]]
    assert names.index("number") < names.index("status")
    row = said["items"][0]
    assert (row["matter"], row["cells"]["number"], row["cells"]["kind"]) == (matter, "锡教〔2026〕8号", "请示")
    assert education.get("/registers/request", q="中学").json()["total"] == 0
    assert education.get("/registers/nothing").status_code == 404
    assert office.program("市财政局主要负责人").get("/registers/request").json()["total"] == 0


def test_a_page_shows_each_verb_with_why_it_is_closed(education: Program, registry: Program):
    page = registry.get(f"/matters/{submitted(education)}").json()
    verbs = {one["name"]: one for one in page["verbs"]}
    assert (verbs["register"]["state"], verbs["register"]["mine"]) == ("open", True)
    closed = verbs["instruct"]["findings"]
    assert any("49.2b" in one["cites"] for one in closed)
    assert any(one["way"] for one in closed)


def test_a_provision_says_what_gives_it_force(education: Program):
    said = education.get("/provisions/48.2e").json()
    assert (said["said"], said["official"]) == ("第四十八条第二款", False)
    assert any(one.startswith("rule ") for one in said["gives_force"]) and said["text"]
    assert education.get("/provisions/99.9z").status_code == 404


def test_i_am_the_post_of_my_token(office: Office):
    said = office.program("文电", scope="read", procedures=["request"]).get("/me").json()
    assert (said["scope"], said["procedures"], said["expires"]) == ("read", ["request"], "2026-06-01T09:00:00+08:00")
    assert said["post"] in [one["post"] for one in said["identities"]]


def test_nothing_on_the_way_keeps_an_answer(education: Program):
    assert education.get("/tasks")["Cache-Control"] == "no-store"


def test_a_register_is_read_as_of_a_day_and_says_which(office: Office, education: Program):
    matter = submitted(education)
    office.later(days=2)
    office.program("文电").post(f"/matters/{matter}/verbs/register")
    office.later(days=1)
    today = education.get("/registers/request").json()
    past = education.get("/registers/request", as_of="2026-03-04").json()
    assert (today["as_of"], past["as_of"]) == (None, "2026-03-04")
    assert (past["items"][0]["cells"]["status"], past["items"][0]["cells"].get("intake_number")) == ("待登记", None)
    assert today["items"][0]["cells"]["status"] != "待登记" and today["items"][0]["cells"]["intake_number"]
    assert education.get("/registers/request", as_of="2026-03-06").json()["items"] == today["items"]
    assert education.get("/registers/request", as_of="2026-03-02").json()["total"] == 0
    assert office.program("市财政局主要负责人").get("/registers/request", as_of="2026-03-04").json()["total"] == 0


def test_a_day_that_has_not_come_or_is_none_is_told_at_the_parameter(education: Program):
    later = education.get("/registers/request", as_of="2026-03-04")
    assert (later.status_code, later.json()["problems"]) == (422, {"as_of": "2026年3月4日还没有到，最晚可看到今天"})
    assert education.get("/registers/request", as_of="2026-02-30").status_code == 422
    assert education.get("/registers/request", as_of="昨天").json()["problems"] == {"as_of": "应为日期，例如 2026-03-02"}
