"""What an answer says, laid bare for comparing: packages unpacked, and what differs by chance taken out."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from django.db import transaction
from django.test import Client

from drills.ways import Way

CHANCE = re.compile(r'(csrfmiddlewaretoken" value="|csrf-token" content="|"X-CSRFToken": ?"|name="key" value="|Expires: )[^"\n]*')
"""What is drawn anew for each answer."""
ABSENT = uuid.UUID(int=7).hex
"""The identifier of no matter."""


@contextmanager
def undone(browser: Client) -> Iterator[None]:
    """What is done in the block is taken back, also what the browser was told to keep."""
    kept = copy(browser.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    browser.cookies = kept


def said(browser: Client, way: Way) -> str:
    """The answer to a request that is taken back."""
    with undone(browser):
        return way.asked(browser)


def plain(words: str, matter: str = ABSENT) -> str:
    """An answer without what chance put in and without the matter that was asked for."""
    return CHANCE.sub("", words).replace(matter, "…")
