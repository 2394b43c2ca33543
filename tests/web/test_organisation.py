"""组织和分工: a day, an organ and who may stand in, what an entry moves, and handing over what waits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests import installations
from tests.web.test_office import CLERK, SECRETARY, STRANGER, Person, a_paper, somebody

from yizhang.kernel.lists import called, whose
from yizhang.kernel.models import Act, Matter, Task
from yizhang.law.calendar import LOCAL
from yizhang.law.org import Delegation
from yizhang.lawmaking.procedures import Filing
from yizhang.office.entries import demonstration
from yizhang.office.procedures import Absence
from yizhang.office.snapshot import OrgSnapshot
from yizhang.player.city import ENTERED
from yizhang.web import moment, organisation

__all__ = ["somebody"]
HEAD, KEEPER = "韩示戊", "戚示丙"


@pytest.fixture
def registers(django_db_setup, django_db_blocker):
    """The city entered through its registers; what a test does stays in a transaction of its own."""
    from django.db import transaction

    with installations.at_work(installations.on_sqlite(django_db_blocker), django_db_blocker), transaction.atomic():
        moment.set_demo(ENTERED + timedelta(days=1))
        yield
        transaction.set_rollback(True)


def test_an_organ_shows_its_people_and_who_may_stand_in_with_how_far(somebody):
    page = somebody(CLERK).see("/organisation/government")
    assert "常务副市长 钱示乙 副市长孙示丙 B角：其外出时可看、可阅，不代为审核签发 6.1b" in page


def test_a_delegation_taken_back_before_it_began_is_not_drawn():
    at = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
    day, night = at.replace(hour=0), at.replace(hour=23, minute=59, second=59)
    given = {one.id: one for one in (Delegation("a", "dm4", "sg", day, night), Delegation("b", "dm4", "dsg1", night, day))}
    org = replace(OrgSnapshot.from_city(demonstration(), at), delegations=given)
    assert [one.words for one in organisation.strip_rows(org, at.date()) if "6.1d" in one.cites] == ["，2026年3月3日"]


def test_an_entry_without_a_title_is_told_apart_by_whom_it_names():
    org = OrgSnapshot.from_city(demonstration(), datetime(2026, 3, 3, 9, tzinfo=LOCAL))
    away = {"who": "slj.principal", "kind": "出差", "place": "武汉"}
    assert called("外出登记", Absence, away, org) == "外出登记：市水利局局长明示甲"
    assert called("外出登记", Absence, {}, org) == "外出登记" and called("", Absence, away, org) == ""
    assert called("关于资金的请示", Absence, away, org) == "关于资金的请示"
    filings = [Matter(title="无锡市养犬管理办法", record=f'{{"organ": "{organ}"}}') for organ in ("国务院", "sfj")]
    assert [whose(one, Filing, org) for one in filings] == ["国务院", "市司法局"], "children of one matter have one title"


def test_an_organ_of_another_day_and_one_that_is_not_there(somebody):
    clerk = somebody(CLERK)
    assert "2026年3月10日" in clerk.see("/organisation?on=3.10")
    assert "没有这件事项" in clerk.see("/organisation/nowhere", 404)


def test_organs_posts_and_people_are_reached_from_a_search(somebody):
    assert "找到 市水利局" in somebody(CLERK).see("/organisation?who=市水利局")


def claimed(clerk: Person, title: str) -> str:
    """A registered paper whose 拟办 the clerk has claimed of his section's."""
    paper = a_paper(clerk, title=title)
    clerk.do(f"{paper}/register")
    clerk.do(f"{paper}/claim", of="propose")
    return paper


def test_nothing_is_handed_over_to_nobody(somebody):
    claimed(somebody(CLERK), "关于甲的请示")
    chosen = [f"{one.matter} {one.verb}" for one in Task.objects.filter(closed_at="", verb="propose")]
    assert "请勾选" in somebody(CLERK).do("/organisation/hand-over", 422, task=chosen, reason="出差")
    assert Act.objects.filter(verb="hand_on").count() == 0


def test_all_that_is_ticked_is_handed_over_and_the_receiver_does_it(somebody):
    clerk, head = somebody(CLERK), somebody(HEAD)
    first, second = claimed(clerk, "关于甲的请示"), claimed(clerk, "关于乙的请示")
    chosen = re.findall(r'name="task" value="([^"]+)"', clerk.browser.get("/organisation/hand-over").content.decode())
    head.do(f"{second}/propose", 409, lead="市教育局")
    told = clerk.do("/organisation/hand-over", 200, task=chosen, to="post:docs.head", reason="到市司法局任职")
    assert told.count("已转") == 2
    assert "您这个职务上没有待办" in told
    assert "关于甲的请示" in head.see("/work/todo")
    assert "到市司法局任职" in head.see(first)
    head.do(f"{first}/propose", lead="市教育局")


def test_what_somebody_did_meanwhile_is_named_and_the_rest_is_handed_over(somebody):
    clerk = somebody(CLERK)
    first, second = claimed(clerk, "关于甲的请示"), claimed(clerk, "关于乙的请示")
    chosen = [f"{one.removeprefix('/matter/')} propose" for one in (first, second)]
    clerk.do(f"{first}/propose", lead="市教育局")
    told = clerk.do("/organisation/hand-over", 200, task=chosen, to="post:docs.head")
    assert "已转 关于乙的请示" in told
    assert "未转 关于甲的请示 已不在您的待办中，可能刚由别人办理" in told


def test_a_receiver_whom_the_article_does_not_name_is_told_of(somebody):
    paper, secretary = claimed(somebody(CLERK), "关于甲的请示"), somebody(SECRETARY)
    somebody(CLERK).do(f"{paper}/propose", lead="市教育局")
    told = secretary.do("/organisation/hand-over", 200, task=f"{paper.removeprefix('/matter/')} review", to="post:dm3")
    assert "对方能接不能办" in told
    assert "“审核”由秘书长（" in told


def test_papers_to_read_stay_and_are_listed(somebody):
    clerk = somebody(CLERK)
    clerk.do(f"{claimed(clerk, '关于甲的请示')}/circulate", readers="秘书长冯示壬")
    page = somebody(SECRETARY).see("/organisation/hand-over")
    assert "不随移交转走" in page
    assert "圈阅 关于甲的请示" in page


def test_an_entry_is_begun_from_the_page_with_its_organ_filled_in(registers):
    keeper = Person(KEEPER)
    assert "登记变动" in keeper.see("/organisation")
    form = keeper.browser.get("/open/post?organ=市水利局").content.decode()
    assert 'value="市水利局"' in form
    assert "登记变动" not in Person(STRANGER).see("/organisation/government")


def test_a_change_of_the_organisation_is_an_act_and_stands_in_its_history(registers):
    keeper, clerk = Person(KEEPER), Person(CLERK)
    entered = {"a": "市长赵示甲", "b": "常务副市长钱示乙", "scope": "外出时", "since": "2025-12-01", "key": ""}
    keeper.do("/open/ab_role", **entered)
    page = keeper.see("/organisation/government")
    assert "市长 赵示甲 常务副市长钱示乙 B角" in page
    assert "AB角登记" in keeper.see("/ledger/office-ab_role")
    assert "市长赵示甲" not in clerk.see("/ledger/office-ab_role")
