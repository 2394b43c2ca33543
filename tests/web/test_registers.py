"""Registers as an official uses them: what they list, what leaves the house with an export, what is printed, what is kept."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile

import pytest
from tests.web.test_office import CLERK, MAYOR, SECRETARY, STRANGER, Person, a_paper, somebody, words

from yizhang.kernel.models import Act, Matter, SecurityEvent
from yizhang.web.ledger import LEDGERS, Column

__all__ = ["somebody"]


@pytest.fixture
def with_informant(monkeypatch):
    """收文登记簿 with a column that is private to the secretary-general."""
    from yizhang.web import books

    for name in ("incoming",):
        own = LEDGERS[name]
        columns = (*books.incoming_columns(), Column("informant", "反映人", search=True))
        monkeypatch.setitem(LEDGERS, name, books.ledger_of(name, own.label, ("request",), columns, own.filled))


def exported(person: Person, address: str = "", form: str = "csv") -> bytes:
    answer = person.browser.post(f"/ledger/incoming/export{address}", {"as": form})
    assert answer.status_code == 200, words(answer.content)[:300]
    return answer.content


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_an_export_is_an_act_with_conditions_count_and_the_digest_of_the_very_file(somebody):
    clerk = somebody(CLERK)
    a_paper(clerk, title="关于甲的请示")
    a_paper(clerk, title="关于乙的请示")
    data = exported(clerk, "?q=甲&state=在办")
    body = json.loads(Act.objects.get(procedure="register_export", verb="export").body)
    given = body["input"]
    assert (body["person"], given["ledger"], given["rows"], given["form"]) == (CLERK, "收文登记簿", 1, "CSV")
    assert given["conditions"] == "状态：在办，查询：甲"
    assert given["digest"] == hashlib.sha256(data).hexdigest()
    assert "导出收文登记簿" in clerk.see("/ledger/exports")


def test_nobody_else_sees_what_one_exported(somebody):
    exported(somebody(CLERK))
    other = somebody(SECRETARY)
    matter = Matter.objects.get(procedure="register_export")
    assert other.browser.get(f"/matter/{matter.id}").status_code == 404
    assert "导出收文登记簿" not in other.see("/ledger/exports")


def test_one_exports_only_what_one_sees(somebody):
    a_paper(somebody(CLERK), title="关于甲的请示")
    assert rows_of(exported(somebody(STRANGER))) == []
    assert len(rows_of(exported(somebody(CLERK)))) == 1


@pytest.mark.parametrize("words_", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1+1"])
def test_words_that_look_like_a_formula_stay_words(somebody, words_):
    clerk = somebody(CLERK)
    a_paper(clerk, title=f"{words_}关于甲的请示")
    cell = rows_of(exported(clerk))[0]["标题"]
    assert cell.startswith("'")
    sheet = zipfile.ZipFile(io.BytesIO(exported(clerk, form="xlsx"))).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_a_private_field_is_not_public_in_register_search_export_print_and_api(somebody, with_informant):
    clerk, secretary = somebody(CLERK), somebody(SECRETARY)
    where = a_paper(clerk, title="关于甲的请示", informant="孔某某")
    clerk.do(f"{where}/register")
    clerk.do(f"{where}/propose", lead="市教育局")
    for page in ("/ledger/incoming?cols=title,informant", "/ledger/incoming/print?cols=title,informant", where):
        assert "不公开" in clerk.see(page)
        assert "孔某某" not in clerk.see(page).replace("填“孔某某”", "")
    assert rows_of(exported(clerk))[0]["反映人"] == "不公开"
    assert "没有符合条件的" in clerk.see("/ledger/incoming?q=孔某某")
    assert "没有找到" in clerk.see("/search?q=孔某某")
    assert rows_of(exported(secretary))[0]["反映人"] == "孔某某"
    assert "孔某某" in secretary.see("/ledger/incoming?cols=title,informant")


def test_a_view_of_a_register_is_its_address_and_can_be_kept(somebody):
    clerk = somebody(CLERK)
    a_paper(clerk, title="关于甲的请示")
    address = "/ledger/incoming?state=在办&before=2026-03-01&sort=-opened"
    clerk.do("/searches", label="二月以前在办", place=address, next=address)
    page = clerk.see("/ledger/incoming")
    assert "二月以前在办" in page
    assert "二月以前在办" not in somebody(SECRETARY).see("/ledger/incoming")
    assert "关于甲的请示" not in clerk.see(address)
    assert "关于甲的请示" in clerk.see(address.replace("before", "after"))
    clerk.do("/searches", forget="二月以前在办", next="/ledger/incoming")
    assert "二月以前在办" not in clerk.see("/ledger/incoming")


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_what_is_no_address_of_ours_is_not_kept(somebody, address):
    clerk = somebody(CLERK)
    clerk.do("/searches", label="别处", place=address, next="/ledger/incoming")
    assert "别处" not in clerk.see("/ledger/incoming")


def test_own_columns_stay_and_stand_in_the_address(somebody):
    clerk = somebody(CLERK)
    a_paper(clerk, title="关于甲的请示", urgency="特急")
    where = clerk.do("/ledger/incoming/columns?state=在办", column=["title", "urgency"])
    assert "cols=title,urgency" in where
    assert "列 2/" in clerk.see(where)
    assert "列 2/" in clerk.see("/ledger/incoming")
    assert "列 1/" in clerk.see("/ledger/incoming?cols=title")


def test_the_counts_of_a_register_are_those_one_sees_and_lead_to_their_rows(somebody):
    clerk = somebody(CLERK)
    a_paper(clerk, title="关于甲的请示")
    page = clerk.see("/ledger/incoming")
    assert "1 在办 0 逾期" in page
    assert "0 已办结" in page
    assert "收文登记簿还没有内容" in somebody(STRANGER).see("/ledger/incoming")


def test_an_empty_register_says_who_fills_it_and_how_to_begin(somebody):
    page = somebody(CLERK).see("/ledger/incoming")
    assert "部门报送的和文电处登记的来文，自动列在这里。 登记收文" in page
    assert "豁免登记还没有内容" in somebody(CLERK).see("/ledger/waivers")


def test_what_was_refused_is_seen_by_who_tried_and_by_the_office(somebody):
    clerk, secretary = somebody(CLERK), somebody(SECRETARY)
    where = a_paper(clerk, title="关于甲的请示")
    clerk.do(f"{where}/register")
    clerk.do(f"{where}/propose", lead="市教育局")
    secretary.do(f"{where}/review", outcome="通过")
    somebody(MAYOR).do(f"{where}/review", status=409, outcome="通过")
    assert "关于甲的请示" in somebody(MAYOR).see("/ledger/refusals")
    assert "关于甲的请示" in clerk.see("/ledger/refusals")
    assert "关于甲的请示" not in somebody(STRANGER).see("/ledger/refusals")


def test_printing_a_register_says_who_and_when_and_is_logged(somebody):
    clerk = somebody(CLERK)
    a_paper(clerk, title="关于甲的请示")
    page = clerk.see("/ledger/incoming/print?state=在办")
    assert "状态：在办 · 1 件" in page
    assert "文电处 杨示己 打印于" in page
    event = json.loads(SecurityEvent.objects.latest("seq").body)
    assert (event["kind"], event["person"], event["name"], event["rows"]) == ("print", CLERK, "incoming", "1")
    assert "关于甲" not in SecurityEvent.objects.latest("seq").body


def test_a_list_says_where_a_matter_is_and_how_long_it_has_stayed_there(somebody):
    clerk = somebody(CLERK)
    where = a_paper(clerk, title="关于甲的请示")
    clerk.do(f"{where}/register")
    clerk.do(f"{where}/propose", lead="市教育局")
    assert "关于甲的请示 拟办 3月3日 审核 秘书长冯示壬 今天到" in clerk.see("/work/done")
    clerk.do("/demo/clock", to="working-day")
    assert "审核 秘书长冯示壬 1个工作日" in clerk.see("/work/mine")
    assert "关于甲的请示" not in somebody("朱示庚").see("/work/done")
