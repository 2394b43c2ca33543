"""Whether a document is in force: by its own dates and by what was done to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from yizhang.lawmaking.effect import Change, effect_on
from yizhang.lawmaking.kinds import Effect, Mode

MARCH, JUNE, JULY = date(2026, 3, 1), date(2026, 6, 1), date(2026, 7, 1)
AMENDED, REPEALED, REPLACED = (Change("m", "t", mode, JUNE) for mode in (Mode.AMEND, Mode.REPEAL, Mode.MAKE))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "until", "changes", "effect"),
    [
        (MARCH - DAY, None, [], Effect.TO_COME),
        (MARCH, None, [], Effect.IN_FORCE),
        (JUNE - DAY, None, [AMENDED, REPEALED], Effect.IN_FORCE),
        (JUNE, None, [AMENDED], Effect.AMENDED),
        (JUNE, None, [REPEALED, AMENDED], Effect.REPEALED),
        (JUNE, None, [REPLACED], Effect.REPEALED),
        (JULY, JULY, [], Effect.IN_FORCE),
        (JULY + DAY, JULY, [AMENDED], Effect.EXPIRED),
        (JULY + DAY, JULY, [REPEALED], Effect.REPEALED),
    ],
)
def test_the_effect_on_a_day(day, until, changes, effect):
    assert effect_on(day, MARCH, until, changes) is effect
