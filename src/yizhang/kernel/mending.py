"""更正 and 补正: which verbs somebody may mend, which fields that offers, and what of the sent is a change (semantics 54)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.contents import unpacked
from yizhang.kernel.hands import authority_seats
from yizhang.kernel.inputs import Mend
from yizhang.kernel.refusing import refuse, verb_label
from yizhang.kernel.values import Hand
from yizhang.law.fieldtype import Json
from yizhang.law.finding import Finding, _
from yizhang.law.judge import due_seats
from yizhang.law.procedure import rests_on
from yizhang.law.record import fields_of
from yizhang.law.standing import Mark

MENDING = ("correct", "supplement")


def correctable(case: Case, hand: Hand) -> tuple[str, ...]:
    """The verbs whose fields the hand may correct: done by himself, nothing done upon them."""
    return tuple(name for name in _asking(case) if _own(case, hand, name) and not _built_upon(case, name))


def supplementable(case: Case, hand: Hand) -> tuple[str, ...]:
    """The verbs the hand may supplement: done by himself, or by those in whose seat he sits."""
    return tuple(
        name for name in _asking(case) if _of_his_seat(case, hand, name) and any(_open_to_more(case, field) for field in _asked(case, name))
    )


def offered_fields(case: Case, verb: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that mending these verbs may write, in order of declaration; of 补正 those with room for more."""
    asked = {field for name in names for field in _asked(case, name) if verb == "correct" or _open_to_more(case, field)}
    return tuple(field for field in fields_of(case.procedure.record) if field in asked)


def settled(case: Case, attempt: Attempt) -> Attempt:
    """The attempt with what it changes only: what was sent as it stands is left out, what is added joins what is there.

    Where there is one verb to mend, nobody need name it. The key goes on standing for what was sent.
    """
    if attempt.verb not in MENDING:
        return attempt
    own = {name: value for name, value in attempt.input.items() if name in fields_of(Mend)}
    choices = correctable(case, attempt.hand) if attempt.verb == "correct" else supplementable(case, attempt.hand)
    if not own.get("of") and len(choices) == 1:
        own["of"] = choices[0]
    before = unpacked(case.values)
    sent = {name: value for name, value in attempt.input.items() if name not in own}
    if attempt.verb == "supplement":
        sent = {name: _joined(before.get(name), value) for name, value in sent.items()}
    changed = {name: value for name, value in sent.items() if value != before.get(name, "")}
    return attempt._replace(input={**own, **changed}, sent=attempt.input)


def _joined(before: Json | None, more: Json) -> Json:
    if isinstance(before, list) and isinstance(more, list):
        return [*before, *(one for one in more if one not in before)]
    return more


def mended(attempt: Attempt) -> dict[str, Json]:
    """The fields of the record that a mending attempt writes."""
    return {name: value for name, value in attempt.input.items() if name not in fields_of(Mend)}


def mends(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """更正: own fields, nothing done upon them."""
    of = str(attempt.input["of"])
    if of not in case.procedure.verbs or not _own(case, attempt.hand, of):
        yield refuse("not_own", _("“{of}”不是您办的，不能更正"), _("请原办理人更正，或退回重办"), of=verb_label(case, of))
    elif built := _built_upon(case, of):
        yield refuse("built_upon", _("其后“{verb}”已经办理，不能直接更正"), _("请退回到这一步再改"), verb=verb_label(case, built))
    else:
        yield from _of_that_verb(case, attempt, of)


def supplements(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """补正: fills what is empty, adds to lists; changes nothing that is filled."""
    of = str(attempt.input["of"])
    if of not in case.procedure.verbs or not _mark(case, attempt.hand, of):
        yield refuse("not_done", _("“{to}”尚未办理，无从补正"), _("办理这一步时一并填写"), to=verb_label(case, of))
    elif not _of_his_seat(case, attempt.hand, of):
        yield refuse("not_own", _("“{of}”不是您办的，不能补正"), _("请原办理单位补正"), of=verb_label(case, of))
    else:
        yield from _of_that_verb(case, attempt, of)
        for name in mended(attempt):
            if name in _asked(case, of) and not _open_to_more(case, name):
                label = fields_of(case.procedure.record)[name].label
                yield refuse("filled", _("“{field}”已经填写，补正只增不改"), _("改动请用“更正”或退回"), field=label)


def _of_that_verb(case: Case, attempt: Attempt, of: str) -> Iterator[Finding]:
    changed = mended(attempt)
    if not changed:
        yield refuse("unchanged", _("没有改动任何一栏"), _("改好后再提交"))
    for name in changed.keys() - set(_asked(case, of)):
        label = fields_of(case.procedure.record)[name].label
        yield refuse("not_asked", _("“{field}”不是“{of}”所填"), _("选定填写这一栏的一步"), field=label, of=verb_label(case, of))


def _asking(case: Case) -> Iterator[str]:
    return (name for name, verb in case.procedure.verbs.items() if verb.asks.all)


def _asked(case: Case, name: str) -> tuple[str, ...]:
    return case.procedure.verbs[name].asks.all


def _mark(case: Case, hand: Hand, name: str) -> Mark | None:
    """The own mark of a verb, of several signatures the own one; else anybody's."""
    parts = case.standing.parts.get(name, {}).values()
    own = (one for one in parts if (one.person, one.post) == (hand.person, hand.post))
    return next(own, case.standing.marks.get(name))


def _own(case: Case, hand: Hand, name: str) -> bool:
    mark = _mark(case, hand, name)
    return mark is not None and (mark.person, mark.post) == (hand.person, hand.post)


def _of_his_seat(case: Case, hand: Hand, name: str) -> bool:
    seats = authority_seats(case, hand, name)
    return _own(case, hand, name) or (case.standing.done(name) and bool(seats & set(due_seats(case.situation, case.procedure.verbs[name]))))


def _built_upon(case: Case, of: str) -> str:
    done = (name for name in rests_on(case.procedure, of) if case.standing.done(name) or case.standing.parts.get(name))
    return next(done, "")


def _open_to_more(case: Case, field: str) -> bool:
    """Whether a field is empty or takes several."""
    return field not in case.values or fields_of(case.procedure.record)[field].type.many


def derived_input(attempt: Attempt) -> Mapping[str, Any]:
    """What derived fields are computed from besides the record: what was mended."""
    return mended(attempt) if attempt.verb in MENDING else {}
