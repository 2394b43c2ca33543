"""The kernel's tables. Written by `statements` inside the door only; the models are for reading.

Moments are text in the installation's own offset (`2026-03-02T09:00:00+08:00`), as acts hold them: they sort as they are.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

MOMENT = 32


class Matter(models.Model):
    """事项: one thing handled. All but the first block is a cache of its acts, which `verify` recomputes and compares."""

    id = models.CharField(max_length=32, primary_key=True)
    procedure = models.CharField(max_length=80, db_index=True)
    root = models.CharField(max_length=32, db_index=True)
    parent = models.CharField(max_length=32, default="", db_index=True)
    opened_at = models.CharField(max_length=MOMENT, db_index=True)
    person = models.CharField(max_length=80, db_index=True)
    post = models.CharField(max_length=80)
    organ = models.CharField(max_length=80, db_index=True)
    registrar = models.BooleanField(default=False)

    title = models.CharField(max_length=500, default="")
    number = models.CharField(max_length=80, default="", db_index=True)
    seq = models.IntegerField(default=0)
    head = models.CharField(max_length=64)
    last_at = models.CharField(max_length=MOMENT)
    draft = models.BooleanField(default=True)
    ended_at = models.CharField(max_length=MOMENT, default="", db_index=True)
    end_outcome = models.CharField(max_length=80, default="")
    standing = models.TextField(default="{}")
    record = models.TextField(default="{}")
    opened = models.TextField(default="{}")
    next_at = models.CharField(max_length=MOMENT, default="", db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["procedure", "ended_at", "opened_at"])]


class Act(models.Model):
    """办理: a verb done or refused, as canonical bytes with its digest. Only ever added."""

    matter = models.CharField(max_length=32)
    seq = models.IntegerField()
    body = models.TextField()
    digest = models.CharField(max_length=64)
    procedure = models.CharField(max_length=80)
    verb = models.CharField(max_length=80)
    at = models.CharField(max_length=MOMENT, db_index=True)
    person = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    accepted = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "seq"], name="one_act_a_number")]
        indexes: ClassVar = [models.Index(fields=["person", "at"]), models.Index(fields=["procedure", "verb", "at"])]


class Task(models.Model):
    """待办: an open duty of a seat. Recomputed after every act; a closed one stays as the trace of who had it."""

    matter = models.CharField(max_length=32, db_index=True)
    verb = models.CharField(max_length=80)
    seat = models.CharField(max_length=80)
    kind = models.CharField(max_length=16, default="duty")
    since = models.CharField(max_length=MOMENT)
    due = models.CharField(max_length=MOMENT, default="")
    late_from = models.CharField(max_length=MOMENT, default="")
    certain = models.BooleanField(default=True)
    closed_at = models.CharField(max_length=MOMENT, default="")
    closed_by = models.CharField(max_length=80, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["seat", "closed_at", "due"])]


class Reader(models.Model):
    """Who sees a matter: seats that have or had a task, acted, opened it, or are named by a sight. Never taken back but by a recall."""

    matter = models.CharField(max_length=32)
    seat = models.CharField(max_length=80)
    since = models.CharField(max_length=MOMENT)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["seat", "matter"], name="one_reader_a_seat")]
        indexes: ClassVar = [models.Index(fields=["matter"])]


class Seen(models.Model):
    """When a person first and last opened a matter: 撤回 works until the next one has. Not an act."""

    matter = models.CharField(max_length=32)
    person = models.CharField(max_length=80)
    first_at = models.CharField(max_length=MOMENT)
    last_at = models.CharField(max_length=MOMENT)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "person"], name="one_seen_a_person")]


class Link(models.Model):
    """child: `a` opened `b` by its act `seq`; same 同一事项 and relate 相关: `a` before `b`, declared by the act `seq` of `a`."""

    a = models.CharField(max_length=32, db_index=True)
    b = models.CharField(max_length=32, db_index=True)
    kind = models.CharField(max_length=16)
    seq = models.IntegerField()
    undone = models.BooleanField(default=False)


class Bite(models.Model):
    """One finding that an act keeps, by provision: refusals, cautions confirmed, waivers used, exemptions claimed."""

    matter = models.CharField(max_length=32, db_index=True)
    seq = models.IntegerField()
    provision = models.CharField(max_length=16, db_index=True)
    code = models.CharField(max_length=80)
    kind = models.CharField(max_length=16, db_index=True)
    at = models.CharField(max_length=MOMENT, db_index=True)


class Key(models.Model):
    """Idempotency: the same person and key get the first result."""

    person = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    request = models.CharField(max_length=64)
    matter = models.CharField(max_length=32)
    seq = models.IntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "key"], name="one_result_a_key")]


class Counter(models.Model):
    """Running numbers by series, and versions of what the door reads (`org`, `calendar`)."""

    name = models.CharField(max_length=120, primary_key=True)
    value = models.BigIntegerField(default=0)


class Content(models.Model):
    """A long text by its digest; files lie in the files' folder under the digest, and here is their size and type."""

    digest = models.CharField(max_length=64, primary_key=True)
    media = models.CharField(max_length=120, default="text/plain")
    size = models.BigIntegerField()
    text = models.TextField(default="")
    at = models.CharField(max_length=MOMENT, default="")


class Notice(models.Model):
    """提醒: told to a seat about a matter or, for a watch, a provision; closes by itself. Never an act."""

    seat = models.CharField(max_length=80, db_index=True)
    matter = models.CharField(max_length=32, default="", db_index=True)
    kind = models.CharField(max_length=24)
    code = models.CharField(max_length=80, default="")
    provision = models.CharField(max_length=16, default="")
    severity = models.CharField(max_length=8, default="note")
    template = models.TextField()
    values = models.TextField(default="{}")
    at = models.CharField(max_length=MOMENT)
    closed_at = models.CharField(max_length=MOMENT, default="")


class Draft(models.Model):
    """What somebody typed and has not sent: per person and place, outside the record."""

    person = models.CharField(max_length=80)
    place = models.CharField(max_length=200)
    content = models.TextField()
    at = models.CharField(max_length=MOMENT)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "place"], name="one_draft_a_place")]


class SecurityEvent(models.Model):
    """The security log: a chain of its own, with identifiers and no contents. What is chained is the body; the rest is for finding."""

    seq = models.BigIntegerField(primary_key=True)
    body = models.TextField()
    digest = models.CharField(max_length=64)
    at = models.CharField(max_length=MOMENT, db_index=True)
    kind = models.CharField(max_length=40, default="", db_index=True)
    person = models.CharField(max_length=150, default="", db_index=True)


class PersonalView(models.Model):
    """Who looked at which personal data, when: matter and field, never the value."""

    matter = models.CharField(max_length=32, db_index=True)
    person = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    fields = models.TextField()
    at = models.CharField(max_length=MOMENT)


class Checkpoint(models.Model):
    """A signed Merkle root over the heads of all matters at a moment."""

    at = models.CharField(max_length=MOMENT)
    matters = models.IntegerField()
    root = models.CharField(max_length=64)
    body = models.TextField()
    signature = models.TextField(default="")


class Switch(models.Model):
    """What the system administrator set over what the program says: office hours, how a series of numbers is written."""

    name = models.CharField(max_length=80, primary_key=True)
    value = models.CharField(max_length=200)
