"""The image of a seal in WordprocessingML: anchored to the paragraph of the 成文日期, so that it goes where the date goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yizhang.gongwen.typeset import docx_drawing
from yizhang.gongwen.typeset.docx_xml import W, style_id
from yizhang.gongwen.typeset.lay import Laid

if TYPE_CHECKING:
    from lxml.etree import _Element


def anchor(body: _Element, laid: Laid, day: int) -> None:
    """Add it to the paragraph of the date, behind the words; `day` is the number of the date among the paragraphs as laid."""
    seal = laid.seal
    style = f"{{{W}}}val"
    dated = [one for one in body.iterfind("{*}p") for key in one.iterfind("{*}pPr/{*}pStyle") if key.get(style) == style_id("成文日期")]
    if seal is None or not dated:
        return
    left, lower = (round(one * docx_drawing.EMU) for one in (seal.x, seal.y - laid.where[day][1]))
    inside = docx_drawing.graphic(seal.picture, "印章", seal.width, seal.height)
    behind = 'simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"'
    anchor = f"""<wp:anchor {docx_drawing.SPACES} {behind}>
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{lower}</wp:posOffset></wp:positionV>
<wp:extent {docx_drawing.extent(seal.width, seal.height)}/><wp:wrapNone/><wp:docPr id="1" name="印章"/>{inside}</wp:anchor>"""
    dated[-1].append(docx_drawing.drawn(anchor))
