"""The demonstration city at work on the edition of 2022, and its past in lawmaking."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.documents.conftest import city  # noqa: F401 - a fixture

from yizhang.kernel.values import Hand
from yizhang.player.installation import demonstration_scenarios
from yizhang.player.play import play

BUREAU, EDUCATION, STRANGER = Hand("倪示甲", "sfj.principal"), Hand("奚示戊", "jyj.clerk"), Hand("花示戊", "gxj.clerk")


@pytest.fixture
def past(city) -> Callable[..., None]:  # noqa: F811 - the fixture above
    """Play those scenarios of the demonstration whose names begin so."""

    def played(*names: str) -> None:
        found = [one for one in demonstration_scenarios() if one.name.startswith(names)]
        assert len(found) == len(names)
        assert [result for one in found if not (result := play(one)).passed] == []

    return played
