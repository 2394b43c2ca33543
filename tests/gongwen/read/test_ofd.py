""".ofd from several makers: read by place, annotations left out, and never garbled words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.gongwen.read.packages import packed

from yizhang.gongwen import errors
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.read import read

FOLDER = Path(__file__).parents[2] / "data" / "files"
SAMPLES = {one["file"]: one for one in yaml.safe_load((FOLDER / "files.yaml").read_text(encoding="utf-8"))}
GREETING = "你好呀，OFDReader&Writer！"


def sample(name: str) -> OfficialDocument:
    return read((FOLDER / "ofd" / name).read_bytes(), name)


def made(*objects: str) -> bytes:
    """A package of one page that holds these objects in this order."""
    page = f'<o:Page xmlns:o="http://www.ofdspec.org/2016"><o:Content><o:Layer>{"".join(objects)}</o:Layer></o:Content></o:Page>'
    return packed(
        {
            "OFD.xml": "<OFD><DocRoot>/Doc_0/Document.xml</DocRoot></OFD>",
            "Doc_0/Document.xml": '<Document><Pages><Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></Pages></Document>',
            "Doc_0/Pages/Page_0/Content.xml": page,
        }
    )


def words(text: str, left: float, top: float, size: float = 5.6, delta: str = "") -> str:
    """A text object, in millimetres."""
    code = f'<o:TextCode X="0" Y="{size}" DeltaX="{delta}">{text}</o:TextCode>'
    return f'<o:TextObject Boundary="{left} {top} 150 {size}" Size="{size}">{code}</o:TextObject>'


@pytest.mark.parametrize("name", ["n.ofd", "letter_fill_opacity.ofd"])
def test_an_official_sample_holds_the_elements_written_down_for_it(name: str) -> None:
    document, expected = sample(name), SAMPLES[f"ofd/{name}"]["expected"]
    assert document.title and document.title.value.text == expected["title"]
    assert document.handled_as and document.handled_as.value.value == expected["kind"]
    assert document.primary_recipients and list(document.primary_recipients.value) == expected["primary_recipients"]
    assert document.dated and document.dated.value.isoformat() == expected["dated"]
    assert (document.document_number.text if document.document_number else None) == expected.get("number")


def test_a_number_cut_by_the_end_of_a_line_is_whole_and_page_numbers_are_no_text() -> None:
    document = sample("n.ofd")
    assert "（路中医发〔2011〕10号）" in document.body_text
    assert "— 1 —" not in document.body_text
    assert document.printed_on and document.printed_on.value == date(2011, 3, 10)
    assert any("发文机关标志“测试符路桥区卫生局”与署名" in doubt for doubt in document.doubts)


@pytest.mark.parametrize("name", ["helloworld_with_pageblock", "namespace_no_std", "chineseDir", "keyword2"])
def test_every_maker_s_way_of_storing_is_read(name: str) -> None:
    assert GREETING in sample(f"{name}.ofd").text


def test_a_watermark_is_no_text_and_no_secrecy() -> None:
    document = sample("hello_watermark.ofd")
    assert document.text == GREETING and document.secrecy is None


def test_paragraphs_are_put_together_over_pages() -> None:
    body = sample("hello.ofd").body
    assert len(body) == 10 and all(one.text.endswith(("。", "”", "：", "？", "！")) for one in body)


def test_a_page_under_another_name_is_found_by_the_list_of_pages() -> None:
    assert "立案决定书" in sample("path_unstd.ofd").text


@pytest.mark.parametrize("name", ["V4RideRight.ofd", "Page5.ofd"])
def test_pages_without_words_are_no_text(name: str) -> None:
    with pytest.raises(errors.NoText):
        sample(name)


def test_garbled_words_are_never_handed_on() -> None:
    with pytest.raises(errors.Corrupt, match="不可取"):
        sample("SplitParagraph.ofd")


def test_words_stored_in_any_order_are_read_from_the_top() -> None:
    document = read(made(words("市政府：", 28, 90), words("关于新建小学的请示", 80, 60, 7.8), words("锡教〔2026〕8号", 80, 40)), "a.ofd")
    assert document.text.splitlines() == ["锡教〔2026〕8号", "关于新建小学的请示", "市政府："]


def test_steps_between_characters_may_be_counted() -> None:
    document = read(made(words("关于新建小学的请示", 80, 60, 7.8, "g 3 7.8 g 5 7.8")), "a.ofd")
    assert document.text == "关于新建小学的请示"
