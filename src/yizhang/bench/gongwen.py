"""`bench gongwen`: a .docx of twenty pages read, against python-docx's full walk; and a whole check against a Python that does nothing.

The document is set by our own typeset, with all that GB/T 9704 asks: faces, indents, red head, annexes, 版记. Every copy that is read has
figures of its own, since what was understood of a text once may be kept. The walk of python-docx asks what our reader asks: the words of
all paragraphs and cells, how they are set, and the names of the styles. Both must come to the same words.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from yizhang.bench.figures import Took, figures, in_turn, versions
from yizhang.cli.command import Unusable
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read
from yizhang.gongwen.typeset.compose import Wish
from yizhang.gongwen.typeset.setting import Target, typeset
from yizhang.gongwen.typeset.setting import read as read_for_setting

PAGES, WARM = 20, 3
CHECK = (sys.executable, "-X", "utf8", "-P", "-m", "yizhang.cli", "check")
NOTHING = (sys.executable, "-c", "pass")
STARTER = "import os, sys; print('', os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0)[2].ru_maxrss, sep='\\n')"
MEGABYTE = 1 << 20
KILOBYTES = 1 if sys.platform == "darwin" else 1024
"""What the system counts memory in, in bytes."""
FIGURE = "12345"
PARTS = (
    "锡教〔2026〕8号　　　　签发人：云示甲",
    "无锡市教育局关于新建小学选址有关情况的报告",
    "无锡市人民政府：",
)
SECTION = (
    "{n}、学位供需",
    "（一）需求测算",
    "为进一步优化“十四五”期间教育资源布局，我局会同市财政局对新吴区新建小学的选址进行了论证。新吴区户籍适龄儿童12345人，比上年增加8.5%。",
    "1. 选址论证。根据《市政府关于教育设施布点规划的批复》（锡政复〔2024〕3号），该地块规划为教育用地，周边已有市政管网，具备建设条件。",
    "（1）交通条件。地块北侧、东侧为城市支路，公交线路3条，步行10分钟范围内有居住小区12个，常住人口28000人，需要新建小学1所。",
)
ENDING = (
    "特此报告。",
    "附件：选址论证报告",
    "无锡市教育局",
    "2026年3月2日",
    "附件",
    "选址论证报告",
    "2025年11月，我局组织专家对三处备选地块进行了论证，形成一致意见。",
    "抄送：市财政局，市自然资源规划局。",
    "无锡市教育局办公室　　2026年3月2日印发",
)
NUMERALS = "一二三四五六七八九十"


def run(folder: Path, documents: int = 40, processes: int = 15) -> dict[str, Any]:
    """Measure. Raises AssertionError when the two readers come to different words, Unusable where python-docx is missing."""
    pages, paper = _paper()
    file = folder / "报告.docx"
    file.write_bytes(paper)
    copies = [_copy(paper, n) for n in range(2 * documents + 2 * WARM)]
    found = _reading(copies)
    lints = [_linting(copy) for copy in copies]
    check = (*CHECK, str(file))
    started = [_started(check, first=n % 2 == 0) for n in range(processes + 1)][1:]
    each = {"read": found, "check": figures(started)}
    both = [read_ + lint_ for read_, lint_ in lints[WARM:]]
    return {
        "name": "gongwen",
        **found,
        "parts": each,
        "pages": pages,
        "lint": round(median(lint_ for _, lint_ in lints[WARM:]) * 1000, 3),
        "documents_per_second": round(1 / median(both), 1),
        "memory": round(_memory(file), 1),
        "versions": versions(**{"python-docx": version("python-docx")}),
    }


def _reading(copies: list[bytes]) -> dict[str, object]:
    try:
        import docx  # noqa: F401
    except ImportError:
        raise Unusable("缺少 python-docx，它只在测试和测速时用；请用 ./yizhang bench gongwen 运行") from None
    _agree(read(copies[0], "报告.docx"), walked(copies[0]))
    pairs = []
    for n, (mine, other) in enumerate(zip(copies[::2], copies[1::2], strict=True)):
        pairs.append(in_turn(lambda: read(mine, "报告.docx"), lambda: walked(other), n % 2 == 0))  # noqa: B023 - called at once
    return figures(pairs[WARM:])


def _agree(document: OfficialDocument, theirs: list[str]) -> None:
    ours = "".join(document.text.split())
    lacking = [text for text in theirs if "".join(text.split()) not in ours]
    if lacking:
        raise AssertionError(f"python-docx reads what our reader does not: {lacking[0]}")


def _linting(copy: bytes) -> tuple[float, float]:
    """Seconds of the processor that reading and linting took."""
    start = time.process_time()
    document = read(copy, "报告.docx")
    between = time.process_time()
    lint(document)
    return between - start, time.process_time() - between


def walked(data: bytes) -> list[str]:
    """The full walk of python-docx: the words of every paragraph and cell, asked how they are set."""
    import docx

    document = docx.Document(BytesIO(data))
    for style in document.styles:
        _ = style.name, style.type
    edges = [part for section in document.sections for part in (section.header, section.footer)]
    return [_asked(paragraph) for holder in (document, *edges) for paragraph in _paragraphs(holder)]


def _paragraphs(holder: Any) -> Iterator[Any]:
    yield from holder.paragraphs
    for table in holder.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            yield from _paragraphs(cell)


def _asked(paragraph: Any) -> str:
    layout = paragraph.paragraph_format
    _ = paragraph.style.name, layout.alignment, layout.first_line_indent, layout.left_indent, layout.line_spacing
    for run_ in paragraph.runs:
        font = run_.font
        _ = run_.text, font.name, font.size, font.bold, font.hidden, font.color.rgb
    return str(paragraph.text)


def _started(check: tuple[str, ...], *, first: bool) -> tuple[Took, Took]:
    """A check and an empty Python, one after the other."""
    if first:
        mine = _process(check)
        return mine, _process(NOTHING)
    other = _process(NOTHING)
    return _process(check), other


def _process(words: tuple[str, ...]) -> Took:
    """How long a process took, itself alone."""
    wall = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise AssertionError(f"{' '.join(words)} ended with {process.returncode}")
    return Took(time.perf_counter() - wall, used.ru_utime + used.ru_stime)


def _memory(file: Path) -> float:
    """Megabytes that a check takes at most; a small process starts it, since one that is started counts what its parent had."""
    done = subprocess.run([NOTHING[0], "-c", STARTER, *CHECK, str(file)], capture_output=True, text=True, check=True)
    return int(done.stdout.splitlines()[-1]) * KILOBYTES / MEGABYTE


def _paper() -> tuple[int, bytes]:
    """A report of so many sections that it fills twenty pages."""
    for sections in range(PAGES, 10 * PAGES):
        numbered = [line.format(n=NUMERALS[n % len(NUMERALS)]) for n in range(sections) for line in SECTION]
        document, wish = read_for_setting("\n".join(("无锡市教育局文件", *PARTS, *numbered, *ENDING)).encode(), "报告.txt", Wish())
        made = typeset(document, Target.DOCX, wish, [])
        if made.pages >= PAGES:
            return made.pages, made.data
    raise AssertionError("the report never filled its pages")


def _copy(paper: bytes, n: int) -> bytes:
    """The same document with another figure in its text."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(paper)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(FIGURE.encode(), str(int(FIGURE) + n).encode()))
    return out.getvalue()
