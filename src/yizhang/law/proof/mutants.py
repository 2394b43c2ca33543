"""Mutants: the rulebook with one line less or one word turned. A judge that notices none of it leaves a survivor.

A mutant is applied in place, in a process of its own that ends with it: declarations are shared by whoever has loaded them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import FunctionType

from yizhang.law.finding import Strength
from yizhang.law.procedure import Procedure, settle
from yizhang.law.proof.recoded import recoded
from yizhang.law.proof.revoked import Change, less
from yizhang.law.rule import Rule, Watch
from yizhang.law.rulebook import Rulebook
from yizhang.law.values import dataclass, field, replace
from yizhang.law.verb import Verb


@dataclass(frozen=True)
class Mutant:
    """What is changed in which declaration. `procedures` are those that it touches, `rules` the rules whose own cases should notice.

    `ordered`: it changes a verb, of that label, so the procedure can be walked again; what a rule declares changes no order.
    `walked`: where the walk stays the same, nothing has changed.
    """

    of: str
    said: str
    place: str
    cites: tuple[str, ...]
    procedures: tuple[str, ...]
    rules: tuple[str, ...] = ()
    ordered: bool = False
    walked: bool = False
    label: str = ""
    apply: Callable[[], None] = field(default=lambda: None, compare=False)

    @property
    def name(self) -> str:
        """How the list of accepted survivors calls it: stable while the declaration is."""
        return f"{self.of} {self.said}"


def mutants(book: Rulebook) -> tuple[Mutant, ...]:
    """All of them, by procedure and rule in the order of declaration; two that would bear one name are numbered."""
    made = [*_of_verbs(book), *_of_rules(book), *_of_code(book)]
    seen: dict[str, int] = {}
    return tuple(_numbered(one, seen) for one in made)


def _numbered(one: Mutant, seen: dict[str, int]) -> Mutant:
    nth = seen[one.name] = seen.get(one.name, 0) + 1
    return one if nth == 1 else replace(one, said=f"{one.said}（{nth}）")


def _of_verbs(book: Rulebook) -> Iterator[Mutant]:
    """A verb that several procedures inherit is one declaration: it is changed in all of them at once, and named after the first."""
    told: set[int] = set()
    for procedure in book.procedures.values():
        for verb in procedure.verbs.values():
            if id(verb) not in told:
                told.add(id(verb))
                sharing = [one for one in book.procedures.values() if one.verbs.get(verb.name) is verb]
                yield from (_of_verb(f"{procedure.name}.{verb.name}", verb, sharing, change) for change in less(verb))


def _of_verb(of: str, verb: Verb, sharing: list[type[Procedure]], change: Change) -> Mutant:
    def apply() -> None:
        setattr(verb, change.part, change.value)
        verb.said.clear()
        for one in sharing:
            settle(one)

    cites = tuple(dict.fromkeys((*change.cites.split(), *verb.cites.split())))
    return Mutant(of, change.said, verb.place, cites, tuple(one.name for one in sharing), (), True, change.walked, verb.label, apply)


def _of_rules(book: Rulebook) -> Iterator[Mutant]:
    """What a rule declares beside its function: where it is asked, whom it exempts, who may lift it, how strong it is."""
    for rule in book.rules:
        asked = [full for full, each in book.asked.items() if rule in each]
        for at in rule.at:
            mine = [full for full in asked if full == at or (at[0] == "*" and full.endswith(at[1:]))]
            yield _of_rule(rule, f"不在 {at} 问", mine, _not_asked(book, mine, rule))
        for ground, name in rule.exempt:
            rest = tuple(one for one in rule.exempt if one != (ground, name))
            yield _of_rule(rule, f"去掉例外“{ground}”", asked, _part(rule, "exempt", rest), own=True)
        if rule.lift:
            yield _of_rule(rule, "无人可豁免", asked, _part(rule, "lift", None))
        if rule.strength > Strength.RECOMMENDED and _refuses(rule):
            yield _of_rule(rule, "降为推荐", asked, _part(rule, "strength", Strength.RECOMMENDED), own=True)


def _refuses(rule: Rule) -> bool:
    """Whether it may find a breach: its function, or one that it calls, does more than caution and note."""
    here = rule.check.__globals__
    called = [here[name] for name in rule.check.__code__.co_names if isinstance(here.get(name), FunctionType)]
    names = {name for code in (rule.check, *called) for name in code.__code__.co_names}
    return "breach" in names or not names & {"caution", "note"}


def _of_rule(rule: Rule, said: str, asked: Iterable[str], apply: Callable[[], None], own: bool = False) -> Mutant:
    procedures = tuple(dict.fromkeys(full.partition(".")[0] for full in asked))
    return Mutant(rule.name, said, rule.place, rule.cites, procedures, (rule.name,) if own else (), apply=apply)


def _part(rule: Rule, name: str, value: object) -> Callable[[], None]:
    """A frozen rule is written to here and nowhere else: the process that does it ends with the mutant."""
    return lambda: object.__setattr__(rule, name, value)


def _not_asked(book: Rulebook, at: Iterable[str], rule: Rule) -> Callable[[], None]:
    def apply() -> None:
        asked: dict[str, tuple[Rule, ...]] = book.asked  # type: ignore[assignment]
        asked.update({full: tuple(one for one in asked[full] if one is not rule) for full in at})

    return apply


def _of_code(book: Rulebook) -> Iterator[Mutant]:
    """The functions of rules, watches and what stands beside them in their files, each with one expression changed."""
    declared: list[Rule | Watch] = [*book.rules, *book.watches]
    for module in dict.fromkeys(one.check.__module__ for one in declared):
        beside = [one for one in declared if one.check.__module__ == module]
        checks = {one.name: one for one in beside}
        for change in recoded(module):
            mine = [checks[change.function]] if change.function in checks else beside
            cites = tuple(dict.fromkeys(cited for one in mine for cited in one.cites))
            procedures = tuple(dict.fromkeys(name for one in mine for name in _asked_in(book, one)))
            yield Mutant(change.function, change.said, change.place, cites, procedures, tuple(one.name for one in mine), apply=change.apply)


def _asked_in(book: Rulebook, one: Rule | Watch) -> Iterator[str]:
    if isinstance(one, Watch):
        yield from one.over.split()
    else:
        yield from (full.partition(".")[0] for full, each in book.asked.items() if one in each)
