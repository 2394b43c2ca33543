"""Which letters were sent to whom: claimed before they go, so that nobody gets one twice."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds a table; old code runs without it."""

    dependencies: ClassVar = [("web", "0003_a_search_has_an_index")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Posted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(max_length=64)),
                ("what", models.CharField(max_length=200)),
                ("at", models.CharField(max_length=32)),
                ("came", models.CharField(max_length=200)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("person", "what"), name="one_letter_a_person")]},
        )
    ]
