"""Which register holds which records, and by what an entry is known again when a file is imported a second time."""

from __future__ import annotations

from collections.abc import Mapping

from yizhang.law.record import Record, to_json
from yizhang.office.facts import (
    AbEntry,
    AbsenceEntry,
    ChargeEntry,
    DayEntry,
    DelegationEntry,
    DutyEntry,
    HoldingEntry,
    OrganEntry,
    PairingEntry,
    PortfolioEntry,
    PostEntry,
    SealEntry,
    SubjectEntry,
)

RECORDS: Mapping[str, type[Record]] = {
    "organ": OrganEntry,
    "post": PostEntry,
    "holding": HoldingEntry,
    "pairing": PairingEntry,
    "portfolio": PortfolioEntry,
    "ab_role": AbEntry,
    "charge": ChargeEntry,
    "duty_list": DutyEntry,
    "subject": SubjectEntry,
    "absence": AbsenceEntry,
    "delegation": DelegationEntry,
    "seal": SealEntry,
    "work_day": DayEntry,
}
"""The registers whose entries make up the organisation and the calendar, in the order in which one can be entered after the other."""

KNOWN_BY: Mapping[str, tuple[str, ...]] = {
    "organ": ("code",),
    "post": ("code",),
    "holding": ("post", "person", "since"),
    "pairing": ("post", "leader", "since"),
    "portfolio": ("leader", "since", "organs", "topics"),
    "ab_role": ("a", "b", "since"),
    "charge": ("organ", "post", "since"),
    "duty_list": ("organ", "since"),
    "subject": ("topic",),
    "absence": ("who", "since", "since_at"),
    "delegation": ("giver", "receiver", "since", "since_at"),
    "seal": ("name", "organ", "kind", "since"),
    "work_day": ("first", "last"),
}

ABOUT: Mapping[str, str] = {"holding": "organ", "charge": "organ", "absence": "who", "seal": "organ"}
"""The field by which entries of a register are compared with each other."""


def register_of(record: Record) -> str:
    """The name of the register that holds such records."""
    return next(name for name, kind in RECORDS.items() if kind is type(record))


def known_by(record: Record) -> tuple[str, ...]:
    """Code and date, by which an entry is the same entry."""
    name, values = register_of(record), to_json(record)
    return (name, *(str(values.get(field, "")) for field in KNOWN_BY[name]))
