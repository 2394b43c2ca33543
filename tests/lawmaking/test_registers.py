"""制定计划, 报出备案, 报来备案, 文件效力 fill themselves from the record."""

from __future__ import annotations

from datetime import date, datetime

from tests.lawmaking.conftest import BUREAU, STRANGER

from yizhang.law.calendar import LOCAL
from yizhang.web.cells import Told
from yizhang.web.export import as_csv
from yizhang.web.leaf import leaf
from yizhang.web.ledger import LEDGERS, Query

NOW = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
APRIL = datetime(2026, 4, 3, 9, tzinfo=LOCAL)
DOGS = "养犬办法公布后修改"


def rows(name: str, by=BUREAU, now=NOW) -> dict[str, dict]:
    """The rows of a register by title."""
    return {str(one["title"]): one for one in LEDGERS[name].rows(by, now)}


def test_a_filing_tells_of_each_organ_whether_it_was_sent_in_time_and_received(past):
    past(DOGS)
    first, decision = rows("filings")["无锡市养犬管理办法"], rows("filings")["关于修改《无锡市养犬管理办法》的决定"]
    assert first["last_day"] == date(2026, 2, 5)
    assert sorted(str(first[f"organ{at}"]) for at in (1, 2, 3, 4)) == ["已报，缺回执", "逾期未报", "逾期未报", "逾期未报"]
    assert (first["states"], decision["states"]) == (("在办", "逾期"), ("在办",))
    assert decision["organ1"] == Told("待报", "note")


def test_an_entry_proposed_after_the_plan_was_approved_is_an_addition_and_the_plan_tells_how_far_each_is(past):
    past(DOGS, "一件规范性文件草案正在公开征求意见")
    found = rows("plans")
    assert {title: row["added"] for title, row in found.items()} == {
        "无锡市养犬管理办法": "", "关于修改《无锡市养犬管理办法》的决定": "追加", "无锡市校外托管管理意见": "",
    }  # fmt: skip
    assert [str(one["stages"]) for one in found.values()] == ["备案", "征求", "备案"]
    assert str(found["无锡市校外托管管理意见"]["draft"]) == "公开征求意见中"


def test_an_entry_past_its_day_without_publication_is_late(past):
    past("一件规范性文件草案正在公开征求意见")
    (row,) = rows("plans", now=datetime(2026, 11, 2, 9, tzinfo=LOCAL)).values()
    assert (str(row["draft"]), row["late"], row["stages"].parts[1]) == ("晚于计划", True, ("征求", "over"))


def test_what_is_filed_here_tells_whether_it_came_is_public_and_what_the_review_found(past):
    past("江阴市政府文件备案审查发现抵触", "部门文件报备，没有公布网址")
    contrary, unpublished = rows("inbound")["江阴市人民政府关于规范停车管理的意见"], rows("inbound")["无锡市农机购置补贴办法"]
    assert (contrary["came"], str(contrary["review"])) == (date(2026, 2, 5), "抵触，待制定机关答复")
    assert (str(unpublished["public"]), str(unpublished["review"])) == ("没有公布网址", "在审")
    assert str(rows("inbound", now=APRIL)[str(contrary["title"])]["review"]) == "抵触，逾期未答复"


def test_the_effect_of_a_document_follows_from_what_was_published_since(past):
    past(DOGS)
    effects = {title: str(row["effect"]) for title, row in rows("effects").items()}
    assert effects == {"无锡市养犬管理办法": "有效", "关于修改《无锡市养犬管理办法》的决定": "尚未施行"}
    amended = rows("effects", now=APRIL)["无锡市养犬管理办法"]
    assert (str(amended["effect"]), amended["changed_by"]) == ("已修改", "关于修改《无锡市养犬管理办法》的决定")


def test_filters_and_export_say_what_the_cells_say(past):
    past(DOGS)
    page = leaf(LEDGERS["filings"], LEDGERS["filings"].rows(BUREAU, NOW), Query({"organ2": "待报"}))
    assert [one["title"] for one in page.rows] == ["关于修改《无锡市养犬管理办法》的决定"]
    assert "待报" in as_csv(LEDGERS["filings"], page.rows).decode()


def test_who_has_no_part_in_it_sees_no_row(past):
    past(DOGS)
    assert [rows(name, STRANGER) for name in ("plans", "filings", "inbound", "effects")] == [{}, {}, {}, {}]
