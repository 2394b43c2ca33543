"""The images of seals over 署名 and 成文日期 (GB/T 9704 7.3.5.1)."""

from __future__ import annotations

from typing import NamedTuple

from yizhang.gongwen.errors import CannotRead
from yizhang.gongwen.pictures import Picture
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.pages import Page, Placed
from yizhang.gongwen.typeset.parts import Composition
from yizhang.gongwen.typeset.signing import sealed_rows
from yizhang.law.finding import _


class SeveralSeals(CannotRead):
    """Another number of images than of organs that sign."""

    template = _(
        "“{name}”由{count}个机关署名，给了{given}枚印章；请按署名顺序每个机关给一枚，或不带印章排版、分别加盖（GB/T 9704 7.3.5.1）。"
    )


class NowhereToSeal(CannotRead):
    """A document that has no 署名 and date to seal, or bears no seal."""

    template = _("“{name}”没有可以加盖印章的署名和成文日期；请补写署名和成文日期，签名的命令、议案和不加盖印章的公文不带印章排版。")


class Seal(NamedTuple):
    """A seal on its page, and the number of the paragraph it goes with."""

    para: int
    placed: Placed


def place(
    composition: Composition, images: tuple[Picture, ...], where: dict[int, tuple[int, float]], pages: list[Page]
) -> tuple[Seal, ...]:
    """Put a seal on each 署名, in the order of the organs: in the middle of the name, the last of 署名 and date, its top a gap under the
    text. They lie under the words, so that those stay legible where the ground of an image is white. Raises SeveralSeals, NowhereToSeal."""
    rows = [at for at, para in enumerate(composition.text) if para.style == "发文机关署名"]
    dates = [at for at, para in enumerate(composition.text) if para.style == "成文日期"]
    if not rows or len(dates) != 1 or not composition.sealed:
        raise NowhereToSeal(name=composition.name)
    if len(images) != len(composition.issuers):
        raise SeveralSeals(name=composition.name, count=len(composition.issuers), given=len(images))
    left, seals = iter(images), []
    for row, names in zip(rows, sealed_rows(composition.issuers, composition.text[dates[0]].text), strict=True):
        dated = row == rows[-1]
        for _name, middle in names:
            page, top = where[row]
            one = _placed(next(left), measures.LEFT + measures.AREA[0] - middle * measures.CELL, top, lines=2 if dated else 1)
            pages[page].pictures.append(one)
            seals.append(Seal(dates[0] if dated else row, one))
    return tuple(seals)


def _placed(image: Picture, middle: float, top: float, *, lines: int) -> Placed:
    """A seal over so many lines that begin at a height; no side of it is longer than a seal is wide."""
    scale = measures.SEAL / max(image.across, image.down)
    width, height = image.across * scale, image.down * scale
    y = top - measures.SEAL_LINES * measures.PITCH
    if height < measures.SEAL:  # one that is not round still has the lines within it
        below = (lines - 1) * measures.PITCH + measures.height(measures.BODY)
        y = max(y, top + below / 2 - height / 2)
    return Placed(image, middle - width / 2, y, width, height, alt="印章")
