"""The table of chapter two. One table serves all registers: a row is a record of `registers.RECORDS` and the time in which it holds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

MOMENT = 32


class Entry(models.Model):
    """An entry of a register as one act left it. Written by effects only, so that running them over all acts makes the table again.

    It holds from `start` up to `end` (text moments, as acts have them); the next act on the entry ends it and begins another row.
    `since` is the moment of the act, empty for the first. `about` is the organ or post that other entries are compared by.
    """

    matter = models.CharField(max_length=32)
    seq = models.IntegerField()
    register = models.CharField(max_length=40)
    about = models.CharField(max_length=80, default="")
    since = models.CharField(max_length=MOMENT, default="")
    closed = models.BooleanField(default=False)
    start = models.CharField(max_length=MOMENT)
    end = models.CharField(max_length=MOMENT)
    values = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "seq"], name="one_row_an_act")]
        indexes: ClassVar = [models.Index(fields=["register", "about"]), models.Index(fields=["end"])]
