"""意见答复: opinions come in by a spreadsheet, row by row, and go out and back with their answers; nothing is lost, nothing is run."""

from __future__ import annotations

import base64
import csv
import io
import json
import re

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.lawmaking.drafting import BUREAU, DRAFTER, MONDAY, PLAIN, did, do

from yizhang import kernel
from yizhang.kernel.models import Link, Matter
from yizhang.kernel.values import Asks
from yizhang.lawmaking.facts import PublicOpinion
from yizhang.lawmaking.opinions import HEADS, joined, read_rows
from yizhang.web import moment
from yizhang.web.spreadsheet import lines, named

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def asked(city) -> str:
    """A consultation under way."""
    moment.set_demo(MONDAY)
    draft = did(
        "draft", "start", DRAFTER,
        title="无锡市校外托管管理意见", law_kind="市政府规范性文件", mode="制定", text="一、登记条件。",
        **{**PLAIN, "public_interest": True},
    )  # fmt: skip
    do(draft, "ask_public", DRAFTER, days=30, address="https://www.example.gov.cn/1")
    child = Link.objects.get(a=draft, kind="child").b
    return do(child, "announce", DRAFTER, address="https://www.example.gov.cn/1")


@pytest.fixture
def desk(asked) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": DRAFTER.person})
    return client


def workbook(*rows: tuple[object, ...], heads: tuple[str, ...] = HEADS) -> SimpleUploadedFile:
    """A spreadsheet as an office program writes it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate((heads, *rows)):
            sheet.write_row(at, 0, row)
    return SimpleUploadedFile("意见.xlsx", out.getvalue())


def bring(desk: Client, asked: str, file: SimpleUploadedFile):
    return desk.post(f"/lawmaking/opinions/{asked}/import", {"file": file})


def held(asked: str) -> list[dict]:
    return json.loads(Matter.objects.get(pk=asked).record).get("opinions", [])


def test_good_rows_are_registered_and_every_broken_one_is_named_and_given_back(desk, asked):
    answer = bring(
        desk, asked, workbook(("市民甲", "增加电梯"), ("", "没有署名"), ("企业乙", "延长过渡期", "再说"), ("市民甲", "增加电梯"))
    )
    page = answer.content.decode()
    assert [one["who"] for one in held(asked)] == ["市民甲"]
    returned = base64.b64decode(re.search(r"base64,([^\"]+)", page)[1]).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(returned)))[1:]
    assert [(row[4], row[5]) for row in found] == [
        ("3", "没有写意见人"), ("4", "采纳情况应为采纳、部分采纳或不采纳"), ("5", "与前面的一行相同"),
    ]  # fmt: skip
    assert [row[1] for row in found] == ["没有署名", "延长过渡期", "增加电梯"]


def test_ten_thousand_rows_come_in_at_once_and_one_more_is_refused_whole(desk, asked):
    rows = [(f"市民{at}", f"第{at}条意见") for at in range(10_000)]
    rows[4711] = ("", "没有署名")
    page = bring(desk, asked, workbook(*rows)).content.decode()
    assert len(held(asked)) == 9_999
    assert "4713" in page
    assert "共9999条" in desk.get(f"/matter/{asked}").content.decode()
    refused = bring(desk, asked, SimpleUploadedFile("多一行.csv", "\n".join(["意见人,意见", *["甲,乙"] * 10_001]).encode()))
    assert (refused.status_code, len(held(asked))) == (422, 9_999)


def test_the_export_comes_back_with_answers_and_nothing_is_registered_twice(desk, asked):
    bring(desk, asked, workbook(("市民甲", "增加电梯"), ("企业乙", "延长过渡期")))
    bring(desk, asked, workbook(("企业乙", "延长过渡期", "不采纳", "上位法已有规定"), ("市民甲", "增加电梯")))
    assert held(asked) == [
        {"who": "市民甲", "said": "增加电梯"},
        {"who": "企业乙", "said": "延长过渡期", "answer": "不采纳", "reason": "上位法已有规定"},
    ]


def test_a_page_of_answers_is_one_act(desk, asked):
    bring(desk, asked, workbook(("市民甲", "增加电梯"), ("企业乙", "延长过渡期")))
    before = len(kernel.look(asked, DRAFTER, now=MONDAY).acts)
    desk.post(f"/lawmaking/opinions/{asked}/answer", {"answer.0": "采纳", "reason.0": "写入第三条", "answer.1": ""})
    assert held(asked)[0] == {"who": "市民甲", "said": "增加电梯", "answer": "采纳", "reason": "写入第三条"}
    assert len(kernel.look(asked, DRAFTER, now=MONDAY).acts) == before + 1


def test_a_script_in_an_opinion_stays_words_on_every_page(desk, asked):
    bring(desk, asked, workbook((SCRIPT, f"请删去 {SCRIPT}", "采纳", SCRIPT)))
    assert held(asked)[0]["who"] == SCRIPT
    for page in (
        f"/lawmaking/opinions/{asked}",
        f"/matter/{asked}",
        f"/matter/{asked}/print",
        "/ledger/opinions",
        "/ledger/opinions/print",
    ):
        shown = desk.get(page).content.decode()
        assert SCRIPT not in shown
        assert "&lt;script&gt;" in shown


def test_what_looks_like_a_formula_leaves_as_text_and_comes_back_as_it_was(desk, asked):
    bring(desk, asked, workbook(("市民甲", "=1+1 应当取消")))
    taken = desk.post("/ledger/opinions/export", {"as": "csv"})
    (row,) = list(named(list(lines(taken.content, "意见.csv"))))
    assert "'=1+1 应当取消" in taken.content.decode()
    assert row[1]["意见"] == "=1+1 应当取消"


def test_a_file_that_is_no_table_of_opinions_is_refused_and_says_why(desk, asked):
    for file, why in (
        (SimpleUploadedFile("a.xlsx", b"PK\x03\x04 broken"), "a.xlsx"),
        (SimpleUploadedFile("a.csv", b"\xff\xfe\x00"), "a.csv"),
        (workbook(("甲", "乙"), heads=("姓名", "内容")), "第一行应当是列名"),
    ):
        answer = bring(desk, asked, file)
        assert answer.status_code == 422
        assert why in answer.content.decode()
    assert held(asked) == []


def test_a_list_that_leaves_out_a_registered_opinion_asks_first(desk, asked):
    bring(desk, asked, workbook(("市民甲", "增加电梯"), ("企业乙", "延长过渡期")))
    outcome = kernel.perform(asked, "collect", DRAFTER, {"opinions": [{"who": "市民甲", "said": "增加电梯"}]}, now=MONDAY)
    assert isinstance(outcome, Asks)
    assert "延长过渡期" in outcome.findings[0].message


def test_who_does_not_keep_the_consultation_reads_only(desk, asked):
    bring(desk, asked, workbook(("市民甲", "增加电梯")))
    desk.post("/sign-in/become", {"person": BUREAU.person})
    page = desk.get(f"/lawmaking/opinions/{asked}").content.decode()
    assert "增加电梯" in page
    assert 'name="answer.0"' not in page
    assert bring(desk, asked, workbook(("市民丙", "多一条"))).status_code == 409
    assert len(held(asked)) == 1


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("甲", ""), "没有写意见"),
        (("甲", "#REF!"), "单元格是出错的公式"),
        (("甲", "字" * 20_001), "一格超过两万字"),
        (("甲", "\x07"), "有不能显示的字符"),
    ],
)
def test_why_a_row_is_broken(cells, why):
    (found,) = read_rows([(2, dict(zip(HEADS, cells, strict=False)))]).broken
    assert (found.line, found.why) == (2, why)


def test_an_answer_given_before_stays_when_the_row_comes_again_without_one():
    before = (PublicOpinion("甲", "乙", "采纳", "写入第三条"),)
    assert joined(before, [PublicOpinion("甲", "乙"), PublicOpinion("丙", "丁")]) == (*before, PublicOpinion("丙", "丁"))


def test_the_register_names_the_draft_and_the_opinion_each_in_its_place(desk, asked):
    bring(desk, asked, workbook(("市民甲", "增加电梯")))
    page = desk.get("/ledger/opinions").content.decode()
    body = re.search(r"<tbody.*?</tbody>", page, re.S)[0]
    assert body.count("增加电梯") == 1 and "无锡市校外托管管理意见" in body
