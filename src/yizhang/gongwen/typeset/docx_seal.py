"""The image of a seal in WordprocessingML: anchored to the paragraph of the 成文日期 or its 署名, so that it goes where that goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yizhang.gongwen.layout import EMU
from yizhang.gongwen.typeset import docx_drawing
from yizhang.gongwen.typeset.seal import Seal

if TYPE_CHECKING:
    from lxml.etree import _Element


def anchor(paragraph: _Element, seal: Seal, top: float) -> None:
    """Add it to its paragraph, which stands at that height, behind the words."""
    placed = seal.placed
    left, lower = (round(one * EMU) for one in (placed.x, placed.y - top))
    inside = docx_drawing.graphic(placed.picture, "印章", placed.width, placed.height)
    behind = 'simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"'
    drawing = f"""<wp:anchor {docx_drawing.SPACES} {behind}>
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{lower}</wp:posOffset></wp:positionV>
<wp:extent {docx_drawing.extent(placed.width, placed.height)}/><wp:wrapNone/><wp:docPr id="1" name="印章"/>{inside}</wp:anchor>"""
    paragraph.append(docx_drawing.drawn(drawing))
