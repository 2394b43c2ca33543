"""发文机关: the same in letterhead and signature, an organ that may write outside, under its proper name."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.agree import letterhead_organ
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import Direction, organ, same_organ
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, breach, caution, note


@lint("letterhead_issuer_mismatch", source="公文处理条例 9(4)(11)", element="发文机关标志")
def letterhead_and_signature_agree(doc: OfficialDocument) -> Findings:
    """发文机关标志与发文机关署名是同一机关；联合行文可以只用主办机关的标志。

    Why: 用了别的机关的版头，就分不清是谁的公文、盖谁的章。
    Wrong:
        ××市教育局文件
        ×教〔2026〕8号    签发人：云示甲
        ××区教育局关于修复校舍的请示
        ××区人民政府：
        妥否，请批示。
        ××区教育局
        2026年3月2日
    Right:
        ××区教育局文件
        ×教〔2026〕8号    签发人：云示甲
        ××区教育局关于修复校舍的请示
        ××区人民政府：
        妥否，请批示。
        ××区教育局
        2026年3月2日
    """
    mark, under = letterhead_organ(doc), traits.signed(doc)
    if mark and under and all(same_organ(organ(mark), organ(one.value)) is False or _office_of(mark, one.value) for one in under):
        yield breach(
            _("发文机关标志是“{mark}”，署名是“{signed}”"),
            mark=mark,
            signed="、".join(one.value for one in under),
            quote=mark,
            remedy=_("使用本机关的版头"),
        )


def _office_of(mark: str, name: str) -> bool:
    """Whether one is the office of the other: the government and its office are two organs."""
    longer, shorter = sorted((mark, name), key=len, reverse=True)
    return longer.startswith(shorter) and longer[len(shorter) :] in ("办公室", "办公厅")


@lint("wrong_issuer", source="公文处理条例 17", element="署名")
def issuer_may_write_outside(doc: OfficialDocument) -> Findings:
    """部门的内设机构不对外行文，办公厅（室）除外。

    Why: 内设机构没有独立的职权，它的文件对外没有效力。
    Wrong:
        无锡市教育局基础教育处关于报送招生计划的函
        无锡市财政局：
        请函复。
        无锡市教育局基础教育处
        2026年3月2日
    Right:
        无锡市教育局关于报送招生计划的函
        无锡市财政局：
        请函复。
        无锡市教育局
        2026年3月2日
    """
    for name in {one.value: None for one in doc.issuers}:
        if unit := organ(name).unit:
            yield breach(_("内设机构“{unit}”对外行文"), unit=unit, quote=name, remedy=_("以所属机关名义行文"))


@lint("issuer_short_name", source="公文处理条例 9(11)", element="署名")
def issuer_signs_with_its_proper_name(doc: OfficialDocument) -> Findings:
    """署名用发文机关全称或规范化简称。

    Why: “福临街道”是地方，不是机关；署名要与印章一致。
    Wrong:
        福临街道办事处关于新建敬老院的请示
        区政府：
        妥否，请批示。
        福临街道
        2026年3月2日
    Right:
        福临街道办事处关于新建敬老院的请示
        区政府：
        妥否，请批示。
        福临街道办事处
        2026年3月2日
    """
    remedy = _("写机关全称或规范化简称，与印章一致")
    for one in traits.signed(doc):
        if PLACE.search(one.value):
            yield caution(_("署名“{name}”不是机关名称"), name=one.value, quote=one.value, remedy=remedy)
        elif NOWHERE.fullmatch(one.value):
            yield caution(_("署名“{name}”没有写明是哪个地方的机关"), name=one.value, quote=one.value, remedy=remedy)


# 市政府 and 市委 are what the own city's people call them; a department's 市教育局 is a standard short name within the city.
NOWHERE = regex(r"(?:中共)?[省市县区州盟旗镇乡](?:人民)?(?:委|政府|委员会|人大|政协|纪委|监委)(?:常委会|办公[室厅])?")
PLACE = regex(r"[^办]{2,}街道$")
TEMPORARY = regex(r"领导小组|工作专班|指挥部|联席会议|筹备组|工作组|筹委会")


@lint("temporary_body_issuer", source="惯例", strength=Strength.CUSTOM, element="署名")
def temporary_body_writes_upward_only_when_entitled(doc: OfficialDocument) -> Findings:
    """议事协调机构、临时机构向上行文要有授权，一般由主管部门行文。

    Why: 临时机构撤销后，它的请示和批复找不到责任机关。
    Wrong: ××县工业普查领导小组关于增加普查经费的请示
    Right: ××县统计局关于增加普查经费的请示
    """
    for name in {one.value: None for one in doc.issuers}:
        if TEMPORARY.search(name) and traits.bearing(doc) is Direction.UPWARD:
            yield note(
                _("发文机关是议事协调机构或临时机构：{name}"), name=name, quote=name, remedy=_("核对有无行文授权，没有的由主管部门行文")
            )


NOTED = regex(
    r"(?:副?[省市县区镇乡州]长|书记|主任|局长|领导)[^，。；“”]{0,8}"
    r"(?:签字|签署|签批|签|圈阅|口头|批示|(?<!审)批)[了着]?[“\"]?同意",
    near=("同意",),
)


@lint("leader_note_is_not_document", source="公文处理条例 22、24", strength=Strength.CUSTOM, element="正文")
def leaders_note_is_no_reply(doc: OfficialDocument) -> Findings:
    """领导在来文上签“同意”不是机关的批复，不能作为执行的依据。

    Why: 没有登记、拟办、签发和用印的意见不是公文，法院和审计都不认。
    Wrong:
        ××县工商局关于移交市场开发权的报告
        县政府：
        经张副县长签字同意，我局已办理移交。
    Right:
        ××县工商局关于移交市场开发权的报告
        县政府：
        根据《××县人民政府关于移交市场开发权的批复》，我局已办理移交。
    """
    if found := NOTED.search(doc.body_text.replace("“", "").replace("”", "")):
        yield note(_("以领导签字“{words}”作依据"), words=found[0], quote=found[0], remedy=_("以机关的批复、纪要或文件作依据"))
