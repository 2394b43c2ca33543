"""Rules, watches, principles and facts: what must not be, asked at verbs or by the calendar. Pure functions on facts."""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import FrameType
from typing import Any

from yizhang.law.citation import cited
from yizhang.law.condition import Lift, lift_of
from yizhang.law.errors import DeclarationError, Missing
from yizhang.law.fieldtype import meant
from yizhang.law.finding import Finding, Findings, Severity, Strength, _, breach
from yizhang.law.numbers import Numbers, readings_of
from yizhang.law.place import at as place_at
from yizhang.law.place import caller
from yizhang.law.record import Record, fields_of
from yizhang.law.values import dataclass, field

Check = Callable[..., Findings]
ORDER = (Severity.BREACH, Severity.CAUTION, Severity.NOTE)
HARDEST = {
    Strength.PRESCRIBED: Severity.BREACH,
    Strength.USUAL: Severity.BREACH,
    Strength.RECOMMENDED: Severity.CAUTION,
    Strength.CUSTOM: Severity.NOTE,
}
"""What a source of that strength may do at most: 规定 and, with a lift, 一般 refuse; 推荐 asks; 惯例 informs."""


class Fact:
    """Base of what rules ask about the world besides the record. A frozen dataclass with one loader (`@loads`)."""


@dataclass(frozen=True)
class Today:
    """The day of the act."""

    day: date


GIVEN = (Record, Fact, Numbers, Today)


class Tracked:
    """Numbers that remember whether a reading among them was used, so that what rests on it can say so (semantics 65)."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers, self.read = numbers, False

    def __getattr__(self, name: str) -> object:
        self.read = self.read or name in readings_of(self._numbers)
        return getattr(self._numbers, name)


@dataclass(frozen=True)
class Rule:
    """A norm as a function. `at`: full names of verbs, `*.submit` for every procedure of the rule's record."""

    name: str
    cites: tuple[str, ...]
    at: tuple[str, ...]
    check: Check
    gist: str
    wants: tuple[type, ...]
    lint: str = ""
    lift: Lift | None = None
    exempt: tuple[tuple[str, str], ...] = ()
    strength: Strength = Strength.PRESCRIBED
    place: str = ""

    def __call__(self, *facts: object) -> Iterator[Finding]:
        """Ask it: facts in the order of its parameters."""
        return self.check(*facts)

    @property
    def record(self) -> type[Record] | None:
        """The record it reads, if any."""
        return next((one for one in self.wants if issubclass(one, Record)), None)

    def findings(self, *facts: object) -> Iterator[Finding]:
        """What it finds, with code, citations and who may lift; an empty field it read becomes `missing.<field>`."""
        given = [Tracked(fact) if isinstance(fact, Numbers) and readings_of(fact) else fact for fact in facts]
        try:
            for one in self.check(*given):
                read = any(isinstance(fact, Tracked) and fact.read for fact in given)
                yield self._signed(one, facts).also(reading=read)
        except Missing as missing:
            yield missing_field(self.record or Record, missing.field, self.cites)

    def _signed(self, one: Finding, facts: tuple[object, ...]) -> Finding:
        one = self._exempted(self._bounded(one), facts)
        code = one.code or self.lint or self.name
        lift = self.lift.said(self.record or Record) if self.lift and one.refuses else ""
        return one.also(code=code, cites=tuple(dict.fromkeys((*self.cites, *one.cites))), lift=lift)

    def _bounded(self, one: Finding) -> Finding:
        """No harder than the strength of the source allows (semantics 46)."""
        hardest = HARDEST[self.strength]
        if self.strength is Strength.USUAL and self.lift is None:
            hardest = Severity.CAUTION
        return one.also(severity=hardest) if ORDER.index(one.severity) < ORDER.index(hardest) else one

    def _exempted(self, one: Finding, facts: tuple[object, ...]) -> Finding:
        """A note that names the ground, where the field of a lawful exception is filled (semantics 38)."""
        record = next((fact for fact in facts if isinstance(fact, Record)), None)
        if record is None:
            return one
        for ground, name in self.exempt:
            value = record.__dict__.get(name)
            if value not in (None, False) and one.severity is not Severity.NOTE:
                spec = fields_of(type(record))[name].type
                said = ground if value is True else f"{ground}（{spec.show(spec.dump(value))}）"
                one = one.also(severity=Severity.NOTE, remedy=_("例外：{ground}"), values={**one.values, "ground": said})
        return one


def yet_to_come(day: date | None, today: Today, where: str, remedy: str, source: str = "") -> Findings:
    """A refusal where a field names a day for what has happened, and that day is still to come; `where` is the field's label."""
    if day is not None and today.day < day:
        yield breach(_("{field}{day}还没有到"), field=where, day=day, where=where, remedy=remedy, source=source)


def missing_field(record: type[Record], name: str, cites: tuple[str, ...]) -> Finding:
    """The finding for an empty field: with the field's own article when it has one."""
    spec = fields_of(record)[name]
    found = tuple(dict.fromkeys((*spec.cites.split(), *cites)))
    template, remedy = _("未填写“{field}”"), _("填写“{field}”")
    return Finding(f"missing.{name}", Severity.BREACH, template, {"field": spec.label}, where=spec.label, remedy=remedy, cites=found)


def too_early(record: type[Record], name: str, first: str, cites: tuple[str, ...]) -> Finding:
    """The finding for a date that lies before the one it may not lie before: with the field's own article when it has one."""
    specs = fields_of(record)
    found = tuple(dict.fromkeys((*specs[name].cites.split(), *cites)))
    template, remedy = _("“{field}”早于“{first}”"), _("改正“{field}”或“{first}”")
    values: dict[str, str | int | bool] = {"field": specs[name].label, "first": specs[first].label}
    return Finding(f"early.{name}", Severity.BREACH, template, values, where=specs[name].label, remedy=remedy, cites=found)


def rule(
    cites: str,
    *,
    at: str,
    lint: str = "",
    lift: Any = None,
    demands: tuple[str, ...] = (),
    exempt: Mapping[str, str] | None = None,
    strength: Strength = Strength.PRESCRIBED,
) -> Callable[[Check], Rule]:
    """Declare a rule: `cites` own provision first; `at` the verbs where it is asked; `exempt` ground -> field (semantics 38)."""

    def declare(check: Check) -> Rule:
        return Rule(
            check.__name__,
            cited(cites, f"{check.__name__} ({place(check)})"),
            tuple(at.split()),
            check,
            _gist(check),
            wants(check),
            lint,
            lift_of(lift, demands),
            tuple((exempt or {}).items()),
            strength,
            place(check),
        )

    return declare


@dataclass(frozen=True)
class Watch:
    """A rule asked by the calendar: once for each value of `over` in each `period` (semantics 73)."""

    name: str
    cites: tuple[str, ...]
    over: str
    period: str
    seat: Any
    check: Check
    gist: str
    wants: tuple[type, ...]
    place: str = ""

    def findings(self, *facts: object) -> Iterator[Finding]:
        """What it finds, with code and citations."""
        for one in self.check(*facts):
            yield one.also(code=one.code or self.name, cites=tuple(dict.fromkeys((*self.cites, *one.cites))))


def watch(cites: str, *, over: str, to: Any, period: str = "日") -> Callable[[Check], Watch]:
    """Declare a watch: `over` what it runs over (a procedure's name: each open matter of it), `to` the actor told, `period` 日 月 年."""

    def declare(check: Check) -> Watch:
        own = cited(cites, f"{check.__name__} ({place(check)})")
        return Watch(check.__name__, own, over, period, to, check, _gist(check), wants(check), place(check))

    return declare


@dataclass(frozen=True)
class Principle:
    """A provision that no software decides; the text is shown where it applies and nothing pretends to enforce it."""

    cites: tuple[str, ...]
    why: str
    place: str = field(default="", compare=False)


def principle(cites: str, *, why: str) -> Principle:
    """`principle("2.1", why=…)`."""
    here = caller()
    return _stands(Principle(cited(cites, f"principle ({here})"), why, here), sys._getframe(1))


@dataclass(frozen=True)
class Served:
    """A provision that a part of the program serves as a whole (a page, a calendar, the kernel itself), and where."""

    cites: tuple[str, ...]
    how: str
    where: str
    place: str = field(default="", compare=False)


def served(cites: str, *, how: str, where: str) -> Served:
    """`served("1.1", how="规则页…", where="yizhang.rulebooks.page")`; loading fails when `where` can't be imported."""
    here = caller()
    return _stands(Served(cited(cites, f"served ({here})"), how, where, here), sys._getframe(1))


S = typing.TypeVar("S", Principle, Served)


def _stands(one: S, frame: FrameType) -> S:
    """Kept by the module it is written in, since it is a statement there that no name need hold."""
    frame.f_globals.setdefault(STATED, []).append(one)
    return one


STATED = "__stated__"


def wants(check: Check) -> tuple[type, ...]:
    """The types of a rule's parameters, which say what it is given. Raises DeclarationError for one that says nothing."""
    where = f"{check.__name__} ({place(check)})"
    names = check.__code__.co_varnames[: check.__code__.co_argcount + check.__code__.co_kwonlyargcount]
    try:
        hints = {name: meant(said, check.__globals__) for name, said in check.__annotations__.items() if name in names}
    except NameError as unknown:
        raise DeclarationError(f"{where}: {unknown}; import it where the program runs, not only for type checkers") from None
    for name in names:
        if name not in hints:
            raise DeclarationError(f"{where}: the parameter {name} has no type, so nobody knows what to give it")
        if not (isinstance(hints[name], type) and issubclass(hints[name], GIVEN)):
            found = getattr(hints[name], "__name__", hints[name])
            may = "a rule is given the matter's record, a Fact, Numbers or Today"
            raise DeclarationError(f"{where}: the parameter {name} is of {found}; {may}")
    return tuple(hints[name] for name in names)


def place(check: Check) -> str:
    """file:line of a declaration."""
    return place_at(check.__code__.co_filename, check.__code__.co_firstlineno)


def _gist(check: Check) -> str:
    if not check.__doc__:
        raise DeclarationError(f"{check.__name__} ({place(check)}): a rule says its norm in the first line of its docstring")
    return check.__doc__.strip().splitlines()[0]
