"""Installations of the player's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from tests import installations

from yizhang.player.installation import apart
from yizhang.player.play import Result
from yizhang.player.scenario import scenarios_of

HEAD = '- 情形: 试\n  时间: "2026-03-02 09:00"\n  办理:\n'


@pytest.fixture
def written(tmp_path) -> Callable[[str], object]:
    """Steps, as one writes them below 办理, in a file of one scenario: `{…}` lines from line 4 on."""

    def write(steps: str, head: str = HEAD):
        file = tmp_path / "试.yaml"
        file.write_text(head + "".join(f"    - {line}\n" for line in steps.strip().splitlines()), "utf-8")
        return file

    return write


@pytest.fixture
def played(written, django_db_setup, django_db_blocker) -> Iterator[Callable[[str], Result]]:
    """What becomes of these steps in the demonstration city; nothing of them stays."""
    with installations.at_work(installations.on_sqlite(django_db_blocker), django_db_blocker):
        yield lambda steps: apart(scenarios_of([written(steps)])[0])


@pytest.fixture
def demonstration(django_db_setup, django_db_blocker) -> Iterator[installations.Demonstration]:
    """The demonstration as it opens; what a test does to it is taken back."""
    made = installations.demonstration(django_db_blocker)
    with installations.at_work(made.connection, django_db_blocker), transaction.atomic():
        yield made
        transaction.set_rollback(True)
