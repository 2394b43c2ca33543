"""The door: the only way anything changes. Sees it? who? conditions? form? rules? then an act, or a refused act (design, The door)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError

from yizhang.kernel import hooks, statements
from yizhang.kernel.attempt import Attempt, outcome_known, shaped
from yizhang.kernel.case import Case, World, load
from yizhang.kernel.compiled import compiled
from yizhang.kernel.contents import packed
from yizhang.kernel.grammar import VERBS, Common
from yizhang.kernel.hands import who
from yizhang.kernel.judged import judged
from yizhang.kernel.judging import Verdict, derive, every_seat, undoes, vouched
from yizhang.kernel.mending import MENDING, settled
from yizhang.kernel.moment import local
from yizhang.kernel.overdue import catch_up, recomputed
from yizhang.kernel.references import names_what_is_seen
from yizhang.kernel.results import earlier, remember
from yizhang.kernel.security import note_event
from yizhang.kernel.sending import transaction
from yizhang.kernel.sight import may_be_told, sees
from yizhang.kernel.spans import span
from yizhang.kernel.values import Asks, BadShape, Done, Hand, Input, Outcome, Refused
from yizhang.kernel.writing import Deed, add_first_reader, new_id, new_row, write
from yizhang.law.finding import Finding
from yizhang.law.record import Draw
from yizhang.law.standing import Standing


def open_matter(procedure: str, by: Hand, input: Input = {}, key: str | None = None, *, now: datetime) -> Done | Refused:  # noqa: B006 - never changed
    """Act 1: a draft of its author, which nobody else sees. No rule is asked, but the author must be able to do a first verb.

    Raises BadShape for an unknown procedure or fields.
    """
    try:
        return _opened(procedure, by, input, key or "", local(now))
    except IntegrityError:
        # The same key in another door at the same moment: now its result is there.
        return _opened(procedure, by, input, key or "", local(now))


def _opened(procedure: str, by: Hand, input: Input, key: str, now: datetime) -> Done | Refused:
    with transaction():
        world = World.of(now)
        if procedure not in world.book.procedures:
            raise BadShape({"procedure": f"没有“{procedure}”这种事项"})
        if not world.org.holds(by.person, by.post):
            raise BadShape({"post": "不在此岗位，不能以此身份办理"})
        declared = world.book.procedures[procedure]
        firsts = [verb for verb in declared.verbs.values() if not verb.after and not verb.awaits]
        sent = shaped(declared.record, [name for verb in firsts for name in verb.asks.all], input)
        names_what_is_seen(world, by, declared.record, sent)
        given = {name: value for name, value in sent.items() if value not in ("", [])}  # nothing is there yet to be emptied
        attempt = Attempt("open", by, given, key=key)
        if (found := earlier(attempt, procedure)) and not isinstance(found, Asks):
            return found
        draft = Case(new_row(world, procedure, by, matter=new_id()), Standing(), world)
        derived = derive(draft, given, given).values
        at = draft.situated({**given, **derived})
        reasons = [who(draft, at, verb, by)[1] for verb in firsts]
        if not any(not each for each in reasons):
            return Refused(tuple(reasons[0]) if reasons else ())
        statements.insert_matter(draft.row)
        case = write(draft, Deed("open", by, True, input=packed(declared.record, given, world.now), derived=derived, key=attempt.key))
        add_first_reader(case, by)
        remember(attempt, case, procedure)
        return Done(case.id, case.row.seq)


def perform(
    matter: str,
    verb: str,
    by: Hand,
    input: Input = {},  # noqa: B006 - never changed
    outcome: str = "",
    confirmed: tuple[str, ...] = (),
    key: str | None = None,
    *,
    now: datetime,
) -> Outcome:
    """Do a verb on a matter. Done, Asks for confirmations (nothing written), or Refused (on record, unless invisible).

    Raises BadShape when the input can't be read or the key was used for something else.
    """
    attempt = Attempt(verb, by, dict(input), outcome, tuple(confirmed), key or "")
    with span("perform", verb[:80]) as stretch:
        try:
            result = _through(matter, attempt, local(now))
        except IntegrityError:
            # The same key, or two doors at once: the second reading finds what the first one wrote.
            result = _through(matter, attempt, local(now))
        stretch.came = type(result).__name__
    if isinstance(result, Refused) and result.not_found:
        note_event("not_found", by, local(now), matter=matter[:32], verb=verb[:80])
    return result


def _through(matter: str, attempt: Attempt, now: datetime) -> Outcome:
    with transaction():
        statements.lock(matter)
        case = load(matter, now)
        if case is None or not (sees(case, attempt.hand) or _told(case, attempt)):
            return Refused()
        attempt = _shaped(case, attempt)
        if found := earlier(attempt, matter):
            return found
        case = _current(case, now)
        attempt = settled(case, attempt)
        with span("judge"):
            verdict = judged(case, attempt)
        if verdict.refused:
            with span("write"):
                return _refused(case, attempt, verdict)
        if asks := verdict.unconfirmed(attempt.confirmed):
            return Asks(asks, matter)
        with span("write"):
            case = _accepted(case, attempt, verdict)
            remember(attempt, case, matter)
        return Done(matter, case.row.seq, verdict.findings)


def ask(matter: str, verb: str, by: Hand, input: Input = {}, outcome: str = "", *, now: datetime) -> tuple[Finding, ...] | None:  # noqa: B006
    """The dry run: everything `perform` would find, in the same order; None where it would answer “not found”.

    Writes nothing and takes no lock, so its answer may be that of a moment ago. Raises BadShape.
    """
    case = load(matter, local(now))
    attempt = Attempt(verb, by, dict(input), outcome)
    if case is None or not (sees(case, by) or _told(case, attempt)):
        return None
    return judged(case, settled(case, _shaped(case, attempt))).findings


def _told(case: Case, attempt: Attempt) -> bool:
    of = str(attempt.input.get("of", "")) if attempt.verb in ("waive", "decline", "ask_waiver") else attempt.verb
    provision = str(attempt.input.get("provision", "")) if attempt.verb in ("waive", "decline") else ""
    return may_be_told(case, attempt.hand, of, provision)


def _shaped(case: Case, attempt: Attempt) -> Attempt:
    """The attempt with its input in canonical form. Raises BadShape."""
    if attempt.verb in case.procedure.verbs:
        declared = case.procedure.verbs[attempt.verb]
        outcome_known(declared.outcomes, attempt.outcome)
        sent = shaped(case.procedure.record, declared.asks.all, attempt.input)
    elif attempt.verb in VERBS:
        sent = _common_shaped(case, VERBS[attempt.verb], attempt)
    else:
        raise BadShape({"verb": f"这件事项没有“{attempt.verb}”这一步"})
    names_what_is_seen(case.world, attempt.hand, case.procedure.record, sent, case.values)
    return attempt._replace(input=sent)


def _common_shaped(case: Case, common: Common, attempt: Attempt) -> dict[str, Any]:
    own = {name: value for name, value in attempt.input.items() if name in common.asked}
    rest = {name: value for name, value in attempt.input.items() if name not in common.asked}
    clean = shaped(common.record, common.asked, own)
    if attempt.verb in MENDING:
        return {**clean, **shaped(case.procedure.record, (name for verb in case.procedure.verbs.values() for name in verb.asks.all), rest)}
    if rest:
        shaped(common.record, common.asked, rest)
    return dict(clean)


def _current(case: Case, now: datetime) -> Case:
    """The matter with everything that fell due before, and with the organisation of now."""
    if case.row.family_next and case.row.family_next <= case.world.said and catch_up(case.row.root, now):
        case = load(case.id, now) or case
    return recomputed(case)


def _refused(case: Case, attempt: Attempt, verdict: Verdict) -> Refused:
    then = write(
        case,
        Deed(
            attempt.verb,
            attempt.hand,
            False,
            _packed(case, attempt),
            outcome=attempt.outcome,
            findings=verdict.findings,
            facts=verdict.facts,
            key=attempt.key,
        ),
    )
    remember(attempt, then, case.id)
    return Refused(verdict.findings, then.row.seq, case.id)


def _packed(case: Case, attempt: Attempt) -> dict[str, Any]:
    """The input as the act keeps it: long texts by digest; what 更正 and 补正 write apart from what they say."""
    if attempt.verb not in VERBS:
        return packed(case.procedure.record, attempt.input, case.world.now)
    asked = VERBS[attempt.verb].asked
    own = {name: value for name, value in attempt.input.items() if name in asked}
    fields = {name: value for name, value in attempt.input.items() if name not in asked}
    return {**own, "fields": packed(case.procedure.record, fields, case.world.now)} if fields else own


def _plain(case: Case, attempt: Attempt, verdict: Verdict) -> Deed:
    """The act as the stages left it, long texts put away."""
    input, derived = _packed(case, attempt), packed(case.procedure.record, verdict.derived.values, case.world.now)
    found, facts, confirmed = verdict.findings, verdict.facts, attempt.confirmed
    hand, key, seat = attempt.hand, attempt.key, verdict.seat
    return Deed(attempt.verb, hand, True, input, derived, seat=seat, facts=facts, findings=found, confirmed=confirmed, key=key)


def _accepted(case: Case, attempt: Attempt, verdict: Verdict) -> Case:
    plain = _plain(case, attempt, verdict)
    input, derived = plain.input, dict(plain.derived)
    if attempt.verb in VERBS:
        plan = dict(VERBS[attempt.verb].plan(case, attempt))
        undone = plan.pop("undone", ()) or vouched(case, {**input.get("fields", {}), **derived})
        return write(case, plain._replace(undone=undone, **plan))
    verb = case.procedure.verbs[attempt.verb]
    drawn = _drawn(case, attempt) | _days(case, attempt)
    derived |= drawn
    undone = undoes(case, attempt, {**input, **derived})
    seats = every_seat(case, verb)
    ends = (
        verb.ends
        and case.row.seq + 1 not in undone
        and not (seats and set(seats) - {*case.standing.parts.get(verb.name, {}), verdict.seat})
    )
    then = write(case, plain._replace(outcome=attempt.outcome, derived=derived, undone=undone, seats=seats, ends=ends))
    # What was drawn or given by hand may change what is derived; then the next act finds out.
    on = verdict.derived.on
    return then if drawn or on is None or compiled(case.procedure).takes(attempt.input) else then.agreed(on)


def _drawn(case: Case, attempt: Attempt) -> dict[str, str]:
    """Running numbers drawn at this verb, locked last, so without gaps (semantics 16); one that was kept or is given is not drawn."""
    found = {}
    for name, drawn in compiled(case.procedure).drawn:
        if drawn.at == attempt.verb and name not in case.values and not attempt.input.get(name):
            found[name] = _next(case, drawn)
    return found


def _days(case: Case, attempt: Attempt) -> dict[str, str]:
    """The days that this verb writes: 成文日期 at the signature, and again when it was signed once more."""
    written = [name for name, day in compiled(case.procedure).days if attempt.verb in day.at]
    return dict.fromkeys(written, local(case.world.now).date().isoformat()) if written else {}


def _next(case: Case, drawn: Draw) -> str:
    """The next number of a series: counted by the year where its form shows one, and for each value of `by`."""
    by = str(case.values.get(drawn.by, "")) if drawn.by else ""
    series = f"{drawn.series}:{by}" if by else drawn.series
    form, year = hooks.numbering(series, drawn.series), case.world.now.year
    counter = f"{series}:{year}" if "{year}" in form else series
    return form.format(year=year, n=statements.next_number(counter), by=case.world.org.name(by))
