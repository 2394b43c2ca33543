"""A field that is the day of a verb: it names verbs that the procedure has, and is computed by nobody else."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from yizhang.law.actor import mayor
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, day_of, derived_fields, field
from yizhang.law.rulecheck import problems_of
from yizhang.law.verb import duty


class Paper(Record):
    dated: date = field("成文日期", derived=day_of("sign"))


class Wrong(Record):
    dated: date = field("成文日期", derived=day_of("sing"))


class Signing(Procedure, of=Paper, label="签发"):
    """One verb."""

    sign = duty("签发", by=mayor)


class Mistaken(Procedure, of=Wrong, label="签发"):
    """The same, of a record that misspells it."""

    sign = duty("签发", by=mayor)


def problems(procedure: type[Procedure]) -> list[str]:
    return list(problems_of(SimpleNamespace(procedures={procedure.name: procedure}, rules=(), watches=(), numbers={})))


def test_a_verb_that_is_not_there_is_named_with_its_place_and_the_nearest():
    assert problems(Signing) == []
    (said,) = problems(Mistaken)
    assert "mistaken.dated" in said and 'there is no verb "sing"' in said and '"sign"' in said


def test_the_door_writes_it_so_nothing_derives_it():
    assert list(derived_fields(Paper)) == []
