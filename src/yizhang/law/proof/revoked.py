"""A verb with one part less: a condition, an actor, a limit, a reopening. What each change is called, and the part as it would be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yizhang.law.actor import Both, Either, Every, OtherThan, Ranked, mayor, secretary_general
from yizhang.law.condition import AnyOf, Condition, Limit, Need, Where, remind
from yizhang.law.org import Rank
from yizhang.law.values import dataclass, replace
from yizhang.law.verb import Verb
from yizhang.law.who import Actor


@dataclass(frozen=True)
class Change:
    """The `part` of a verb with its value as changed; `cites` are the provisions of what is missing.

    `walked`: the walk of the procedure knows this part, so a change that leaves the walk as it was changes nothing at all.
    """

    said: str
    part: str
    value: Any
    cites: str = ""
    walked: bool = False


def less(verb: Verb) -> Iterator[Change]:
    """Every way in which the verb can be one part less."""
    yield from _conditions(verb)
    yield from _applying(verb)
    yield from (Change(f"去掉先于“{one}”", "before", _without(verb.before, one), walked=True) for one in verb.before)
    yield from (Change(f"不再重开“{one}”", "reopens", _without(verb.reopens, one), walked=True) for one in verb.reopens)
    for said, each in verb.outcomes.items():
        for one in each:
            yield Change(f"“{said}”不再重开“{one}”", "outcomes", {**verb.outcomes, said: _without(each, one)}, walked=True)
    yield from (Change(f"不再担保“{one}”", "about", _without(verb.about, one)) for one in verb.about)
    yield from _limits(verb)
    yield from (Change(said, "by", actor, " ".join(verb.by.cited)) for said, actor in _actors(verb.by))


def _without(each: tuple[Any, ...], one: object) -> tuple[Any, ...]:
    return tuple(other for other in each if other is not one)


def _instead(each: tuple[Any, ...], one: object, other: object) -> tuple[Any, ...]:
    return tuple(other if this is one else this for this in each)


def _conditions(verb: Verb) -> Iterator[Change]:
    for one in verb.after:
        said = "|".join(f"{each.verb}({','.join(each.outcomes)})" if each.outcomes else str(each.verb) for each in one.each())
        walked = not one.advise and all(each.delay is None for each in one.each())
        yield Change(f"去掉条件 {said}", "after", _without(verb.after, one), one.cites, walked)
        if one.lift:
            yield Change(f"不得豁免 {said}", "after", _instead(verb.after, one, replace(one, lift=None)), one.cites)
        yield from (Change(f"{what} {said}", "after", _instead(verb.after, one, other), one.cites, walked) for what, other in _weaker(one))


def _weaker(one: Condition) -> Iterator[tuple[str, Condition]]:
    """The same with an alternative or an outcome less, without its delay."""
    if isinstance(one, Need):
        yield from _easier(one)
    elif len(one.of) > 1:
        yield from ((f"去掉分支“{each.verb}”", replace(one, of=_without(one.of, each))) for each in one.of)
    if isinstance(one, AnyOf):
        for each in one.of:
            yield from ((f"“{each.verb}”{what}", replace(one, of=_instead(one.of, each, other))) for what, other in _easier(each))


def _easier(one: Need) -> Iterator[tuple[str, Need]]:
    if one.outcomes:
        yield "不论结果", replace(one, outcomes=())
    if one.delay is not None:
        yield "不必等满期限", replace(one, delay=None)
    if len(one.outcomes) > 1:
        yield from ((f"不认结果“{said}”", replace(one, outcomes=_without(one.outcomes, said))) for said in one.outcomes)


def _applying(verb: Verb) -> Iterator[Change]:
    if verb.when is None:
        return
    for item in verb.when.items:
        name, wanted = item
        rest = _without(verb.when.items, item)
        yield Change(f"不论“{name}”都适用", "when", Where(rest) if rest else None)
        if len(wanted) > 1:
            for value in wanted:
                narrowed = _instead(verb.when.items, item, (name, _without(wanted, value)))
                yield Change(f"“{name}”为“{value}”时不适用", "when", Where(narrowed))


def _limits(verb: Verb) -> Iterator[Change]:
    for one in verb.within:
        said = f"{one.until or one.duration}{'' if one.when is None else '（' + '、'.join(one.when.fields) + '）'}"
        yield Change(f"去掉时限 {said}", "within", _without(verb.within, one), one.cites)
        yield from (Change(f"{what} {said}", "within", _instead(verb.within, one, other), one.cites) for what, other in _looser(one))


def _looser(one: Limit) -> Iterator[tuple[str, Limit]]:
    if one.when is not None:
        yield "无条件适用时限", replace(one, when=None)
    if one.since:
        yield f"不从“{one.since}”起算", replace(one, since="")
    yield from ((f"“{'—'.join(pair)}”不暂停", replace(one, pauses=_without(one.pauses, pair))) for pair in one.pauses)
    if one.then != remind:
        yield "届满只提醒", replace(one, then=remind)


def _actors(by: Actor) -> Iterator[tuple[str, Actor]]:
    """Somebody else in its place; and of an actor that is made of others, one of them less."""
    if isinstance(by, Ranked) and by.rank is Rank.SECRETARY_GENERAL:
        yield "改由市长办理", mayor
    else:
        yield "改由秘书长办理", secretary_general
    if by.personal:
        yield "不必本人办理", replace(by, personal=False)
    if isinstance(by, Every):
        yield "一人办理即可", by.of
    if isinstance(by, Both):
        yield from (("不再回避" if isinstance(part, OtherThan) else "少一个限定", _rest(by, part)) for part in by.of)
    elif isinstance(by, Either):
        yield from (("少一个办理人", _rest(by, part)) for part in by.of)


def _rest(by: Either, part: Actor) -> Actor:
    rest = tuple(one for one in by.of if one is not part)
    return rest[0] if len(rest) == 1 else replace(by, of=rest)
