"""Two texts of the rules against each other: which paragraphs and items were changed, moved, added or struck out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from yizhang.gongwen.width import tight
from yizhang.law import citation
from yizhang.rulebooks.text import RulebookText

ALIKE = 0.5  # less than half in common is another norm at the same place


@dataclass(frozen=True, slots=True)
class Change:
    """A place of the old text and of the new one (48.2, 39.1(3)); `was` or `now` is empty when there is none."""

    was: str
    now: str
    old: str
    new: str

    @property
    def kind(self) -> str:
        """added, removed, moved (the same words elsewhere) or changed."""
        if not self.was:
            return "added"
        if not self.now:
            return "removed"
        return "moved" if plain(self.old) == plain(self.new) else "changed"

    def touches(self, provision: str) -> bool:
        """Whether a provision of the old text stands at the place."""
        place = citation.parse(provision)
        return bool(self.was) and citation.parse(self.was) == place._replace(norm="")


def compare_texts(old: RulebookText, new: RulebookText) -> tuple[Change, ...]:
    """All differences in the order of the new text, struck-out places last. Width and spaces make none."""
    before, after = dict(places(old)), dict(places(new))
    pairs = dict(_same(before, after))
    pairs |= _alike({place: before[place] for place in before if place not in pairs}, _rest(after, pairs))
    changes = [Change(was, now, before[was], after[now]) for was, now in pairs.items()]
    changes += [Change("", now, "", words) for now, words in _rest(after, pairs).items()]
    changes += [Change(was, "", words, "") for was, words in before.items() if was not in pairs]
    return tuple(sorted((one for one in changes if one.kind != "moved" or one.was != one.now), key=_in_order))


def places(text: RulebookText) -> Iterator[tuple[str, str]]:
    """Every paragraph and item with its words."""
    for article in text.articles:
        for n, paragraph in enumerate(article.paragraphs, 1):
            yield f"{article.number}.{n}", paragraph.text
            yield from ((f"{article.number}.{n}({m})", item) for m, item in enumerate(paragraph.items, 1))


def plain(text: str) -> str:
    """What of a text counts as its words: neither width nor spaces."""
    return tight(unicodedata.normalize("NFKC", text))


def _rest(after: Mapping[str, str], pairs: Mapping[str, str]) -> dict[str, str]:
    taken = set(pairs.values())
    return {place: words for place, words in after.items() if place not in taken}


def _same(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Places with the same words: at the same place if there, else in the order of the texts."""
    kept = {place for place in before if place in after and plain(before[place]) == plain(after[place])}
    yield from ((place, place) for place in before if place in kept)
    elsewhere: dict[str, list[str]] = {}
    for place, words in after.items():
        if place not in kept:
            elsewhere.setdefault(plain(words), []).append(place)
    for place, words in before.items():
        if place not in kept and elsewhere.get(plain(words)):
            yield place, elsewhere[plain(words)].pop(0)


def _alike(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """Places whose words have at least half in common, the most alike first; between equals the same place."""
    scored = ((_score(old, new), was == now, was, now) for was, old in before.items() for now, new in after.items())
    pairs: dict[str, str] = {}
    for _, _, was, now in sorted((one for one in scored if one[0] >= ALIKE), key=lambda one: one[:2], reverse=True):
        if was not in pairs and now not in pairs.values():
            pairs[was] = now
    return pairs


def _score(old: str, new: str) -> float:
    matcher = SequenceMatcher(None, plain(old), plain(new), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _in_order(change: Change) -> tuple[int, int, int, int]:
    place = citation.parse(change.now or change.was)
    return (not change.now, place.article or 0, place.paragraph, place.item or 0)
