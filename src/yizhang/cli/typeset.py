"""`yizhang typeset FILE`: an official document set by GB/T 9704-2012."""

from __future__ import annotations

from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json

if TYPE_CHECKING:
    from yizhang.gongwen.pictures import Picture
    from yizhang.gongwen.typeset.compose import Wish
    from yizhang.gongwen.typeset.setting import Typeset


class To(Enum):
    """The forms that are written."""

    DOCX = "docx"
    PDF = "pdf"
    OFD = "ofd"


class Layout(Enum):
    """公文的一般格式 and the special ones."""

    DOCUMENT = "文件"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"


@command
def typeset(
    file: Path,
    *,
    to: To,
    out: Path | None = None,
    form: Layout | None = None,
    seal: tuple[Path, ...] = (),
    no_seal: bool = False,
    json: bool = False,
) -> int:
    """公文排版：按 GB/T 9704-2012 排成 .docx、.pdf 或 .ofd。Set a document by the standard: type area, red head, 版记, page numbers.

    FILE is a .docx, or a .txt or .md; a text may begin with its elements between two lines of ---,
    and a .md name pictures of its folder: ![description](file.png).

    --to T         docx, pdf or ofd
    --out, -o OUT  where it is written; beside the file, under a name that is free, unless given
    --form F       文件, 信函, 命令 or 纪要, where the document does not tell
    --seal IMAGE   a PNG or JPEG, 45 mm wide, over 署名 and date by 7.3.5.1; again for each organ of a joint document, in their order
    --no-seal      it will bear no seal: 署名 and date are set by 7.3.5.2

    Faces are looked for in the folders of YIZHANG_FONTS, then among those of the machine; what had to be replaced is told.
    Exit 0: written; 1: written, but it cannot be issued so; 2: the file cannot be read.

    Example: yizhang typeset 请示.md --to docx -o 请示.docx
    """
    from yizhang.gongwen.typeset.compose import Wish
    from yizhang.gongwen.typeset.parts import Form

    result, where = _set(file, to, Wish(Form(form.value) if form else None, not no_seal, seals=tuple(map(_image, seal))), out=out)
    if json:
        print_json({"out": str(where), "pages": result.pages, "findings": [one.as_json() for one in result.findings]})
    else:
        print(f"写入 {where}，共{result.pages}页")
        for one in result.findings:
            print(f"  {one.where}：{one.message}" + (f"\n        怎么办：{one.mend}" if one.mend else ""))
    return int(any(one.refuses for one in result.findings))


def _set(file: Path, to: To, wish: Wish, *, out: Path | None) -> tuple[Typeset, Path]:
    from yizhang.gongwen.errors import CannotRead
    from yizhang.gongwen.typeset.setting import Target, read
    from yizhang.gongwen.typeset.setting import typeset as set_document
    from yizhang.installation import font_folders

    where = out or _free(file, to.value)
    if where.exists() and where.samefile(file):
        raise Unusable(f"{file}是原文件，不能覆盖；请用 -o 另指一个文件")
    try:
        document, wish = read(file.read_bytes(), file.name, wish, partial(_beside, file.parent))
        result = set_document(document, Target(to.value), wish, font_folders())
    except CannotRead as wrong:
        raise Unusable(str(wrong)) from wrong
    where.write_bytes(result.data)
    return result, where


def _beside(folder: Path, address: str) -> bytes | None:
    """A picture in the folder of the text or below it; what is elsewhere is not read."""
    from urllib.parse import unquote

    from yizhang.gongwen.safety import LARGEST

    try:
        file = (folder / unquote(address)).resolve()
        inside = file.is_relative_to(folder.resolve()) and file.is_file() and file.stat().st_size <= LARGEST
        return file.read_bytes() if inside else None
    except (OSError, ValueError):
        return None


def _image(seal: Path) -> Picture:
    from yizhang.gongwen.errors import CannotRead
    from yizhang.gongwen.pictures import picture

    try:
        return picture(seal.read_bytes(), seal.name)
    except CannotRead as wrong:
        raise Unusable(str(wrong)) from wrong


def _free(file: Path, suffix: str) -> Path:
    """请示.pdf, or 请示-排版.pdf, 请示-排版2.pdf where that exists."""
    names = [
        file.with_suffix(f".{suffix}"),
        *(file.with_name(f"{file.stem}-排版{number or ''}.{suffix}") for number in (0, *range(2, 1000))),
    ]
    return next(name for name in names if not name.exists())
