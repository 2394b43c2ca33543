"""Two versions of a text: which paragraphs differ, each word by word. Of two documents every difference is told, and in which element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, groupby, zip_longest
from typing import Literal, NamedTuple

from yizhang.gongwen.document import OfficialDocument, Place
from yizhang.gongwen.regex import regex
from yizhang.law.values import dataclass

Kind = Literal["same", "ins", "del"]
WORD = regex(r"[A-Za-z]+|[\d.,%]+(?:[万亿]?元|%|万|亿)?|\s+|(?s:.)")
ISLAND = 2  # so few words alike between two changes are read as part of them
ALIKE = 0.3  # share of pairs of characters in common from which a paragraph is another version of one, and not a new one
PAIRS = 40_000  # so many pairs of paragraphs are weighed against each other; more are taken in their order
WORDS = 1_000  # in a row that differ; more are told as one change
EXCERPT = 12  # characters that are quoted from where two texts part
CHARACTERS = 60_000  # of paragraphs that differ; those behind them are told whole, so that no two texts take longer than some seconds
ELEMENTS = (
    ("份号", "copy_number"), ("密级", "secrecy"), ("紧急程度", "urgency"), ("发文机关标志", "letterhead"), ("发文字号", "document_number"),
    ("签发人", "signers"), ("标题", "title"), ("主送机关", "primary_recipients"), ("正文", "body"), ("附件说明", "attachment_note"),
    ("署名", "issuers"), ("署名", "signatory"), ("成文日期", "dated"), ("附注", "note"), ("附件", "attachments"),
    ("抄送机关", "copies_to"), ("版记", "printed_by"), ("版记", "printed_on"),
)  # fmt: skip


@dataclass(frozen=True)
class Bit:
    """Words that stayed, came or went."""

    kind: Kind
    words: str


Paragraph = tuple[Bit, ...]


@dataclass(frozen=True)
class Change:
    """Where something changed, and its paragraphs that did; those that stayed are left out."""

    label: str
    paragraphs: tuple[Paragraph, ...]


def compare(before: OfficialDocument, now: OfficialDocument) -> tuple[Change, ...]:
    """All that differs in text and figures of two documents, by element in the order of the page; automatic numbers count as printed."""
    old, new = lines_of(before.text), lines_of(now.text)
    told = ((element_at(now, b.at) if b.words else element_at(before, a.at), paragraph) for a, b, paragraph in _told(old, new))
    changes = [Change(label, tuple(paragraph for _, paragraph in each)) for label, each in groupby(told, lambda one: one[0])]
    kept = "pdf" not in (before.source, now.source)  # a .pdf keeps the dots of most pictures, and not their bytes
    shown = tuple(paragraph for _a, _b, paragraph in _told(_figures(before, digest=kept), _figures(now, digest=kept)))
    return (*changes, Change("图片", shown)) if shown else tuple(changes)


def _figures(document: OfficialDocument, *, digest: bool) -> list[Line]:
    """A line for each figure: its caption, its size, and the beginning of its digest, by which one picture is told from another."""
    sizes = [f"{one.width:.0f}×{one.height:.0f}毫米" + (f"，摘要{one.digest[:8]}" if digest else "") for one in document.figures]
    return [Line(f"{one.caption or '图片'}（{size}）", one.place.start) for one, size in zip(document.figures, sizes, strict=True)]


def paragraphs(before: str, now: str) -> Iterator[Paragraph]:
    """The paragraphs that differ, each word by word."""
    return (paragraph for _a, _b, paragraph in _told(lines_of(before), lines_of(now)))


class Line(NamedTuple):
    """A paragraph, and where it begins in the text; one without words stands for none."""

    words: str
    at: int = 0


NONE = Line("")


def lines_of(text: str) -> list[Line]:
    """The paragraphs of a text, blank ones left out."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            found.append(Line(words, at + line.index(words)))
        at += len(line)
    return found


def element_at(document: OfficialDocument, at: int) -> str:
    """The element that stands there; what is none is told as 其他."""
    for label, name in ELEMENTS:
        value = getattr(document, name)
        if any(place.start <= at < place.end for place in _places(value)):
            return label
    return "其他"


def _places(value: object) -> Iterator[Place]:
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None:
            yield one.place


def _told(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line, Paragraph]]:
    left = CHARACTERS
    for a, b in _changed(old, new):
        left -= len(a.words) + len(b.words)
        yield a, b, tuple(words(a.words, b.words) if left > 0 else _whole([a.words], [b.words]))


def _changed(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    matcher = SequenceMatcher(None, [one.words for one in old], [one.words for one in new], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(old[i1:i2], new[j1:j2])


def _paired(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Which paragraph became which, in their order, so that together they are most alike."""
    if len(old) * len(new) > PAIRS:
        yield from zip_longest(old, new, fillvalue=NONE)
        return
    a, b = [_pairs(one.words) for one in old], [_pairs(one.words) for one in new]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + _alike(a[i], b[j]))
    i = j = 0
    while i < len(a) or j < len(b):
        alike = _alike(a[i], b[j]) if i < len(a) and j < len(b) else 0.0
        if alike and best[i][j] == best[i + 1][j + 1] + alike:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif j == len(b) or (i < len(a) and best[i][j] == best[i + 1][j]):
            yield old[i], NONE
            i += 1
        else:
            yield NONE, new[j]
            j += 1


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)} or {words}


def _alike(one: set[str], other: set[str]) -> float:
    share = 2 * len(one & other) / (len(one) + len(other))
    return share if share >= ALIKE else 0.0


def words(before: str, now: str) -> Iterator[Bit]:
    """One paragraph against another; what is alike only by chance between two changes goes with them."""
    old, new = WORD.findall(before), WORD.findall(now)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    ends = (len(old) - tail, len(new) - tail)
    yield from _bits("same", old[:head])
    yield from _between(old[head : ends[0]], new[head : ends[1]])
    yield from _bits("same", old[ends[0] :])


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Bit]:
    gone: list[str] = []
    come: list[str] = []
    for kind, i1, i2, j1, j2 in _blocks(old, new):
        if kind == "equal" and i2 - i1 > ISLAND:
            yield from (*_whole(gone, come), *_bits("same", old[i1:i2]))
            gone, come = [], []
        else:
            gone += old[i1:i2]
            come += new[j1:j2]
    yield from _whole(gone, come)


def _whole(gone: Sequence[str], come: Sequence[str]) -> Iterator[Bit]:
    return chain(_bits("del", gone), _bits("ins", come))


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    if max(len(old), len(new)) > WORDS:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _bits(kind: Kind, words: Sequence[str]) -> Iterator[Bit]:
    if text := "".join(words):
        yield Bit(kind, text)


class Parted(NamedTuple):
    """Where two texts part: the number of the character, from 1, and how each goes on; empty where one has ended."""

    at: int
    one: str
    other: str


def where_they_part(one: str, other: str) -> Parted | None:
    """The first difference of two texts whose spaces and breaks do not count; None when there is none."""
    plain, seen = "".join(one.split()), "".join(other.split())
    if plain == seen:
        return None
    at = next((n for n, (a, b) in enumerate(zip(plain, seen, strict=False)) if a != b), min(len(plain), len(seen)))
    return Parted(at + 1, plain[at : at + EXCERPT], seen[at : at + EXCERPT])
