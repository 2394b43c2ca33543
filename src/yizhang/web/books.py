"""The registers officials know, by the names of the procedures they hold; one whose procedures are not in the edition is left out.

Columns are fields of the record by name, or one of `COMPUTED`; their order is that of the paper books.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext_lazy as _

from yizhang.web.bookrows import rows
from yizhang.web.ledger import Column, Ledger, Words, declare

INCOMING = ("request", "report", "superior", "letter", "direct_submission")
KINDS = (
    Column("number_", _("编号"), filter=False), Column("opened", _("日期")), Column("title", _("标题"), title=True, search=True),
    Column("procedure_", _("类型"), filter=True), Column("lead", _("承办单位"), short=_("承办")), Column("due_", _("时限"), right=True),
    Column("status", _("办理状态"), short=_("状态"), filter=True), Column("ended", _("办结日期"), shown=False),
)  # fmt: skip


def incoming_columns() -> Iterator[Column]:
    """收文登记簿, left to right."""
    yield Column("intake_number", _("收文编号"), short=_("编号"))
    yield Column("received_on", _("收文日期"), short=_("收文"))
    yield Column("sender", _("来文机关"), search=True)
    yield Column("number", _("来文字号"), search=True)
    yield Column("title", _("标题"), search=True, title=True)
    yield Column("kind", _("文种"), filter=True, shown=False)
    yield Column("secrecy", _("密级"), shown=False)
    yield Column("urgency", _("紧急程度"), short=_("缓急"))
    yield Column("copies", _("份数"), right=True, shown=False)
    yield Column("proposal", _("拟办意见"), shown=False)
    yield Column("instruction_", _("领导批示"), shown=False)
    yield Column("lead", _("承办单位"), short=_("承办"))
    yield Column("due_", _("时限"), right=True)
    yield Column("status", _("办理状态"), short=_("状态"), filter=True)
    yield Column("ended", _("办结日期"), shown=False)
    yield Column("archive_number", _("归档号"), shown=False)


def dispatch_columns() -> Iterator[Column]:
    """发文登记簿, left to right."""
    yield Column("number", _("发文字号"), search=True)
    yield Column("title", _("标题"), search=True, title=True)
    yield Column("kind", _("文种"), filter=True)
    yield Column("drafter", _("拟稿单位"))
    yield Column("person_", _("拟稿人"))
    yield Column("signer", _("签发人"))
    yield Column("dated", _("成文日期"))
    yield Column("primary_recipients", _("主送"), search=True)
    yield Column("copies_to", _("抄送"), shown=False)
    yield Column("copies", _("份数"), right=True, shown=False)
    yield Column("openness", _("公开属性"), shown=False)
    yield Column("status", _("办理状态"), short=_("状态"), filter=True)
    yield Column("archive_number", _("归档号"), shown=False)


def absence_columns() -> Iterator[Column]:
    """外出报备台账, left to right."""
    yield Column("who", _("姓名"), search=True, title=True)
    yield Column("kind", _("类别"), filter=True)
    yield Column("reason", _("事由"))
    yield Column("place", _("目的地"))
    yield Column("since", _("离开"))
    yield Column("until", _("返回"))
    yield Column("approvals", _("审批"), shown=False)
    yield Column("filings", _("报备"), shown=False)
    yield Column("returned", _("销假"))
    yield Column("status", _("办理状态"), short=_("状态"), filter=True)


def book(
    name: str,
    label: Words,
    procedures: tuple[str, ...],
    columns: tuple[Column, ...],
    group: str = "",
    begin: tuple[tuple[str, Words, str], ...] = (),
) -> Ledger:
    """A register of matters of these procedures."""
    return declare(Ledger(name, label, procedures, columns, partial(rows, procedures, tuple(one.name for one in columns)), begin, group))


book("incoming", _("收文登记簿"), INCOMING, tuple(incoming_columns()), "documents", (("/register", _("登记收文"), "n"),))
book("dispatch", _("发文登记簿"), ("dispatch",), tuple(dispatch_columns()), "documents")
book("normative", _("规范性文件"), ("normative_document", "record_filing", "legislation"), KINDS)
book(
    "meetings",
    _("会议"),
    ("executive_meeting", "plenary_meeting", "mayors_office_meeting", "special_meeting", "mayors_briefing", "citywide_meeting"),
    KINDS,
)
book("topics", _("议题库"), ("topic",), KINDS)
book("inspection", _("督查台账"), ("inspection", "follow_up", "deployment"), KINDS)
book("absences", _("外出报备台账"), ("absence",), tuple(absence_columns()))
book("appeals", _("诉求办理"), ("petition", "hotline", "reconsideration", "litigation"), KINDS)
book("openness", _("政务公开"), ("publication", "disclosure_request", "explanation"), KINDS)
