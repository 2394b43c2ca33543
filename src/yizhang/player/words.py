"""Words of a scenario turned into what the door takes: who acts, which verb, which fields (semantics 2)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from yizhang.kernel.case import Case
from yizhang.kernel.grammar import VERBS
from yizhang.kernel.values import Hand
from yizhang.law.fieldtype import Json, several
from yizhang.law.judge import due_seats, status
from yizhang.law.procedure import Procedure
from yizhang.law.record import Field, Record, fields_of


class NotUnderstood(ValueError):
    """A word of a scenario names nothing; the message says the nearest right one."""


def hands(org: Any, words: str, case: Case | None) -> list[Hand]:
    """The people a word may mean: a post, a section's members, an organ's; or relative to the matter (分管副市长)."""
    found = _relative(case, words) if case is not None else []
    if not found:
        try:
            found = list(org.find(words))
        except LookupError as wrong:
            raise NotUnderstood(str(wrong)) from None
    return [Hand(person, post) for post in found if (person := org.person_at(f"post:{post}"))]


def _relative(case: Case, words: str) -> list[str]:
    for verb in case.procedure.verbs.values():
        for part in verb.by.parts():
            if part.label(case.procedure.record) == words:
                return [post for seat in part.seats(case.situation.who) for post in posts_of(case.world.org, seat)]
    return []


def posts_of(org: Any, seat: str) -> list[str]:
    """The posts that sit on a seat."""
    kind, _, code = seat.partition(":")
    return [code] if kind == "post" else [post for post in org.posts if seat in org.seats(post)]


def verb_named(procedure: type[Procedure], words: str, case: Case | None, who: Iterable[Hand]) -> str:
    """The verb with that label or identifier; of several that apply, the one whose actor contains who acts; of none such, the first."""
    if words in procedure.verbs or words in VERBS:
        return words
    labelled = [name for name, verb in procedure.verbs.items() if verb.label == words]
    if case is not None and len(labelled) > 1:
        labelled = [name for name in labelled if status(case.situation, name).state != "not_applicable"] or labelled
        mine = [
            name
            for name in labelled
            if any(case.world.org.seats(one.post) & set(due_seats(case.situation, procedure.verbs[name])) for one in who)
        ]
        found = mine or labelled
        open_ = [name for name in found if name in case.opened]
        labelled = (open_ or found) if mine else (open_ or found)[:1]
    if len(labelled) > 1 and case is not None:
        raise NotUnderstood(f"“{words}”有几步，请写标识：{'、'.join(labelled)}")
    if labelled:
        return labelled[0]
    common = next((name for name, one in VERBS.items() if one.label == words), "")
    if common:
        return common
    known = [verb.label for verb in procedure.verbs.values()] + [one.label for one in VERBS.values()]
    raise NotUnderstood(f"“{procedure.label}”没有“{words}”这一步{_near(words, known)}")


def record_for(procedure: type[Procedure], verb: str) -> list[type[Record]]:
    """Where the labels of a verb's fields stand."""
    if verb not in VERBS:
        return [procedure.record]
    return [VERBS[verb].record, procedure.record] if verb in ("correct", "supplement") else [VERBS[verb].record]


def input_of(org: Any, procedure: type[Procedure], verb: str, given: Mapping[str, Any], matters: Mapping[str, str]) -> dict[str, Json]:
    """The input in canonical form from labels and words. Raises NotUnderstood."""
    found: dict[str, Json] = {}
    specs = {spec.label: spec for record in reversed(record_for(procedure, verb)) for spec in fields_of(record).values()}
    names = {spec.name: spec for spec in specs.values()}
    asked = set(procedure.verbs[verb].asks.all) if verb in procedure.verbs else set()
    for label, words in given.items():
        same = [one for one in fields_of(procedure.record).values() if one.label == label and one.name in asked]
        spec = same[0] if same else specs.get(label) or names.get(label)
        if spec is None:
            raise NotUnderstood(f"没有“{label}”这一栏{_near(label, specs)}")
        found[spec.name] = value_of(org, procedure, spec, words, matters)
    return found


def value_of(org: Any, procedure: type[Procedure], spec: Field, words: Any, matters: Mapping[str, str]) -> Json:
    """One field's value: organs and posts by name, matters by their name in the scenario."""
    kind = spec.type
    if isinstance(words, list) and kind.kind != "row":
        return [_one(org, procedure, spec, str(one), matters) for one in words]
    if isinstance(words, Mapping) or (isinstance(words, list) and kind.kind == "row"):
        rows = words if isinstance(words, list) else [words]
        plain = [{name: _row_value(org, name, value) for name, value in dict(row).items()} for row in rows]
        return plain if kind.many else plain[0]  # type: ignore[return-value]
    if kind.many:
        return [_one(org, procedure, spec, one, matters) for one in several(str(words))]
    return _one(org, procedure, spec, str(words), matters)


def _row_value(org: Any, name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_row_value(org, name, one) for one in value]
    return (org.code(str(value)) or str(value)) if name in ("organ", "lead") else str(value)


def _one(org: Any, procedure: type[Procedure], spec: Field, words: str, matters: Mapping[str, str]) -> Json:
    if spec.type.kind == "organ":
        return str(org.code(words) or words)
    if spec.type.kind == "post":
        return _post(org, words)
    if spec.type.kind == "matter":
        return matters.get(words, words)
    if spec.name in ("of", "to") and any(words == verb.label for verb in procedure.verbs.values()):
        return next(name for name, verb in procedure.verbs.items() if verb.label == words)
    if spec.name in ("to", "signer", "readers") and ":" not in words:
        return _seat(org, words)
    try:
        return spec.type.read([words] if spec.type.many else words) if not spec.type.many else spec.type.read([words])[0]  # type: ignore[index]
    except ValueError as wrong:
        raise NotUnderstood(f"“{spec.label}”：{wrong}") from None


def _post(org: Any, words: str) -> str:
    if words in org.posts:
        return words
    try:
        return str(org.find(words)[0])
    except LookupError as wrong:
        raise NotUnderstood(str(wrong)) from None


def _seat(org: Any, words: str) -> str:
    """A section, an organ by its desk, or a post."""
    if section := org.section(words):
        return str(section)
    organ = org.code(words)
    return str(org.desk(organ)) if organ else f"post:{_post(org, words)}"


def _near(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.3)
    return f"，是否指“{found[0]}”" if found else ""
