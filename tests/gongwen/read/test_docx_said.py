"""What a .docx says of its paragraphs is understood once for all files of a template, and never taken from another template."""

from __future__ import annotations

import pytest
from tests.gongwen.read.packages import docx, p

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.read import read
from yizhang.gongwen.readers import docx_said

NAMED = '<w:pStyle w:val="Title1"/>'
BODY = p("关于放假的通知", NAMED) + p("各区教育局：") + p("现将放假安排通知如下。")


@pytest.fixture(autouse=True)
def kept():
    docx_said.kept.clear()
    yield docx_said.kept
    docx_said.kept.clear()


def styles(align: str, points: int = 22) -> str:
    properties = f'<w:pPr><w:jc w:val="{align}"/></w:pPr><w:rPr><w:sz w:val="{2 * points}"/></w:rPr>'
    return f'<w:style w:type="paragraph" w:styleId="Title1">{properties}</w:style>'


def title_look(document: OfficialDocument) -> tuple[str, float]:
    look = document.layout.looks[1]
    return look.align, look.size


def test_files_of_one_template_share_what_was_understood(kept):
    one, other = (read(docx(BODY.replace("放假", matter), styles=styles("center")), "a.docx") for matter in ("放假", "开学"))
    assert len(kept) == 1
    assert [document.title.value.text for document in (one, other)] == ["关于放假的通知", "关于开学的通知"]
    assert title_look(one) == title_look(other) == ("center", 22.0)


def test_a_style_of_the_same_name_in_another_template_is_its_own(kept):
    one, other = (read(docx(BODY, styles=styles(*said)), "a.docx") for said in (("center", 22), ("right", 16)))
    assert (title_look(one), title_look(other)) == (("center", 22.0), ("right", 16.0))
    assert len(kept) == 2


def test_without_styles_a_file_is_not_mistaken_for_one_with_styles():
    one, other = read(docx(BODY, styles=styles("center")), "a.docx"), read(docx(BODY), "b.docx")
    assert (title_look(one)[0], title_look(other)[0]) == ("center", "")


def test_the_text_before_the_changes_has_an_understanding_of_its_own():
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>现将放假安排</w:t></w:r></w:p>' + p("通知如下。")
    data = docx(p("关于放假的通知", NAMED) + p("各区教育局：") + gone, styles=styles("center"))
    assert [one.text for one in read(data, "a.docx").body] == ["现将放假安排通知如下。"]
    assert [one.text for one in read(data, "a.docx", original=True).body] == ["现将放假安排", "通知如下。"]
    assert [one.text for one in read(data, "a.docx").body] == ["现将放假安排通知如下。"]


def test_what_is_kept_is_bounded(kept, monkeypatch):
    monkeypatch.setattr(docx_said, "PHRASES", 3)
    monkeypatch.setattr(docx_said, "FILES", 2)
    many = "".join(p(f"第{n}段。", f'<w:ind w:firstLine="{n}"/>', f'<w:sz w:val="{20 + n}"/>') for n in range(9))
    for points in range(20, 26):
        document = read(docx(BODY + many, styles=styles("center", points)), "a.docx")
        assert document.layout.looks[12].size == 14.0
        assert len(kept) <= 2
        assert all(len(said.paragraphs) <= 3 and len(said.runs) <= 3 for said in kept.values())


def test_styles_and_properties_that_are_too_long_are_read_and_not_kept(kept, monkeypatch):
    monkeypatch.setattr(docx_said, "LARGEST", 10)
    assert title_look(read(docx(BODY, styles=styles("center")), "a.docx")) == ("center", 22.0)
    assert kept == {}
    monkeypatch.setattr(docx_said, "LARGEST", 10_000)
    monkeypatch.setattr(docx_said, "LONGEST", 10)
    assert title_look(read(docx(BODY, styles=styles("center")), "a.docx")) == ("center", 22.0)
    assert [(said.paragraphs, said.runs) for said in kept.values()] == [({}, {})]
