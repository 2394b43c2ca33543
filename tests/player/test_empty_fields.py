"""What a form sends empty: no value where nothing was, and the old value gone where something was; never a fault."""

from __future__ import annotations

import pytest
from django.db import transaction
from tests import installations

from yizhang import kernel
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Done, Hand, Refused
from yizhang.player.city import ENTERED

PERSONNEL = Hand("戚示丙", "admin.head")


@pytest.fixture
def office(django_db_setup, django_db_blocker):
    with installations.at_work(installations.on_sqlite(django_db_blocker), django_db_blocker), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("empty", ["", [], None])
def test_an_emptied_list_opens_a_matter_without_it(office, empty):
    done = kernel.open_matter("portfolio", PERSONNEL, {"leader": "dm2", "organs": empty, "basis": "锡政办发〔2026〕9号"}, now=ENTERED)
    assert isinstance(done, Done)
    assert "organs" not in Matter.objects.get(pk=done.matter).record


def test_the_first_verb_may_empty_what_the_draft_held(office):
    given = {"leader": "dm2", "organs": ["kjj"], "basis": "锡政办发〔2026〕9号", "since": "2026-04-01"}
    draft = kernel.open_matter("portfolio", PERSONNEL, given, now=ENTERED)
    result = kernel.perform(draft.matter, "enter", PERSONNEL, {"organs": ""}, now=ENTERED)
    assert isinstance(result, Refused) and "6.1b" in {cite for one in result.findings for cite in one.cites}
