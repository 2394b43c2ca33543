"""The image of a seal in WordprocessingML: anchored to the paragraph of the 成文日期, so that it goes where the date goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yizhang.gongwen.typeset.docx_xml import R, W, element, style_id
from yizhang.gongwen.typeset.lay import Laid

if TYPE_CHECKING:
    from lxml.etree import _Element

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
EMU = 36_000  # a millimetre


def anchor(body: _Element, laid: Laid, day: int) -> None:
    """Add it to the paragraph of the date, behind the words; `day` is the number of the date among the paragraphs as laid."""
    from lxml import etree

    seal = laid.seal
    style = f"{{{W}}}val"
    dated = [one for one in body.iterfind("{*}p") for key in one.iterfind("{*}pPr/{*}pStyle") if key.get(style) == style_id("成文日期")]
    if seal is None or not dated:
        return
    across, down, left, lower = (round(one * EMU) for one in (seal.width, seal.height, seal.x, seal.y - laid.where[day][1]))
    size = f'cx="{across}" cy="{down}"'
    drawing = f"""<wp:anchor xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" xmlns:r="{R}"
 distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{lower}</wp:posOffset></wp:positionV><wp:extent {size}/>
<wp:wrapNone/><wp:docPr id="1" name="印章"/><a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="1" name="印章"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="seal"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:anchor>"""
    dated[-1].append(element("r", element("drawing", etree.fromstring(drawing))))
