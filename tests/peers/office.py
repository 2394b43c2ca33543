"""`python -m tests.peers.office`: LibreOffice opens what we set as .docx, and its pages go under our ruler.

Only where LibreOffice is installed (Debian: apt-get install libreoffice-writer-nogui), so no run of all tests asks for it. Each of twelve
documents of every form is set, turned into a PDF by LibreOffice, measured, and compared with the pages that we laid out ourselves.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.peers.made import MADE
from yizhang.gongwen.typeset import measured, measures
from yizhang.gongwen.typeset.lay import lay
from yizhang.gongwen.typeset.setting import Target, prepare, read, typeset

OFFICE = "soffice"
PATIENCE = 120  # seconds for one document
LOWER = ("天头",)
"""Not held against a document: of a line of exact height LibreOffice puts the characters some 3 mm lower."""
HANGING = "，。、；："
RIGHT = measures.LEFT + measures.AREA[0]


def main() -> int:
    """Exit 0 when every document has its pages and all measures within tolerance; 1 when one departs; 2 without LibreOffice."""
    if not shutil.which(OFFICE):
        print("LibreOffice is missing; Debian: apt-get install libreoffice-writer-nogui", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        departed = [_told(name, text, Path(folder)) for name, text in MADE.items()]
    print(f"{len(departed)} documents, {sum(departed)} that depart")
    return int(any(departed))


def _told(name: str, text: str, folder: Path) -> bool:
    """Print the figures of one document; whether it departs."""
    wanted, found = as_laid_out(text), set_by_office(text, folder)
    pages = [page._replace(chars=tuple(one for one in page.chars if not _hangs(one))) for page in found]
    hung = sum(len(page.chars) for page in found) - sum(len(page.chars) for page in pages)
    taken = [one for one in measured.measure(pages) if one.name not in LOWER]
    wrong = [one for one in taken if not one.holds]
    print(f"{name}: {len(pages)} of {wanted} pages, {len(taken) - len(wrong)} of {len(taken)} measures within tolerance, {hung} marks hang")
    for one in taken:
        print(f"  {'' if one.holds else '! '}{one.name} {one.found:.1f}, {one.wanted:.1f} ± {one.off} {one.unit} ({one.source})")
    return bool(wrong) or len(pages) != wanted


def _hangs(one: measured.Char) -> bool:
    """A mark that LibreOffice hangs over the right edge, though the styles forbid it (overflowPunct)."""
    return one.char in HANGING and one.left > RIGHT - 1


def as_laid_out(text: str) -> int:
    """How many pages we print: the blank one in front of a 版记 is none of the office program's."""
    return sum(bool(page.texts) for page in lay(prepare(*read(text.encode(), "文件.md"))[0]).pages)


def set_by_office(text: str, folder: Path) -> list[measured.Sheet]:
    """The pages that LibreOffice makes of the .docx. Raises CalledProcessError, TimeoutExpired."""
    document, wish = read(text.encode(), "文件.md")
    file = folder / "文件.docx"
    file.write_bytes(typeset(document, Target.DOCX, wish).data)
    own = f"-env:UserInstallation=file://{folder}/profile"
    words = [OFFICE, "--headless", own, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE)
    return measured.sheets(file.with_suffix(".pdf").read_bytes())


if __name__ == "__main__":
    sys.exit(main())
