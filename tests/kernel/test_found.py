"""Faults that playing the demonstration showed, so that they stay mended."""

import json

import pytest

from tests.kernel.conftest import CLERK
from yizhang.kernel.models import Matter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def test_a_child_has_its_derived_fields_from_the_start(office):
    """Without them the department's task came to nobody, and all children had one title, until the next round of the worker."""
    matter = office.proposed(asked=["czj"])
    office.done("seek", CLERK, asked=["czj"])
    child = Matter.objects.get(parent=matter)
    assert json.loads(child.record)["asked_name"] == "市财政局"
    office.holds()
