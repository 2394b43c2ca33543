"""第十九条: what a department may issue by itself, and for what it asks first."""

from __future__ import annotations

from yizhang.documents.dispatch.facts import Approval, DepartmentRecord
from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule


def _approved(doc: DepartmentRecord, answer: Approval, why: str) -> Findings:
    if not answer.granted:
        yield breach(why, where="市政府批准的请示", remedy=_("先向市政府请示，同意并答复后，填写该请示"))


@rule("19.1c", at="department_document.sign department_document.issue")
def what_moves_the_public_is_asked_first(doc: DepartmentRecord, answer: Approval) -> Findings:
    """涉及群众切身利益或者社会关注度高的，应当事先请示市政府。"""
    if doc.public_interest:
        yield from _approved(doc, answer, _("涉及群众切身利益或社会关注度高，没有市政府的答复"))


@rule("19.1d", at="department_document.sign department_document.issue")
def important_joint_documents_are_approved(doc: DepartmentRecord, answer: Approval) -> Findings:
    """部门联合制定的重要文件发布前须经市政府批准。"""
    if doc.joint and doc.important:
        yield from _approved(doc, answer, _("联合制定的重要文件，没有市政府批准"))


@rule("19.1d 52.1b", at="department_document.draft")
def approval_brings_the_bureaus_review(doc: DepartmentRecord) -> Findings:
    """报经市政府批准后印发的，由司法局审核。"""
    needed = doc.public_interest or (doc.important and bool(doc.joint))
    if needed and not doc.under_approval:
        yield breach(_("须报市政府批准，填的是不报"), where="报市政府批准后印发", remedy=_("改填“是”，由市政府办公室转送市司法局审核"))
