"""A file becomes the fields of a form, and the fields a document that the lints can be asked about."""

from __future__ import annotations

from yizhang.documents.document import asks_for_decision, document_of, found, of_form
from yizhang.documents.facts import IncomingRecord
from yizhang.documents.kinds import Source
from yizhang.documents.reading import fields_of_file
from yizhang.gongwen.document import Kind
from yizhang.law.fieldtype import Text

PAPER = """无锡市教育局文件

锡教〔2026〕8号　　　　签发人：云示甲

无锡市教育局关于新建实验小学的请示

市政府：
　　为解决学位不足，现申请新建实验小学一所。
　　妥否，请批示。

无锡市教育局
2026年3月2日
"""


def test_a_file_fills_the_form():
    fields = fields_of_file(PAPER.encode(), "请示.txt")
    assert fields["title"] == "无锡市教育局关于新建实验小学的请示"
    assert (fields["number"], fields["kind"], fields["dated"]) == ("锡教〔2026〕8号", "请示", "2026-03-02")
    assert (fields["primary_recipients"], fields["signers"], fields["sender"]) == (["市政府"], ["云示甲"], "无锡市教育局")
    assert str(fields["body"]).endswith("妥否，请批示。")


def test_of_a_secret_document_only_the_pointer_is_taken():
    fields = fields_of_file(("机密★1年\n" + PAPER).encode(), "请示.txt")
    assert fields["secrecy"] == "机密"
    assert "body" not in fields


def record(**more) -> IncomingRecord:
    plain = {
        "sender_name": "市教育局", "source": Source.SUBORDINATE,
        "title": "无锡市教育局关于新建实验小学的请示", "kind": Kind.REQUEST,
        "primary_recipients": ("市政府",), "number": "锡教〔2026〕8号",
        "signers": ("云示甲",), "body": Text("现申请新建实验小学。\n妥否，请批示。"),
    }  # fmt: skip
    return IncomingRecord(**{**plain, **more})


def test_the_record_is_read_as_the_document_it_came_from():
    document = document_of(record())
    assert document.kind is Kind.REQUEST
    assert document.body_text == "现申请新建实验小学。\n妥否，请批示。"
    assert not [one.message for one in of_form(record()) if one.refuses]


def test_articles_share_the_lints_between_them_without_saying_anything_twice():
    faulty = record(title="无锡市教育局关于一季度工作的报告", kind=Kind.REPORT, body=Text("恳请予以支持批准。"), number="锡教[2026]8号")
    form, carried = {one.code for one in of_form(faulty)}, {one.code for one in found(faulty, "report_carries_request")}
    assert carried == {"report_carries_request"}
    assert "number_format" in form and not form & carried


def test_an_opinion_that_asks_for_approval_asks_for_a_decision():
    asking = record(title="无锡市教育局关于加强职业教育的意见", kind=Kind.OPINIONS, body=Text("恳请批准设立研究院。妥否，请批示。"))
    telling = record(title="无锡市教育局关于加强职业教育的意见", kind=Kind.OPINIONS, body=Text("各学校应当加强职业教育。"))
    assert asks_for_decision(asking)
    assert not asks_for_decision(telling)
