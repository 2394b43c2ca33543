"""All rows of one database in another: what Django's models hold, table by table, with their numbers; what an index holds is built anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Model
from django.db.utils import OperationalError

from yizhang.cli.command import Unusable
from yizhang.installation import BadDatabase
from yizhang.installation import database as settings_of
from yizhang.kernel.reading import one_moment
from yizhang.web.indexing import STATE
from yizhang.web.models import Preference, SearchText

TARGET = "target"
BATCH = 500
ANEW = frozenset((SearchText,))
"""The search's index, which the next search fills."""


@contextmanager
def into(address: str) -> Iterator[str]:
    """The alias of an empty database made ready. Raises Unusable when there is something in it already, or it is none."""
    try:
        asked = settings_of(address)
    except BadDatabase as wrong:
        raise Unusable(f"数据库地址“{address}”无法使用；请写成文件名或 postgresql://用户@主机/库名") from wrong
    plain = {**connections[DEFAULT_DB_ALIAS].settings_dict, **asked, "TEST": {}}
    connections.settings[TARGET] = connections.databases[TARGET] = plain
    try:
        if connections[TARGET].introspection.table_names():
            raise Unusable(f"数据库“{plain['NAME']}”里已有表，不覆盖；请新建一个空的数据库")
        call_command("migrate", database=TARGET, verbosity=0)
        yield TARGET
    except OperationalError as error:
        raise Unusable(f"连不上数据库（{str(error).strip().splitlines()[0]}）") from error
    finally:
        connections[TARGET].close()
        del connections[TARGET], connections.databases[TARGET]


@dataclass(frozen=True, slots=True)
class Moved:
    """One table: how many rows it has, and whether both databases hold the same."""

    table: str
    rows: int
    same: bool


def copied(target: str) -> Iterator[Moved]:
    """Copy every table as it is at one moment, and read it again there."""
    models = [one for one in apps.get_models(include_auto_created=True) if one._meta.managed and one not in ANEW]
    with one_moment():
        with transaction.atomic(using=target):
            for model in models:  # what the migrations of the new one have put in
                model._base_manager.using(target).all().delete()
            counts = {model: _copy(model, target) for model in models}
        for model, count in counts.items():
            yield Moved(model._meta.db_table, count, _digest(model, target) == _digest(model, DEFAULT_DB_ALIAS))
    with connections[target].cursor() as cursor:
        for statement in connections[target].ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    Preference.objects.using(target).filter(person="", name=STATE).delete()


def _copy(model: type[Model], target: str) -> int:
    rows, count = model._base_manager.order_by("pk").iterator(BATCH), 0
    while batch := list(islice(rows, BATCH)):
        model._base_manager.using(target).bulk_create(batch)
        count += len(batch)
    return count


def _digest(model: type[Model], alias: str) -> str:
    """Over all values of all rows, as Python has them, so that two databases can be compared."""
    found = hashlib.sha256()
    for row in model._base_manager.using(alias).order_by("pk").values_list().iterator(BATCH):
        found.update(repr(row).encode())
    return found.hexdigest()
