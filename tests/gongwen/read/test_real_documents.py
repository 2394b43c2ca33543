"""Documents as really published: each element is found, and an annex is never the body."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.elements import dates
from yizhang.gongwen.read import read, read_text

FOLDER = Path(__file__).parents[2] / "data" / "documents"
REAL = yaml.load((FOLDER / "real.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)["documents"]
PAGES = FOLDER.parent / "rulespage"


def of(entry: dict) -> OfficialDocument:
    path = FOLDER / entry["file"]
    return read(path.read_bytes(), path.name)


@pytest.fixture(params=REAL, ids=lambda entry: Path(entry["file"]).stem)
def entry(request: pytest.FixtureRequest) -> dict:
    return request.param


def test_the_elements_a_registrar_needs_are_read(entry: dict) -> None:
    document = of(entry)
    assert document.title and document.title.value.text == entry["title"]
    assert "、".join(one.value for one in document.issuers) == entry["issuer"]
    assert str(document.document_number.value if document.document_number else "null") == entry["number"]
    assert document.handled_as and document.handled_as.value.value.removeprefix("命") == entry["kind"]
    assert document.dated and document.dated.value == dates.parse(entry["dated"]).value


def test_the_recipients_are_read_in_their_own_words(entry: dict) -> None:
    document = of(entry)
    assert (document.primary_recipients.text.rstrip("：") if document.primary_recipients else "null") == entry["primary_recipients"]


def test_what_was_read_stands_where_it_is_said_to_stand(entry: dict) -> None:
    document = of(entry)
    for one in elements(document):
        assert document.text[one.place.start : one.place.end] == one.text


def test_the_body_holds_neither_head_nor_signature_nor_annex(entry: dict) -> None:
    document = of(entry)
    starts = [one.place.start for one in document.attachments] + ([document.dated.place.start] if document.dated else [])
    inside = [paragraph for paragraph in document.body if document.title and paragraph.place.start < document.title.place.end]
    if entry["kind"] != "令" and not entry["file"].endswith("yijian_1997.txt"):
        assert not inside
        assert all(paragraph.place.end <= min(starts) for paragraph in document.body)


def elements(document: OfficialDocument) -> list:
    names = "title document_number primary_recipients dated note attachment_note letterhead signatory".split()
    return [one for name in names if (one := getattr(document, name))] + [*document.issuers, *document.attachments]


@pytest.mark.parametrize(
    ("name", "annex", "absent"),
    [
        ("国办发_1996_2", "关于我国地震重点监视防御区的确定和加强防震减灾工作意见的报告", "请批转各地"),
        ("国办函_2004_80", "关于湖北省巴东县官渡口镇马鬃山村地质险情调研情况的报告", "国土资源部\n二〇〇四年十月十日"),
        ("国令第706", "专利代理条例", "第一条"),
    ],
)
def test_the_annex_of_a_document_is_cut_from_its_body(name: str, annex: str, absent: str) -> None:
    document = read_text((FOLDER / "real" / f"{name}.txt").read_text(encoding="utf-8"))
    assert document.attachments[0].value == annex
    assert absent in document.attachments[0].text and absent not in document.body_text


def test_a_page_without_a_signature_gives_what_it_lists() -> None:
    document = read((PAGES / "wuxi_2022.txt").read_bytes(), "wuxi_2022.txt")
    assert document.title and document.title.value.text == "无锡市人民政府工作规则"
    assert str(document.document_number.value) == "锡政发〔2022〕10号" if document.document_number else False
    assert document.dated and document.dated.sure < 80
    assert "成文日期" in "".join(document.doubts)


@pytest.mark.parametrize("name", ["guowuyuan_2004", "tax_deduction_2018", "patent_agency_2018"])
def test_a_page_and_its_text_are_read_alike(name: str) -> None:
    page, text = (read((PAGES / f"{name}.{form}").read_bytes(), name) for form in ("html", "txt"))
    for one in ("title", "document_number", "dated", "primary_recipients"):
        assert getattr(getattr(page, one), "value", None) == getattr(getattr(text, one), "value", None)
    assert page.body_text == text.body_text
