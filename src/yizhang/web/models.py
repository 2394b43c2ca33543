"""What a person set, the clock of the demonstration, and accounts. None of it is record, none of it changes what is lawful."""

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


class Administrator(models.Model):
    """One of 系统 安全 审计. A person has one row at most, so nobody holds two; who has one acts on no matter."""

    person = models.CharField(max_length=150, unique=True)
    role = models.CharField(max_length=8)
    since = models.DateTimeField()


class OneTimeLink(models.Model):
    """The way to a first or new password. The link itself is shown once; here is its digest only."""

    digest = models.CharField(max_length=64, unique=True)
    person = models.CharField(max_length=150, db_index=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class RightsChange(models.Model):
    """A change of somebody's rights: asked by one administrator, confirmed or refused by the other (semantics 68).

    `kind` is one of `rights.Kind`, `decision` empty until decided, then confirmed or refused.
    """

    kind = models.CharField(max_length=12)
    whom = models.CharField(max_length=150, db_index=True)
    role = models.CharField(max_length=8, default="", blank=True)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    decision = models.CharField(max_length=12, default="", blank=True, db_index=True)
    decided_by = models.CharField(max_length=150, default="", blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    link_made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["whom"], condition=models.Q(decision=""), name="one_open_change_a_person")]


class Remembered(models.Model):
    """What all processes must remember for a minute, such as a code that was used. Read and written by Django's cache only."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)


class SearchText(models.Model):
    """What may be found of a matter, as of its act `seq`: as it reads, as it is compared, initials of titles and names. Computed."""

    matter = models.CharField(max_length=32, unique=True)
    seq = models.IntegerField()
    version = models.IntegerField()
    shown = models.TextField()
    words = models.TextField()
    initials = models.TextField()


class Posted(models.Model):
    """A letter to a person, claimed before it is sent: the digest of a day, or one task told at once. `came`: sent, nothing, or why not."""

    person = models.CharField(max_length=64)
    what = models.CharField(max_length=200)
    at = models.CharField(max_length=32)
    came = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "what"], name="one_letter_a_person")]
