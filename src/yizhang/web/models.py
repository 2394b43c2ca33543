"""What a person set, and the clock of the demonstration. None of it is record, none of it changes what is lawful."""

from __future__ import annotations

from django.db import models


class Preference(models.Model):
    """One thing a person set: display, own phrases, columns, saved searches, the post last acted as."""

    person = models.CharField(max_length=64)
    name = models.CharField(max_length=64)
    value = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_preference_a_name")]


class DemoClock(models.Model):
    """How far the clock of the demonstration stands from the machine's, in seconds; one row, only in 演示."""

    shift = models.BigIntegerField()
