"""The tables of the chapters made again: effects run over all acts into empty tables of the same names, to be compared (42).

Only this transaction sees those tables (TEMP, which go before others of the name), and it is rolled back: the office works on with its own.
What effects make is every table of their chapter, except those of models that say `MADE_BY_ACTS = False`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from yizhang.kernel import hooks, statements
from yizhang.kernel.contents import unpacked
from yizhang.kernel.effects import EFFECTS, EffectContext
from yizhang.kernel.moment import read
from yizhang.kernel.values import Broken
from yizhang.law.fieldtype import Json
from yizhang.law.record import from_json
from yizhang.law.standing import Body, record_after


@dataclass
class Rebuilding:
    """Collects the acts that have effects, with the record as it was after each."""

    acts: list[tuple[Body, Mapping[str, Json]]] = field(default_factory=list)

    def note(self, bodies: Iterable[tuple[Body, str]]) -> None:
        """The acts of one matter, in order."""
        values: Mapping[str, Json] = {}
        for body, _ in bodies:
            values = record_after(values, body)
            if body["accepted"] and f"{body['procedure']}.{body['verb']}" in EFFECTS:
                self.acts.append((body, values))

    def differences(self) -> list[Broken]:
        """The rows that are there and should not be, or should be and are not; by matter, when the table has that column."""
        with transaction.atomic():
            made = list(_models())
            for model in made:
                _shadow(model._meta.db_table)
            for body, values in sorted(self.acts, key=lambda one: (one[0]["at"], one[0]["seq"])):
                _run(body, values)
            found = [one for model in made for one in _compared(model)]
            transaction.set_rollback(True)
        return found


def _models() -> Iterator[type[Model]]:
    chapters = {apps.get_containing_app_config(run.__module__) for runs in EFFECTS.values() for run in runs}
    for chapter in sorted(filter(None, chapters), key=lambda one: one.label):
        yield from (model for model in chapter.get_models() if getattr(model, "MADE_BY_ACTS", True))


def _run(body: Body, values: Mapping[str, Json]) -> None:
    at = read(body["at"])
    record = from_json(hooks.rulebook_at(at).procedures[body["procedure"]].record, unpacked(values))
    for run in EFFECTS[f"{body['procedure']}.{body['verb']}"]:
        run(body, EffectContext(body["matter"], record, at))


def _shadow(table: str) -> None:
    """An empty table of that name and shape, seen by this transaction only."""
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE TEMP TABLE {name} (LIKE {name} INCLUDING ALL) ON COMMIT DROP")
            return
        cursor.execute("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = %s", [table])
        cursor.execute(cursor.fetchone()[0].replace("CREATE TABLE", "CREATE TEMP TABLE", 1))


def _compared(model: type[Model]) -> Iterator[Broken]:
    columns = [str(one.column) for one in model._meta.concrete_fields if one.get_internal_type() not in ("AutoField", "BigAutoField")]
    table, schema = connection.ops.quote_name(model._meta.db_table), "main"
    if connection.vendor == "postgresql":
        ((schema,),) = statements.rows("SELECT current_schema()", [])
    names = ", ".join(connection.ops.quote_name(one) for one in columns)
    have = Counter(statements.rows(f"SELECT {names} FROM {schema}.{table}", []))
    want = Counter(statements.rows(f"SELECT {names} FROM {table}", []))
    for rows, why in ((have - want, "多出"), (want - have, "缺少")):
        for row in rows:
            place: dict[str, Any] = dict(zip(columns, row, strict=True))
            yield Broken(
                str(place.get("matter", table)), int(place.get("seq", 0)), f"表{model._meta.db_table}与办理记录推算的不符：{why}一行"
            )
