"""The text of each matter as it may be found, and the pairs of characters that narrow a search. Built by the first search."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models

ARRAY = (
    "CREATE TABLE web_searchpair (entry bigint PRIMARY KEY, pairs text[] NOT NULL)",
    "CREATE INDEX web_searchpair_pairs ON web_searchpair USING gin (pairs)",
)
TABLE = ("CREATE VIRTUAL TABLE web_searchpair USING fts5(pairs, detail=none)",)


def pairs(apps: Any, schema_editor: Any) -> None:
    """An inverted index of the database's own kind."""
    for statement in ARRAY if schema_editor.connection.vendor == "postgresql" else TABLE:
        schema_editor.execute(statement)


def no_pairs(apps: Any, schema_editor: Any) -> None:
    """Take it away."""
    schema_editor.execute("DROP TABLE web_searchpair")


class Migration(migrations.Migration):
    """Adds two tables; what is in them is computed."""

    dependencies: ClassVar = [("web", "0002_accounts_are_given_by_two")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("matter", models.CharField(max_length=32, unique=True)),
                ("seq", models.IntegerField()),
                ("version", models.IntegerField()),
                ("shown", models.TextField()),
                ("words", models.TextField()),
                ("initials", models.TextField()),
            ],
        ),
        migrations.RunPython(pairs, no_pairs),
    ]
