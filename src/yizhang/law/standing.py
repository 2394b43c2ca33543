"""Where a matter is: a fold over its accepted acts. It asks no rulebook, so a changed edition needs no migration (semantics 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from yizhang.law.fieldtype import Json

Body = Mapping[str, Any]
"""The body of an act as stored: see semantics 57."""


class Mark(NamedTuple):
    """A verb that is done: how, when, by whom, by which act. `effective` differs from `at` for deemed acts only."""

    outcome: str
    at: datetime
    effective: datetime
    person: str
    post: str
    seq: int
    behalf: str = ""


NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Standing(NamedTuple):
    """Marks by verb, and what the common verbs left.

    `parts` and `seats`: of verbs that every seat of an actor does; `waived`: digest of the finding -> what was waived;
    `asked`: waivers asked for; `claims`: verb -> (person, post); `handed`: verb -> seats; `signers`: verb -> (added, dropped);
    `circulated`: seat -> moment read or ""; `consulted`: number of the act that asked others -> the duty it was for;
    `ended`: moment of the end, `ended_by` the act that brought it.
    """

    marks: Mapping[str, Mark] = NOTHING
    parts: Mapping[str, Mapping[str, Mark]] = NOTHING
    seats: Mapping[str, tuple[str, ...]] = NOTHING
    waived: Mapping[str, Mapping[str, Json]] = NOTHING
    asked: Mapping[str, Mapping[str, Json]] = NOTHING
    claims: Mapping[str, tuple[str, str]] = NOTHING
    handed: Mapping[str, tuple[str, ...]] = NOTHING
    signers: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = NOTHING
    circulated: Mapping[str, str] = NOTHING
    reminded: int = 0
    returned: int = 0
    ended: datetime | None = None
    ended_by: int = 0
    consulted: Mapping[str, str] = NOTHING

    @property
    def did(self) -> dict[str, tuple[str, str]]:
        """verb -> (person, post) of its mark, for `same_as` and `other_than`."""
        return {verb: (mark.person, mark.post) for verb, mark in self.marks.items()}

    def done(self, verb: str, outcomes: tuple[str, ...] = ()) -> bool:
        """Whether the verb is done, with one of the outcomes if any are named; where several seats act, each must have given one."""
        mark = self.marks.get(verb)
        if mark is None or not outcomes:
            return mark is not None
        parts = self.parts.get(verb, {})
        given = [parts[seat].outcome for seat in self.seats.get(verb, ()) if seat in parts] or [mark.outcome]
        return all(one in outcomes for one in given)


def after(standing: Standing, act: Body) -> Standing:
    """The standing after one act; a refused act changes nothing."""
    if not act.get("accepted"):
        return standing
    if undone := act.get("undone"):
        standing = _undo(standing, frozenset(undone))
    common = COMMON.get(str(act["verb"]))
    standing = common(standing, act) if common else _mark(standing, act)
    if act["seq"] in (act.get("undone") or ()):
        standing = _undo(standing, frozenset((act["seq"],)))
    return standing._replace(ended=_moment(act), ended_by=act["seq"]) if act.get("ends") else standing


def fold(acts: Iterable[Body]) -> Standing:
    """The standing after all of them, in order."""
    standing = Standing()
    for act in acts:
        standing = after(standing, act)
    return standing


def record_after(values: Mapping[str, Json], act: Body) -> Mapping[str, Json]:
    """The canonical record after one accepted act: its input, then what was derived; an empty text clears a field.

    The very same values where the act writes none.
    """
    if not act.get("accepted") or act["verb"] in KEEPS_RECORD:
        return values
    given = act.get("input", {})
    mended = given.get("fields", {}) if act["verb"] in ("correct", "supplement") else given
    derived = act.get("derived", {})
    if not mended and not derived:
        return values
    written = {**values, **mended, **derived}
    return {name: value for name, value in written.items() if value not in ("", [], {}) or value is False}


def _moment(act: Body) -> datetime:
    return datetime.fromisoformat(act["at"])


def _new_mark(act: Body) -> Mark:
    at = _moment(act)
    effective = datetime.fromisoformat(act["effective"]) if act.get("effective") else at
    return Mark(act.get("outcome", ""), at, effective, act.get("person", ""), act.get("post", ""), act["seq"], act.get("behalf", ""))


def _mark(standing: Standing, act: Body) -> Standing:
    verb, mark = str(act["verb"]), _new_mark(act)
    if verb in standing.claims:
        standing = standing._replace(claims={name: who for name, who in standing.claims.items() if name != verb})
    if "seats" not in act:
        return standing._replace(marks={**standing.marks, verb: mark})
    due, before = tuple(act["seats"]), standing.parts.get(verb, {})
    silent = [seat for seat in due if seat not in before]
    # What the law deems has no seat of its own: it speaks for all that were silent.
    own = {act["seat"]: mark} if act.get("seat") else dict.fromkeys(silent, mark)
    parts = {**standing.parts, verb: {**before, **own}}
    return _complete(standing._replace(parts=parts, seats={**standing.seats, verb: due}), verb)


def _complete(standing: Standing, verb: str) -> Standing:
    """Mark a verb of several seats once all that are due have acted; where nobody is due, nobody has said anything yet."""
    parts, due = standing.parts.get(verb, {}), standing.seats.get(verb, ())
    if verb in standing.marks or not due or any(seat not in parts for seat in due):
        return standing
    last = max(parts.values(), key=lambda mark: mark.seq)
    outcomes = {parts[seat].outcome for seat in due}
    return standing._replace(marks={**standing.marks, verb: last._replace(outcome=outcomes.pop() if len(outcomes) == 1 else "")})


def _undo(standing: Standing, seqs: frozenset[int]) -> Standing:
    gone = {verb for verb, mark in standing.marks.items() if mark.seq in seqs}
    parts = {verb: {seat: mark for seat, mark in each.items() if mark.seq not in seqs} for verb, each in standing.parts.items()}
    # One of several signatures taken back: the verb is not done any more.
    touched = {verb: each for verb, each in parts.items() if len(each) < len(standing.parts[verb])}
    gone |= {verb for verb, each in touched.items() if any(seat not in each for seat in standing.seats.get(verb, ()))}
    return standing._replace(
        marks={verb: mark for verb, mark in standing.marks.items() if verb not in gone},
        parts={verb: each for verb, each in parts.items() if each},
        seats={verb: due for verb, due in standing.seats.items() if parts.get(verb)},
        waived={digest: one for digest, one in standing.waived.items() if one["for"] not in gone and one["seq"] not in seqs},
        asked={digest: one for digest, one in standing.asked.items() if one["seq"] not in seqs},
        signers={verb: each for verb, each in standing.signers.items() if verb not in gone},
        consulted={seq: verb for seq, verb in standing.consulted.items() if int(seq) not in seqs},
        ended=None if standing.ended_by in seqs else standing.ended,
        ended_by=0 if standing.ended_by in seqs else standing.ended_by,
    )


def _kept(standing: Standing, act: Body) -> Standing:
    return standing


def _recompute(standing: Standing, act: Body) -> Standing:
    """Seats due anew, while not all have acted; then they are frozen (semantics 13)."""
    given = cast("Mapping[str, list[str]]", act.get("due", {}))
    due = {verb: seats for verb, seats in given.items() if verb not in standing.marks}
    standing = standing._replace(seats={**standing.seats, **{verb: tuple(seats) for verb, seats in due.items()}})
    for verb in due:
        standing = _complete(standing, verb)
    return standing


def _waive(standing: Standing, act: Body) -> Standing:
    given = act["input"]
    asked = {digest: one for digest, one in standing.asked.items() if digest != given["finding"]}
    kept = {"seq": act["seq"], "by": act["post"], "for": given["of"], "provision": given["provision"], "reason": given["reason"]}
    return standing._replace(waived={**standing.waived, given["finding"]: kept}, asked=asked)


def _ask_waiver(standing: Standing, act: Body) -> Standing:
    given = act["input"]
    kept = {"seq": act["seq"], "by": act["post"], "for": given["of"], "provision": given["provision"], "to": act.get("to", [])}
    return standing._replace(asked={**standing.asked, given["finding"]: kept})


def _decline(standing: Standing, act: Body) -> Standing:
    return standing._replace(asked={digest: one for digest, one in standing.asked.items() if digest != act["input"]["finding"]})


def _claim(standing: Standing, act: Body) -> Standing:
    return standing._replace(claims={**standing.claims, act["input"]["of"]: (act["person"], act["post"])})


def _put_back(standing: Standing, act: Body) -> Standing:
    return standing._replace(claims={verb: who for verb, who in standing.claims.items() if verb != act["input"]["of"]})


def _hand_on(standing: Standing, act: Body) -> Standing:
    """Whoever hands his work on keeps no claim to it."""
    return _put_back(standing, act)._replace(handed={**standing.handed, act["input"]["of"]: (act["input"]["to"],)})


def _signers(standing: Standing, act: Body) -> Standing:
    verb, seat = act["input"]["of"], act["input"]["signer"]
    added, dropped = standing.signers.get(verb, ((), ()))
    if act["verb"] == "add_signer":
        pair = ((*added, seat), tuple(one for one in dropped if one != seat))
    else:
        pair = (tuple(one for one in added if one != seat), (*dropped, seat))
    standing = standing._replace(signers={**standing.signers, verb: pair})
    return _recompute(standing, act)


def _circulate(standing: Standing, act: Body) -> Standing:
    return standing._replace(circulated={**dict.fromkeys(act["input"]["readers"], ""), **standing.circulated})


def _recall(standing: Standing, act: Body) -> Standing:
    back = set(act["input"]["readers"])
    return standing._replace(circulated={seat: read for seat, read in standing.circulated.items() if read or seat not in back})


def _read(standing: Standing, act: Body) -> Standing:
    return standing._replace(circulated={**standing.circulated, act["seat"]: act["at"]})


def _consult(standing: Standing, act: Body) -> Standing:
    return standing._replace(consulted={**standing.consulted, str(act["seq"]): str(act.get("for", ""))})


def _remind(standing: Standing, act: Body) -> Standing:
    return standing._replace(reminded=standing.reminded + 1)


def _send_back(standing: Standing, act: Body) -> Standing:
    return standing._replace(returned=standing.returned + 1)


COMMON: Mapping[str, Callable[[Standing, Body], Standing]] = {
    "open": _kept,
    "recompute": _recompute,
    "withdraw": _kept,
    "ask_withdraw": _kept,
    "send_back": _send_back,
    "correct": _kept,
    "supplement": _kept,
    "hand_on": _hand_on,
    "consult": _consult,
    "add_signer": _signers,
    "drop_signer": _signers,
    "circulate": _circulate,
    "recall": _recall,
    "read": _read,
    "remind": _remind,
    "claim": _claim,
    "put_back": _put_back,
    "attach": _kept,
    "ask_waiver": _ask_waiver,
    "waive": _waive,
    "decline": _decline,
    "same": _kept,
    "unsame": _kept,
    "relate": _kept,
    "void": _kept,
    "withdrawn": _kept,
}
"""The verbs every matter has (semantics 54, 55) and what each leaves in the standing; `undone` and `ends` work alike for all."""

KEEPS_RECORD = frozenset(COMMON) - {"open", "recompute", "correct", "supplement"}
"""Common verbs whose input is about the handling, not the record."""


def to_json(standing: Standing) -> dict[str, Json]:
    """The standing as a matter's row keeps it: canonical JSON, empty parts left out. `from_json` is its exact inverse."""
    return {name: write(value) for name, write in WRITTEN.items() if (value := getattr(standing, name))}


def _marks(marks: Mapping[str, Mark]) -> Json:
    return {name: mark_to_json(mark) for name, mark in marks.items()}


def _lists(values: Mapping[str, tuple[str, ...]]) -> Json:
    return {name: list(each) for name, each in values.items()}


WRITTEN: Mapping[str, Callable[[Any], Json]] = {
    "marks": _marks,
    "parts": lambda parts: {verb: _marks(each) for verb, each in parts.items()},
    "seats": _lists,
    "waived": lambda waived: {digest: dict(one) for digest, one in waived.items()},
    "asked": lambda asked: {digest: dict(one) for digest, one in asked.items()},
    "claims": _lists,
    "handed": _lists,
    "signers": lambda signers: {verb: [list(added), list(dropped)] for verb, (added, dropped) in signers.items()},
    "circulated": dict,
    "consulted": dict,
    "reminded": int,
    "returned": int,
    "ended": datetime.isoformat,
    "ended_by": int,
}
"""How each part of a standing is written, in this order."""


def from_json(value: Mapping[str, Any]) -> Standing:
    """The standing that `to_json` wrote."""
    return Standing(
        marks={verb: _mark_from_json(mark) for verb, mark in value.get("marks", {}).items()},
        parts={verb: {seat: _mark_from_json(mark) for seat, mark in each.items()} for verb, each in value.get("parts", {}).items()},
        seats={verb: tuple(due) for verb, due in value.get("seats", {}).items()},
        waived=value.get("waived", {}),
        asked=value.get("asked", {}),
        claims={verb: (person, post) for verb, (person, post) in value.get("claims", {}).items()},
        handed={verb: tuple(seats) for verb, seats in value.get("handed", {}).items()},
        signers={verb: (tuple(added), tuple(dropped)) for verb, (added, dropped) in value.get("signers", {}).items()},
        circulated=value.get("circulated", {}),
        consulted=value.get("consulted", {}),
        reminded=value.get("reminded", 0),
        returned=value.get("returned", 0),
        ended=datetime.fromisoformat(value["ended"]) if "ended" in value else None,
        ended_by=value.get("ended_by", 0),
    )


def mark_in(value: Mapping[str, Any], verb: str) -> Mark | None:
    """One mark of what `to_json` wrote, without reading the rest; None while the verb is not done."""
    kept = value.get("marks", {}).get(verb)
    return _mark_from_json(kept) if kept else None


def mark_to_json(mark: Mark) -> dict[str, Json]:
    """A mark as `to_json` writes it."""
    plain: dict[str, Json] = {
        "n": mark.seq,
        "at": mark.at.isoformat(),
        "from": mark.effective.isoformat() if mark.effective != mark.at else "",
        "as": mark.outcome,
        "who": mark.person,
        "post": mark.post,
        "for": mark.behalf,
    }
    return {name: value for name, value in plain.items() if value != ""}


def _mark_from_json(value: Mapping[str, Any]) -> Mark:
    at = datetime.fromisoformat(value["at"])
    effective = datetime.fromisoformat(value["from"]) if "from" in value else at
    return Mark(value.get("as", ""), at, effective, value.get("who", ""), value.get("post", ""), value["n"], value.get("for", ""))
