"""What programs sign in with, and the files they sent that no act names yet."""

from __future__ import annotations

from django.db import models


class ApiToken(models.Model):
    """A program's right to act as one post of one person. Only the hash is kept: the token itself is shown once.

    `scope` is read or act; `procedures` narrows it to these kinds of matter, empty: all; `behalf` is the delegation it acts under.
    """

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    person = models.CharField(max_length=80, db_index=True)
    post = models.CharField(max_length=80)
    behalf = models.CharField(max_length=80, default="", blank=True)
    scope = models.CharField(max_length=8)
    procedures = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)


class Upload(models.Model):
    """Who sent a file. An act may name a file that its author sent or that the matter already shows him, and no other."""

    person = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "digest"], name="one_upload_a_person")]
