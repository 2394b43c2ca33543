"""The stages of the door: who, conditions, form, rules. All findings of one stage together; a breach ends it (semantics 33, 34)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from yizhang.kernel import statements
from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.compiled import compiled
from yizhang.kernel.contents import unpacked
from yizhang.kernel.deriving import Derived
from yizhang.kernel.hands import who
from yizhang.kernel.loading import LOADERS, Ctx, dump_fact
from yizhang.kernel.projections import running
from yizhang.kernel.values import Hand
from yizhang.law.fieldtype import Json, load_row
from yizhang.law.finding import Finding, Severity, _
from yizhang.law.judge import Situation, by_each, due_seats, status, undone_by, with_waiver
from yizhang.law.numbers import Numbers
from yizhang.law.procedure import rests_on
from yizhang.law.record import Record, fields_of
from yizhang.law.rule import Fact, Today, missing_field, too_early
from yizhang.law.verb import Verb


class Verdict(NamedTuple):
    """What the stages found, and what the rules were given besides the record."""

    findings: tuple[Finding, ...]
    values: Mapping[str, Json]
    derived: Derived
    facts: Mapping[str, Json]
    seat: str = ""

    @property
    def refused(self) -> bool:
        """Whether the act may not be."""
        return any(one.refuses for one in self.findings)

    def unconfirmed(self, confirmed: tuple[str, ...]) -> tuple[Finding, ...]:
        """All findings when some caution is not confirmed, else nothing."""
        open_ = [one for one in self.findings if one.severity is Severity.CAUTION and one.digest not in confirmed]
        return self.findings if open_ else ()


def judge(case: Case, attempt: Attempt) -> Verdict:
    """What the door decides about an attempt at a verb of the procedure. Reads, never writes."""
    verb = case.procedure.verbs[attempt.verb]
    first = case.row.draft and not verb.after
    overlaid = _overlaid(case.values, attempt.input) if attempt.input else case.values
    at = case.situated(overlaid) if first else case.situation
    seats, findings = who(case, at, verb, attempt.hand)
    if not any(one.refuses for one in findings):
        findings += order(case, at, verb, attempt.hand)
    derived = derive(case, overlaid, attempt.input)
    values, facts = {**overlaid, **derived.values} if derived.values else overlaid, dict[str, Json]()
    if not any(one.refuses for one in findings):
        findings += form(case, verb, values, attempt.outcome)
    if verb.name in compiled(case.procedure).edits and not any(one.refuses for one in findings):
        findings += _unchanged(case, verb, attempt.input)
    if not any(one.refuses for one in findings):
        found, facts = ruled(case, attempt, values)
        findings += found
    seat = next((one for one in due_seats(at, verb) if one in seats), "")
    return Verdict(tuple(findings), values, derived, facts, seat)


def _overlaid(values: Mapping[str, Json], input: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in {**values, **input}.items() if value not in ("", [])}


def order(case: Case, at: Situation, verb: Verb, hand: Hand) -> Iterator[Finding]:
    """The stage “conditions”: what must be done before, what has closed it, whose claim it is."""
    now = status(at, verb.name)
    if now.state == "done":
        mark = at.standing.marks[verb.name]
        values: dict[str, str | int | bool] = {
            "verb": verb.label,
            "who": at.org.name(mark.post),
            "day": f"{mark.at.month}月{mark.at.day}日{mark.at:%H:%M}",
        }
        yield Finding(
            "done",
            Severity.BREACH,
            _("“{verb}”已由{who}于{day}办理"),
            values,
            where=verb.label,
            remedy=_("无须再办；如须更正，请原办理人撤回或更正"),
            cites=tuple(verb.cites.split()),
        )
    elif now.state == "not_applicable":
        yield Finding(
            "not_applicable",
            Severity.BREACH,
            _("这件事项不经“{verb}”"),
            {"verb": verb.label},
            where=verb.label,
            remedy=_("按办理单上的下一步办理"),
            cites=tuple(verb.cites.split()),
        )
    yield from now.findings
    if now.open:
        yield from _in_time(case, verb)
        claim = at.standing.claims.get(verb.name)
        if claim and claim[0] != hand.person:
            yield Finding(
                "claimed",
                Severity.CAUTION,
                _("“{verb}”已由{who}认领"),
                {"verb": verb.label, "who": claim[0]},
                where=verb.label,
                remedy=_("与其商定后再办"),
                cites=tuple(verb.cites.split()),
            )


def _in_time(case: Case, verb: Verb) -> Iterator[Finding]:
    """A limit on a power closes it (semantics 26)."""
    now = case.world.now
    if not verb.duty and verb.within and verb.name in case.opened:
        ticking = running(case, verb.name, case.opened[verb.name])
        if ticking and ticking.late_from and now >= ticking.late_from:
            yield Finding(
                "expired",
                Severity.BREACH,
                _("“{verb}”的期限（{limit}）已过"),
                {"verb": verb.label, "limit": ticking.said},
                where=verb.label,
                cites=tuple(ticking.limit.cites.split()),
            )


def derive(case: Case, values: Mapping[str, Json], given: Mapping[str, Json]) -> Derived:
    """Derived fields over the record with its input. Nothing, where the input changes no field on which they rest."""
    if not given and values == case.values:
        return case.rederived
    on = case.rests
    if on is not None and all(values.get(name) == case.values.get(name) for name in on):
        return Derived({}, on)
    return case.derived(values, given)


def form(case: Case, verb: Verb, values: Mapping[str, Json], outcome: str) -> Iterator[Finding]:
    """The stage “form”: what the verb requires and is not filled."""
    cites = tuple(verb.cites.split())
    for name in verb.asks.required:
        if values.get(name) in (None, "", []):
            yield missing_field(case.procedure.record, name, cites)
    yield from _periods(case, verb, values)
    if verb.outcomes and not outcome:
        yield Finding(
            "missing.outcome",
            Severity.BREACH,
            _("未选定“{verb}”的结果"),
            {"verb": verb.label},
            where=verb.label,
            remedy=_("选定结果：{choices}"),
            cites=cites,
        ).also(values={"verb": verb.label, "choices": "、".join(verb.choices)})
    for limit in verb.within:
        if limit.then.kind == "deem" and outcome == limit.then.outcome:
            yield Finding(
                "deemed_outcome",
                Severity.BREACH,
                _("“{outcome}”只由期限届满产生"),
                {"outcome": outcome},
                where=verb.label,
                remedy=_("选定其他结果"),
                cites=tuple(limit.cites.split()),
            )
            break
    for limit in compiled(case.procedure).stating[verb.name]:
        if limit.when is not None and limit.when.holds(values) is True:
            for name in (limit.until, limit.due_cites):
                if name and values.get(name) in (None, "", []):
                    yield missing_field(case.procedure.record, name, tuple(limit.cites.split()))


def _unchanged(case: Case, verb: Verb, input: Mapping[str, Json]) -> Iterator[Finding]:
    """An edit after which all stands as before is none: an act says what somebody did (semantics 10)."""
    before = unpacked({name: case.values[name] for name in input if name in case.values})
    if all(value == before.get(name, value if value in ("", []) else None) for name, value in input.items()):
        field = fields_of(case.procedure.record)[next(iter(input), verb.asks.all[0])]
        yield Finding(
            "unchanged",
            Severity.BREACH,
            _("“{verb}”没有改动任何一栏"),
            {"verb": verb.label},
            where=field.label,
            remedy=_("改好后再提交；不用改的不必办理"),
            cites=tuple(verb.cites.split()) or ("58.1a",),
        )


def _periods(case: Case, verb: Verb, values: Mapping[str, Json]) -> Iterator[Finding]:
    """Dates of the form that lie before those they may not lie before; as written, both sort by time."""
    record = case.procedure.record
    for name in verb.asks.all:
        for first in fields_of(record)[name].not_before:
            if values.get(name) and values.get(first) and str(values[name]) < str(values[first]):
                yield too_early(record, name, first, tuple(verb.cites.split()))


def ruled(case: Case, attempt: Attempt, values: Mapping[str, Json]) -> tuple[list[Finding], dict[str, Json]]:
    """The stage “rules”: each asked with the facts its parameters name, loaded once; lifted ones become cautions."""
    rules = case.world.book.rules_at(case.row.procedure, attempt.verb)
    if not rules:
        return [], {}
    record = case.record(values)
    ctx = Ctx(
        case.id, case.row.procedure, attempt.verb, record, values, case.standing, case.opener, case.world.org, attempt.hand, case.world.now
    )
    if attempt.facts is None:
        given = facts_for(case, tuple(want for rule in rules for want in rule.wants), ctx)
    else:
        given = {want: _kept(case, want, ctx, attempt.facts) for rule in rules for want in rule.wants if _is_kept(want, attempt.facts)}
        rules = tuple(rule for rule in rules if given.keys() >= set(rule.wants))
    found = [one for rule in rules for one in rule.findings(*(given[want] for want in rule.wants))]
    kept = {want.__name__: dump_fact(fact) for want, fact in given.items() if want in LOADERS}
    at, verb, hidden = case.situation, case.procedure.verbs[attempt.verb], _private(case.procedure.record, values)
    return [with_waiver(at, verb, _closed(one, hidden)) for one in found], kept


def _private(record: type[Record], values: Mapping[str, Json]) -> dict[str, str]:
    """What private fields hold, by label."""
    private = {name: spec for name, spec in fields_of(record).items() if spec.private_to is not None and name in values}
    full = unpacked({name: values[name] for name in private})
    return {spec.label: spec.type.show(full[name]) for name, spec in private.items()}


def _closed(one: Finding, hidden: Mapping[str, str]) -> Finding:
    """A finding about a private field, or that quotes one, is private too (semantics 52)."""
    said = [one.quote, *map(str, one.values.values())] if hidden else []
    quoted = any(label == one.where or any(words and words in part for part in said) for label, words in hidden.items())
    return one.also(private=True) if quoted else one


def facts_for(case: Case, wants: tuple[type, ...], ctx: Ctx) -> dict[type, object]:
    """Everything that rules or a watch want, by type; facts that count over other matters under a lock of their name."""
    wanted = dict.fromkeys(wants)
    statements.lock_named(want.__name__ for want in wanted if want in LOADERS and LOADERS[want].counts)
    return {want: _fact(case, want, ctx) for want in wanted}


def _fact(case: Case, want: type, ctx: Ctx) -> object:
    if issubclass(want, Record):
        return ctx.record
    if issubclass(want, Numbers):
        return case.world.book.numbers[want]
    return Today(case.world.now.date()) if not issubclass(want, Fact) else LOADERS[want].load(ctx)


def _is_kept(want: type, facts: Mapping[str, Json]) -> bool:
    return want not in LOADERS or want.__name__ in facts


def _kept(case: Case, want: type, ctx: Ctx, facts: Mapping[str, Json]) -> object:
    return load_row(want, facts[want.__name__]) if want in LOADERS else _fact(case, want, ctx)


def undoes(case: Case, attempt: Attempt, values: Mapping[str, Json]) -> tuple[int, ...]:
    """The acts that this one undoes: what its outcome or itself reopens, and what vouched for a field it changes."""
    verb = case.procedure.verbs[attempt.verb]
    reopened = (*verb.reopens, *verb.outcomes.get(attempt.outcome, ()))
    if not reopened:
        return vouched(case, values)
    found = set(undone_by(case.situation, reopened))
    if verb.name in _closure(case, reopened):
        found.add(case.row.seq + 1)
    return tuple(sorted(found | set(vouched(case, values))))


def vouched(case: Case, values: Mapping[str, Json]) -> tuple[int, ...]:
    """The acts undone because a field they vouch for gets another value; filling an empty one is no change (semantics 11)."""
    changed = {name for name in values if name in case.values and case.values[name] != values[name]}
    if not changed:
        return ()
    lapsed = tuple(one.name for one in case.procedure.verbs.values() if set(one.about) & changed and one.name in _standing_verbs(case))
    return undone_by(case.situation, lapsed)


def _standing_verbs(case: Case) -> set[str]:
    return set(case.standing.marks) | set(case.standing.parts)


def _closure(case: Case, reopened: tuple[str, ...]) -> set[str]:
    return set(reopened).union(*(rests_on(case.procedure, name) for name in reopened))


def every_seat(case: Case, verb: Verb) -> tuple[str, ...] | None:
    """The seats due when each must act; None for a verb that one of them does."""
    return due_seats(case.situation, verb) if by_each(case.situation, verb) else None
