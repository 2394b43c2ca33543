"""字号与显示: theme, size and language, kept per person, and in a cookie before one has signed in."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from yizhang.web import preferences

COOKIE = "display"
YEAR = 365 * 24 * 3600
THEMES = {"": _("随设备"), "light": _("浅色"), "dark": _("深色"), "contrast": _("高对比")}
SIZES = {"s": _("小"), "m": _("标准"), "l": _("大"), "elder": _("长者版")}
LANGUAGES = {"": _("随浏览器"), **dict(settings.LANGUAGES)}


@dataclass(frozen=True, slots=True)
class Display:
    """`theme` empty means that the device's wish for contrast is honoured; `keys` whether single keys act (WCAG 2.1.4).

    `language` empty means that the browser is asked (Accept-Language).
    """

    theme: str = ""
    size: str = "m"
    keys: bool = True
    language: str = ""


def read(words: dict[str, str]) -> Display:
    """A display from a form or a cookie; what is unknown becomes the standard."""
    theme, size, language = words.get("theme", ""), words.get("size", "m"), words.get("language", "")
    return Display(
        theme if theme in THEMES else "",
        size if size in SIZES else "m",
        words.get("keys", "1") == "1",
        language if language in LANGUAGES else "",
    )


def of(request: HttpRequest) -> Display:
    """What this browser or, once signed in, this person chose."""
    kept = preferences.get(request.user.get_username(), "display") if request.user.is_authenticated else None
    if isinstance(kept, dict):
        return Display(**kept)
    theme, size, keys, language, *_more = [*request.COOKIES.get(COOKIE, "").split("."), "", "", "", ""]
    return read({"theme": theme, "size": size or "m", "keys": keys or "1", "language": language})


def keep(request: HttpRequest, response: HttpResponse, chosen: Display) -> None:
    """Keep it in the browser and, when signed in, with the person."""
    words = f"{chosen.theme}.{chosen.size}.{int(chosen.keys)}.{chosen.language}"
    response.set_cookie(COOKIE, words, max_age=YEAR, samesite="Lax", httponly=True)
    if request.user.is_authenticated:
        preferences.put(request.user.get_username(), "display", asdict(chosen))


def speak(request: HttpRequest, chosen: Display) -> None:
    """Answer in the language chosen; without a choice, in the one that the browser asked for stands already."""
    if chosen.language:
        translation.activate(chosen.language)
        request.LANGUAGE_CODE = chosen.language
