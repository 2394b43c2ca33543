"""`yizhang check --fix`: write the purely mechanical mends of a document beside it, or in its place when that is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.mend import Mend, mend_text, mender
from yizhang.gongwen.readers.text import decode

CANNOT = "只能改 .txt、.md 和 .docx 文件；其他格式请在原来的软件中改"


class Mended(NamedTuple):
    """What was mended, by line or paragraph, and where it was written; `why` when the form of the file cannot be mended."""

    mends: tuple[tuple[int, Mend], ...] = ()
    to: str = ""
    why: str = ""

    def as_json(self) -> dict[str, object]:
        """Two keys beside the findings."""
        told = [{"line": line, "before": one.before, "after": one.after, "code": one.code} for line, one in self.mends]
        return {"mends": told, "mended_to": self.to or None}


def mend_file(file: Path, document: OfficialDocument, day: date, *, in_place: bool) -> Mended:
    """Mend a file that was read as this document. A .docx gets tracked changes; a text keeps its encoding and line ends."""
    data = file.read_bytes()
    what = mender(document)
    if document.source == "docx" and data.startswith(b"PK"):
        from yizhang.gongwen import mend_docx

        new, mends = mend_docx.mend(data, file.name, what, day.isoformat())
    elif document.source == "text":
        text, encoding = decode(data, file.name)[0], encoding_of(data)
        words, mends = mend_text(text, what)
        new = words.encode(encoding)
    else:
        return Mended(why=CANNOT)
    if not mends:
        return Mended()
    to = file if in_place else beside(file)
    to.write_bytes(new)
    return Mended(mends, str(to))


def encoding_of(data: bytes) -> str:
    """The encoding that `decode` took, to write the same again."""
    from yizhang.gongwen.readers.text import MARKS

    marked = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), "")
    if marked:
        return marked
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def beside(file: Path) -> Path:
    """A name that is free: 请示-改.docx, 请示-改2.docx."""
    names = (file.with_name(f"{file.stem}-改{number or ''}{file.suffix}") for number in (0, *range(2, 1000)))
    return next(name for name in names if not name.exists())


def as_lines(mended: Mended) -> list[str]:
    """For people: what was and what stands there now."""
    if mended.why:
        return [f"  未改  {mended.why}"]
    lines = [f"  已改  第{line}行：“{one.before}” → “{one.after}”（{one.code}）" for line, one in mended.mends]
    return [*lines, f"  写入  {mended.to}"] if mended.to else ["  没有可以自动改的"]
