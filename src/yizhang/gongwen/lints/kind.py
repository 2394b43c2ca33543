"""文种: one of the fifteen, the right one for what the document does, and the one its body speaks of."""

from __future__ import annotations

from collections.abc import Callable

from yizhang.gongwen import traits
from yizhang.gongwen.document import Kind, OfficialDocument, Title
from yizhang.gongwen.elements import citation, kinds
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import Direction, OrganKind, organ
from yizhang.gongwen.phrases import masked
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Finding, Findings, Strength, _, breach, caution, note

# What the words are that stand in place of a 文种: asking and instructing, texts that a 通知 issues, and papers of an office.
NO_KIND = "请求 申请 申请书 请求书 申请报告 请示书 指示 汇报 建议书 布告 批文 批示 申诉 声明 启事 便笺".split()
ISSUED_BY_NOTICE = (
    "方案 办法 规定 条例 细则 规则 规划 计划 要点 制度 章程 预案 措施 指引 指南 目录 清单 标准 规范 规程 公约 守则 纲要".split()
)
PAPERS = "总结 讲话 简报 倡议书 公示 说明 提示 白皮书 建议 提案".split()
ANSWERS = ("答复", "回复")
INSTEAD = {
    "请求": "请示或函", "申请": "请示或函", "申请书": "请示或函", "请求书": "请示或函", "申请报告": "请示（要求批准）或报告（汇报情况）",
    "请示书": "请示", "指示": "通知、批复或意见", "汇报": "报告", "建议书": "意见或函", "批文": "批复", "布告": "公告或通告",
}  # fmt: skip


# 的报告的请示: what is sent up or laid before somebody may itself be a report.
TWICE = regex(r"的(?P<first>请示|报告)的(?!(?P=first))(?P<second>请示|报告)$")
SENT_UP = regex(r"报送|呈报|呈送|转报|上报|送审|审议|审定|审批|审查|批转|转发|印发|提交|修改|发布|公布|《")


@lint("kind_mixed", source="公文处理条例 8、9(7)", element="文种")
def title_states_one_kind(doc: OfficialDocument) -> Findings:
    """一份公文只用一个文种。

    Why: “请示报告”是要批还是要阅，办公室无法判断，容易误了请示。
    Wrong: ××县民政局关于成立消防科的请示报告
    Right: ××县民政局关于成立消防科的请示
    """
    title = traits.title(doc)
    if title and not title.stated.endswith("意见函") and kinds.mixed(title.stated):
        yield breach(
            _("标题把两个文种写在一起：“{stated}”"),
            stated=title.stated,
            quote=title.text,
            remedy=_("请求批准用“请示”，汇报情况用“报告”，各用一个"),
        )
    if title and (twice := TWICE.search(title.text)) and not SENT_UP.search(title.about):
        yield caution(
            _("标题末尾写了“{first}”和“{second}”两个文种"),
            first=twice["first"],
            second=twice["second"],
            quote=title.text,
            remedy=_("只留“的{second}”；确是就一份报告请示的，写明审定或报送，报告的名称加书名号"),
        )


@lint("kind_not_in_15", source="公文处理条例 8", element="文种")
def title_states_a_statutory_kind(doc: OfficialDocument) -> Findings:
    """文种是条例规定的15种之一。

    Why: 不是法定文种的文件没有规定的办理程序，收文机关只能退回或另行判断。
    Wrong: ×中学篮球场修建经费申请书
    Right: ×中学关于修建篮球场所需经费的请示
    """
    title = traits.title(doc)
    if title is None or title.kind or not title.stated or kinds.mixed(title.stated):
        return
    word = next((one for one in (title.stated, kinds.ending(title.stated)) if one in INSTEAD), kinds.ending(title.stated))
    if title.stated.endswith("申请报告"):
        word = "申请报告"
    if told := _told_of(word, title, doc):
        remedy = (
            _("改用“{right}”")
            if word in INSTEAD
            else _("作为附件，用“通知”印发")
            if word in ISSUED_BY_NOTICE
            else _("改用15种法定文种之一")
        )
        right = INSTEAD.get(word, "")
        yield told(_("“{stated}”不是法定公文文种"), stated=title.stated, quote=title.text, remedy=remedy, right=right)


def _told_of(word: str, title: Title, doc: OfficialDocument) -> Callable[..., Finding] | None:
    """How gravely: a text that an order or a 通知 issues has a name of its own and is right as long as it is not sent alone."""
    if word in ANSWERS:
        return note
    if word in NO_KIND or title.stated.endswith(tuple(NO_KIND)):
        return breach
    if word in PAPERS:
        return caution
    sent_alone = bool(title.issuer and "关于" in title.text) or bool(doc.primary_recipients)
    return caution if word in ISSUED_BY_NOTICE and sent_alone and not doc.handled_as else None


PLEA = regex(r"申请|请求|恳请|要求|报请|提请|请予")
GRANT = regex(
    r"^(?:解决|拨付|拨给|划拨|追加|增加|增拨|暂借|减免|安排|下达|核定)[^的]{0,30}?(?:资金|经费|编制|用地|指标|贷款|款|人员|补助)$"
    r"|^(?:批准|核准|审批|增设)[^的]{2,30}$"
)
TOLD = regex(r"情况|工作|进展|落实|完成|执行|结果|调查|调研|总结|做法|整改")
EVERYDAY = regex(r"停电|停水|停气|断水|停供|交通管制|封闭施工|限行|封闭|施工")
PRIVATE = regex(r"招聘|开业|分红|更名|庆典|招租|促销|歇业|迁址|招生")


@lint("kind_wrong", source="公文处理条例 8", element="文种")
def kind_fits_what_the_document_does(doc: OfficialDocument) -> Findings:
    """文种与公文的用途和行文关系相符。

    Why: 用“报告”要钱要人，按阅件处理就批不下来；用“函”答复下级请示，下级不知道批没批。
    Wrong: 无锡市水利局关于解决水利建设资金的报告
    Right: 无锡市水利局关于解决水利建设资金的请示
    """
    title = traits.title(doc)
    if title is None:
        return
    for ask in (_report_that_asks, _request_that_only_tells, _letter_that_decides, _notice_to_a_superior, _announcement_of_everyday):
        yield from ask(doc, title)


def _report_that_asks(doc: OfficialDocument, title: Title) -> Findings:
    if doc.kind is not Kind.REPORT or TOLD.search(title.about):
        return
    if PLEA.search(title.about) or GRANT.match(title.about):
        told = breach if PLEA.search(title.about) or traits.asks(doc) else caution
        yield told(_("标题“{title}”是请求事项，用了“报告”"), title=title.text, quote=title.text, remedy=_("改用“请示”"))


def _request_that_only_tells(doc: OfficialDocument, title: Title) -> Findings:
    if doc.kind is Kind.REQUEST and title.about.endswith(("情况", "情况汇报", "进展")) and not traits.asks(doc):
        yield caution(
            _("标题“{title}”只反映情况，没有请求批准的事项"), title=title.text, quote=title.text, remedy=_("改用“报告”，或写明请求批准什么")
        )


def _letter_that_decides(doc: OfficialDocument, title: Title) -> Findings:
    writer = traits.sender(doc)
    if (
        doc.kind is not Kind.LETTER
        or not traits.is_reply(doc)
        or writer is None
        or writer.kind is not OrganKind.GOVERNMENT
        or writer.level is None
    ):
        return
    lower = any(one.kind is OrganKind.GOVERNMENT for one in traits.recipients(doc)) and traits.bearing(doc) is Direction.DOWNWARD
    place = organ(title.about)
    about_lower = not doc.primary_recipients and place.level is not None and place.level > writer.level
    if lower or about_lower:
        told = breach if lower and "请示" in doc.body_text else caution
        yield told(_("答复下级机关的请示用了“{kind}”"), kind=title.stated, quote=title.text, remedy=_("改用“批复”"))


def _notice_to_a_superior(doc: OfficialDocument, title: Title) -> Findings:
    if (
        doc.kind in (Kind.LETTER, Kind.NOTICE, Kind.BULLETIN)
        and traits.bearing_by_names(doc) is Direction.UPWARD
        and not traits.is_reply(doc)
    ):
        right = "请示" if traits.asks(doc) else "报告或请示"
        yield caution(_("向上级机关行文用了“{kind}”"), kind=title.stated, quote=title.text, remedy=_("改用“{right}”"), right=right)


def _announcement_of_everyday(doc: OfficialDocument, title: Title) -> Findings:
    if doc.kind is Kind.ANNOUNCEMENT and EVERYDAY.search(title.text):
        yield caution(_("“{title}”是一定范围内周知的事项，用了“公告”"), title=title.text, quote=title.text, remedy=_("改用“通告”"))
    if doc.kind in (Kind.ANNOUNCEMENT, Kind.PUBLIC_NOTICE) and (found := PRIVATE.search(title.text)) and not _by_an_organ_of_state(doc):
        yield caution(
            _("“{matter}”不是公告、通告的事项"), matter=found[0], quote=title.text, remedy=_("单位告知事项用启事、声明，不作公文登记")
        )


def _by_an_organ_of_state(doc: OfficialDocument) -> bool:
    writer = traits.sender(doc)
    return writer is not None and writer.kind not in (None, OrganKind.UNIT)


SPOKEN_OF = {"批复": Kind.REPLY, "函复": Kind.LETTER, "复函": Kind.LETTER, "通知": Kind.NOTICE, "通报": Kind.BULLETIN}
OPENING_PARAGRAPHS = 3


@lint("kind_body_mismatch", source="公文处理条例 8", strength=Strength.USUAL, element="文种")
def body_speaks_of_the_same_kind(doc: OfficialDocument) -> Findings:
    """正文的过渡语与标题的文种一致。

    Why: 标题写“通知”、正文说“函复如下”，收文机关不知道按哪一种办理。
    Wrong:
        国务院办公厅关于公开发布天气预报有关问题的通知
        中国气象局：
        你局《关于加强天气预报归口管理的请示》收悉。现函复如下：
    Right:
        国务院办公厅关于公开发布天气预报有关问题的复函
        中国气象局：
        你局《关于加强天气预报归口管理的请示》收悉。现函复如下：
    """
    title = traits.title(doc)
    opening = masked("\n".join(one.text for one in doc.body[:OPENING_PARAGRAPHS]))
    spoken = citation.REPLY.search(opening)
    if title is None or not title.stated or not spoken:
        return
    meant = SPOKEN_OF.get(spoken["kind"])
    if meant and meant is not doc.kind and not (doc.handled_as and doc.handled_as.value is meant):
        yield caution(
            _("标题文种是“{stated}”，正文写“{spoken}”"),
            stated=title.stated,
            spoken=spoken["kind"] + "如下",
            quote=spoken[0],
            where="正文",
            remedy=_("统一标题与正文的文种"),
        )
