"""Hundreds of random acts by random posts: a refused act changes nothing but the record, and the record always holds."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings, stateful
from hypothesis import strategies as st

from tests.kernel import conftest
from tests.kernel.world import book
from yizhang import kernel
from yizhang.kernel.grammar import VERBS
from yizhang.kernel.models import Act, Matter, Task
from yizhang.kernel.values import Asks, BadShape, Done, Hand, Refused
from yizhang.law.calendar import LOCAL

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

CAST = [conftest.BUREAU, conftest.CLERK, conftest.DEPUTY, conftest.SECRETARY, conftest.MAYOR, conftest.HEAD, conftest.FINANCE, Hand("周示戊", "dm4")]
INPUTS = {
    "submit": {"title": "关于校舍的请示", "body": "正文"},
    "propose": {"lead": "jyj"},
    "seek": {"asked": ["czj", "fgw"]},
    "study": {"studied": True},
    "return": {"opinion": "请改正"},
    "withdraw": {"reason": "有误"},
    "send_back": {"to": "submit", "reason": "有误"},
    "correct": {"of": "propose", "lead": "czj"},
    "hand_on": {"of": "handle", "to": "post:jyj.deputy1"},
    "add_signer": {"of": "deputy", "signer": "post:dm4"},
    "drop_signer": {"of": "deputy", "signer": "post:dm4"},
    "circulate": {"readers": ["post:dm4"]},
    "recall": {"readers": ["post:dm4"]},
    "claim": {"of": "register"},
    "put_back": {"of": "register"},
    "void": {"reason": "不办了"},
    "ask_withdraw": {"reason": "有误"},
}
CHANGES = ("standing", "record", "opened", "title", "number", "ended_at")


class AnOfficeAtWork(stateful.RuleBasedStateMachine):
    """Everybody tries everything, at all hours."""

    matters = stateful.Bundle("matters")

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=LOCAL)
        self.mine: list[str] = []

    @stateful.rule(target=matters, body=st.sampled_from(["正文", "正文", "正文", "含禁语", "字" * 30, "内容相近"]))
    def somebody_opens(self, body):
        opened = kernel.open_matter("asking", conftest.BUREAU, {"title": "关于校舍的请示", "body": body}, now=self.now)
        self.mine.append(opened.matter)
        kernel.perform(opened.matter, "submit", conftest.BUREAU, now=self.now)
        return opened.matter

    @stateful.rule(matter=matters, verb=st.sampled_from([*book().procedures["asking"].verbs, *VERBS]), who=st.sampled_from(CAST), sure=st.booleans())
    def somebody_acts(self, matter, verb, who, sure):
        self.now += timedelta(minutes=1)
        before, tasks, acts = self.seen(matter)
        outcome = "同意" if verb == "instruct" else ""
        try:
            result = kernel.perform(matter, verb, who, INPUTS.get(verb, {}), outcome, now=self.now)
        except BadShape:
            result = None
        if isinstance(result, Asks) and sure:
            result = kernel.perform(matter, verb, who, INPUTS.get(verb, {}), outcome, result.digests, now=self.now)
        if not isinstance(result, Done):
            after, open_now, now_acts = self.seen(matter)
            assert (after, open_now) == (before, tasks)
            assert now_acts - acts == (1 if isinstance(result, Refused) and not result.not_found else 0)

    @stateful.rule(matter=matters, steps=st.integers(1, 5), outcome=st.sampled_from(["同意", "同意", "不同意"]), regrets=st.booleans())
    def those_whose_turn_it_is_do_their_tasks(self, matter, steps, outcome, regrets):
        for _step in range(steps):
            self.now += timedelta(minutes=1)
            mine = [(who, line) for who in CAST for line in kernel.tasks(who, now=self.now) if line.matter == matter and line.kind == "duty"]
            for who, line in mine[:1]:
                kernel.perform(matter, line.verb, who, INPUTS.get(line.verb, {}), outcome if line.verb == "instruct" else "", now=self.now)
                if regrets:
                    kernel.perform(matter, "withdraw", who, INPUTS["withdraw"], now=self.now)

    @stateful.rule(matter=matters)
    def the_office_asks_others(self, matter):
        kernel.perform(matter, "seek", conftest.CLERK, INPUTS["seek"], now=self.now)

    @stateful.rule(matter=matters)
    def the_office_returns_it(self, matter):
        kernel.perform(matter, "return", conftest.CLERK, INPUTS["return"], now=self.now)

    @stateful.rule(matter=matters, who=st.sampled_from(CAST))
    def somebody_takes_his_act_back(self, matter, who):
        kernel.perform(matter, "withdraw", who, INPUTS["withdraw"], now=self.now)

    @stateful.rule(matter=matters, who=st.sampled_from(CAST), outcome=st.sampled_from(["同意", "不同意"]))
    def somebody_answers_a_child(self, matter, who, outcome):
        for child in Matter.objects.filter(parent=matter, ended_at=""):
            kernel.perform(child.pk, "answer", who, {}, outcome, now=self.now)

    @stateful.rule(days=st.integers(1, 9))
    def days_pass(self, days):
        self.now += timedelta(days=days)
        kernel.sweep(self.now)
        kernel.watch_round(self.now)

    @stateful.rule(matter=matters, verb=st.sampled_from(list(book().procedures["asking"].verbs)), who=st.sampled_from(CAST))
    def the_dry_run_agrees_with_the_door(self, matter, verb, who):
        kernel.sweep(self.now)
        outcome = "同意" if verb == "instruct" else ""
        forecast = kernel.ask(matter, verb, who, INPUTS.get(verb, {}), outcome, now=self.now)
        result = kernel.perform(matter, verb, who, INPUTS.get(verb, {}), outcome, now=self.now)
        assert (forecast is None) == (isinstance(result, Refused) and result.not_found)
        assert forecast is None or tuple(one.code for one in forecast) == tuple(one.code for one in result.findings)

    def seen(self, matter):
        row = Matter.objects.filter(pk=matter).values_list(*CHANGES).get()
        tasks = sorted(Task.objects.filter(matter=matter, closed_at="").values_list("verb", "seat", "kind", "due"))
        return row, tasks, Act.objects.filter(matter=matter).count()

    def teardown(self):
        family = list(Matter.objects.filter(root__in=self.mine).values_list("pk", flat=True))
        found = kernel.verify(self.now, family)
        assert found.broken == (), found.broken
        assert found.projections_differ == 0


def test_whatever_anybody_tries_the_record_holds(hooked, database):
    stateful.run_state_machine_as_test(
        AnOfficeAtWork,
        settings=settings(max_examples=15, stateful_step_count=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)),
    )
    deep = Act.objects.filter(accepted=True).values_list("verb", flat=True)
    assert {"instruct", "seek", "withdraw"} <= set(deep), "the machine must get far enough to mean something"
