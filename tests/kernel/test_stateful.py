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
    "supplement": {"of": "propose", "asked": ["czj"]},
    "consult": {"to": ["organ:czj", "post:dm4"], "question": "可否", "due": "2027-12-31"},
    "draft": {"title": "办法", "body": "第一稿"},
    "attach_note": {"opinion": "附说明", "body": "第二稿"},
    "note": {"title": "走访"},
    "answer": {"opinion": "须写明资金来源"},
}
KINDS = ("asking", "drafting", "visiting")
VERBS_OF_ALL = sorted({verb for kind in KINDS for verb in book().procedures[kind].verbs} | set(VERBS))


def filled(verb):
    """Something sensible in what the verb asks; of what may be named, the first; of what may be mended, the first words."""
    picks = {one.name: one.choices[0] for one in verb.asks if one.choices and one.name in ("of", "to")}
    if verb.name in ("correct", "supplement"):
        words = next((one.name for one in verb.asks if one.type in ("text", "long") and one.name not in ("of", "reason", "number")), "")
        return picks | ({words: "另行写明"} if words else {})
    return INPUTS.get(verb.name, {}) | picks


CHANGES = ("standing", "record", "opened", "title", "number", "ended_at")


class AnOfficeAtWork(stateful.RuleBasedStateMachine):
    """Everybody tries everything, at all hours."""

    matters = stateful.Bundle("matters")

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=LOCAL)
        self.mine: list[str] = []

    def do(self, matter, verb, who, given=(), outcome="", confirmed=(), *, now):
        """An attempt at what the matter may not even know."""
        try:
            return kernel.perform(matter, verb, who, dict(given), outcome, confirmed, now=now)
        except BadShape:
            return None

    @stateful.initialize(target=matters, steps=st.integers(0, 7))
    def there_is_one_on_its_way(self, steps):
        matter = self.somebody_opens("正文")
        self.those_whose_turn_it_is_do_their_tasks(matter, steps, "同意", False)
        return matter

    @stateful.rule(target=matters, body=st.sampled_from(["正文", "正文", "正文", "含禁语", "字" * 30, "内容相近"]))
    def somebody_opens(self, body):
        opened = kernel.open_matter("asking", conftest.BUREAU, {"title": "关于校舍的请示", "body": body}, now=self.now)
        self.mine.append(opened.matter)
        self.do(opened.matter, "submit", conftest.BUREAU, now=self.now)
        return opened.matter

    @stateful.rule(target=matters, kind=st.sampled_from(KINDS[1:]), steps=st.integers(1, 4))
    def somebody_begins_another_kind(self, kind, steps):
        opened = kernel.open_matter(kind, conftest.BUREAU, {"title": "办法"}, now=self.now)
        self.mine.append(opened.matter)
        for verb in list(book().procedures[kind].verbs)[:steps]:
            for who in (conftest.BUREAU, conftest.HEAD):
                self.do(opened.matter, verb, who, INPUTS.get(verb, {}), now=self.now)
        return opened.matter

    @stateful.rule(matter=matters, verb=st.sampled_from(VERBS_OF_ALL), who=st.sampled_from(CAST), sure=st.booleans())
    def somebody_acts(self, matter, verb, who, sure):
        self.now += timedelta(minutes=1)
        before, tasks, acts = self.seen(matter)
        outcome = "同意" if verb == "instruct" else ""
        result = self.do(matter, verb, who, INPUTS.get(verb, {}), outcome, now=self.now)
        if isinstance(result, Asks) and sure:
            result = self.do(matter, verb, who, INPUTS.get(verb, {}), outcome, result.digests, now=self.now)
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
                self.do(matter, line.verb, who, INPUTS.get(line.verb, {}), outcome if line.verb == "instruct" else "", now=self.now)
                if regrets:
                    self.do(matter, "withdraw", who, INPUTS["withdraw"], now=self.now)

    @stateful.rule(matter=matters, moves=st.lists(st.tuples(st.sampled_from(CAST), st.floats(0, 0.999)), min_size=6, max_size=16))
    def people_do_what_their_page_offers(self, matter, moves):
        for who, which in moves:
            self.now += timedelta(minutes=1)
            kernel.sweep(self.now)
            page = kernel.look(matter, who, now=self.now)
            offered = [one for one in page.verbs if one.mine and one.state == "open" and not one.findings and one.name not in ("void", "hand_on", "refer")] if page else []
            if offered:
                onwards = [one for one in offered if one.kind == "duty"] or offered
                verb = onwards[0] if which < 0.2 else offered[int((which - 0.2) / 0.8 * len(offered))]
                result = self.do(matter, verb.name, who, filled(verb), verb.outcomes[0] if verb.outcomes else "", now=self.now)
                codes = [one.code for one in result.findings] if isinstance(result, Refused) else []
                assert not [one for one in codes if one == "who" or one.startswith("order.")], "a button that is open is not refused for who presses it or when"

    @stateful.rule(matter=matters, verb=st.sampled_from(["correct", "supplement", "claim", "put_back", "consult", "send_back"]))
    def whoever_may_does_it(self, matter, verb):
        for who in CAST:
            page = kernel.look(matter, who, now=self.now)
            view = next((one for one in page.verbs if one.name == verb), None) if page else None
            if view:
                self.do(matter, verb, who, filled(view), now=self.now)
                return

    @stateful.rule(matter=matters)
    def the_office_asks_others(self, matter):
        self.do(matter, "seek", conftest.CLERK, INPUTS["seek"], now=self.now)

    @stateful.rule(matter=matters)
    def the_office_returns_it(self, matter):
        self.do(matter, "return", conftest.CLERK, INPUTS["return"], now=self.now)

    @stateful.rule(matter=matters, who=st.sampled_from(CAST))
    def somebody_takes_his_act_back(self, matter, who):
        self.do(matter, "withdraw", who, INPUTS["withdraw"], now=self.now)

    @stateful.rule(matter=matters, who=st.sampled_from(CAST), outcome=st.sampled_from(["同意", "不同意"]))
    def somebody_answers_a_child(self, matter, who, outcome):
        for child in Matter.objects.filter(parent=matter, ended_at=""):
            given = (INPUTS["answer"], "") if child.procedure == "opinion_request" else ({}, outcome)
            self.do(child.pk, "answer", who, *given, now=self.now)

    @stateful.rule(matter=matters, other=matters, verb=st.sampled_from(["same", "unsame", "relate"]))
    def the_office_ties_two_together(self, matter, other, verb):
        self.do(matter, verb, conftest.CLERK, {"other": other, "reason": "同一件事"}, now=self.now)

    @stateful.rule(matter=matters, answer=st.sampled_from(["waive", "decline", ""]))
    def a_waiver_is_asked_and_answered(self, matter, answer):
        tried = self.do(matter, "submit", conftest.BUREAU, {"body": "字" * 30}, now=self.now)
        for one in tried.findings if tried else ():
            if one.lift and one.refuses:
                given = {"of": "submit", "finding": one.digest, "provision": one.cites[0], "reason": "情况复杂"}
                self.do(matter, "ask_waiver", conftest.BUREAU, given, now=self.now)
                if answer:
                    self.do(matter, answer, conftest.SECRETARY, given, now=self.now)

    @stateful.rule(matter=matters, where=st.floats(0, 0.999), which=st.floats(0, 0.999), column=st.sampled_from(["body", "body", "digest", "person", "verb", "at"]))
    def a_byte_flipped_anywhere_is_found_where_it_is(self, matter, where, which, column):
        acts = list(Act.objects.filter(matter=matter).order_by("seq"))
        act = acts[int(which * len(acts))]
        text = getattr(act, column)
        at = int(where * len(text))
        flipped = text[:at] + ("甲" if text[at] != "甲" else "乙") + text[at + 1 :]
        Act.objects.filter(pk=act.pk).update(**{column: flipped})
        found = kernel.verify(self.now, [matter]).broken
        Act.objects.filter(pk=act.pk).update(**{column: text})
        assert [(one.matter, one.act) for one in found][:1] == [(matter, act.seq)], (column, at)

    @stateful.rule(days=st.integers(1, 9))
    def days_pass(self, days):
        self.now += timedelta(days=days)
        kernel.sweep(self.now)
        kernel.watch_round(self.now)

    @stateful.rule(matter=matters, verb=st.sampled_from(VERBS_OF_ALL), who=st.sampled_from(CAST))
    def the_dry_run_agrees_with_the_door(self, matter, verb, who):
        kernel.sweep(self.now)
        if verb not in VERBS and verb not in book().procedures[Matter.objects.get(pk=matter).procedure].verbs:
            return
        outcome = "同意" if verb == "instruct" else ""
        try:
            forecast = kernel.ask(matter, verb, who, INPUTS.get(verb, {}), outcome, now=self.now)
        except BadShape:
            return
        result = self.do(matter, verb, who, INPUTS.get(verb, {}), outcome, now=self.now)
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
        settings=settings(max_examples=12, stateful_step_count=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)),
    )
    deep = Act.objects.filter(accepted=True).values_list("verb", flat=True)
    far = {"instruct", "seek", "withdraw", "consult", "correct", "circulate", "send_back", "claim", "legality", "check"}
    assert far <= set(deep), f"the machine must get far enough to mean something: {far - set(deep)}"
