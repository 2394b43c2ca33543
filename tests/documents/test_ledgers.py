"""退文登记 fills itself, and shows nobody what is not his."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from yizhang.documents.ledgers import returned
from yizhang.kernel.values import Hand
from yizhang.law.calendar import LOCAL
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios
from yizhang.web.leaf import leaf
from yizhang.web.ledger import LEDGERS, Query

CLERK, SENDER, STRANGER = Hand("韩示戊", "docs.head"), Hand("滑示戊", "huishan.clerk"), Hand("花示戊", "gxj.clerk")
NOW = datetime(2026, 3, 11, 9, tzinfo=LOCAL)
FILE = Path(__file__).parents[2] / "src/yizhang/documents/scenarios/a48-退文.yaml"


@pytest.fixture
def sent_back(city) -> None:
    """A request that was returned and came again."""
    scenario = next(one for one in read_scenarios(FILE) if "退文后改正重报" in one.name)
    assert play(scenario).passed


@pytest.mark.parametrize("reader", [CLERK, SENDER])
def test_a_return_is_kept_with_its_article_and_the_resubmission(sent_back, reader):
    (row,) = returned(reader, NOW)
    assert (row["sender"], row["articles"], row["reason"]) == ("惠山区政府", "48.1a", "资金数额与附表不符")
    assert (row["returned_on"], row["again_on"]) == (date(2026, 3, 2), date(2026, 3, 10))


def test_a_department_that_has_no_part_in_it_sees_no_row(sent_back):
    assert list(returned(STRANGER, NOW)) == []


def test_the_register_finds_a_return_by_its_article(sent_back):
    page = leaf(LEDGERS["returned"], returned(CLERK, NOW), Query(words="48.1a"))
    assert page.total == 1
    assert leaf(LEDGERS["returned"], returned(CLERK, NOW), Query(words="48.2e")).total == 0
