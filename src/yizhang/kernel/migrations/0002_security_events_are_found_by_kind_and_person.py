"""Let the security log be found by kind and person. The columns repeat what the body says; the body and its digest stay as they are."""

import json

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Events written before have it in their body."""
    Event = apps.get_model("kernel", "SecurityEvent")
    for event in Event.objects.filter(kind="").iterator(500):
        body = json.loads(event.body)
        Event.objects.filter(pk=event.pk).update(kind=body["kind"], person=body["person"])


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_the_record")]

    operations = [
        migrations.AddField("securityevent", "kind", models.CharField(max_length=40, default="", db_index=True)),
        migrations.AddField("securityevent", "person", models.CharField(max_length=150, default="", db_index=True)),
        migrations.AlterField("securityevent", "at", models.CharField(max_length=32, db_index=True)),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
