"""Files that nobody would make: `python -m tests.gongwen.fuzz --minutes 10 [--keep FOLDER]`.

Texts in any order and encoding, by hypothesis; packages of the samples with parts left out, exchanged, cut off and torn, and with
elements of their XML removed, repeated, moved, nested and given other values. Whatever comes, it is read or refused in a sentence; what
is read is linted, mended and set; and nothing takes longer than PATIENCE. Exit 1: something else happened; the file is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.gongwen.read.packages import p
from tests.gongwen.torn import torn
from tests.gongwen.with_pictures import CAPTION, JPEG, alone, notice, pic, png, words

from yizhang.cli.extract import elements
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.errors import CannotRead
from yizhang.gongwen.lint import lint
from yizhang.gongwen.mend_file import mend_file
from yizhang.gongwen.read import read
from yizhang.gongwen.typeset.setting import Target, typeset

DATA = Path(__file__).parents[1] / "data"
PATIENCE = 10.0  # seconds of this process for one file
LINES = [line for file in sorted((DATA / "documents" / "real").glob("*.txt"))[:12] for line in file.read_text("utf-8").split("\n") if line]
MARKS = [
    "",
    "　　",
    "附件",
    "附件：1. 甲",
    "2. 乙",
    "抄送：市政府。",
    "〔2026〕8号",
    "签发人：",
    "---",
    "标题: a",
    "（一）",
    "\t",
    "二0二六年三月二日",
    "《",
    "\ufeff",
]
ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-8-sig", "big5")
TEXTS = st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(LINES), st.text(max_size=40)), max_size=30).map("\n".join)
BYTES = st.lists(st.tuples(TEXTS, st.sampled_from(ENCODINGS)), min_size=1, max_size=3).map(
    lambda parts: b"".join(text.encode(encoding, "replace") for text, encoding in parts)
)


def survives(data: bytes, name: str) -> OfficialDocument | None:
    """Do with a file all that is done with files; None when it is refused. Raises whatever should not have happened."""
    start = time.process_time()
    try:
        document = read(data, name)
    except CannotRead as refused:
        assert "{" not in str(refused)
        return None
    finally:
        assert time.process_time() - start < PATIENCE, f"took {time.process_time() - start:.1f} s to read"
    assert all(one.message for one in lint(document))
    assert elements(document) is not None
    mend_file(data, name, document, date(2026, 3, 2))
    assert typeset(document, Target.DOCX).pages
    assert time.process_time() - start < 3 * PATIENCE, f"took {time.process_time() - start:.1f} s in all"
    return document


def samples() -> Iterator[tuple[str, bytes]]:
    """The packages to tear: those of offices, and one of our own."""
    for file in sorted((*(DATA / "files" / "docx").iterdir(), *(DATA / "files" / "ofd").iterdir())):
        yield file.name, file.read_bytes()
    document = read((DATA / "documents" / "real" / "国函_1996_95.txt").read_bytes(), "x.txt")
    for target in (Target.DOCX, Target.OFD):
        yield f"own.{target.value}", typeset(document, target).data
    cell = (
        f"<w:tbl><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in (alone(words('图')), alone(pic('r2', 20, 20)), '<w:p/>'))}</w:tr></w:tbl>"
    )
    shown = notice(alone(pic(alt="图")), p(CAPTION), cell, alone(words("甲"), pic(floats=True)), pictures={"r1": png(), "r2": JPEG})
    yield "图.docx", shown
    for target in (Target.DOCX, Target.OFD):
        yield f"图.{target.value}", typeset(read(shown, "图.docx"), target).data


def packages(until: float, keep: Callable[[bytes, str], None], seed: int = 0, most: int = sys.maxsize) -> int:
    """Tear samples until the time is over, or so many; how many there were."""
    chance, whole = random.Random(seed), list(samples())
    for at in range(most):
        if time.monotonic() > until:
            return at
        name, data = chance.choice(whole)
        _tried(torn(data, chance), name, keep)
    return most


def texts(until: float, keep: Callable[[bytes, str], None]) -> int:
    """Make texts until the time is over; how many there were."""
    count = 0

    @settings(max_examples=200, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(BYTES)
    def some(data: bytes) -> None:
        nonlocal count
        count += 1
        _tried(data, "text.txt", keep)

    while time.monotonic() < until:
        some()
    return count


def _tried(data: bytes, name: str, keep: Callable[[bytes, str], None]) -> None:
    try:
        survives(data, name)
    except Exception:  # noqa: BLE001
        traceback.print_exc(limit=-4)
        keep(data, name)


def main(arguments: list[str]) -> int:
    """Half the time for packages, half for texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--keep", type=Path, default=None)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    folder, found = asked.keep or Path(mkdtemp(prefix="fuzz")), []

    def keep(data: bytes, name: str) -> None:
        file = folder / f"{hashlib.sha256(data).hexdigest()[:12]}-{name}"
        file.write_bytes(data)
        found.append(file)

    half = asked.minutes * 30
    torn_ones = packages(time.monotonic() + half, keep, asked.seed)
    written = texts(time.monotonic() + half, keep)
    print(f"{torn_ones} packages, {written} texts, {len(found)} found", *found, sep="\n  ")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
