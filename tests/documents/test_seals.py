"""印章: what stands in 用印登记簿, on the desk and in the package when the seal has a keeper."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

import yizhang
from yizhang import kernel
from yizhang.documents.dispatch import books
from yizhang.documents.dispatch.desk import trays
from yizhang.kernel import hooks, tasks
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Done, Hand
from yizhang.law.calendar import LOCAL, local
from yizhang.office.entries import read_entries
from yizhang.office.snapshot import OrgSnapshot
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios
from yizhang.web import moment

CLERK, KEEPER, APPLICANT = Hand("杨示己", "docs.1"), Hand("朱示庚", "docs.2"), Hand("奚示戊", "jyj.clerk")
NOW = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
FILE = Path(yizhang.__path__[0]) / "documents/sealing/scenarios/a50-印章保管和用印.yaml"


SEALS = """
- {name: 无锡市人民政府办公室, organ: office, kind: 公章, keeper: docs.2}
- {name: 无锡市人民政府, organ: government, kind: 公章, keeper: docs.2}
- {name: 无锡市财政局, organ: czj, kind: 公章, keeper: czj.clerk}
"""


@cache
def org_at(moment: datetime, version: int) -> OrgSnapshot:
    """The demonstration city with three seals on record."""
    yaml = (Path(yizhang.__path__[0]) / "office/city.yaml").read_text("utf-8")
    return OrgSnapshot.from_city(read_entries(f"{yaml}\nseals:{SEALS}", "city.yaml"), local(moment))


@pytest.fixture
def sealed_city(city, settings) -> Iterator[None]:
    """The kernel asks that city."""
    settings.YIZHANG_HOOKS = {**settings.YIZHANG_HOOKS, "org": "tests.documents.test_seals.org_at"}
    hooks._hook.cache_clear()
    yield
    hooks._hook.cache_clear()


def played(words: str, steps: int = 100) -> None:
    """The first steps of a scenario, the seals being on record already."""
    scenario = next(one for one in read_scenarios(FILE) if words in one.name)
    kept = [one for one in scenario.steps[:steps] if "印章登记" not in str(one.parts.get("事项", ""))]
    assert play(dataclasses.replace(scenario, steps=tuple(kept))).passed


def test_the_book_tells_seal_copies_who_asked_who_allowed_and_who_put_it(sealed_city):
    played("先申请用印")
    (one,) = books.seals(CLERK, NOW)
    assert {name: one[name] for name in ("seal", "copies", "applicant", "asker", "signer", "sealer")} == {
        "seal": "无锡市人民政府办公室", "copies": 30, "applicant": "文电处", "asker": "文电处杨示己",
        "signer": "秘书长冯示壬", "sealer": "文电处朱示庚",
    }  # fmt: skip


def test_papers_that_are_no_documents_stand_in_the_same_book(sealed_city):
    played("发文以外的材料用印")
    rows = {one["title"]: one for one in books.seals(KEEPER, NOW)}
    own = rows["学校用地证明"]
    assert (own["seal"], own["applicant"], own["copies"], own["signer"]) == ("无锡市人民政府", "市教育局", 9, "秘书长冯示壬")
    assert own["text"] == hashlib.sha256("兹证明太湖大道9号为学校用地。".encode()).hexdigest()
    assert [one["title"] for one in books.seals(APPLICANT, NOW)] == ["学校用地证明"]


def test_what_waits_for_the_seal_waits_with_its_keeper_alone(sealed_city):
    played("先申请用印", steps=12)
    (matter,) = Matter.objects.filter(procedure="dispatch").values_list("id", flat=True)
    assert [one.verb for one in tasks(CLERK, now=NOW) if one.matter == matter] == []
    assert [(one.matter, one.verb) for one in tasks(KEEPER, now=NOW)] == [(matter, "seal")]
    assert {one.verb: len(one.rows) for one in trays(KEEPER, NOW)} == {"number": 0, "seal": 1, "issue": 0}
    assert isinstance(kernel.perform(matter, "seal", KEEPER, now=NOW), Done)


def test_the_desk_has_a_tray_for_what_is_to_be_asked_for(sealed_city):
    played("先申请用印", steps=8)
    assert {one.verb: len(one.rows) for one in trays(CLERK, NOW)}["ask_seal"] == 1


def test_the_desk_and_the_book_are_pages_from_which_a_seal_is_asked_for(sealed_city):
    played("先申请用印", steps=8)
    moment.set_demo(NOW)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": CLERK.person})
    assert "待申请用印" in client.get("/documents/desk").content.decode()
    assert "/open/seal_request" in client.get("/ledger/seals").content.decode()
