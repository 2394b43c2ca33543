"""People at work in a real browser, with what each of them had to do counted.

With YIZHANG_PICTURES=docs/images the pictures of the documentation are taken anew on the way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect
from tests.web.conftest import NINE

PICTURES = os.environ.get("YIZHANG_PICTURES", "")
PATIENCE = 20_000


@pytest.fixture
def at_work(db, settings) -> Iterator[None]:
    """The demonstration city with its whole rulebook, nothing on its desks yet, at nine on 2026-03-03."""
    from yizhang.kernel import hooks
    from yizhang.player.city import enter_city
    from yizhang.web import moment

    hooks._hook.cache_clear()
    enter_city()
    moment.set_demo(NINE)
    yield
    hooks._hook.cache_clear()


@dataclass
class Desk:
    """Somebody at work: each click, key and drop is a gesture; what is typed is free. `folder` holds the pictures."""

    page: Page
    folder: str = ""
    gestures: int = 0

    def press(self, words: str, exact: bool = False) -> None:
        """Press the first button or link of that name."""
        self.click(self.page.get_by_role("button", name=words, exact=exact).or_(self.page.get_by_role("link", name=words, exact=exact)))

    def click(self, what: Locator) -> None:
        """Press the first of these."""
        self.gestures += 1
        what.first.click()

    def key(self, keys: str) -> None:
        """A shortcut, once the page's scripts listen."""
        self.gestures += 1
        self.page.wait_for_load_state()
        self.page.keyboard.press(keys)

    def drop(self, path: Path) -> None:
        """Put a file in; the file chooser takes the same way as the drop."""
        self.gestures += 1
        self.page.set_input_files("input[type=file]", str(path))

    def type(self, **words: str) -> None:
        """Type into the boxes of these names, which costs nothing."""
        for name, said in words.items():
            self.page.locator(f"[name='{name}']:visible").first.fill(said)

    def choose(self, **answers: str) -> None:
        """Pick an answer in each of these lists or rows of buttons."""
        for name, answer in answers.items():
            self.gestures += 1
            box = self.page.locator(f"select[name='{name}']:visible")
            if box.count():
                box.first.select_option(answer)
            else:
                self.page.locator(f"input[name='{name}'][value='{answer}']").first.check()

    def open(self, title: str) -> None:
        """Open the matter from one's own list."""
        self.click(self.page.get_by_role("link", name=title))
        expect(self.page.get_by_role("heading", name=title).first).to_be_visible(timeout=PATIENCE)

    def does(self, title: str, done: str, **words: str) -> int:
        """Open it from the own list, type what is asked and do the first thing offered; in how many gestures since the workbench."""
        self.open(title)
        self.type(**words)
        self.key("Control+Enter")
        self.sees(done)
        return self.gestures

    def sees(self, words: str) -> None:
        """It is on the page, or comes to be."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=PATIENCE)

    def picture(self, name: str) -> None:
        """Keep what is on the screen, when pictures are asked for."""
        if PICTURES:
            self.page.screenshot(path=Path(PICTURES) / self.folder / f"{name}.png")


@pytest.fixture
def sit(at_work, look_at) -> Callable[..., Desk]:
    """Somebody signed in, before the open workbench."""

    def sit(name: str, width: int = 1440, path: str = "/", folder: str = "request") -> Desk:
        client = Client()
        client.post("/sign-in/become", {"person": name})
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "domain": "localhost", "path": "/"}
        held = {"expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
        return Desk(look_at(path, width, storage_state={"cookies": [{**cookie, **held}], "origins": []}), folder)

    return sit
