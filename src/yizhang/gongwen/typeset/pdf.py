"""Pages as .pdf (PDF/A-2b) by the typst engine: every text at its place, faces embedded, nothing of the moment in it."""

from __future__ import annotations

import calendar
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, cast

from yizhang.gongwen.pictures import SHOWN, Picture
from yizhang.gongwen.regex import regex
from yizhang.gongwen.typeset import docx_drawing, fonts, measures
from yizhang.gongwen.typeset.breaking import ENDS_NONE
from yizhang.gongwen.typeset.fonts import Choice
from yizhang.gongwen.typeset.pages import Page, Placed, Rule, Text
from yizhang.gongwen.typeset.parts import Face, Written
from yizhang.law.finding import Finding, _, caution

# The engine squeezes punctuation that stands together and at the ends of what it is given: so it is given characters and at most one mark.
PORTION = regex(r"[\u3400-\u9fff]+[，。、；：！？）》”’〕】]?|—+|…+|[!-~]+|.", 16)
# Marks that are as wide as a Chinese character in every face; others stand in the middle of their place.
FULL = frozenset("，。、；：！？（）《》〈〉“”‘’〔〕【】「」『』—…")
LACKING, ESCAPED = regex(r'the text `"(.+?)"` could not'), regex(r"\\u\{([0-9a-f]+)\}")
ARCHIVE: Literal["a-2b"] = "a-2b"
Engine = Callable[..., bytes]
EPOCH = date(1970, 1, 1)  # of a document without a date


def write(pages: Sequence[Page], title: str, day: date | None, folders: tuple[str, ...] = ()) -> Written:
    """The pages as a file. `day` is the date it is said to be made on; `folders` hold faces that go before those of the machine."""
    import typst

    shelf = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=list(folders))
    choices = fonts.choose(set(shelf.families()))
    made = calendar.timegm((day or EPOCH).timetuple())
    found = [one.also(code="typeset_face") for one in fonts.replaced(choices, {text.face for page in pages for text in page.texts})]
    with TemporaryDirectory(prefix="yizhang-") as root:
        engine = cast("Engine", partial(typst.compile, format="pdf", root=root, font_paths=shelf, timestamp=made))
        files = _put({placed.picture for page in pages for placed in page.pictures}, Path(root))
        try:
            data, told = _made(engine, _source(pages, title, choices, files).encode())
        except typst.TypstError:
            # The engine decodes pictures: one that looked whole and is not is left out.
            files = {one: name for one, name in files.items() if _decodes(engine, name)}
            data, told = _made(engine, _source(pages, title, choices, files).encode())
            found.append(_undecoded(sum(placed.picture not in files for page in pages for placed in page.pictures)))
    return Written(data, (*found, *told))


def _made(engine: Engine, source: bytes) -> tuple[bytes, list[Finding]]:
    """The file in the archive's form, which refuses a character that no face has; the page is then made without it, and the lack told."""
    import typst

    try:
        return engine(source, pdf_standards=[ARCHIVE]), []
    except typst.TypstError as wrong:
        data = engine(source)
        remedy = _("安装含有该字的字体，或把字体文件夹写入 YIZHANG_FONTS 后重排")
        told = caution(_("“{text}”排不出来，文件因此不符合 PDF/A"), text=_lacking(wrong.message), where="字体", remedy=remedy)
        return data, [told.also(code="typeset_glyph")]


def _put(pictures: Iterable[Picture], root: Path) -> dict[Picture, str]:
    """The pictures that the engine shows as files beside its program."""
    files = {one: f"{docx_drawing.key(one)}.{one.form}" for one in pictures if one.form in SHOWN}
    for one, name in files.items():
        (root / name).write_bytes(one.data)
    return files


def _decodes(engine: Engine, name: str) -> bool:
    import typst

    try:
        engine(f'#image("/{name}")'.encode())
    except typst.TypstError:
        return False
    return True


def _undecoded(count: int) -> Finding:
    remedy = _("在办公软件中重新插入图片后重排")
    return caution(_("{n}幅图片已损坏，没有排入"), n=count, where="正文", remedy=remedy).also(code="typeset_pictures")


def _lacking(message: str) -> str:
    """The characters the engine names as having no face; those without a shape by their number."""
    found = LACKING.search(message)
    return ESCAPED.sub(lambda one: f"U+{one[1].upper()}", found[1]) if found else message


def _source(pages: Sequence[Page], title: str, choices: Mapping[Face, Choice], files: Mapping[Picture, str]) -> str:
    """A program for the engine: a function for each face, and a line for every portion of text."""
    head = [
        f"#set document(title: {json.dumps(title, ensure_ascii=False)}, date: auto)",
        f"#set page(width: {measures.PAPER[0]}mm, height: {measures.PAPER[1]}mm, margin: 0mm)",
        '#set text(lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em, cjk-latin-spacing: none)',
        "#let t(font, weight, half, middle, x, y, size, step, colour, words) = place(top + left, dx: x * 1mm, dy: y * 1mm, {",
        "  let set_ = text(font: font, weight: weight, size: size * 1pt, tracking: step * 1pt, fill: rgb(colour),",
        '    features: if half { ("hwid",) } else { () }, words)',
        "  if middle { box(width: (size + step) * 1pt, align(center, set_)) } else { set_ } })",
        "#let r(x, y, length, thick, colour) = place(top + left, dx: x * 1mm, dy: (y - thick / 2) * 1mm,",
        "  pdf.artifact(rect(width: length * 1mm, height: thick * 1mm, fill: rgb(colour))))",
    ]
    names = [f"#let f{number} = {_families(choices[face])}" for number, face in enumerate(Face)]
    bodies = [
        "\n".join(
            [
                *(_picture(one, files[one.picture]) for one in page.pictures if one.picture in files),
                *map(_rule, page.rules),
                *(line for text in page.texts for line in _text(text, choices)),
            ]
        )
        for page in pages
    ]
    return "\n".join([*head, *names, "\n#pagebreak()\n".join(body or "#v(0mm)" for body in bodies)])


def _families(choice: Choice) -> str:
    return "(" + "".join(f"{json.dumps(name, ensure_ascii=False)}, " for name in choice.families or fonts.ANY) + ")"


def _rule(rule: Rule) -> str:
    return f'#r({rule.x:.3f}, {rule.y:.3f}, {rule.length:.3f}, {rule.thick:.3f}, "{rule.colour}")'


def _picture(placed: Placed, name: str) -> str:
    x, y, width, height = placed.whole
    alt = f", alt: {json.dumps(placed.alt, ensure_ascii=False)}" if placed.alt else ""
    image = f'image("/{name}", width: {width:.3f}mm, height: {height:.3f}mm, fit: "stretch"{alt})'
    inside = f"place(dx: {x:.3f}mm, dy: {y:.3f}mm, {image})"
    box = f"box(width: {placed.width:.3f}mm, height: {placed.height:.3f}mm, clip: true, {inside})" if any(placed.crop) else image
    return f"#place(top + left, dx: {placed.x:.3f}mm, dy: {placed.y:.3f}mm, {box})"


def _text(text: Text, choices: Mapping[Face, Choice]) -> Iterator[str]:
    number = list(Face).index(text.face)
    weight = '"bold"' if text.face is Face.XIAOBIAOSONG and choices[text.face].bold else '"regular"'
    half = "true" if text.narrow else "false"
    own = text.size * (0.5 if text.narrow else 1.0)
    step = text.step / measures.POINT - own
    for x, words in _portions(text):
        quoted = json.dumps(words, ensure_ascii=False)
        middle = "true" if len(words) == 1 and not text.narrow and not _whole(words) else "false"
        yield f'#t(f{number}, {weight}, {half}, {middle}, {x:.3f}, {text.y:.3f}, {text.size:g}, {step:.4f}, "{text.colour}", {quoted})'


def _whole(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char in FULL


def _portions(text: Text) -> Iterator[tuple[float, str]]:
    """The text in portions with their places. An opening bracket at the head of one is moved half its width to the left by the engine,
    so it is put as far to the right."""
    for found in PORTION.finditer(text.text):
        lead = measures.height(text.size) / 2 if found[0][0] in ENDS_NONE and not text.narrow else 0.0
        if found[0].strip():
            yield text.x + found.start() * text.step + lead, found[0]
