"""文种 that only some organs may use: orders, bills and resolutions (条例 8)."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import Level, Organ, OrganKind
from yizhang.law.finding import Findings, _, caution

BELOW_A_GOVERNMENT = (OrganKind.DEPARTMENT, OrganKind.OFFICE, OrganKind.UNIT)


@lint("kind_beyond_powers", source="公文处理条例 8(1)(3)(12)", element="文种")
def kind_is_one_its_issuer_may_use(doc: OfficialDocument) -> Findings:
    """命令由有权的机关发布，议案由政府向同级人大提出，决议由会议通过。

    Why: 没有权限发布的命令、议案没有效力，收文机关只能退回。
    Wrong:
        无锡市教育局关于提请审议《无锡市古运河保护条例（草案）》的议案
        市人大常委会：
        现提请审议。
        无锡市教育局
        2026年3月2日
    Right:
        无锡市人民政府关于提请审议《无锡市古运河保护条例（草案）》的议案
        市人大常委会：
        现提请审议。
        无锡市人民政府
        2026年3月2日
    """
    title, writer = traits.title(doc), traits.sender(doc)
    if title is None:
        return
    if doc.kind is Kind.BILL and writer and writer.kind in BELOW_A_GOVERNMENT:
        yield caution(_("{name}提出议案"), name=writer.name, quote=title.text, remedy=_("报请本级人民政府提出议案"))
    if doc.kind is Kind.BILL and (elsewhere := _no_congress(doc)):
        yield caution(_("议案送给了{name}"), name=elsewhere, quote=elsewhere, remedy=_("议案向同级人民代表大会或其常务委员会提出"))
    if traits.kind(doc) is Kind.ORDER and writer and _local_department(writer):
        yield caution(_("{name}发布命令"), name=writer.name, quote=title.text, remedy=_("改用“决定”“通知”，或报请本级人民政府发布"))
    if doc.kind is Kind.RESOLUTION and "会" not in title.issuer + doc.body_text:
        yield caution(_("决议没有写明由哪次会议通过"), quote=title.text, remedy=_("写明会议名称；机关决定的事项用“决定”"))


def _no_congress(doc: OfficialDocument) -> str:
    """To whom a bill goes, where none of them is a congress and each says by its name what it is."""
    names = traits.recipients(doc)
    known = all(one.kind not in (None, OrganKind.CONGRESS) for one in names)
    return "、".join(one.name for one in names) if known else ""


def _local_department(writer: Organ) -> bool:
    """A department below the ministries; a wanted person is sought by an order of the police."""
    return writer.kind is OrganKind.DEPARTMENT and writer.level is not None and writer.level > Level.PROVINCE and "公安" not in writer.name
