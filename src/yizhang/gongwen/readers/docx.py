""".docx and .dotx: an own walk, since what libraries leave out (text boxes, insertions, automatic numbers) is where the elements stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from yizhang.gongwen import fields
from yizhang.gongwen.blocks import Look, Source, lay
from yizhang.gongwen.errors import Corrupt
from yizhang.gongwen.figures import MARK, take_out
from yizhang.gongwen.layout import looks_of
from yizhang.gongwen.package import Package
from yizhang.gongwen.readers import docx_layout, docx_numbering, docx_pictures, docx_said, docx_styles
from yizhang.gongwen.readers.docx_said import Said
from yizhang.gongwen.readers.docx_styles import Style
from yizhang.law.finding import _
from yizhang.law.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

MAIN = ("document.main+xml", "template.main+xml", "document.macroEnabled.main+xml", "template.macroEnabledTemplate.main+xml")
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TRACKED = _("文件含有尚未接受的修订，按{which}的文字读取")
COMMENTS = _("文件带有{n}处批注（“{text}”），未读入正文，正式行文前应当清除")
FOOTNOTES = _("文件带有{n}处脚注（“{text}”），未读入正文")
MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
AROUND_BLOCKS = {"sdt", "sdtContent", "customXml", "smartTag", "AlternateContent", "Choice"}
AROUND_RUNS = {"hyperlink", "fldSimple", "smartTag", "sdt", "sdtContent", "customXml", "ruby", "rubyBase", "dir", "bdo"}
DEEPEST = 40
Piece = tuple[str, Look]


@dataclass
class Walk:
    """A walk over one file. `original` takes the text before the tracked changes; `tracked` tells whether there were any."""

    w: str
    said: Said
    numbering: docx_numbering.Numbering
    marks: Callable[[_Element], str]
    original: bool = False
    tracked: bool = False
    boxes: list[Piece] = field(default_factory=list)
    carried: str = ""

    def blocks(self, parent: _Element, region: str, depth: int = 0) -> Iterator[Piece]:
        """The paragraphs under an element, tables row by row; what is anchored to a paragraph in a box comes before it."""
        if depth > DEEPEST:
            return
        for child in parent:
            name = _local(child.tag)
            if name == "p":
                yield from self._paragraph(child, region)
            elif name == "tbl":
                yield from self._table(child, depth)
            elif name in AROUND_BLOCKS or self._kept(name):
                yield from self.blocks(child, region, depth + 1)

    def _paragraph(self, paragraph: _Element, region: str) -> Iterator[Piece]:
        properties, children = _parted(paragraph, f"{self.w}pPr")
        runs: list[tuple[str, Style]] = []
        self._runs(children, runs, 0)
        if self.boxes:
            boxes, self.boxes = self.boxes, []
            yield from boxes
        text = self.carried + "".join([words for words, _ in runs])
        style, mark_gone = self.said.paragraph(properties)
        if mark_gone:
            self.carried = text
            return
        self.carried = ""
        told = [run for words, run in runs if words.strip() and words[0] != MARK] or [docx_styles.EMPTY]
        number = self.numbering.next(style.number, max(style.level, 0)) if style.number not in ("", "0") and text.strip() else ""
        yield text, _look(told[0], told[-1].font, style, region, number, _spaces(text))

    def _runs(self, children: Iterable[_Element], out: list[tuple[str, Style]], depth: int) -> None:
        """The words of a paragraph with what their runs say; fields give their result, deleted words only in the original."""
        for child in children:
            name = _local(child.tag)
            if name == "r":
                properties, parts = _parted(child, f"{self.w}rPr")
                style = self.said.run(properties)
                if style is not None:
                    out.append((self._words(parts, depth), style))
            elif depth < DEEPEST and (name in AROUND_RUNS or self._kept(name)):
                self._runs(child, out, depth + 1)

    def _words(self, parts: Iterable[_Element], depth: int) -> str:
        words = []
        for child in parts:
            name = _local(child.tag)
            if name == "t" or (name == "delText" and self.original):
                words.append((child.text or "").replace(MARK, ""))
            elif name in MARKS:
                words.append(MARKS[name])
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._boxed(child, depth)
                words.append(self.marks(child))
            elif name == "ruby":
                inner: list[tuple[str, Style]] = []
                self._runs(child, inner, depth + 1)
                words += [text for text, _ in inner]
        return "".join(words)

    def _boxed(self, drawing: _Element, depth: int) -> None:
        """Text boxes. A box is stored twice, for new and old programs: the first is taken."""
        choice = drawing.find(f"{COMPATIBILITY}Choice")
        for content in (drawing if choice is None else choice).iter(f"{self.w}txbxContent"):
            outer, self.boxes, carried, self.carried = self.boxes, [], self.carried, ""
            inner = list(self.blocks(content, "box", depth + 1))
            self.boxes, self.carried = outer + inner, carried
            return

    def _table(self, table: _Element, depth: int) -> Iterator[Piece]:
        """A row is one line, cells apart by a tab; where cells hold several paragraphs (版头, 版记), each is a line."""
        for row in table.iter(f"{self.w}tr"):
            if next(row.iterancestors(f"{self.w}tbl")) is not table:
                continue
            own = [cell for cell in row.iter(f"{self.w}tc") if next(cell.iterancestors(f"{self.w}tr")) is row]
            cells = [list(self.blocks(cell, "table", depth + 1)) for cell in own]
            filled = [[piece for piece in cell if piece[0].strip()] for cell in cells]
            if len(cells) <= 2 and any(len(cell) > 1 for cell in filled):
                yield from (piece for cell in filled for piece in cell)
            elif any(filled):
                text = "\t".join(" ".join(look.number + words.strip() for words, look in cell) for cell in cells)
                look = next(piece for cell in filled for piece in cell)[1]
                yield text, replace(look, number="") if look.number else look

    def _kept(self, name: str) -> bool:
        """Whether the inside of a tracked change is read."""
        if name in ("ins", "moveTo", "del", "moveFrom"):
            self.tracked = True
        return name in (("del", "moveFrom") if self.original else ("ins", "moveTo"))


@lru_cache(maxsize=256)
def _local(tag: object) -> str:
    """The name without its namespace; none for comments and processing instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _parted(parent: _Element, tag: str) -> tuple[_Element | None, list[_Element]]:
    """The properties of a paragraph or a run, and its children; properties stand in front of everything else."""
    children = list(parent)
    if children and children[0].tag == tag:
        return children[0], children[1:]
    return next((one for one in children if one.tag == tag), None), children


def _spaces(text: str) -> float:
    """How far in, in characters, a paragraph stands by the spaces at its head: they are an indent too."""
    if not text.startswith((" ", "\u3000", "\xa0")):
        return 0.0
    count = len(text) - len(text.lstrip(" \u3000\xa0"))
    return sum(1.0 if space == "\u3000" else 0.5 for space in text[:count])


@lru_cache(maxsize=1024)
def _look(run: Style, last_font: str, style: Style, region: str, number: str, spaces: float) -> Look:
    """How a paragraph of a style looks: by its first run, and the typeface of the last."""
    first = run.over(style)
    head, left = first.indents()
    size, font, colour = first.size or docx_styles.UNSAID, last_font or style.font, first.colour
    return Look(
        first.align, size, bool(first.bold), first.red, region, 0, number, first.font, font, head + spaces, left, colour
    )  # fmt: skip


def unmarked(_drawing: _Element) -> str:
    """For headers, comments and footnotes, whose pictures are no figures of the text."""
    return ""


def read(data: bytes, name: str, *, original: bool = False) -> Source:
    """Read the bytes of a package. Raises Corrupt, Encrypted, Unsafe, ZipBomb."""
    package = Package.open(data, name)
    main = main_part(package)
    root = package.xml(main)
    w = root.tag[: root.tag.index("}") + 1] if root.tag.endswith("}document") else ""
    body = root.find(f"{w}body") if w else None
    if body is None:
        raise Corrupt(name=name, why="缺少正文部件")
    folder = main.rpartition("/")[0] + "/" if "/" in main else ""
    said = docx_said.of(package, f"{folder}styles.xml", w, original=original)
    drawings = docx_pictures.Drawings(package, docx_pictures.relations(package, main))
    walk = Walk(w, said, docx_numbering.read(_part(package, f"{folder}numbering.xml"), w), drawings.marks, original)
    pieces = list(walk.blocks(body, ""))
    walk.marks = unmarked
    edges = {
        part: package.xml(part)
        for part in sorted(package.names)
        if part.startswith((f"{folder}header", f"{folder}footer")) and part.endswith(".xml")
    }
    above, below = (list(_edges(walk, edges, f"{folder}{kind}", kind)) for kind in ("header", "footer"))
    whole, figures = take_out([*above, *pieces, *below], drawings.gathered.figures)
    text, blocks = lay(whole)
    listed, kept = fields.take(blocks)
    doubts = [TRACKED.format(which="修订前" if original else "修订后")] if walk.tracked else []
    doubts += [*_beside(package, walk, folder, "comments", COMMENTS), *_beside(package, walk, folder, "footnotes", FOOTNOTES)]
    laid = docx_layout.read(root, w, edges, _part(package, f"{folder}settings.xml"), looks_of(blocks))
    return Source(text, kept, listed, tuple(doubts), "docx", laid, figures, drawings.gathered.pictures, docx_pictures.count(edges.values()))


def _beside(package: Package, walk: Walk, folder: str, kind: str, told: str) -> Iterator[str]:
    """Comments and footnotes are no text of the document; how many there are, and how the first begins."""
    root = _part(package, f"{folder}{kind}.xml")
    ones = [] if root is None else [one for one in root.iterfind(f"{walk.w}{kind[:-1]}") if one.get(f"{walk.w}type", "normal") == "normal"]
    texts = ["".join(text for text, _ in walk.blocks(one, kind)).strip() for one in ones]
    filled = [text for text in texts if text]
    if filled:
        yield told.format(n=len(filled), text=filled[0][:30])


def main_part(package: Package) -> str:
    """The part that holds the text: named by its content type, in templates too."""
    for one in package.xml("[Content_Types].xml"):
        if str(one.get("ContentType", "")).endswith(MAIN):
            return str(one.get("PartName", "")).lstrip("/")
    if "word/document.xml" in package.names:
        return "word/document.xml"
    raise Corrupt(name=package.name, why="缺少正文部件")


def _part(package: Package, part: str) -> _Element | None:
    return package.xml(part) if part in package.names else None


def _edges(walk: Walk, edges: Mapping[str, _Element], begins: str, kind: str) -> Iterator[Piece]:
    """Headers hold the 发文机关标志 of some templates, footers a 版记; each wording once."""
    seen = set()
    for root in (root for part, root in edges.items() if part.startswith(begins)):
        for text, look in walk.blocks(root, kind):
            if text.strip() and text.strip() not in seen:
                seen.add(text.strip())
                yield text, look
