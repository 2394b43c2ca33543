"""Declared words in the reader's language. Law, kernel and record speak Chinese; what they declare or put together is said here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, ngettext

from yizhang.law.finding import READ, Finding
from yizhang.office.period import Period
from yizhang.office.period import said as in_words
from yizhang.web.dates import shown_date
from yizhang.web.vocabulary import COMPOSED, COUNTED, MEASURED, REASONS

CHINESE = re.compile(r"[\u3400-\u9fff]")
PLACE = re.compile(r"\{(\w+)\}")
DAY = re.compile(r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日\s?(?P<at>\d{1,2}:\d{2})?")


class Name(str):
    """What somebody or some body is called: the same in every language, even where a declaration has the same word."""


def said(words: object) -> str:
    """A declared word, or what was put together of such, in the reader's language; anything else, such as a name, as it stands."""
    text = str(words)
    known = as_declared() or isinstance(words, Name) or not CHINESE.search(text)
    return text if known else _said(text, get_language() or "")


later = lazy(said, str)
"""The same, said when it is shown: for what is declared once and read by many."""


def as_declared() -> bool:
    """Whether the reader reads the language of the rules."""
    return (get_language() or settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE


@lru_cache(maxsize=20_000)
def _said(text: str, language: str) -> str:
    if (found := gettext(text)) != text:
        return found
    if day := DAY.fullmatch(text):
        return _day(day)
    for template, pattern in _patterns():
        if (match := pattern.fullmatch(text)) and _known(template, match):
            return _filled(template, match.groupdict())
    return _listed(_listed(text, "、"), "，")


def _listed(text: str, mark: str) -> str:
    """Several words with a mark between them, when all are known; a list of names, or of names and words, stays one."""
    parts = text.split(mark)
    each = [said(one) for one in parts] if len(parts) > 1 else parts
    return text if any(one == known for one, known in zip(parts, each, strict=True)) else gettext(mark).join(each)


def _day(found: re.Match[str]) -> str:
    try:
        day = shown_date(date(int(found["y"] or 2000), int(found["m"]), int(found["d"])), None if found["y"] else 2000)
    except ValueError:  # words that only look like a day
        return found[0]
    return f"{day} {found['at']}" if found["at"] else day


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((one, _pattern(one)) for one in (*REASONS, *COUNTED, *MEASURED, *COMPOSED))


def _pattern(template: str) -> re.Pattern[str]:
    """The template turned round: a figure for {n} and {m}, no quotation mark in what stands between two."""
    pieces = PLACE.split(template)
    places = [f"(?P<{name}>{_held(name, before)})" for before, name in zip(pieces[::2], pieces[1::2], strict=False)]
    return re.compile("".join(one for pair in zip(map(re.escape, pieces[::2]), [*places, ""], strict=True) for one in pair))


def _held(name: str, before: str) -> str:
    return "[0-9.]+" if name in ("n", "m") else "[^“”]+?" if before.endswith("“") else ".+?"


def _known(template: str, found: re.Match[str]) -> bool:
    """What begins with words is one of these only when the words are known: 要求：… is, a title with a colon is not."""
    return not template.startswith("{") or found[1].isascii() or said(found[1]) != found[1]


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Filled in the reader's language, in the number that the figure asks for."""
    text = ngettext(template, template, int(values["n"])) if template in COUNTED else gettext(template)
    return text.format_map({name: said(value) for name, value in values.items()})


def message(finding: Finding) -> str:
    """The sentence of a finding."""
    return filled(finding.template, finding.values) + (gettext(READ) if finding.reading else "")


def mend(finding: Finding) -> str:
    """怎么办."""
    return filled(finding.remedy, finding.values)


def filled(template: str, values: Mapping[str, object]) -> str:
    """A template with its values, both in the reader's language; nothing for none."""
    return gettext(template).format_map({name: said(value) for name, value in values.items()}) if template else ""


def lasting(period: Period) -> str:
    """From when to when."""
    return said(in_words(period))


def together(findings: Iterable[Finding]) -> str:
    """The sentences of several findings in one line."""
    return gettext("；").join(message(one) for one in findings)
