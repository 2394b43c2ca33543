"""Faults that playing the demonstration showed, so that they stay mended."""

import json

import pytest

from tests.kernel.conftest import CLERK, FINANCE, SECRETARY
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def test_a_child_has_its_derived_fields_from_the_start(office):
    """Without them the department's task came to nobody, and all children had one title, until the next round of the worker."""
    matter = office.proposed(asked=["czj"])
    office.done("seek", CLERK, asked=["czj"])
    child = Matter.objects.get(parent=matter)
    assert json.loads(child.record)["asked_name"] == "市财政局"
    office.holds()


def test_who_was_refused_by_a_soft_condition_may_ask_for_a_waiver_though_no_reader(office):
    """The refusal told him of it; then the way out must not answer that there is no such matter."""
    office.submitted()
    (finding,) = office.refused("49.1c", verb="review", by=SECRETARY).findings
    office.done("ask_waiver", SECRETARY, of="review", finding=finding.digest, provision="49.1c", reason="明日须定")
    office.holds()


def test_who_met_no_finding_asks_for_no_waiver(office):
    office.submitted()
    assert isinstance(office.do("ask_waiver", SECRETARY, of="review", finding="0", provision="49.1c", reason="明日须定"), Refused)
    assert office.do("ask_waiver", FINANCE, of="review", finding="0", provision="49.1c", reason="明日须定").not_found
