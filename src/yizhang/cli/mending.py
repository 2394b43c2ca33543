"""`yizhang check --fix`: write the purely mechanical mends of a document beside it, or in its place when that is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.mend import Mend
from yizhang.gongwen.mend_file import mend_file

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


def mend_on_disk(file: Path, document: OfficialDocument, day: date, *, in_place: bool) -> Mended:
    """Mend a file that was read as this document."""
    found = mend_file(file.read_bytes(), file.name, document, day)
    if found is None:
        return Mended(why=CANNOT)
    if not found.mends:
        return Mended()
    to = file if in_place else beside(file)
    to.write_bytes(found.data)
    return Mended(found.mends, str(to))


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
