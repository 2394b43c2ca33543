"""What the generic screens do not know of lawmaking: the registers of plans, filings and effect."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from django.utils.translation import gettext_lazy as _

from yizhang.lawmaking import filing, opinionrows, planrows
from yizhang.web.ledger import Column, Ledger, Row, Way, Words, declare, opening
from yizhang.web.wording import later

GROUP = "lawmaking"
Rows = Callable[..., Iterator[Row]]


def book(
    name: str, label: Words, procedure: str, columns: tuple[Column, ...], rows: Rows, filled: Words, begin: tuple[Way, ...] = ()
) -> None:
    """One register of the chapter."""
    listed = partial(rows, tuple(one.name for one in columns))
    declare(Ledger(name, label, (procedure,), columns, listed, begin, GROUP, partial(listed, most=None), filled))


def organ_columns() -> Iterator[Column]:
    """One for each organ with which something is filed; its head leaves out which province and city it is."""
    for one in filing.ORGANS:
        yield Column(filing.column_of(one), later(one), short=later(re.sub("^..(?=[省市])", "", one)), choice=True)


book(
    "plans", _("制定计划"), "plan_item",
    (
        Column("year", _("计划年度"), short=_("年度"), filter=True),
        Column("name", _("名称"), search=True, title=True),
        Column("plan", _("计划"), filter=True),
        Column("drafter", _("起草单位"), search=True, choice=True),
        Column("finish_by", _("完成时间"), short=_("完成")),
        Column("added", _("追加"), filter=True),
        Column("stages", _("进度"), choice=True),
        Column("draft", _("现在"), choice=True),
        Column("argument", _("补充论证"), shown=False, wraps=True),
        Column("carried_from", _("结转自哪一年"), shown=False),
        Column("progress", _("进展"), shown=False, wraps=True),
        Column("status", _("办理状态"), short=_("状态"), choice=True, shown=False),
    ),
    planrows.planned, _("起草单位申报、市政府批准的计划项目列在这里；计划批准以后申报的是追加。"),
    (opening("plan_item", _("申报项目"), "n"),),
)  # fmt: skip
book(
    "filings", _("报出备案"), "draft",
    (
        Column("title", _("文件"), search=True, title=True),
        Column("order_number", _("令号或文号"), search=True),
        Column("law_kind", _("类别"), filter=True),
        Column("published_on", _("公布日期"), short=_("公布")),
        Column("last_day", _("报送期限"), short=_("期限")),
        *organ_columns(),
        Column("receipts", _("回执"), right=True),
        Column("status", _("办理状态"), short=_("状态"), filter=True, shown=False),
        Column("drafter", _("起草单位"), choice=True, shown=False),
    ),
    filing.outgoing, _("规章和规范性文件公布后列在这里，逐一写明报了哪家、有没有回执。"),
)  # fmt: skip
book(
    "inbound", _("报来备案"), "inbound_filing",
    (
        Column("title", _("文件"), search=True, title=True),
        Column("maker", _("制定机关"), search=True, choice=True),
        Column("document_number", _("文号"), search=True, shown=False),
        Column("issued_on", _("印发日期"), short=_("印发")),
        Column("came", _("报来"), choice=True),
        Column("public", _("向社会公布"), choice=True),
        Column("review", _("备案审查"), filter=True),
        Column("answer_by", _("答复期限"), shown=False),
        Column("advice", _("纠正意见"), shown=False, wraps=True),
        Column("answer", _("处理情况"), shown=False, wraps=True),
        Column("due_", _("时限"), right=True),
        Column("status", _("办理状态"), short=_("状态"), choice=True),
    ),
    filing.incoming, _("区县、派出机关和部门的规范性文件，印发后应当报来的列在这里。"),
    (opening("inbound_filing", _("登记应备文件"), "n"),),
)  # fmt: skip
book(
    "effects", _("文件效力"), "draft",
    (
        Column("title", _("文件"), search=True, title=True),
        Column("order_number", _("令号或文号"), search=True),
        Column("law_kind", _("类别"), filter=True),
        Column("drafter", _("起草单位"), choice=True),
        Column("published_on", _("公布日期"), short=_("公布")),
        Column("in_force_on", _("施行日期"), short=_("施行")),
        Column("valid_until", _("有效期至")),
        Column("effect", _("效力"), filter=True),
        Column("changed_by", _("由何文件修改、废止"), wraps=True),
    ),
    planrows.issued, _("公布的规章和规范性文件列在这里；效力由修改、废止和有效期的记录得出，不另填。"),
)  # fmt: skip
book(
    "opinions", _("公众意见"), "public_consultation",
    (
        Column("title", _("草案"), search=True, title=True, choice=True),
        Column("at", _("序号"), right=True),
        Column("who", _("意见人"), search=True),
        Column("opinion", _("意见"), search=True, wraps=True),
        Column("answer", _("采纳情况"), filter=True),
        Column("reason", _("理由"), search=True, wraps=True),
        Column("drafter", _("起草单位"), choice=True, shown=False),
    ),
    opinionrows.collected, _("公开征求意见中登记、导入的意见逐条列在这里，写明是否采纳和理由。"),
)  # fmt: skip
