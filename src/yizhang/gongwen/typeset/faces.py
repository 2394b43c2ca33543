"""The files in which the machine keeps its typefaces, and the few characters of one that a document takes along."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph

# Where Debian and its kin, macOS and Windows keep them; what a user has added goes before.
FOLDERS = (
    "~/.local/share/fonts", "~/.fonts", "~/Library/Fonts", "/usr/local/share/fonts", "/usr/share/fonts", "/Library/Fonts",
    "/System/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
FAMILY = (1, 16)  # names of a family in the table of names
BOLD = 600
RESTRICTED = 0x0002  # of OS/2 fsType: may not be embedded
NEAR = 1.0  # units of the em by which a curve may be off


class Cut(NamedTuple):
    """One cut of a family: its file, and which of several in it."""

    file: str
    number: int
    bold: bool


@lru_cache(maxsize=4)
def shelf(folders: tuple[str, ...] = ()) -> Mapping[str, tuple[Cut, ...]]:
    """Families by all their names, in every language, with their cuts that may be embedded; `folders` go before those of the machine."""
    found: dict[str, list[Cut]] = {}
    for folder in (*folders, *FOLDERS):
        for file in sorted(one for one in Path(folder).expanduser().rglob("*") if one.suffix.lower() in SUFFIXES):
            for names, cut in _cuts(file):
                for name in names:
                    found.setdefault(name, []).append(cut)
    return {name: tuple(cuts) for name, cuts in found.items()}


def _cuts(file: Path) -> Iterator[tuple[set[str], Cut]]:
    """What a file holds; one that is no font holds nothing."""
    from fontTools.ttLib import TTFont, TTLibError

    many = 1
    number = 0
    while number < many:
        try:
            with TTFont(file, fontNumber=number, lazy=True) as font:
                many = getattr(font.reader, "numFonts", 1) if file.suffix.lower() in (".ttc", ".otc") else 1
                names = {one.toUnicode() for one in font["name"].names if one.nameID in FAMILY}
                if not font["OS/2"].fsType & RESTRICTED:
                    yield names, Cut(str(file), number, font["OS/2"].usWeightClass >= BOLD)
        except (TTLibError, OSError, ValueError, KeyError, struct.error):
            return
        number += 1


def best(cuts: Iterable[Cut], *, bold: bool) -> Cut:
    """The cut of that weight, or the first."""
    return min(cuts, key=lambda one: one.bold is not bold)


def lacks(cut: Cut, char: str) -> bool:
    """Whether it has no shape for a character."""
    return ord(char) not in _opened(cut)[1]


@lru_cache(maxsize=8)
def _opened(cut: Cut) -> tuple[TTFont, Mapping[int, str]]:
    from fontTools.ttLib import TTFont

    font = TTFont(cut.file, fontNumber=cut.number, lazy=True)
    return font, font.getBestCmap()


def taken(cut: Cut, chars: str, name: str) -> bytes:
    """A font of these characters only, as TrueType. Letters and figures that are wider than half a character are made as narrow, as the
    faces of offices have them. The same characters give the same bytes."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    font, _known = _opened(cut)
    em = font["head"].unitsPerEm
    names = {char: f"u{ord(char):X}" for char in sorted(chars)}
    built = FontBuilder(em, isTTF=True)
    built.setupGlyphOrder([".notdef", *names.values()])
    built.setupCharacterMap({ord(char): glyph for char, glyph in names.items()})
    shapes, widths = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (em, 0)}
    for char, glyph in names.items():
        shapes[glyph], wide = _shape(cut, char)
        widths[glyph] = (wide, 0)
    built.setupGlyf(shapes)
    built.setupHorizontalMetrics(widths)
    built.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    built.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"Embedded-{cut.number}"})
    built.setupOS2(fsType=font["OS/2"].fsType)
    built.setupPost(keepGlyphNames=False)
    built.font["head"].created = built.font["head"].modified = 0
    built.font.recalcTimestamp = False
    out = BytesIO()
    built.font.save(out)
    return out.getvalue()


@lru_cache(maxsize=8192)
def _shape(cut: Cut, char: str) -> tuple[Glyph, int]:
    """A character drawn in TrueType's curves, and its width."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    font, known = _opened(cut)
    glyphs = _glyphs(cut)
    one = glyphs[known[ord(char)]]
    most = font["head"].unitsPerEm / 2 if " " <= char <= "~" else one.width
    scale = min(1.0, most / one.width) if one.width else 1.0
    drawn, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
    one.draw(TransformPen(drawn, (scale, 0, 0, 1, 0, 0)))
    drawn.replay(Cu2QuPen(pen, NEAR, reverse_direction="glyf" not in font))
    return pen.glyph(), round(one.width * scale)


@lru_cache(maxsize=8)
def _glyphs(cut: Cut) -> Mapping[str, Any]:
    glyphs: Mapping[str, Any] = _opened(cut)[0].getGlyphSet()
    return glyphs
