"""截至: a register as it stood on a day, on the page, on paper and in the file that leaves the house (semantics 74)."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from tests.web import papers
from tests.web.papers import comes, does
from tests.web.test_office import CLERK, STRANGER, Person, somebody, words
from tests.web.test_organisation import KEEPER, registers
from tests.web.test_registers import with_informant

from yizhang import kernel
from yizhang.kernel.models import Act
from yizhang.law.calendar import LOCAL
from yizhang.player.city import ENTERED
from yizhang.web import moment

__all__ = ["registers", "somebody", "with_informant"]
ENTRY = {"first": "2026-05-04", "last": "2026-05-04", "working": "no", "name": "防汛放假", "basis": "市政府通知", "key": ""}


def at(day: int) -> datetime:
    """Nine in the morning of a day of March; the 3rd is a Tuesday."""
    return datetime(2026, 3, day, 9, tzinfo=LOCAL)


@pytest.fixture
def week(somebody) -> Person:
    """Tuesday 甲 comes; Wednesday it is proposed, and 乙 is registered; Thursday it gets another department and its answer."""
    first = comes(at(3), "关于甲的请示", urgency="特急")
    does(first, "register", at(4))
    does(first, "propose", at(4), lead="jyj")
    does(comes(at(4), "关于乙的请示"), "register", at(4))
    does(first, "correct", at(5), of="propose", lead="czj", reason="职责在财政")
    does(first, "review", at(5), papers.SECRETARY, "通过")
    does(first, "instruct", at(5), papers.MAYOR, "同意")
    moment.set_demo(at(6))
    return somebody(CLERK)


def row(page: str, title: str) -> str:
    """What stands behind a title, as far as the next row."""
    return page.partition(f" 关于{title}的请示 ")[2].partition(" 关于")[0].partition(" 第 ")[0]


DAYS = (("3.3", "待登记", ""), ("2026-03-04", "待审核", "市教育局"), ("3月5日", "已办结 同意", "市财政局"), ("", "已办结 同意", "市财政局"))


def test_each_day_shows_where_a_paper_was_and_whose_it_was(week):
    for day, status, department in DAYS:
        line = row(week.see(f"/ledger/incoming?as_of={day}"), "甲")
        assert status in line and department in line
        assert ("市财政局" in line) == (department == "市财政局")


def test_what_was_entered_later_is_not_there_and_the_counts_are_those_of_the_day(week):
    page = week.see("/ledger/incoming?as_of=3.3")
    assert "乙" not in page and "1 件" in page
    assert "收文登记簿 截至2026年3月3日" in page and "1 在办 0 逾期 0 当日到期 0 已办结" in page
    assert "2 件" in week.see("/ledger/incoming?as_of=3.4")
    assert "截至2026年2月2日，这里还没有内容" in week.see("/ledger/incoming?as_of=2.2")


def test_what_has_passed_since_is_late_on_no_day_before(week):
    moment.set_demo(at(24))
    assert "逾期，待拟办" in row(week.see("/ledger/incoming"), "乙")
    assert row(week.see("/ledger/incoming?as_of=3.6"), "乙").startswith("3月6日 待拟办")


def test_nothing_is_offered_to_be_done_in_the_past(week):
    moment.set_demo(at(24))
    assert "催办所选" in week.see("/ledger/incoming") and "催办所选" not in week.see("/ledger/incoming?as_of=3.20")


WRONG = (("2月31", "“2月31”不是日期"), ("昨儿", "“昨儿”不是日期"), ("3.7", "2026年3月7日还没有到"), ("2027-01-01", "2027年1月1日还没有到"))


def test_a_day_that_is_none_or_has_not_come_is_told_at_the_field_and_nothing_is_listed(week):
    for typed, said in WRONG:
        answer = week.browser.get("/ledger/incoming", {"as_of": typed})
        page = answer.content.decode()
        assert answer.status_code == 422 and said in words(answer.content) and "先改正“截至”的日期" in words(answer.content)
        assert re.search(f'name="as_of" value="{typed}"[^>]*aria-invalid="true" aria-describedby="as-of-error"', page)
        assert "关于甲的请示" not in page


def test_neither_paper_nor_file_is_made_of_a_day_that_is_none(week):
    for answer in (
        week.browser.get("/ledger/incoming/print?as_of=2月31"),
        week.browser.post("/ledger/incoming/export?as_of=2月31", {"as": "csv"}),
    ):
        assert (answer.status_code, unquote(answer["Location"])) == (302, "/ledger/incoming?as_of=2月31")
    assert not Act.objects.filter(procedure="register_export").exists()


def test_condition_order_search_page_columns_and_the_other_registers_keep_the_day(week):
    page = week.browser.get("/ledger/incoming?as_of=2026-03-04&sort=title&state=在办&q=请示").content.decode()
    links = [unquote(one.replace("&amp;", "&")) for one in re.findall(r'href="(\?[^"]+|/ledger/[^"]+)"', page)]
    lost = [one for one in links if one.startswith("?") and "as_of=2026-03-04" not in one]
    assert lost == ["?sort=title&state=在办&q=请示"]  # the way back to today
    assert "/ledger/waivers?as_of=2026-03-04" in links and "/ledger/incoming/print?as_of=2026-03-04&sort=title&state=在办&q=请示" in links
    assert page.count('type="hidden" name="as_of" value="2026-03-04"') == 1  # the form of conditions; that of words asks it itself


def test_file_and_paper_agree_with_the_page_and_name_the_day(week):
    address = "?as_of=2026-03-04&q=甲"
    printed = week.see(f"/ledger/incoming/print{address}")
    assert "截至2026年3月4日，查询：甲 · 1 件" in printed and "待审核" in printed and "市财政局" not in printed
    answer = week.browser.post(f"/ledger/incoming/export{address}", {"as": "csv"})
    (line,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (line["办理状态"], line["承办单位"], line["办结日期"]) == ("待审核", "市教育局", "")
    assert unquote(answer["Content-Disposition"]).endswith("收文登记簿-截至2026年3月4日.csv")
    given = json.loads(Act.objects.get(procedure="register_export", verb="export").body)["input"]
    assert (given["conditions"], given["rows"]) == ("截至2026年3月4日，查询：甲", 1)


def test_a_workbook_names_the_day_on_its_sheet(week):
    data = week.browser.post("/ledger/incoming/export?as_of=3.4", {"as": "xlsx"}).content
    assert "收文登记簿（截至2026年3月4日）" in zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml").decode()


def test_who_may_not_see_a_matter_today_sees_none_of_its_past(week, somebody):
    assert "甲" not in somebody(STRANGER).see("/ledger/incoming?as_of=3.4")


def test_today_is_the_register_as_it_is_and_says_so(week):
    page = week.see("/ledger/incoming?as_of=3.6")
    assert "收文登记簿 截至2026年3月6日" in page and "看今天的" not in page and "已办结 同意" in page


def test_an_entry_of_the_organisation_entered_changed_and_closed_is_each_day_what_it_was(registers):
    moment.set_demo(ENTERED + timedelta(days=1))
    keeper = Person(KEEPER)
    entry = keeper.do("/open/work_day", **ENTRY)
    moment.set_demo(ENTERED + timedelta(days=3))
    keeper.do(f"{entry}/change", **ENTRY | {"name": "防汛抗旱放假"})
    moment.set_demo(ENTERED + timedelta(days=5))
    keeper.do(f"{entry}/close")
    keeper.see("/")
    days = [(ENTERED + timedelta(days=one)).date().isoformat() for one in range(6)]
    seen = [keeper.see(f"/ledger/office-work_day?as_of={one}") for one in days]
    assert ["防汛放假" in one for one in seen] == [False, True, True, False, False, False]
    assert ["防汛抗旱放假" in one for one in seen] == [False, False, False, True, True, True]
    assert ["已终止" in one for one in seen] == [False, False, False, False, False, True]


def test_what_is_private_is_so_in_the_past_too(somebody, with_informant):
    comes(at(3), "关于甲的请示", informant="孔某某")
    moment.set_demo(at(6))
    address = "/ledger/incoming?as_of=3.4&cols=title,informant"
    assert "不公开" in somebody(CLERK).see(address) and "孔某某" not in somebody(CLERK).see(address)


def test_what_was_refused_of_a_draft_is_told_of_its_day_too(somebody):
    clerk = somebody(CLERK)
    moment.set_demo(at(3))
    draft = kernel.open_matter("request", papers.CLERK, {"title": "关于甲的请示"}, now=at(3)).matter
    kernel.perform(draft, "receive", papers.CLERK, {"title": "关于甲的请示"}, now=at(4))
    moment.set_demo(at(6))
    assert "关于甲的请示" in clerk.see("/ledger/refusals") and "关于甲的请示" in clerk.see("/ledger/refusals?as_of=3.4")
    assert "关于甲的请示" not in clerk.see("/ledger/refusals?as_of=3.3")
