"""组织登记簿: a register for each kind of entry of the organisation; columns are its fields as declared (semantics 74)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yizhang.law.procedure import Procedure
from yizhang.law.record import Field, fields_of
from yizhang.office import procedures
from yizhang.office.registers import RECORDS
from yizhang.web.books import ledger_of
from yizhang.web.ledger import Column, declare, opening
from yizhang.web.wording import later

GROUP = "organisation"
FIRST, SEARCHED = 8, 3  # columns shown before anybody chose, and searched
COURSE = (Column("opened", _("登记日期"), shown=False), Column("status", _("办理状态"), short=_("状态"), choice=True))
NAMED_BY = ("name", "title", "person", "leader", "who", "topic", "organ", "post", "a", "giver", "first")
CHOICES = ("kind", "role", "organ", "leader")


def columns(procedure: type[Procedure]) -> tuple[Column, ...]:
    """The fields; the one that names the entry opens it."""
    specs = fields_of(procedure.record)
    named = next(name for name in NAMED_BY if name in specs)
    return (*(column(at, spec, spec.name == named) for at, spec in enumerate(specs.values())), *COURSE)


def column(at: int, spec: Field, named: bool) -> Column:
    """One field, the `at`-th."""
    return Column(
        spec.name, later(spec.label), search=at < SEARCHED or named, shown=at < FIRST or named, title=named,
        filter=spec.name == "kind", choice=spec.name in CHOICES, wraps=spec.type.many,
    )  # fmt: skip


def book(procedure: type[Procedure]) -> None:
    """One register of the organisation; who keeps it sees all of it, others what concerns them."""
    filled = _("人事行政处登记后列在这里；每一条都是一次办理，从哪天起由登记的日期决定。")
    begin = (opening(procedure.name, _("登记"), "n"),)
    declare(ledger_of(f"office-{procedure.name}", later(procedure.label), (procedure.name,), columns(procedure), filled, GROUP, begin))


for one in vars(procedures).copy().values():
    if isinstance(one, type) and issubclass(one, Procedure) and one.name in RECORDS:
        book(one)
