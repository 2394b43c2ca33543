"""`python -m tests.peers.ofd`: easyofd opens what we set as .ofd, and finds on each page the characters that the .pdf has there.

easyofd (Apache-2.0) needs PyMuPDF (AGPL-3.0): both are installed into an environment of its own, locked by hash, and see nothing of ours
but the files. What stands on the pages of the .pdf is read by PDFium, so neither side of the comparison is our reader.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.peers.environment import HERE, python_with
from tests.peers.made import MADE
from yizhang.gongwen.typeset import measured
from yizhang.gongwen.typeset.setting import Target, read, typeset

PATIENCE = 120  # seconds for all of them


def main() -> int:
    """Exit 0 when every page holds the same in both; 1 when one does not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, text in MADE.items():
            document, wish = read(text.encode(), "文件.md")
            (folder / f"{title}.ofd").write_bytes(typeset(document, Target.OFD, wish).data)
        found = opened(folder)
    wrong = [title for title, text in MADE.items() if not _told(title, of_the_pdf(text), found.get(title, []))]
    print(f"{len(MADE)} documents, {len(wrong)} that differ")
    return int(bool(wrong))


def opened(folder: Path) -> dict[str, list[str]]:
    """What the foreign reader finds on the pages of the files, by their names. Raises CalledProcessError, TimeoutExpired."""
    words = [python_with("requirements-ofd.txt", folder).absolute(), HERE / "ofd_open.py", folder]
    told = subprocess.run(words, check=True, capture_output=True, text=True, timeout=PATIENCE, cwd=folder).stdout  # it writes where it runs
    lines = [json.loads(line) for line in told.splitlines() if line.startswith('{"file"')]
    return {Path(line["file"]).stem: line["pages"] for line in lines}


def of_the_pdf(text: str) -> list[str]:
    """The characters on each page of the same document set as .pdf."""
    document, wish = read(text.encode(), "文件.md")
    return ["".join(one.char for one in page.chars) for page in measured.sheets(typeset(document, Target.PDF, wish).data)]


def _told(title: str, ours: list[str], theirs: list[str]) -> bool:
    """Print the figures of one document; whether both hold the same."""
    pages = zip(map(_counted, ours), map(_counted, theirs), strict=False)
    lost = sum(((mine - other) + (other - mine)).total() for mine, other in pages)
    print(f"{title}: {len(theirs)} of {len(ours)} pages, {len(''.join(''.join(theirs).split()))} characters, {lost} that one side lacks")
    return len(ours) == len(theirs) and not lost


def _counted(page: str) -> Counter[str]:
    return Counter("".join(page.split()))


if __name__ == "__main__":
    sys.exit(main())
