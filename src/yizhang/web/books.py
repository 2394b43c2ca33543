"""The registers officials know, by the names of the procedures they hold; one whose procedures are not in the edition is left out.

Columns are fields of the record by name, or one of `COMPUTED`; their order is that of the paper books.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext_lazy as _

from yizhang.web.bookrows import MOST, rows
from yizhang.web.ledger import Column, Ledger, Way, Words, declare

INCOMING = ("request", "report", "superior", "letter", "direct_submission")
KINDS = (
    Column("number_", _("编号"), filter=False), Column("opened", _("日期")), Column("title", _("标题"), title=True, search=True),
    Column("procedure_", _("类型"), filter=True), Column("lead", _("承办单位"), short=_("承办"), choice=True),
    Column("where_", _("在谁处"), choice=True, shown=False), Column("due_", _("时限"), right=True),
    Column("status", _("办理状态"), short=_("状态"), choice=True), Column("ended", _("办结日期"), shown=False),
)  # fmt: skip


def incoming_columns() -> Iterator[Column]:
    """收文登记簿, left to right."""
    yield Column("intake_number", _("收文编号"), short=_("编号"))
    yield Column("received_", _("收文日期"), short=_("收文"))
    yield Column("sender", _("来文机关"), search=True, choice=True)
    yield Column("number", _("来文字号"), search=True)
    yield Column("title", _("标题"), search=True, title=True)
    yield Column("kind", _("文种"), filter=True, shown=False)
    yield Column("secrecy", _("密级"), shown=False)
    yield Column("urgency", _("紧急程度"), short=_("缓急"), choice=True)
    yield Column("copies", _("份数"), right=True, shown=False)
    yield Column("proposal", _("拟办意见"), shown=False, wraps=True)
    yield Column("instruction_", _("领导批示"), shown=False, wraps=True)
    yield Column("lead", _("承办单位"), short=_("承办"), choice=True)
    yield Column("where_", _("在谁处"), choice=True, shown=False)
    yield Column("due_", _("时限"), right=True)
    yield Column("status", _("办理状态"), short=_("状态"), choice=True)
    yield Column("ended", _("办结日期"), shown=False)
    yield Column("archive_number", _("归档号"), shown=False)


def dispatch_columns() -> Iterator[Column]:
    """发文登记簿, left to right."""
    yield Column("document_number", _("发文字号"), search=True)
    yield Column("title", _("标题"), search=True, title=True)
    yield Column("kind", _("文种"), filter=True)
    yield Column("drafter", _("拟稿单位"), choice=True)
    yield Column("person_", _("拟稿人"))
    yield Column("signer_", _("签发人"))
    yield Column("signed_", _("成文日期"))
    yield Column("primary_recipients", _("主送"), search=True)
    yield Column("copies_to", _("抄送"), shown=False)
    yield Column("copies", _("份数"), right=True, shown=False)
    yield Column("openness", _("公开属性"), choice=True, shown=False)
    yield Column("sealed_", _("用印"), shown=False)
    yield Column("issued_", _("印发"), shown=False)
    yield Column("status", _("办理状态"), short=_("状态"), choice=True)
    yield Column("archive_number", _("归档号"), shown=False)


def absence_columns() -> Iterator[Column]:
    """外出报备台账, left to right."""
    yield Column("who", _("姓名"), search=True, title=True)
    yield Column("kind", _("类别"), filter=True)
    yield Column("reason", _("事由"), wraps=True)
    yield Column("place", _("目的地"))
    yield Column("since", _("离开"))
    yield Column("until", _("返回"))
    yield Column("approvals", _("审批"), shown=False)
    yield Column("filings", _("报备"), shown=False)
    yield Column("returned", _("销假"))
    yield Column("status", _("办理状态"), short=_("状态"), choice=True)


def openness_columns() -> Iterator[Column]:
    """公开台账, left to right."""
    yield Column("document_number", _("发文字号"), search=True)
    yield Column("title", _("标题"), search=True, title=True)
    yield Column("kind", _("文种"), filter=True, shown=False)
    yield Column("publisher", _("公开机构"), choice=True)
    yield Column("dated", _("成文日期"))
    yield Column("openness", _("公开属性"), choice=True)
    yield Column("openness_ground", _("不公开的依据"), wraps=True, shown=False)
    yield Column("where_", _("在谁处"), choice=True, shown=False)
    yield Column("due_", _("时限"), right=True)
    yield Column("status", _("办理状态"), short=_("状态"), choice=True)
    yield Column("ended", _("办结日期"), short=_("办结"))


def exported_columns() -> Iterator[Column]:
    """导出登记, left to right."""
    yield Column("opened", _("导出日期"))
    yield Column("title", _("导出内容"), search=True, title=True)
    yield Column("conditions", _("条件"), search=True, wraps=True)
    yield Column("form", _("格式"), filter=True)
    yield Column("rows", _("条数"), right=True)
    yield Column("digest", _("文件摘要"), search=True, shown=False)
    yield Column("person_", _("导出人"))


def book(
    name: str,
    label: Words,
    procedures: tuple[str, ...],
    columns: tuple[Column, ...],
    filled: Words,
    group: str = "",
    begin: tuple[Way, ...] = (),
) -> Ledger:
    """Declare a register of matters of these procedures."""
    return declare(ledger_of(name, label, procedures, columns, filled, group, begin))


def ledger_of(
    name: str,
    label: Words,
    procedures: tuple[str, ...],
    columns: tuple[Column, ...],
    filled: Words,
    group: str = "",
    begin: tuple[Way, ...] = (),
) -> Ledger:
    """A register of matters of these procedures: the newest on screen, all of them in an export."""
    listed = partial(rows, procedures, tuple(one.name for one in columns))
    return Ledger(name, label, procedures, columns, listed, begin, group, partial(listed, most=None), filled, MOST)


book(
    "incoming",
    _("收文登记簿"),
    INCOMING,
    tuple(incoming_columns()),
    _("部门报送的和文电处登记的来文，自动列在这里。"),
    "documents",
    (Way("/register", _("登记收文"), "n"),),
)
book(
    "dispatch",
    _("发文登记簿"),
    ("dispatch",),
    tuple(dispatch_columns()),
    _("拟稿后列在这里，编号印发时填上发文字号。"),
    "documents",
    (
        Way("/documents/draft", _("拟稿"), "n"),
        Way("/documents/desk", _("编号用印台"), needs="number_reservation"),
        Way("/documents/statistics", _("发文统计")),
    ),
)
book(
    "countersigned",
    _("会签台账"),
    ("countersigning", "countersignature"),
    KINDS,
    _("送出的和收到的会签列在这里，写明在谁处、何时届满。"),
    "documents",
)
book("department", _("部门文件"), ("department_document",), KINDS, _("部门自行或联合制定的文件列在这里。"), "documents")
book("agreements", _("协议"), ("agreement",), KINDS, _("以市政府和部门名义签订的协议列在这里。"), "documents")
book(
    "normative",
    _("规范性文件"),
    ("draft", "public_consultation", "filing", "inbound_filing", "plan_item", "interpretation"),
    KINDS,
    _("起草、审核、备案的规范性文件列在这里。"),
    "lawmaking",
)
book(
    "meetings",
    _("会议"),
    ("executive_meeting", "plenary_meeting", "mayors_office_meeting", "special_meeting", "mayors_briefing", "citywide_meeting", "minutes"),
    KINDS,
    _("会务处筹备的会议列在这里。"),
)
book("topics", _("议题库"), ("topic",), KINDS, _("部门提请、经审核入库的议题列在这里。"))
book(
    "inspection",
    _("督查台账"),
    ("inspection", "assignment", "follow_up", "deployment"),
    KINDS,
    _("会议决定、领导交办、上级部署的事项，分办后列在这里。"),
)
book("absences", _("外出报备台账"), ("absence",), tuple(absence_columns()), _("总值班室登记的外出列在这里，销假后结束。"))
book(
    "appeals",
    _("诉求办理"),
    ("petition", "hotline", "reconsideration", "litigation"),
    KINDS,
    _("信访、热线、复议、应诉登记后列在这里。"),
)
book(
    "openness",
    _("政务公开"),
    ("publication", "disclosure_request", "explanation"),
    tuple(openness_columns()),
    _("文件印发后列在这里，公开以后写明日期；不公开的写明依据。"),
)
book(
    "exports",
    _("导出登记"),
    ("register_export",),
    tuple(exported_columns()),
    _("您导出的登记簿列在这里，写明条件、条数和文件摘要。"),
    "documents",
)
