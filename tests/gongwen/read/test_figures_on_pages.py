"""Pictures of pages that are printed (.pdf, .ofd) or published (.html) as figures of the text."""

from __future__ import annotations

import socket
from base64 import b64encode
from io import BytesIO

import PIL.Image
import pytest
from tests.gongwen.read.packages import packed
from tests.gongwen.read.pages import column, illustrated
from tests.gongwen.with_pictures import CAPTION, HEAD, JPEG, png

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.pictures import picture
from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset import measures, ofd, pdf
from yizhang.gongwen.typeset.compose import Wish
from yizhang.gongwen.typeset.pages import Page, Placed, Text
from yizhang.gongwen.typeset.parts import Face
from yizhang.gongwen.typeset.setting import Target, typeset

WRITERS = {"pdf": pdf.write, "ofd": ofd.write}
SEALED = read_text("\n".join((*HEAD, "无锡市教育局", "2026年3月2日")))
LONG = "各地各单位要认真落实工作责任加强组织领导确保各项任务按期完"  # a line of 28 characters


def page(*lines: str, pictures: tuple[Placed, ...] = (), free: int = 0) -> Page:
    """A page of lines on the pitch; `free` are left out for pictures in front of the last."""
    rows = [*range(len(lines) - 1), len(lines) - 1 + free]
    tops = [measures.TOP + row * measures.PITCH for row in rows]
    texts = [Text(one, measures.LEFT, top, measures.CELL, 16, Face.FANGSONG) for one, top in zip(lines, tops, strict=True)]
    return Page(1, texts, [], list(pictures))


def printed(form: str, one: Page) -> OfficialDocument:
    return read(WRITERS[form]([one], "通知", None).data, f"通知.{form}")


def put(x: float, y: float, width: float, height: float, data: bytes = JPEG) -> Placed:
    return Placed(picture(data, "图"), x, y, width, height)


LINES = (*HEAD, "请遵照执行。")
BELOW = measures.TOP + len(HEAD) * measures.PITCH


@pytest.mark.parametrize("form", WRITERS)
def test_a_picture_between_lines_is_a_figure_with_its_bytes_size_and_page(form: str) -> None:
    document = printed(form, page(*LINES, free=5, pictures=(put(60, BELOW + 2, 60, 40),)))
    (one,) = document.figures
    assert document.pictures[one.digest].data == JPEG
    assert (one.width, one.height) == (pytest.approx(60, abs=0.1), pytest.approx(40, abs=0.1))
    assert one.place.page == 1 and document.text[: one.place.start].rstrip().endswith("位置见图。")


@pytest.mark.parametrize("form", WRITERS)
def test_a_paragraph_that_goes_on_behind_a_picture_stays_one(form: str) -> None:
    document = printed(form, page(*HEAD, LONG, "成。", free=5, pictures=(put(60, BELOW + measures.PITCH, 60, 40),)))
    assert document.body[-1].text == f"{LONG}成。" and len(document.figures) == 1
    assert document.text[document.figures[0].place.start :] == "成。"


@pytest.mark.parametrize("form", WRITERS)
def test_the_line_that_names_a_picture_is_no_part_of_the_paragraph_below(form: str) -> None:
    name = "图1" + "锡北实验小学位置及周边道路" * 2
    one = page(*HEAD, "如图。", name, free=5, pictures=(put(60, BELOW + measures.PITCH + 2, 60, 40),))
    one.texts.append(Text(LONG, measures.LEFT, one.texts[-1].y + measures.PITCH, measures.CELL, 16, Face.FANGSONG))
    document = printed(form, one)
    assert [line.text for line in document.body][-2:] == [name, LONG] and document.figures[0].caption == name


@pytest.mark.parametrize("form", WRITERS)
def test_a_small_picture_stands_between_the_characters_of_its_line(form: str) -> None:
    level = BELOW + 2 * measures.PITCH
    one = page(*HEAD, LONG, "成。", "校门", pictures=(put(measures.LEFT + 2.2 * measures.CELL, level, 4.5, 5),))
    one.texts.append(Text("以图为准。", measures.LEFT + 3.2 * measures.CELL, level, measures.CELL, 16, Face.FANGSONG))
    document = printed(form, one)
    assert document.body[-1].text.replace(" ", "") == "校门以图为准。"
    assert document.text[: document.figures[0].place.start].endswith("校门")


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("ground", [(0, 0, 210, 297), (20, BELOW, 150, 0.5)], ids=["behind the page", "as a line"])
def test_a_scan_behind_the_words_and_a_line_are_no_figures(form: str, ground: tuple[float, float, float, float]) -> None:
    document = printed(form, page(*LINES, pictures=(put(*ground),)))
    assert document.figures == () and document.set_aside == 0


@pytest.mark.parametrize("target", [Target.PDF, Target.OFD], ids=lambda one: one.value)
def test_a_seal_on_the_pages_is_counted_and_no_figure(target: Target) -> None:
    data = typeset(SEALED, target, Wish(seals=(picture(png(60, 60), "印章"),))).data
    document = read(data, f"通知.{target.value}")
    assert document.figures == () and document.set_aside == 1
    assert [one.value for one in document.issuers] == ["无锡市教育局"] and document.dated


def test_a_picture_of_a_pdf_that_is_no_jpeg_becomes_a_png_of_the_same_dots() -> None:
    blue = png(30, 20, b"\x10\x20\xf0")
    document = printed("pdf", page(*LINES, free=5, pictures=(put(60, BELOW + 2, 60, 40, blue),)))
    (one,) = document.pictures.values()
    made, given = PIL.Image.open(BytesIO(one.data)), PIL.Image.open(BytesIO(blue))
    assert one.form == "png" and made.size == given.size and made.convert("RGB").tobytes() == given.convert("RGB").tobytes()


WORDS = column(*HEAD, "无锡市教育局")


def test_a_picture_in_a_group_of_a_pdf_stands_where_the_group_is_drawn() -> None:
    plain = read(illustrated(WORDS, "q 200 0 0 100 90 300 cm /Im Do Q"), "通知.pdf")
    grouped = read(illustrated(WORDS, "q 0.5 0 0 0.5 60 200 cm /Fm Do Q", inside="q 400 0 0 200 60 200 cm /Im Do Q"), "通知.pdf")
    (one,), (other,) = plain.figures, grouped.figures
    assert (one.width, one.height) == (other.width, other.height) == (pytest.approx(70.56, abs=0.1), pytest.approx(35.28, abs=0.1))
    assert one.place == other.place and one.digest == other.digest


def test_a_pdf_of_very_many_pictures_is_read_with_the_first_of_them() -> None:
    drawn = " ".join(f"q 20 0 0 20 {90 + 20 * (n % 20)} {300 - n // 20} cm /Im Do Q" for n in range(600))
    document = read(illustrated(WORDS, drawn), "通知.pdf")
    assert len(document.figures) + document.set_aside == 200 and document.title


def test_dots_of_a_pdf_are_unpacked_as_far_as_that_is_quick_and_never_for_the_ground_of_a_page(monkeypatch) -> None:
    monkeypatch.setattr("yizhang.gongwen.readers.pdf_images.UNPACKED", 700)
    below = tuple(put(60, BELOW + 2 + 45 * n, 60, 40, png(30, 20, bytes([n, 9, 9]))) for n in range(3))
    document = printed("pdf", page(*LINES, free=14, pictures=(put(0, 0, 210, 297, png(600, 400)), *below)))
    assert [one.faults for one in document.figures] == [(), ("huge",), ("huge",)]


@pytest.mark.parametrize("box", ["nan nan nan nan", "60 120 inf 40", "60 120 -60 40", "60 120 1e300 1e300"])
def test_a_picture_of_no_size_that_could_be_is_no_figure(box: str) -> None:
    document = read(an_ofd("a.jpg", box=box), "通知.ofd")
    assert document.figures == () and document.title


def an_ofd(media: str, data: bytes = JPEG, box: str = "60 120 60 40") -> bytes:
    """A page with a picture, which stands in the resources under this place."""
    each = [(30 + 10 * at, one) for at, one in enumerate(HEAD)]
    texts = "".join(
        f'<TextObject Boundary="28 {y} 150 6" Size="5.6"><TextCode X="0" Y="5">{one}</TextCode></TextObject>' for y, one in each
    )
    shown = f'<ImageObject Boundary="{box}" ResourceID="9"/>'
    listed = f'<MultiMedias><MultiMedia ID="9" Type="Image"><MediaFile>{media}</MediaFile></MultiMedia></MultiMedias>'
    pages = "<PhysicalBox>0 0 210 297</PhysicalBox><Pages><Page BaseLoc='Page.xml'/></Pages>"
    return packed(
        {
            "OFD.xml": "<OFD><DocRoot>Document.xml</DocRoot></OFD>",
            "Document.xml": f"<Document><DocumentRes>DocumentRes.xml</DocumentRes>{pages}</Document>",
            "DocumentRes.xml": f'<Res BaseLoc="Res">{listed}</Res>',
            "Page.xml": f"<Page><Content><Layer>{texts}{shown}</Layer></Content></Page>",
            "Res/a.jpg": data,
        }
    )


@pytest.mark.parametrize("media", ["a.jpg", "/Res/a.jpg", "../Res/a.jpg"])
def test_a_picture_of_an_ofd_is_found_beside_its_list_or_from_the_root(media: str) -> None:
    (one,) = read(an_ofd(media), "通知.ofd").figures
    assert (one.media, one.width, one.height) == ("image/jpeg", 60, 40)


@pytest.mark.parametrize(("package", "fault"), [(an_ofd("b.jpg"), "missing"), (an_ofd("a.jpg", b"GIF"), "broken")], ids=["missing", "none"])
def test_an_ofd_whose_picture_cannot_be_had_is_read_and_that_is_told(package: bytes, fault: str) -> None:
    document = read(package, "通知.ofd")
    assert [one.faults for one in document.figures] == [(fault,)]
    assert document.title and any(one.startswith("第1页的图片") for one in document.doubts)


def published(*lines: str) -> OfficialDocument:
    """A page of a site with these lines in the text."""
    around = "".join(f"<p>{one}</p>" for one in (*HEAD, *lines, "无锡市教育局", "2026年3月2日"))
    return read(f"<html><meta charset='utf-8'><nav><img src='logo.png'></nav><body>{around}</body></html>".encode(), "通知.html")


def inside(data: bytes, more: str = "") -> str:
    return f"<img src='data:image/png;base64,{b64encode(data).decode()}' {more}>"


def test_a_picture_in_the_page_itself_is_a_figure_and_the_logo_of_the_site_none() -> None:
    document = published(inside(png(), "alt='校址' width='96' height='48'"), CAPTION)
    (one,) = document.figures
    assert (one.width, one.height, one.alt, one.caption) == (25.4, 12.7, "校址", CAPTION)
    assert document.pictures[one.digest].data == png()


@pytest.mark.parametrize(
    ("more", "size"),
    [
        ("style='width:80mm'", (80, 40)),
        ("style='height: 2cm; width:96px'", (25.4, 20)),
        ("width='100%'", (10.58, 5.29)),
        ("", (10.58, 5.29)),
    ],
)
def test_the_size_of_a_picture_on_a_page_is_that_of_its_style(more: str, size: tuple[float, float]) -> None:
    (one,) = published(inside(png(), more)).figures
    assert (one.width, one.height) == size


def test_a_picture_in_a_cell_or_between_words_of_a_page_has_its_place() -> None:
    document = published(f"校门{inside(JPEG)}以图为准。", f"<table><tr><td>甲</td><td>乙{inside(png())}</td><td>丙</td></tr></table>")
    gate, cell = (document.text[: one.place.start] for one in document.figures)
    assert gate.endswith("校门") and cell.endswith("甲\t乙")


def test_a_picture_elsewhere_is_never_fetched_and_that_is_told(monkeypatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("fetched")

    monkeypatch.setattr(socket, "socket", never)
    document = published("<img src='http://example.test/a.png'>", "<img src='file:///etc/hostname'>", "<img>")
    assert [one.faults for one in document.figures] == [("external",)] * 3
    assert any("图片存在文件以外，未读取" in one for one in document.doubts)


@pytest.mark.parametrize("source", ["data:image/png;base64,@@@", "data:image/png;base64,", "data:image/png;base64,QUJD"])
def test_a_picture_of_a_page_that_is_none_is_told(source: str) -> None:
    assert [one.faults for one in published(f"<img src='{source}'>").figures] == [("broken",)]


def test_marks_that_a_page_holds_as_words_are_no_figures() -> None:
    document = published("校门\ufffc0\ufffc以图为准。", inside(png()))
    assert len(document.figures) == 1 and "校门0以图为准。" in document.text
