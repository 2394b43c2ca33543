"""What somebody typed and has not sent: per person and place, so that it survives errors, a dead network and a change of device."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from yizhang.kernel.models import Draft

LONGEST = 200_000  # characters; a form with more is a document and comes as a file
SECRETS = ("csrfmiddlewaretoken", "key", "seen", "password")


def keep(person: str, place: str, words: Mapping[str, str], at: datetime) -> None:
    """Keep the words of the form at this address; a form emptied again has no draft."""
    kept = {name: value for name, value in words.items() if value and name not in SECRETS}
    content = json.dumps(kept, ensure_ascii=False)
    if not kept or len(content) > LONGEST:
        return forget(person, place)
    Draft.objects.update_or_create(person=person, place=place, defaults={"content": content, "at": at.isoformat(timespec="seconds")})


def forget(person: str, place: str) -> None:
    """It was sent."""
    Draft.objects.filter(person=person, place=place).delete()


def at_place(person: str, place: str) -> dict[str, str]:
    """The words kept for the form at this address, empty when there are none."""
    found = Draft.objects.filter(person=person, place=place).values_list("content", flat=True).first()
    return dict(json.loads(found)) if found else {}


def of_matter(person: str, matter: str) -> dict[str, dict[str, str]]:
    """Drafts on a matter's page by verb; their places end with it."""
    rows = Draft.objects.filter(person=person, place__contains=matter_part(matter)).values_list("place", "content")
    return {place.rstrip("/").rsplit("/", 1)[1]: dict(json.loads(content)) for place, content in rows}


def matter_part(matter: str) -> str:
    """How a matter stands in an address."""
    return f"/matter/{matter}/"
