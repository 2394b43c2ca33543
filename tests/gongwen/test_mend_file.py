"""A file with its mechanical mends: only those that are wanted, the rest of it as it was, a .docx with them tracked."""

from __future__ import annotations

from datetime import date

import pytest
from tests.gongwen.read.packages import centred, docx, p
from tests.gongwen.read.pages import column, pdf
from tests.gongwen.with_pictures import alone, notice, pic, words

from yizhang.gongwen.mend_file import mend_file
from yizhang.gongwen.read import read

DAY = date(2026, 3, 2)
TEXT = "锡教[2026]031号\r\n关于追加经费的请示\r\n市政府：\r\n现申请经费,请予支持。\r\n妥否，请批示。\r\n市教育局\r\n2026.3.2\r\n"
RIGHT = "锡教〔2026〕31号\r\n关于追加经费的请示\r\n市政府：\r\n现申请经费，请予支持。\r\n妥否，请批示。\r\n市教育局\r\n2026年3月2日\r\n"


def mended(data: bytes, name: str, without=()):
    return mend_file(data, name, read(data, name), DAY, without)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_keeps_its_encoding_and_its_ends_of_lines(encoding):
    found = mended(TEXT.encode(encoding), "请示.txt")
    assert found.data.decode(encoding) == RIGHT
    assert [(line, one.before, one.after) for line, one in found.mends] == [
        (1, "锡教[2026]031号", "锡教〔2026〕31号"), (4, ",", "，"), (7, "2026.3.2", "2026年3月2日")]  # fmt: skip


def test_the_pictures_of_a_mended_docx_stay_between_the_same_characters():
    data = notice(alone(words("现申请经费,请"), pic(width=5, height=5), words("予支持,好。")))
    before, found = read(data, "请示.docx"), mended(data, "请示.docx")
    now = read(found.data, "请示.docx")
    assert [one.after for _, one in found.mends] == ["，", "，"] and now.body[1].text == "现申请经费，请予支持，好。"
    assert now.figures == before.figures and now.pictures == before.pictures


def test_the_address_of_a_picture_in_a_text_is_not_mended():
    text = "请示\n市政府：\n现申请经费,请支持。\n\n![校址,图1](图/位置,一.png)\n\n市教育局\n2026年3月2日\n"
    assert mended(text.encode(), "请示.md").data.decode() == text.replace("经费,", "经费，")


def test_what_is_not_wanted_stays_as_it_is():
    found = mended(TEXT.encode(), "请示.txt", [("2026.3.2", "2026年3月2日"), (",", "，")])
    assert found.data.decode() == TEXT.replace("锡教[2026]031号", "锡教〔2026〕31号")


def test_a_docx_shows_what_was_there_and_what_stands_there_now():
    lines = TEXT.split("\r\n")
    found = mended(docx(p(lines[0]) + centred(lines[1]) + "".join(map(p, lines[2:-1]))), "请示.docx")
    was, now = read(found.data, "请示-改.docx", original=True), read(found.data, "请示-改.docx")
    assert (str(was.document_number.text), str(now.document_number.text)) == ("锡教[2026]031号", "锡教〔2026〕31号")
    assert "现申请经费，请予支持。" in now.text and "现申请经费,请予支持。" in was.text


def test_a_form_that_is_not_mended_is_said_to_be_none():
    assert mended(pdf(column("市政府：", "请批示。")), "请示.pdf") is None
