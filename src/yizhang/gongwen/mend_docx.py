"""Mends of a .docx as tracked changes: whoever opens it sees what was there and what stands there now, and accepts or rejects it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING

from yizhang.gongwen.mend import Mend, Mender
from yizhang.gongwen.package import Package
from yizhang.gongwen.readers.docx import main_part

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "依章"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mend(data: bytes, name: str, what: Mender, day: str) -> tuple[bytes, tuple[tuple[int, Mend], ...]]:
    """The package with its mends tracked, and each mend with its paragraph. `day` is written as the date of the changes (2026-03-02)."""
    from lxml import etree

    package = Package.open(data, name)
    main = main_part(package)
    root = package.xml(main)
    w = root.tag[: root.tag.index("}") + 1]
    told: list[tuple[int, Mend]] = []
    for number, paragraph in enumerate(root.iter(f"{w}p"), 1):
        runs = [run for run in paragraph.iterfind(f"{w}r") if _plain(run, w)]
        mends = what.mends("".join(_words(run, w) for run in runs))
        for one in reversed(mends):
            _track(runs, one, w, f"{day}T00:00:00Z", str(900_000 + len(told) * 2 + one.start))
        told += [(number, one) for one in mends]
    changed = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return (_repacked(package, main, changed) if told else data), tuple(told)


def _plain(run: _Element, w: str) -> bool:
    """Only runs of nothing but words are touched; pictures, fields and breaks stay as they are."""
    return all(child.tag in (f"{w}rPr", f"{w}t") for child in run)


def _words(run: _Element, w: str) -> str:
    return "".join(text.text or "" for text in run.iterfind(f"{w}t"))


def _track(runs: list[_Element], one: Mend, w: str, when: str, number: str) -> None:
    """Cut the runs at the ends of the mend, strike what lies between, and put the right words behind it."""
    inside = list(_between(runs, one.start, one.end, w))
    if not inside:
        return
    parent = inside[0].getparent()
    marks = {f"{w}id": number, f"{w}author": AUTHOR, f"{w}date": when}
    if parent is None:
        return
    struck = parent.makeelement(f"{w}del", marks)
    inside[0].addprevious(struck)
    for run in inside:
        struck.append(run)
        for text in list(run.iterfind(f"{w}t")):
            text.tag = f"{w}delText"
    if one.after:
        added = parent.makeelement(f"{w}ins", {**marks, f"{w}id": f"{number}1"})
        added.append(_run_like(inside[0], one.after, w))
        struck.addnext(added)


def _between(runs: list[_Element], start: int, end: int, w: str) -> Iterator[_Element]:
    """The runs that hold the characters [start, end), cut so that they hold nothing else; `runs` is kept up."""
    at = 0
    for run in list(runs):
        words = _words(run, w)
        first, last = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if first >= last:
            continue
        pieces = [words[:first], words[first:last], words[last:]]
        new = [_run_like(run, piece, w) for piece in pieces if piece]
        for piece in new:
            run.addprevious(piece)
        where = runs.index(run)
        runs[where : where + 1] = new
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
        yield new[1 if pieces[0] else 0]


def _run_like(run: _Element, words: str, w: str) -> _Element:
    new = run.makeelement(run.tag)
    properties = run.find(f"{w}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    text = run.makeelement(f"{w}t", {SPACE: "preserve"})
    text.text = words
    new.append(text)
    return new


def _repacked(package: Package, main: str, changed: bytes) -> bytes:
    """The same package with one part changed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in package.file.infolist():
            new.writestr(part, changed if part.filename == main else package.read(part.filename))
    return out.getvalue()
