"""Reading and keeping what a person set."""

from __future__ import annotations

from yizhang.kernel.values import Json
from yizhang.web.models import Preference

PHRASES = ("同意。", "请阅研。", "拟同意，请阅示。")


def get(person: str, name: str) -> Json | None:
    """What the person set under this name, or None."""
    return Preference.objects.filter(person=person, name=name).values_list("value", flat=True).first()


def put(person: str, name: str, value: Json) -> None:
    """Keep it, over what was there."""
    Preference.objects.update_or_create(person=person, name=name, defaults={"value": value})


def phrases(person: str) -> tuple[str, ...]:
    """The person's own phrases for the opinion box, first nine; the usual ones until he has any."""
    own = get(person, "phrases")
    words = [str(one) for one in own] if isinstance(own, list) and own else list(PHRASES)
    return tuple(words[:9])
