"""The demonstration at 2026-03-03 09:00: a city in the middle of its work, all of it played, in every standing an official can meet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from yizhang import kernel
from yizhang.cli.demo import _sign, prepare
from yizhang.kernel import hooks
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Bite, Link, Matter, Notice, Task
from yizhang.kernel.values import Hand
from yizhang.player.city import ENTERED
from yizhang.player.installation import demonstration_scenarios

KINDS = ("duty", "expedite", "waiver", "read")
WAITING = {
    "文电": 8, "秘书长": 5, "市长": 3, "常务副市长": 1, "副市长孙示丙": 1, "副市长李示丁": 2, "副市长周示戊": 2, "副秘书长褚示甲": 1,
    "市教育局": 2,
    "市财政局主要负责人": 3, "市住房城乡建设局主要负责人": 2, "市司法局": 2, "江阴市人民政府": 2, "新吴区人民政府": 1, "督查": 2,
}  # fmt: skip
COMMON = (
    "withdraw",
    "send_back",
    "correct",
    "hand_on",
    "circulate",
    "recall",
    "read",
    "remind",
    "claim",
    "ask_waiver",
    "waive",
    "decline",
    "same",
    "relate",
)
STANDINGS = {
    "late": lambda now: Task.objects.filter(closed_at="", late_from__gt="", late_from__lte=now),
    "on its last day": lambda now: Task.objects.filter(closed_at="", due__startswith=now[:10]),
    "half over": lambda now: Notice.objects.filter(closed_at="", code__startswith="half."),
    "returned and not resubmitted": lambda now: Act.objects.filter(verb="return", accepted=True),
    "ended": lambda now: Matter.objects.exclude(ended_at="").filter(procedure="request"),
    "archived": lambda now: Act.objects.filter(verb="archive", accepted=True),
    "refused": lambda now: Act.objects.filter(accepted=False),
    "a draft": lambda now: Matter.objects.filter(draft=True, title__contains="的"),
    "waived": lambda now: Bite.objects.filter(kind="waiver"),
    "declared the same": lambda now: Link.objects.filter(kind="same", undone=False),
    "expedited": lambda now: Task.objects.filter(kind="expedite", closed_at=""),
    "circulated unread": lambda now: Task.objects.filter(kind="read", closed_at=""),
    "waiting for a waiver": lambda now: Task.objects.filter(kind="waiver", closed_at=""),
    "handed on": lambda now: Act.objects.filter(verb="hand_on", accepted=True),
    "done for another": lambda now: Act.objects.filter(accepted=True, body__contains='"behalf":'),
    "watched": lambda now: Notice.objects.filter(closed_at="", kind="watch"),
}


def hand(words: str, now) -> Hand:
    org = World.of(now).org
    post = org.find(words)[0]
    return Hand(org.person_at(f"post:{post}"), post)


def test_the_past_holds_at_least_sixty_matters_of_months(demonstration):
    own = Matter.objects.filter(opened_at__gt=ENTERED.isoformat())
    assert own.count() >= 60
    assert {at[:7] for at in own.values_list("opened_at", flat=True)} == {"2025-12", "2026-01", "2026-02", "2026-03"}


def test_every_procedure_is_met(demonstration):
    there = set(Matter.objects.values_list("procedure", flat=True))
    assert set(hooks.rulebook_at(demonstration.now).procedures) - there == set()


@pytest.mark.parametrize(("who", "least"), WAITING.items())
def test_something_waits_for(demonstration, who: str, least: int):
    assert len(kernel.tasks(hand(who, demonstration.now), now=demonstration.now, kinds=KINDS)) >= least


@pytest.mark.parametrize("standing", STANDINGS)
def test_a_matter_is(demonstration, standing: str):
    assert STANDINGS[standing](demonstration.now.isoformat(timespec="seconds")).exists()


def test_a_clock_is_paused_by_the_legality_review(demonstration):
    paused = Task.objects.filter(closed_at="", verb="opine", due="").values_list("matter", flat=True)
    assert Task.objects.filter(closed_at="", verb="legality", matter__in=paused).exists()


@pytest.mark.parametrize("verb", COMMON)
def test_the_common_verbs_are_met(demonstration, verb: str):
    assert Act.objects.filter(verb=verb, accepted=True).exists()


def test_the_mayor_can_sign_at_once(demonstration):
    mayor = hand("市长", demonstration.now)
    line = next(one for one in kernel.tasks(mayor, now=demonstration.now) if one.label == "批示")
    assert kernel.ask(line.matter, line.verb, mayor, {"opinion": "同意。"}, "同意", now=demonstration.now) == ()


def test_a_refused_draft_keeps_its_title_and_stays_its_authors(demonstration):
    author = hand("市医保局", demonstration.now)
    (draft,) = [one for one in Matter.objects.filter(draft=True) if one.person == author.person]
    assert draft.title == "无锡市医疗保障局关于2025年医保基金运行情况的报告"
    assert not kernel.visible(hand("文电", demonstration.now), now=demonstration.now).filter(pk=draft.pk).exists()


def test_documents_have_bodies_of_some_sentences():
    steps = [step.parts for one in demonstration_scenarios() for step in one.steps if "正文" in step.parts.get("填", {})]
    bodies = [str(parts["填"]["正文"]) for parts in steps if parts.get("得", "准") == "准" and "密级" not in parts["填"]]
    assert len(bodies) >= 60
    assert [body for body in bodies if not 3 <= body.count("。") <= 8] == []


def test_what_was_played_can_be_recomputed_from_its_acts(demonstration):
    verified = kernel.verify(demonstration.now)
    assert (verified.broken, verified.projections_differ) == ((), 0)
    assert verified.acts > 1000


def test_a_day_later_more_is_late(demonstration):
    tomorrow = demonstration.now + timedelta(days=1)
    before = Task.objects.filter(closed_at="", late_from__gt="", late_from__lte=demonstration.now.isoformat(timespec="seconds")).count()
    kernel.sweep(tomorrow)
    after = Task.objects.filter(closed_at="", late_from__gt="", late_from__lte=tomorrow.isoformat(timespec="seconds")).count()
    assert after > before


def test_a_demonstration_that_is_there_is_opened_as_it_was_left(tmp_path, monkeypatch):
    file = tmp_path / "there.sqlite3"
    _sign(file)
    was = file.read_bytes()
    for name in ("YIZHANG_FILES", "YIZHANG_DATABASE"):
        monkeypatch.setenv(name, "")
    prepare(file, fresh=False)
    assert file.read_bytes() == was
