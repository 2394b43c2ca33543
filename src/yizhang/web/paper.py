"""A document as it lies on the desk: its elements as GB/T 9704 orders them, each paragraph with the findings that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from yizhang.kernel.values import FieldView
from yizhang.law.finding import Finding

HEADING = (("一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、"), "。")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number on this page."""

    n: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row; those that a finding quotes carry it."""

    words: str
    found: Numbered | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """`kind`: mark, no, title, flush, text, sign. `findings` stand beside it."""

    kind: str
    pieces: tuple[Piece, ...]
    findings: tuple[Numbered, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Words with what stands beside them: those that are found fault with first, then those that run on beside the findings."""

    head: tuple[Para, ...] = ()
    beside: tuple[Numbered, ...] = ()
    rest: tuple[Para, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """The document and the findings that belong to no place in it."""

    paras: tuple[Para, ...] = ()
    loose: tuple[Numbered, ...] = ()
    number: str = ""
    signer: str = ""

    @property
    def findings(self) -> tuple[Numbered, ...]:
        """All, in their order."""
        placed = [one for para in self.paras for one in para.findings]
        return tuple(sorted((*placed, *self.loose), key=lambda one: one.n))

    @property
    def rows(self) -> tuple[Row, ...]:
        """All in order: the mark with what has no place and the title, then each paragraph that is found fault with and those after it."""
        rows = [Row(tuple(one for one in self.paras if one.kind == "mark"), self.loose)]
        for para in (one for one in self.paras if one.kind != "mark"):
            if para.findings and para.kind != "title":
                rows.append(Row((para,), para.findings))
            else:
                last = rows.pop()
                rows.append(replace(last, beside=(*last.beside, *para.findings), rest=(*last.rest, para)))
        return tuple(rows)

    @property
    def says_more(self) -> bool:
        """Whether there is anything but the title, which stands over the page anyway."""
        return bool(self.number or self.findings or any(one.kind != "title" for one in self.paras))


def numbered(findings: Iterable[Finding]) -> tuple[Numbered, ...]:
    """Findings with their numbers."""
    return tuple(Numbered(n, one) for n, one in enumerate(findings, 1))


def laid_out(fields: Iterable[FieldView], findings: Iterable[Finding]) -> Paper:
    """The paper of a record: elements by their names of GB/T 9704, the text in paragraphs, findings where they quote."""
    values = {one.name: one.value for one in fields if one.value and not one.hidden}
    number, signer = (values.get(one) or values.get(other, "") for one, other in (("document_number", "number"), ("signer", "signers")))
    return replace(marked(_elements(values), numbered(findings)), number=number, signer=signer)


def marked(elements: Iterable[tuple[str, str]], findings: Iterable[Numbered]) -> Paper:
    """Paragraphs by their kind and words, each finding where it quotes; of those that quote nothing that stands there the paper is told."""
    paras = [_para(kind, words) for kind, words in elements]
    loose: list[Numbered] = []
    for one in findings:
        at, quote = _place(paras, one.finding.quote)
        if quote:
            paras[at] = _marked(paras[at], one, quote)
        else:
            loose.append(one)
    return Paper(tuple(paras), tuple(loose))


def _elements(values: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    if mark := values.get("letterhead"):
        yield "mark", mark
    if title := values.get("title"):
        yield "title", title
    if to := values.get("primary_recipients"):
        yield "flush", to.rstrip("：:") + "："
    body = values.get("body") or values.get("text") or ""
    yield from (("text", line.strip()) for line in body.splitlines() if line.strip())
    if issuer := values.get("issuer") or values.get("sender"):
        yield "sign", issuer
    if dated := values.get("dated"):
        yield "sign", dated


def _para(kind: str, words: str) -> Para:
    starts, stop = HEADING
    if kind == "text" and words.startswith(starts) and 0 < words.find(stop) < 30:
        cut = words.find(stop) + 1
        return Para(kind, tuple(one for one in (Piece(words[:cut], heading=True), Piece(words[cut:])) if one.words))
    return Para(kind, (Piece(words),))


def _place(paras: Sequence[Para], quote: str) -> tuple[int, str]:
    """The first paragraph that a finding quotes, and its words there: of a quote that runs on into the next, its first line."""
    for words in dict.fromkeys((quote, *quote.splitlines())):
        for at, para in enumerate(paras):
            if words and any(words in piece.words for piece in para.pieces):
                return at, words
    return 0, ""


def _marked(para: Para, one: Numbered, quote: str) -> Para:
    pieces: list[Piece] = []
    done = False
    for piece in para.pieces:
        if done or piece.found or quote not in piece.words:
            pieces.append(piece)
            continue
        before, after = piece.words.split(quote, 1)
        pieces += [replace(piece, words=before), replace(piece, words=quote, found=one), replace(piece, words=after)]
        done = True
    return replace(para, pieces=tuple(p for p in pieces if p.words), findings=(*para.findings, one))
