"""The image of a seal over 署名 and 成文日期 (GB/T 9704 7.3.5.1)."""

from __future__ import annotations

from yizhang.gongwen.errors import CannotRead
from yizhang.gongwen.pictures import Picture
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.pages import Page, Placed
from yizhang.gongwen.typeset.parts import Composition, wide
from yizhang.law.finding import _

WIDE = 45.0  # millimetres, for which the room above the 署名 is reckoned


class SeveralSeals(CannotRead):
    """One image for a document that several organs seal."""

    template = _("“{name}”由{count}个机关联合行文，一枚印章不能代表各机关；请不带印章排版，由各机关分别加盖（GB/T 9704 7.3.5.1）。")


class NowhereToSeal(CannotRead):
    """A document that has no 署名 and date to seal, or bears no seal."""

    template = _("“{name}”没有可以加盖印章的署名和成文日期；请补写署名和成文日期，签名的命令、议案和不加盖印章的公文不带印章排版。")


def place(composition: Composition, image: Picture, where: dict[int, tuple[int, float]], pages: list[Page]) -> Placed:
    """Put the seal on the page of 署名 and date: in the middle of the date, over which the 署名 is centred, its top a gap under the text.

    It lies under the words, so that they stay legible where its ground is white. Raises SeveralSeals, NowhereToSeal.
    """
    names = [at for at, para in enumerate(composition.text) if para.style == "发文机关署名"]
    dates = [at for at, para in enumerate(composition.text) if para.style == "成文日期"]
    if composition.issuers > 1:
        raise SeveralSeals(name=composition.name, count=composition.issuers)
    if len(names) != 1 or len(dates) != 1 or not composition.sealed:
        raise NowhereToSeal(name=composition.name)
    page, top = where[names[0]]
    day = composition.text[dates[0]]
    middle = measures.LEFT + measures.AREA[0] - (day.right + wide(day.text) / 2) * measures.CELL
    tall = WIDE * image.down / image.across
    below = where[dates[0]][1] - top + measures.height(measures.BODY)
    y = top - measures.SEAL_LINES * measures.PITCH
    if tall < WIDE:  # one that is not round still has 署名 and date within it
        y = max(y, top + below / 2 - tall / 2)
    placed = Placed(image, middle - WIDE / 2, y, WIDE, tall)
    pages[page].pictures.append(placed)
    return placed
