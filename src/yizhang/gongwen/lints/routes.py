"""行文关系: no level skipped, no second superior, the right kind for a peer, no orders to governments below."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import ABOVE, Direction, Level, Organ, OrganKind, direction, organ, same_organ, skipped
from yizhang.gongwen.phrases import masked
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Finding, Findings, _, breach, caution

PLACE_OF = {Level.PROVINCE: "省级机关", Level.CITY: "市级机关", Level.COUNTY: "县（区）级机关", Level.TOWN: "乡镇（街道）"}


@lint("skip_level", source="公文处理条例 14", element="行文")
def document_passes_no_level_over(doc: OfficialDocument) -> Findings:
    """一般不得越级行文；特殊情况需要越级的，同时抄送被越过的机关。

    Why: 被越过的机关负有管理责任，不知情就无法落实，也会与它的意见冲突。
    Wrong:
        惠山区人民政府关于调整规划的请示
        江苏省人民政府：
        妥否，请批示。
    Right:
        惠山区人民政府关于调整规划的请示
        无锡市人民政府：
        妥否，请批示。
    """
    writer = traits.sender(doc)
    for to in traits.recipients(doc) if writer else ():
        if writer and (level := skipped(writer, to)) is not None:
            yield _skips(doc, writer, to, level)
        elif writer and _perhaps_over_a_district(writer, to):
            yield caution(
                _("{sender}向{to}行文，可能越过县（区）级机关"),
                sender=writer.name,
                to=to.name,
                quote=to.name,
                remedy=_("属设区的市的，报送所在县（区）机关"),
            )


def _skips(doc: OfficialDocument, writer: Organ, to: Organ, level: Level) -> Finding:
    copied = any(organ(name).level == level for name in (doc.copies_to.value if doc.copies_to else ()))
    told = caution if copied else breach
    return told(
        _("{sender}向{to}行文，越过了{level}"),
        sender=writer.name,
        to=to.name,
        level=_passed(writer, level),
        quote=to.name,
        remedy=_("报送直接上级机关；确属特殊情况的，写明理由并抄送被越过的机关"),
    )


def _passed(writer: Organ, level: Level) -> str:
    return "本级政府" if level == writer.level and writer.kind not in ABOVE else PLACE_OF[level]


def _perhaps_over_a_district(writer: Organ, to: Organ) -> bool:
    """A town may be under a county-level city; its name does not tell."""
    named = {level for level, name in writer.places}
    ambiguous = writer.level is Level.TOWN and Level.COUNTY not in named and Level.CITY not in named
    return ambiguous and to.level is Level.CITY and to.kind in ABOVE and direction(writer, to) is Direction.UPWARD


@lint("peer_uses_request", source="公文处理条例 8", element="行文")
def request_goes_to_a_superior(doc: OfficialDocument) -> Findings:
    """向不相隶属机关请求批准用函，不用请示。

    Why: 请示要求上级批复；平级部门没有批复的权限，只能退回。
    Wrong:
        ××市环保局关于拨付会议经费的请示
        市财政局：
        妥否，请批示。
    Right:
        ××市环保局关于拨付会议经费的函
        市财政局：
        请予支持。
    """
    if traits.titled_as_request(doc) and traits.bearing_by_names(doc) is Direction.PEER:
        to = "、".join(traits.addressed(doc))
        yield breach(_("向不相隶属的{to}行文用了请示"), to=to, quote=to, remedy=_("改用“函”，结尾写“请予批准”或“请函复”"))


ASKING = regex("请")
APPROVAL = regex(
    r"(?:并|同时|另|再|也)?(?:恳|敬|呈|报)?请(?P<whom>[^，。；：、\s]{1,16}?(?:政府|国务院|委员会|[厅局委部]|办公室))"
    r"(?:予以|尽快|一并|给予|依法|及时)*(?P<verb>审批|批准|批复|批示|核准|审定|同意|审核批准|批转)"
)


@lint("another_superior_asked", source="公文处理条例 15(1)", element="正文")
def body_asks_no_second_superior(doc: OfficialDocument) -> Findings:
    """请示的正文不再请求另一个上级机关审批。

    Why: 一份请示求两处审批就是多头行文，两处批复不一致时无法执行。
    Wrong:
        无锡市教育局关于设立职业学院的请示
        市政府：
        现申请设立职业学院，请批准，并请省教育厅审批。
    Right:
        无锡市教育局关于设立职业学院的请示
        市政府：
        现申请设立职业学院，请批准。
    """
    writer = traits.sender(doc)
    if traits.bearing(doc) is not Direction.UPWARD or not doc.primary_recipients:
        return
    addressed = traits.recipients(doc)
    for found in APPROVAL.finditer(traits.lines_with(masked(doc.body_text), ASKING)):
        asked = organ(found["whom"])
        if asked.collective or any(same_organ(asked, one) is not False for one in addressed):
            continue
        if writer is None or direction(writer, asked) in (Direction.UPWARD, Direction.PEER, None):
            yield breach(
                _("正文另请{whom}{verb}，主送机关是{to}"),
                whom=found["whom"],
                verb=found["verb"],
                to="、".join(traits.addressed(doc)),
                quote=found[0],
                remedy=_("删去该句，需要该机关知道的用抄送"),
            )


WITH_CONSENT = regex(r"(?:经|报经)[^，。；]{0,20}(?:政府|国务院|党委|[市省县区]委|领导同志)[^，。；]{0,10}(?:同意|批准|审定|授权)")


# What a lower organ asked, sent on: 现将区教育局《……的请示》转报. What the own organ thinks of it is told in many words.
SENT_ON = regex(r"(?:现|兹|特|谨)将[^。；\n]{0,30}《[^》\n]{2,60}请示》[^。；\n]{0,20}?(?:转报|转呈|报上|呈上|报送|呈报|上报)")
SENDS_ON = regex(r"(?:转报|转呈)")
OWN_OPINION = regex(
    r"认为|同意|建议|意见|赞成|支持|经[^，。；\n]{0,20}(?:研究|审核|审查|核实|论证|讨论)|情况属实|恳请|特?申请|请求|拟(?!定)|理由|必要|符合"
)


@lint("forwarded_without_opinion", source="公文处理条例 15(3)", element="正文")
def request_passed_on_carries_an_opinion(doc: OfficialDocument) -> Findings:
    """下级机关的请示以本机关名义上报的，提出倾向性意见，不得原文转报。

    Why: 只转不议，上级不知道本级同意不同意，只能退回再问。
    Wrong:
        惠山区人民政府关于转报区教育局新建学校请示的请示
        市政府：
        现将区教育局《关于新建学校的请示》转报，妥否，请批示。
        惠山区人民政府
        2026年3月2日
    Right:
        惠山区人民政府关于转报区教育局新建学校请示的请示
        市政府：
        现将区教育局《关于新建学校的请示》转报。经研究，我区同意新建，所需用地由我区落实。妥否，请批示。
        惠山区人民政府
        2026年3月2日
    """
    title = traits.title(doc)
    if title is None or not (traits.titled_as_request(doc) or traits.is_report(doc)):
        return
    said = SENDS_ON.search(title.text) if "请示" in title.about else None
    if (found := SENT_ON.search(doc.body_text) or said) and not OWN_OPINION.search(masked(doc.body_text)):
        yield caution(_("转报下级机关的请示，没有写本机关的意见"), quote=found[0], remedy=_("写明同意与否、理由和建议，不原文转报"))


@lint("directive_to_lower_gov", source="公文处理条例 16(2)", element="行文")
def department_gives_no_orders_to_governments(doc: OfficialDocument) -> Findings:
    """部门不向下级党委、政府发布指令性公文；经政府同意的具体事项，文中注明已经政府同意。

    Why: 下级政府听命于本级上级政府，不听命于上级部门。
    Wrong:
        无锡市财政局关于报送预算的通知
        各县（市、区）人民政府：
        请于3月底前报送预算。
    Right:
        无锡市财政局关于报送预算的通知
        各县（市、区）人民政府：
        经市政府同意，请于3月底前报送预算。
    """
    writer = traits.sender(doc)
    if writer is None or writer.kind not in (OrganKind.DEPARTMENT, OrganKind.UNIT) or writer.level is None:
        return
    if doc.kind not in (Kind.NOTICE, Kind.DECISION, Kind.ORDER) or traits.before(doc, traits.REGULATION_IN_FORCE):
        return
    governments = [one.name for one in traits.recipients(doc) if one.kind in ABOVE and one.level is not None and one.level > writer.level]
    if governments and not WITH_CONSENT.search(doc.body_text):
        yield caution(
            _("部门直接向下级政府行文：{names}"),
            names="、".join(governments),
            quote=governments[0],
            remedy=_("经政府同意的，正文写明“经市政府同意”；否则发给对口部门"),
        )
