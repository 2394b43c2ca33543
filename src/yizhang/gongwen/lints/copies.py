"""抄送机关: who must know besides the addressee, and nobody below who is still to hear of it."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import Direction, Organ, direction, organ
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, _, breach, caution


@lint("copied_to_addressee", source="公文处理条例 9(16)", element="抄送机关")
def copies_go_to_others_than_the_addressee(doc: OfficialDocument) -> Findings:
    """抄送机关是主送机关以外的机关。

    Why: 同一机关又办又知，收到两份，登记和分办各走一遍。
    Wrong:
        无锡市教育局关于商请协助防汛的函
        市水利局、市应急管理局：
        现商请协助做好学校防汛工作。
        无锡市教育局
        2026年3月2日
        抄送：市水利局。
        无锡市教育局办公室　　2026年3月2日印发
    Right:
        无锡市教育局关于商请协助防汛的函
        市水利局、市应急管理局：
        现商请协助做好学校防汛工作。
        无锡市教育局
        2026年3月2日
        抄送：市财政局。
        无锡市教育局办公室　　2026年3月2日印发
    """
    addressed = set(map(_plain, traits.addressed(doc)))
    for name in doc.copies_to.value if doc.copies_to else ():
        if _plain(name) in addressed:
            yield caution(_("抄送机关“{name}”也是主送机关"), name=name, quote=name, remedy=_("主送的不再抄送，删去一处"))


def _plain(name: str) -> str:
    """市人民政府 and 市政府 are one; whether 市教育局 is that of 江阴市 no name tells, so other short names are left alone."""
    return name.replace("人民政府", "政府")


@lint("copied_to_lower", source="公文处理条例 15(1)", element="抄送机关")
def upward_document_is_not_copied_downward(doc: OfficialDocument) -> Findings:
    """向上级机关行文不抄送下级机关。

    Why: 还没有批准的事先让下级知道，下级会当作已定的事去办。
    Wrong:
        无锡市人民政府关于调整行政区划的请示
        江苏省人民政府：
        妥否，请批示。
        无锡市人民政府
        2026年3月2日
        抄送：各区人民政府。
        无锡市人民政府办公室　　2026年3月2日印发
    Right:
        无锡市人民政府关于调整行政区划的请示
        江苏省人民政府：
        妥否，请批示。
        无锡市人民政府
        2026年3月2日
        抄送：江苏省民政厅。
        无锡市人民政府办公室　　2026年3月2日印发
    """
    writer = traits.sender(doc)
    if writer is None or traits.bearing(doc) is not Direction.UPWARD:
        return
    for name in doc.copies_to.value if doc.copies_to else ():
        if _below(writer, organ(name)):
            yield breach(_("上行文抄送了下级机关：{name}"), name=name, quote=name, remedy=_("删去该抄送机关，批准后另行通知"))


SUBORDINATE = regex(r"各?(?:所属|下属|直属|[局委厅部]属)|各(?:科室|处室|学校|镇|乡|街道)")


def _below(writer: Organ, copied: Organ) -> bool:
    """Whether the organ copied is under the writer; 所属各单位 always is."""
    return direction(writer, copied) is Direction.DOWNWARD or bool(SUBORDINATE.match(copied.name))
