"""One document as four programs store it: their habits made by hand, the same elements read from each."""

from __future__ import annotations

import pytest
from tests.gongwen.read.packages import TYPES, W, packed
from tests.gongwen.read.pages import column, pdf
from tests.gongwen.with_pictures import png

from yizhang.gongwen import errors
from yizhang.gongwen.read import read

LINES = ("无锡市教育局关于新建小学的请示", "市政府：", "妥否，请批示。", "无锡市教育局", "2026年3月2日")
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PICTURE = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId9"/></w:drawing></w:r></w:p>'
)


def document(body: str, namespace: str = W, more: str = "") -> str:
    return f'<w:document xmlns:w="{namespace}" xmlns:mc="{MC}" {more}><w:body>{body}<w:sectPr/></w:body></w:document>'


def paragraphs(*lines: str, inside: str = "<w:r>{words}</w:r>") -> str:
    return "".join("<w:p>" + inside.format(words=f"<w:t>{line}</w:t>") + "</w:p>" for line in lines)


def wps() -> bytes:
    """WPS: own namespaces that may be ignored, a content control around the title, words cut into runs, a mark of the maker."""
    cut = "".join(f"<w:r><w:rPr><w:rFonts w:hint='eastAsia'/></w:rPr><w:t>{char}</w:t></w:r>" for char in LINES[0])
    title = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{cut}<w:bookmarkStart w:id='0' w:name='_GoBack'/></w:p></w:sdtContent></w:sdt>"
    more = 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="wpsCustomData"'
    custom = "<Properties><property name='KSOProductBuildVer'>2052-12.1.0</property></Properties>"
    body = title + paragraphs(*LINES[1:]) + "<wpsCustomData:data/>"
    return packed({"[Content_Types].xml": TYPES, "docProps/custom.xml": custom, "word/document.xml": document(body, more=more)})


def libreoffice() -> bytes:
    """LibreOffice: a byte order mark before the XML, runs with nothing in them, soft page breaks, a tab stop for every indent."""
    inside = "<w:pPr><w:pStyle w:val='Normal'/><w:rPr/></w:pPr><w:r><w:rPr/></w:r><w:r><w:rPr/><w:lastRenderedPageBreak/>{words}</w:r>"
    whole = "\ufeff<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n" + document(paragraphs(*LINES, inside=inside))
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": whole})


def word_2007() -> bytes:
    """Word 2007: boxes as VML without an alternative, spelling marks between runs, smart tags around dates."""
    box = f"<w:txbxContent>{paragraphs('无锡市教育局文件')}</w:txbxContent>"
    vml = f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>'
    day = f"<w:p><w:proofErr w:type='spellStart'/><w:smartTag w:element='chsdate'><w:r><w:t>{LINES[4]}</w:t></w:r></w:smartTag></w:p>"
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document(vml + paragraphs(*LINES[:4]) + day)})


def converter() -> bytes:
    """A converter: the strict namespace, another name and folder for the text, no styles, UTF-16."""
    types = TYPES.replace("/word/document.xml", "/doc/main2.xml")
    whole = '<?xml version="1.0" encoding="UTF-16"?>' + document(paragraphs(*LINES), STRICT)
    return packed({"[Content_Types].xml": types, "doc/main2.xml": whole.encode("utf-16")})


@pytest.mark.parametrize("made", [wps, libreoffice, word_2007, converter], ids=lambda made: made.__name__)
def test_a_docx_of_any_maker_holds_the_same_elements(made) -> None:
    read_in = read(made(), "请示.docx")
    assert read_in.title and read_in.title.value.text == LINES[0]
    assert read_in.primary_recipients and read_in.primary_recipients.value == ("市政府",)
    assert [one.text for one in read_in.body] == [LINES[2]]
    assert read_in.dated and read_in.dated.value.isoformat() == "2026-03-02"
    assert (read_in.letterhead is not None) == (made is word_2007)


def test_a_docx_that_is_a_picture_of_text_says_that_it_has_no_text() -> None:
    with pytest.raises(errors.NoText, match=r"图片\.docx"):
        read(packed({"[Content_Types].xml": TYPES, "word/document.xml": document(PICTURE)}), "图片.docx")


def test_pictures_beside_the_text_are_counted_as_their_words_are_not_read() -> None:
    relation = '<Relationship Id="rId9" Type="x/image" Target="media/image1.png"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": document(paragraphs(*LINES) + PICTURE),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relation}</Relationships>',
        "word/media/image1.png": png(),
    }
    assert read(packed(parts), "请示.docx").doubts == ("文件带有1幅图片，图片上的文字未读入",)


def test_five_hundred_pages_are_read() -> None:
    """A .docx of two hundred thousand characters, some 440 pages of 22 lines; and as many pages of a .pdf as are read at all."""
    assert read(pdf(column(*LINES), *[column("情况如下。")] * 499), "长.pdf").text.startswith(LINES[0])
    long = paragraphs(*LINES[:2], *["各地各单位要认真落实工作责任，加强组织领导，确保各项任务按时完成。" * 3] * 2200, *LINES[2:])
    read_in = read(packed({"[Content_Types].xml": TYPES, "word/document.xml": document(long)}), "长.docx")
    assert len(read_in.body) == 2201


def test_a_text_of_two_encodings_is_read_or_refused_in_a_sentence() -> None:
    utf8, gb = "\n".join(LINES).encode(), "\n附件：说明\n".encode("gb18030")
    for data in (utf8 + gb, gb + utf8, b"\xef\xbb\xbf" + gb, utf8 + "\n".join(LINES).encode("utf-16")):
        try:
            assert read(data, "混.txt").text
        except errors.CannotRead as refused:
            assert str(refused).startswith("“混.txt”") and str(refused).endswith("。")
