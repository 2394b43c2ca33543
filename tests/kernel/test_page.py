"""What the page of a matter tells: what was confirmed stands in the margin, and what a common verb was given can be read."""

import pytest

from tests.kernel.conftest import BUREAU, CLERK, FINANCE, SECRETARY
from yizhang import kernel
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Asks

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_confirmed_stands_in_the_margin_until_the_act_is_undone(office):
    matter = office.open(title="甲", body="内容相近")
    asks = office.do("submit", BUREAU)
    assert isinstance(asks, Asks)
    office.done("submit", BUREAU, confirmed=asks.digests)
    assert [one.code for one in kernel.look(matter, BUREAU, now=office.now).findings] == ["is_not_like_another"]
    office.done("withdraw", BUREAU, reason="再核")
    assert kernel.look(matter, BUREAU, now=office.now).findings == ()


def test_the_authority_reads_what_it_is_asked_to_waive(office):
    matter = office.open(title="甲", body="字" * 25)
    (finding,) = office.refused("51.1e", verb="submit", by=BUREAU).findings
    office.done("ask_waiver", BUREAU, of="submit", finding=finding.digest, provision="51.1e", reason="情况复杂")
    asked = kernel.look(matter, SECRETARY, now=office.now).acts[-1]
    assert {one.name: one.raw for one in asked.fields} == {"of": "submit", "finding": finding.digest, "provision": "51.1e", "reason": "情况复杂"}


def test_what_only_a_passed_limit_brings_about_is_offered_to_nobody(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj"])
    page = kernel.look(Matter.objects.get(parent=matter).id, FINANCE, now=office.now)
    assert next(one.outcomes for one in page.verbs if one.name == "answer") == ("同意", "不同意")
