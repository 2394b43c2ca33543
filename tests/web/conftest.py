"""A browser on the live server, and axe in it.

`browser_page` is Chromium on 1440 × 900; `look_at(path, width, theme, size)` opens a page and returns it; `faults(page)` is what axe finds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.installation import Administrators, Somebody

from yizhang.law.calendar import LOCAL

AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NINE = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright runs a loop in this thread; nothing of ours is asynchronous


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the machine."""
    if not which("chromium"):
        pytest.skip("no Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def look_at(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Open a page of the live server; what the console complains of fails the test (a blocked style or script is a fault)."""
    contexts, complaints = [], []

    def open_(path: str, width: int = 1440, theme: str = "", size: str = "m", **more: object) -> Page:
        viewport = {"width": width, "height": 900 if width > 600 else 844}
        context = browser.new_context(**{"viewport": viewport, "has_touch": width < 600, "locale": "zh-CN", **more})
        contexts.append(context)
        context.add_cookies([{"name": "display", "value": f"{theme}.{size}.1", "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" and "Content Security" in said.text else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        answer = page.goto(live_server.url + path)
        assert answer is not None and answer.status < 500, f"{path}: {answer and answer.status}"
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def faults(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, one line a node. Bars are laid down first: what is half under one is no small target."""
    page.evaluate("document.querySelectorAll('.top, .side, .acts').forEach((bar) => { bar.style.position = 'static'; })")
    found = page.evaluate(f"async () => {{ {AXE}; return await axe.run({{runOnly: {RULES!r}, resultTypes: ['violations']}}) }}")
    return [f"{one['id']}: {node['target']} {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


@pytest.fixture
def city(installation) -> None:
    """The demonstration city at work on the small chapter of these tests, its clock at nine on 2026-03-03."""
    from yizhang.web import moment

    moment.set_demo(NINE)


@pytest.fixture
def installation(db, settings) -> Iterator[None]:
    """The same city and chapter, but no demonstration: what an office installs, before it is set up."""
    from yizhang.kernel import hooks

    settings.YIZHANG_HOOKS = {
        name: f"tests.web.chapter.world.{function}" for name, function in (("org", "org"), ("calendar", "days"), ("rulebook", "rulebook"))
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # what makes guessing slow makes tests slow
    hooks._hook.cache_clear()
    yield
    hooks._hook.cache_clear()


@pytest.fixture
def links(installation) -> dict[str, str]:
    """The installation set up: the three administrators' links, by name."""
    from tests.web.installation import NAMES

    from yizhang.web import installing, moment

    return installing.set_up(NAMES, moment.now(None))


@pytest.fixture
def office(links) -> dict[str, Somebody]:
    """The three administrators, each signed in, when first asked for, with a password and a code of his own."""
    return Administrators(links)
