"""主送机关 and 抄送机关: one superior, an organ and not a person, and nobody below."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.elements import organs as names
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import Direction, direction
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, breach, caution, note

ADDRESSED_KINDS = (Kind.REQUEST, Kind.REPORT, Kind.LETTER, Kind.REPLY)
SPEECH = ("各位", "主席", "同志们")
LEADERS = regex(r"(?:领导|首长|负责人|负责同志)(?:同志)?$")
GREETING = 20
DEPUTIES = regex(r"(?:代表|委员|议员)$")
SHORT_NAME = regex(r"[^各、，]{2,8}(?<!特别行政)[省市县区旗镇乡]政府")
ASSIGNED = regex("交办|当面布置")


@lint("missing_primary_recipient", source="公文处理条例 9(8)", element="主送机关")
def document_names_its_recipient(doc: OfficialDocument) -> Findings:
    """请示、报告、函和批复标明主送机关。

    Why: 没有主送机关，就没有负责办理的机关。
    Wrong:
        无锡市教育局关于新建实验小学的请示
        为解决学位不足，现申请新建实验小学。妥否，请批示。
        无锡市教育局
        2026年3月2日
    Right:
        无锡市教育局关于新建实验小学的请示
        市政府：
        为解决学位不足，现申请新建实验小学。妥否，请批示。
        无锡市教育局
        2026年3月2日
    """
    title = traits.title(doc)
    needed = doc.kind in ADDRESSED_KINDS or traits.titled_as_request(doc)
    if title and needed and doc.body and not doc.primary_recipients and not doc.body[0].text.startswith(SPEECH) and not _greeted(doc):
        yield breach(_("“{kind}”没有主送机关"), kind=title.stated, remedy=_("在标题下、正文前顶格写明主送机关，后加冒号"))


@lint("many_primary_recipients", source="公文处理条例 15(1)", element="主送机关")
def request_goes_to_one_superior(doc: OfficialDocument) -> Findings:
    """向上级机关行文原则上主送一个上级机关，需要同时知道的上级机关抄送。

    Why: 两个机关都以为对方在批，或者批得不一样，下级无所适从。
    Wrong:
        无锡市教育局关于新建实验小学的请示
        中共无锡市委、无锡市人民政府：
        妥否，请批示。
    Right:
        无锡市教育局关于新建实验小学的请示
        无锡市人民政府：
        妥否，请批示。
    """
    to = traits.addressed(doc)
    if len(to) < 2 or not (traits.is_request(doc) or doc.kind is Kind.REPORT) or traits.bearing(doc) is Direction.PEER:
        return
    if doc.kind in (Kind.LETTER, Kind.OPINIONS) and not _any_above(doc):
        return
    told = caution if doc.kind is Kind.REPORT else breach
    yield told(
        _("主送了{n}个机关：{names}"),
        n=len(to),
        names="、".join(to),
        quote="、".join(to),
        remedy=_("只主送负责审批的一个上级机关，其他需要知道的用抄送"),
    )


def _any_above(doc: OfficialDocument) -> bool:
    """A letter may ask several peers at once; only to superiors is it a request by another name."""
    writer = traits.sender(doc)
    return writer is None or any(direction(writer, one) is Direction.UPWARD for one in traits.recipients(doc))


@lint("addressed_to_leader", source="公文处理条例 15(5)", element="主送机关")
def document_goes_to_an_organ(doc: OfficialDocument) -> Findings:
    """不以本机关名义向上级机关负责人报送公文，上级机关负责人直接交办的除外。

    Why: 报给个人的公文不经登记，批了没有存档，换了人就无从查考。
    Wrong:
        无锡市教育局关于新建实验小学的请示
        赵示甲市长：
        妥否，请批示。
    Right:
        无锡市教育局关于新建实验小学的请示
        无锡市人民政府：
        妥否，请批示。
    """
    upward = doc.kind in (Kind.REQUEST, Kind.REPORT, Kind.OPINIONS) or traits.titled_as_request(doc) or bool(traits.asks(doc))
    if not upward or traits.is_reply(doc):
        return
    copied = doc.copies_to.value if doc.copies_to else ()
    for where, list_ in (("主送机关", traits.addressed(doc) or _greeted(doc)), ("抄送机关", copied)):
        for name in list_:
            if (names.is_person(name) or LEADERS.search(name)) and not DEPUTIES.search(name):
                told = caution if ASSIGNED.search(doc.body_text) else breach
                remedy = _("写明何时由哪位领导交办") if told is caution else _("改为主送该负责人所在的机关")
                yield told(_("公文送给了领导个人：{name}"), name=name, quote=name, where=where, remedy=remedy)


def _greeted(doc: OfficialDocument) -> tuple[str, ...]:
    """Who is addressed as in a letter (市政府领导：) between title and text, which is no 主送机关."""
    start = doc.title.place.end if doc.title else 0
    lines = doc.text[start : doc.body[0].place.end].split("\n") if doc.body else []
    greetings = (line.strip() for line in lines if len(line.strip()) <= GREETING and line.strip().endswith(("：", ":")))
    return tuple(name for one in greetings if LEADERS.search(name := one.rstrip("：:")))


@lint("addressee_is_person", source="公文处理条例 9(8)", strength=Strength.CUSTOM, element="主送机关")
def letter_goes_to_an_organ(doc: OfficialDocument) -> Findings:
    """函的主送机关一般是机关；答复代表建议、委员提案和来信的除外。

    Why: 送给个人的函按信件处理，不进机关的收文登记。
    Wrong:
        国务院办公厅关于科技节水建议的复函
        ×××副主席：
        现函复如下：
    Right:
        国务院办公厅关于科技节水建议的复函
        中国科学院：
        现函复如下：
    """
    if doc.kind is not Kind.LETTER or (traits.asks(doc) and not traits.is_reply(doc)):
        return
    for name in traits.addressed(doc):
        if names.is_person(name) and not DEPUTIES.search(name):
            yield note(_("主送的是个人：{name}"), name=name, quote=name, remedy=_("答复机关来文的，主送该机关"))


@lint("recipient_short_name", source="公文处理条例 9(8)", strength=Strength.CUSTOM, element="主送机关")
def recipient_has_its_proper_name(doc: OfficialDocument) -> Findings:
    """主送机关用全称、规范化简称或者同类型机关统称。

    Why: “蚌山区政府”不是机关的名称，登记、装封和投递时与别的机关混在一起。
    Wrong:
        ××市交通局关于商请协助修路的函
        蚌山区政府：
        请予协助。
    Right:
        ××市交通局关于商请协助修路的函
        蚌山区人民政府：
        请予协助。
    """
    for name in traits.addressed(doc):
        if SHORT_NAME.fullmatch(name):
            yield note(_("主送机关写作“{name}”"), name=name, quote=name, remedy=_("写全称“{right}”"), right=f"{name[:-2]}人民政府")
