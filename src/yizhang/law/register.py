"""Registers: a kind of entry with `enter`, `change`, `close`; list, search, history and export follow from the procedure (semantics 74)."""

from __future__ import annotations

import sys
import types
from dataclasses import dataclass

from yizhang.law.actor import Actor
from yizhang.law.procedure import Procedure, Sight
from yizhang.law.record import Record, derived_fields, fields_of
from yizhang.law.verb import Asks, duty, power


@dataclass(frozen=True)
class Words:
    """What the three verbs are called on buttons."""

    enter: str = "登记"
    change: str = "变更"
    close: str = "终止"


def register(
    name: str,
    label: str,
    *,
    of: type[Record],
    keeper: Actor,
    enters: Actor | None = None,
    required: tuple[str, ...],
    cites: str,
    words: Words = Words(),
    sights: tuple[Sight, ...] = (),
) -> type[Procedure]:
    """A register of `of`, kept by `keeper`; an entry is a matter. `required`: what an entry can't do without.

    `enters`: who enters it, where that is not the keeper alone; what is entered only the keeper changes and closes.
    """
    computed = {spec.name for spec in derived_fields(of)}
    rest = tuple(one for one in fields_of(of) if one not in required and one not in computed)
    enter = duty(words.enter, by=enters or keeper, asks=Asks(required, rest), cites=cites)
    parts = {
        "__module__": sys._getframe(1).f_globals["__name__"],
        "__doc__": f"{label}：{words.enter}、{words.change}、{words.close}。",
        "enter": enter,
        "change": power(words.change, by=keeper, after=enter, repeats=True, asks=Asks((), (*required, *rest)), cites=cites),
        "close": power(words.close, by=keeper, after=enter, asks=Asks((), (*required, *rest)), ends=True, cites=cites),
        "sights": sights,
    }
    title = "".join(part.capitalize() for part in name.split("_"))
    return types.new_class(title, (Procedure,), {"of": of, "label": label, "name": name}, lambda body: body.update(parts))
