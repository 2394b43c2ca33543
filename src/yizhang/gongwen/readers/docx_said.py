"""What the paragraphs and runs of a .docx say of themselves, understood once.

Most say it in the words of others, in their own file and in those made from the same template: documents whose styles are the same to
the byte share what was understood. What is kept is bounded, as files may be made to fill it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from yizhang.gongwen.readers import docx_styles
from yizhang.gongwen.readers.docx_styles import Style
from yizhang.law.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from yizhang.gongwen.package import Package

# Files whose styles are kept, bytes of these, and of each kind of properties how many and how long.
FILES, LARGEST, PHRASES, LONGEST = 8, 1 << 18, 1000, 2000


@dataclass
class Said:
    """What properties come to over the styles of a file; `w` is the namespace in braces. `original` is the text before tracked changes."""

    w: str
    styles: Callable[[str], Style]
    original: bool
    paragraphs: dict[str, tuple[Style, bool]] = field(default_factory=dict)
    runs: dict[str, Style | None] = field(default_factory=dict)

    def paragraph(self, properties: _Element | None) -> tuple[Style, bool]:
        """The style of a paragraph, and whether its end is deleted (in the original: not yet inserted): the next then goes on with it."""
        words = "" if properties is None else etree.tostring(properties, encoding="unicode", with_tail=False)
        if words in self.paragraphs:
            return self.paragraphs[words]
        own, gone = docx_styles.of_paragraph(properties, self.w), f"{self.w}rPr/{self.w}{'ins' if self.original else 'del'}"
        said = own.over(self.styles(own.based_on)), properties is not None and properties.find(gone) is not None
        if len(self.paragraphs) < PHRASES and len(words) < LONGEST:
            self.paragraphs[words] = said
        return said

    def run(self, properties: _Element | None) -> Style | None:
        """The style of a run; None when it is hidden."""
        if properties is None:
            return docx_styles.EMPTY
        words = etree.tostring(properties, encoding="unicode", with_tail=False)
        if words in self.runs:
            return self.runs[words]
        said = None if docx_styles.hidden(properties, self.w) else docx_styles.of_run(properties, self.w)
        if len(self.runs) < PHRASES and len(words) < LONGEST:
            self.runs[words] = said
        return said


kept: dict[tuple[bytes, str, bool], Said] = {}


def of(package: Package, part: str, w: str, *, original: bool) -> Said:
    """What the properties of a package's paragraphs and runs say over the styles of that part. Raises Corrupt, Unsafe, ZipBomb."""
    data = package.read(part) if part in package.names else b""
    key = (data, w, original)
    if (said := kept.get(key)) is not None:
        return said
    said = Said(w, docx_styles.read(package.xml(part) if part in package.names else None, w), original)
    if len(data) <= LARGEST:
        if len(kept) >= FILES:
            kept.clear()
        kept[key] = said
    return said
