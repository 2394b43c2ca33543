"""第五十二条 审查: what the reviews have to answer, and what a text betrays of what it touches. Their order stands in the procedures."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.documents.dispatch.facts import DepartmentRecord, DispatchNumbers, DispatchRecord
from yizhang.documents.dispatch.kinds import Forbidden
from yizhang.gongwen.forbidden import market_overlooked, penalty_without_basis, proof_without_basis
from yizhang.law.finding import Finding, Findings, _, breach, caution
from yizhang.law.rule import rule

Reviewed = DispatchRecord | DepartmentRecord


@rule("52.1d", at="dispatch.draft dispatch.check")
def market_is_not_overlooked(doc: DispatchRecord) -> Findings:
    """与市场主体经营活动密切相关的，须公平竞争审查。"""
    if not doc.operators:
        yield from market_overlooked(doc.text, doc.operators_reason)


@rule("52.1d", at="department_document.draft department_document.sign")
def departments_mind_the_market(doc: DepartmentRecord) -> Findings:
    """部门文件与市场主体经营活动密切相关的，须公平竞争审查。"""
    if not doc.operators:
        yield from market_overlooked(doc.text, doc.operators_reason)


def _laid_down(doc: Reviewed) -> Iterator[Finding]:
    for look, what in ((penalty_without_basis, Forbidden.PENALTY), (proof_without_basis, Forbidden.PROOF)):
        if found := look(doc.text):
            yield breach(
                _("“{phrase}”没有依据：{what}"),
                phrase=found,
                what=what,
                where="正文",
                quote=found,
                remedy=_("删去，或写明所依据的法律、法规、规章及条款"),
                source="国办发〔2018〕115号 二（六）",
            )


def _answered(doc: Reviewed) -> Iterator[Finding]:
    open_ = [one for one in Forbidden if one not in (*doc.clear_of, *doc.contains)]
    if open_:
        yield breach(
            _("审查清单还有{n}问未答：{first}"),
            n=len(open_),
            first=open_[0],
            where="核对无此内容",
            remedy=_("逐项核对后选入“核对无此内容”或“发现有此内容”"),
        )


@rule("52.1e", at="dispatch.legality")
def every_question_is_answered(doc: DispatchRecord) -> Findings:
    """审查清单逐项回答。"""
    yield from _answered(doc)


@rule("52.1e", at="department_document.inner department_document.legality")
def departments_answer_every_question(doc: DepartmentRecord) -> Findings:
    """部门审核自己的文件，审查清单逐项回答。"""
    yield from _answered(doc)


@rule("52.1e 19.1a", at="dispatch.review dispatch.number")
def nothing_forbidden_is_laid_down(doc: DispatchRecord) -> Findings:
    """规范性文件不得规定法律、法规、规章和上级文件禁止的内容。"""
    if doc.normative:
        yield from _found(doc)


@rule("52.1e 19.1a", at="department_document.sign department_document.issue")
def departments_lay_nothing_forbidden_down(doc: DepartmentRecord) -> Findings:
    """部门规范性文件不得与上位法、国家政策和市政府规章抵触。"""
    if doc.normative:
        yield from _found(doc)


def _found(doc: Reviewed) -> Iterator[Finding]:
    for one in doc.contains:
        yield breach(_("审查发现：{what}"), what=one, where="正文", remedy=_("修改正文后重新审核"))
    yield from _laid_down(doc)


@rule("53.1e", at="dispatch.forward")
def review_gets_its_time(doc: DispatchRecord, numbers: DispatchNumbers) -> Findings:
    """合法性审核一般不少于5个、不超过15个工作日。"""
    if doc.review_days is None:
        return
    if numbers.shortest_review > doc.review_days and not doc.review_ground:
        yield breach(
            _("只给{n}个工作日，少于{limit}"), n=doc.review_days, limit=numbers.shortest_review, where="审核期限（工作日）",
            remedy=_("改为{limit}以上；突发事件、上级紧急命令的，写明依据"), source="国办发〔2018〕115号 二（五）",
        )  # fmt: skip
    if numbers.longest_review < doc.review_days:
        yield breach(
            _("给了{n}个工作日，超过{limit}"),
            n=doc.review_days,
            limit=numbers.longest_review,
            where="审核期限（工作日）",
            remedy=_("改为{limit}以内"),
        )


@rule("52.1b", at="dispatch.inner")
def review_inside_the_office_is_told(doc: DispatchRecord) -> Findings:
    """办公室起草的，由办公室内没有起草的人先审（读法）。"""
    if len(doc.reviewers) > 1 and doc.opinion is None:
        yield caution(_("起草单位没有专设审核岗，由未起草的人审核"), where="部门合法性审核", remedy=_("写明审核意见"))
