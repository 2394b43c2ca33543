"""第四十八条 报送市政府的公文."""

from __future__ import annotations

from yizhang.documents.derived import source_of
from yizhang.documents.document import asks_for_decision, found, is_information, is_own, of_form
from yizhang.documents.facts import IncomingRecord, ReportingLine
from yizhang.documents.kinds import DirectGround, Secrecy, Source
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Finding, Findings, Severity, _, breach
from yizhang.law.rule import Today, rule, yet_to_come

STATUTE = regex(r"《[^》]+》.*第?.+[条款项]|[^《》]{4,}第[一二三四五六七八九十百零\d]+条")
CLAUSE = regex(r"\d{1,3}\.\d{1,2}[a-z]?|第[一二三四五六七八九十百零\d]+条|条例\s*\d+|GB/T\s*9704")
"""How a provision is cited in a return: 48.2e, 第四十八条第二款, 条例15(4)."""

SEND_ON = _("报送直接上级机关，需要更高机关决定的由其转报")


@rule("48.1a", at="*.submit *.propose *.resubmit")
def document_follows_the_regulation(doc: IncomingRecord) -> Findings:
    """报送市政府的公文应当符合公文处理条例规定的要素、文种和格式；直接报送领导的，报送对象代替主送机关；信息不是公文。"""
    for one in () if is_information(doc) else of_form(doc):
        if one.code != "missing_primary_recipient" or doc.addressee is None:
            yield _told(one) if doc.source is Source.SUPERIOR else one


def _told(one: Finding) -> Finding:
    """What comes from above is not sent back for its form."""
    return one.also(severity=Severity.NOTE, remedy=_("上级来文不退；需要时与来文机关核对"))


@rule("48.1a", at="*.submit *.propose *.resubmit")
def document_is_dated_when_signed(doc: IncomingRecord, today: Today) -> Findings:
    """成文日期是签发的日期，不晚于报送之日。"""
    if doc.source is not Source.SUPERIOR:
        yield from yet_to_come(doc.dated, today, "成文日期", _("写签发的日期；尚未签发的，签发后再报"), "公文处理条例 9(11)")


@rule("48.1a", at="*.submit *.receive *.take_in")
def secret_content_stays_outside(doc: IncomingRecord) -> Findings:
    """密级为秘密以上的公文按涉密渠道办理，这里只登记索引。"""
    if doc.secrecy not in (None, Secrecy.NONE) and (doc.body or doc.original or doc.attachments):
        yield breach(
            _("密级为“{secrecy}”的公文录入了内容"),
            secrecy=doc.secrecy,
            where="密级",
            source="保守国家秘密法 31",
            remedy=_("清空正文、原件和附件，由文电处登记索引，原件走机要渠道"),
        )


@rule("48.1b", at="*.receive *.register")
def document_has_come(doc: IncomingRecord, today: Today) -> Findings:
    """收到以后才登记，收文日期不晚于登记之日。"""
    yield from yet_to_come(doc.received_on, today, "收文日期", _("写实际收到的日期"))


@rule("48.1b", at="direct_submission.submit direct_submission.register")
def assignment_came_first(doc: IncomingRecord, today: Today) -> Findings:
    """先有领导交办，后有直接报送。"""
    yield from yet_to_come(doc.assigned_on, today, "交办时间", _("如实填写交办的日期"))


@rule("48.1b", at="direct_submission.submit direct_submission.register")
def direct_submission_states_its_ground(doc: IncomingRecord) -> Findings:
    """直接报送只限领导交办和必须直接报送，并写明依据。"""
    if doc.direct_ground is DirectGround.ASSIGNED:
        blank = [
            label
            for label, value in (("交办领导", doc.assigned_by), ("交办时间", doc.assigned_on), ("交办内容", doc.assignment))
            if not value
        ]
        if blank:
            yield breach(
                _("以领导交办为由直接报送，未写明{blank}"),
                blank="、".join(blank),
                where="直接报送的依据",
                remedy=_("补填何时由哪位领导交办何事，或改由市政府办公室收文"),
            )
    elif not doc.direct_article:
        yield breach(
            _("以必须直接报送为由直接报送，未写明依据"),
            where="必须直接报送的条款",
            remedy=_("写明规定必须直接报送的文件名称和条款，或改由市政府办公室收文"),
        )
    elif not STATUTE.search(doc.direct_article):
        yield breach(
            _("“{article}”没有指明文件和条款"), article=doc.direct_article, where="必须直接报送的条款", remedy=_("写作“《某某条例》第几条”")
        )


@rule(
    "48.1c",
    at="*.submit *.propose *.resubmit",
    lint="addressed_to_leader",
    exempt={"市政府领导交办": "assigned_by", "必须直接报送": "direct_article"},
)
def document_goes_to_the_government(doc: IncomingRecord) -> Findings:
    """公文不得直接报送领导个人，领导交办和必须直接报送的除外。"""
    for one in found(doc, "addressed_to_leader", "addressee_is_person"):
        if doc.source is not Source.SUPERIOR:
            yield one.also(
                severity=Severity.BREACH,
                code="addressed_to_leader",
                remedy=_("改为主送市政府；确属领导交办或必须直接报送的，用“直接报送”并写明依据"),
            )


@rule("48.1c", at="direct_submission.submit direct_submission.register")
def direct_submission_goes_to_who_assigned_it(doc: IncomingRecord) -> Findings:
    """领导交办的直接报交办的领导本人。"""
    if doc.direct_ground is not DirectGround.ASSIGNED or doc.assigned_by is None:
        return
    if not doc.assigner_is_leader:
        yield breach(
            _("填写的交办人不是市政府领导"), where="交办领导", remedy=_("填写交办的市长、副市长或秘书长；其他情形由市政府办公室收文")
        )
    elif doc.addressee != doc.assigned_by:
        yield breach(
            _("报送对象不是交办的领导"),
            where="报送对象",
            source="公文处理条例 15(5)",
            remedy=_("报送交办的领导本人，或改由市政府办公室收文"),
        )


@rule("48.2b", at="*.submit *.propose *.resubmit", lint="many_matters")
def request_is_about_one_matter(doc: IncomingRecord) -> Findings:
    """请示性公文一文一事，名为意见、函的也一样。"""
    yield from found(doc, "many_matters")


@rule("48.2c", at="*.submit *.propose *.resubmit", lint="many_primary_recipients")
def request_has_one_recipient(doc: IncomingRecord) -> Findings:
    """请示原则上主送一个上级机关，其他上级机关用抄送；报告没有谁来批的问题，只提示。"""
    for one in found(doc, "many_primary_recipients"):
        yield one if asks_for_decision(doc) else one.also(severity=Severity.NOTE)


@rule("48.2d", at="*.submit *.propose *.resubmit")
def request_goes_to_one_superior(doc: IncomingRecord) -> Findings:
    """不得多头行文：同一来文只报送一个上级机关。"""
    superiors = [name for name in (*doc.primary_recipients, *doc.also_sent_to) if _is_above(name)]
    if len(superiors) > 1 and asks_for_decision(doc):
        yield breach(
            _("同时报送了{names}"), names="、".join(superiors), where="主送机关", quote=superiors[1],
            source="公文处理条例 15(1)(6)", remedy=_("主送其中一个，其他需要知道的用抄送"),
        )  # fmt: skip


@rule("48.2d", at="*.submit *.propose *.resubmit", lint="another_superior_asked")
def body_asks_no_other_superior(doc: IncomingRecord) -> Findings:
    """请示不得在正文里另求一个上级机关审批。"""
    yield from found(doc, "another_superior_asked")


@rule("48.2d", at="*.submit *.propose *.resubmit", lint="skip_level")
def document_skips_no_level(doc: IncomingRecord) -> Findings:
    """不得越级行文。"""
    told = list(found(doc, "skip_level"))
    for one in told:
        known = "level" in one.values
        yield one.also(severity=Severity.BREACH, remedy=SEND_ON) if known else one
    above = [name for name in doc.primary_recipients if _is_above(name)]
    if not told and doc.source is Source.SUBORDINATE and above and not any(map(is_own, doc.primary_recipients)):
        template = _("{sender}向{to}行文，越过了市政府")
        yield breach(
            template, sender=doc.sender_name, to=above[0], where="主送机关", quote=above[0], source="公文处理条例 14", remedy=SEND_ON
        )


@rule("48.2d", at="*.submit *.propose *.resubmit")
def document_comes_through_its_county(doc: IncomingRecord, line: ReportingLine) -> Findings:
    """区县的部门和镇、街道报区县政府，由区县政府报市政府。"""
    if line.above and any(map(is_own, doc.primary_recipients)) and not any(found(doc, "skip_level")):
        yield breach(
            _("{sender}向市政府行文，越过了{above}"),
            sender=doc.sender_name,
            above=line.above,
            where="来文机关",
            source="公文处理条例 14",
            remedy=SEND_ON,
        )


@rule("48.2e", at="*.submit *.propose *.resubmit", lint="report_carries_request")
def report_carries_no_request(doc: IncomingRecord) -> Findings:
    """报告不得夹带请示事项或带有请示性质的建议事项。"""
    yield from found(doc, "report_carries_request")


@rule("48.2f", at="*.return")
def return_says_what_and_why(doc: IncomingRecord) -> Findings:
    """退文写明不符合的条款和修改要求。"""
    for article in doc.return_articles:
        if not CLAUSE.search(article):
            yield breach(
                _("“{article}”不是条款"),
                article=article,
                where="退文依据的条款",
                quote=article,
                remedy=_("写明条款，如第四十八条第二款、48.2e、条例15(4)"),
            )


def _is_above(name: str) -> bool:
    """Whether an organ is above those who report to the city's government, or that government itself."""
    return is_own(name) or source_of(name) is Source.SUPERIOR
