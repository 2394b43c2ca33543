"""Pictures of a .docx are not set; whoever has it set is told so."""

from __future__ import annotations

import zipfile
from io import BytesIO

from tests.gongwen.test_typeset_tables import ROWS, notice

from yizhang.gongwen.read import read
from yizhang.gongwen.typeset.setting import Target, typeset

LOST = "typeset_pictures"


def with_pictures(count: int) -> bytes:
    """A notice as .docx, with that many pictures in its package."""
    out = BytesIO(typeset(notice(*ROWS), Target.DOCX).data)
    with zipfile.ZipFile(out, "a") as package:
        for number in range(count):
            package.writestr(f"word/media/image{number}.png", b"\x89PNG")
    return out.getvalue()


def test_pictures_that_are_left_out_are_counted() -> None:
    (told,) = [one for one in typeset(read(with_pictures(2), "通知.docx"), Target.DOCX).findings if one.code == LOST]
    assert told.message == "原文的2幅图片没有排入"
    assert told.mend == "在排好的 .docx 中把图片插回原处，再另存其他格式"


def test_a_document_without_pictures_loses_none() -> None:
    assert [one.code for one in typeset(read(with_pictures(0), "通知.docx"), Target.DOCX).findings if one.code == LOST] == []
