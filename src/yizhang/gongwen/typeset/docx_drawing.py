"""Pictures in WordprocessingML: between the characters, or tied to a place of the page."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from yizhang.gongwen.layout import EMU
from yizhang.gongwen.pictures import Picture
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.docx_xml import R, element
from yizhang.gongwen.typeset.parts import Shown

if TYPE_CHECKING:
    from lxml.etree import _Element

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = (
    f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" xmlns:r="{R}" '
    'distT="0" distB="0" distL="0" distR="0"'
)
SMALL = "2"  # half points of the type beside it, so that the line is as high as the picture
WHOLE = 100_000  # of which srcRect tells parts


def key(picture: Picture) -> str:
    """The name of its part and of the relation to it."""
    return f"p{hashlib.sha256(picture.data).hexdigest()[:16]}"


def inline(shown: Shown, lower: float = 0.0) -> _Element:
    """The drawing of a figure between the characters, so many millimetres below their base line."""
    size = extent(shown.width, shown.height)
    inside = graphic(shown.picture, "图片", shown.width, shown.height, shown.crop)
    told = f'<wp:docPr id="1" name="图片" descr={quoteattr(shown.alt)}/>'
    run = drawn(f"<wp:inline {SPACES}><wp:extent {size}/>{told}{inside}</wp:inline>")
    if lower > 0:
        run[0].insert(0, element("position", val=str(-round(lower / measures.POINT * 2))))
    return run


def extent(width: float, height: float) -> str:
    """Millimetres as attributes."""
    return f'cx="{round(width * EMU)}" cy="{round(height * EMU)}"'


def graphic(picture: Picture, name: str, width: float, height: float, crop: tuple[float, ...] = ()) -> str:
    """What both kinds of drawing hold."""
    cut = "".join(f' {side}="{round(part * WHOLE)}"' for side, part in zip("ltrb", crop, strict=False) if part)
    return f"""<a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{key(picture)}"/>{f"<a:srcRect{cut}/>" if cut else ""}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent(width, height)}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic>"""


def drawn(xml: str) -> _Element:
    """The run of a drawing."""
    from lxml import etree

    small = element("rPr", element("sz", val=SMALL))
    return element("r", small, element("drawing", etree.fromstring(xml)))


def number(document: _Element) -> None:
    """Drawings have a number each."""
    for at, one in enumerate(document.iter(f"{{{DRAWING}/wordprocessingDrawing}}docPr"), 1):
        one.set("id", str(at))
