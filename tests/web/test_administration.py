"""The three administrators at their pages: one changes rights, another confirms, a third reads; none of them sees a matter."""

from __future__ import annotations

import re

import pytest
from tests.web.conftest import NINE
from tests.web.installation import AUDIT, NAMES, PASSWORD, SECURITY, SYSTEM, Somebody, path_of
from tests.web.test_office import Person

from yizhang.kernel.models import SecurityEvent
from yizhang.kernel.security import events, read_event
from yizhang.web.administrators import appoint
from yizhang.web.models import Administrator, RightsChange

pytestmark = pytest.mark.django_db
CLERK = "杨示己"
PAPER = {"sender": "市教育局", "kind": "请示", "title": "关于调整施教区的请示", "body": "现请示如下。妥否，请批示。", "key": ""}


def asked(office: dict[str, Somebody], does: str, whom: str, status: int = 302, **more: str) -> str:
    """What the security administrator asks."""
    return office[SECURITY].do("/administration/account", status, do=does, person=whom, **more)


def decided(office: dict[str, Somebody], decision: str = "confirm", by: str = SYSTEM, status: int = 302) -> str:
    """What another administrator says to the last change asked."""
    return office[by].do(f"/administration/changes/{RightsChange.objects.latest('pk').pk}", status, decision=decision)


def link_of(office: dict[str, Somebody]) -> str:
    """The link that the last change calls for, read from the page."""
    page = office[SECURITY].browser.post(f"/administration/changes/{RightsChange.objects.latest('pk').pk}/link")
    return re.search(r'id="once" readonly value="([^"]+)"', page.content.decode())[1]


def given(office: dict[str, Somebody], whom: str = CLERK) -> Somebody:
    """Somebody with an account, signed in."""
    asked(office, "give", whom)
    decided(office)
    return Somebody(whom).enrol(link_of(office))


def told(person: str = "") -> list[tuple[str, str]]:
    """What the log says: kind and about whom, oldest first."""
    found = [read_event(row) for row in events(person=person)][::-1]
    return [(one.kind, one.about.get("whom", "")) for one in found]


def test_an_account_is_asked_by_one_confirmed_by_the_other_and_opened_by_its_person(office):
    assert re.search(r"杨示己 \S+ 没有账号 无 开通", office[SECURITY].see("/administration/accounts?q=杨示己"))
    asked(office, "give", CLERK)
    assert "“开通账号”待确认" in office[SECURITY].see("/administration/accounts?q=杨示己")
    assert "杨示己 开通账号 阳示安" in office[SYSTEM].see("/administration/changes")
    decided(office)
    person = Somebody(CLERK).enrol(link_of(office))
    assert "工作台" in person.see("/")
    assert "已启用 动态码" in office[SECURITY].see("/administration/accounts?q=杨示己")
    assert [one for one in told() if one[1] == CLERK] == [("rights_asked", CLERK), ("rights_confirmed", CLERK), ("link_made", CLERK)]


def test_what_is_refused_changes_nothing(office):
    asked(office, "give", CLERK)
    decided(office, "refuse")
    assert re.search(r"杨示己 \S+ 没有账号 无 开通", office[SECURITY].see("/administration/accounts?q=杨示己"))
    office[SECURITY].do(f"/administration/changes/{RightsChange.objects.get().pk}/link", 404)
    assert told()[-1] == ("rights_refused", CLERK)


def test_nobody_but_the_other_administrator_decides(office):
    asked(office, "give", CLERK)
    for one in (SECURITY, AUDIT):
        decided(office, by=one, status=404)
    assert RightsChange.objects.get().decision == ""


def test_a_change_about_oneself_is_not_ones_own_to_confirm(office):
    asked(office, "reset", SYSTEM)
    assert "须由另一位管理员确认" in decided(office, status=409)
    assert RightsChange.objects.get().decision == ""


def test_a_change_is_decided_once_and_its_link_is_shown_once(office):
    asked(office, "give", CLERK)
    decided(office)
    assert "已经办过" in decided(office, "refuse", status=409)
    assert "/welcome/" in link_of(office)
    office[SECURITY].do(f"/administration/changes/{RightsChange.objects.get().pk}/link", 404)
    assert "/welcome/" not in office[SECURITY].see("/administration/changes")


def test_locking_is_at_once_and_unlocking_waits(office):
    person = given(office)
    asked(office, "lock", CLERK)
    assert "登录" in person.see("/", 401)
    assert Somebody(CLERK).sign_in() == "/accounts/inactive/"
    assert told(CLERK)[-1][0] == "sign_in_failed"
    asked(office, "unlock", CLERK)
    assert "登录" in person.see("/", 401)
    decided(office)
    assert person.sign_in() == "/accounts/2fa/authenticate/"
    assert [kind for kind, whom in told() if whom == CLERK][-3:] == ["account_locked", "rights_asked", "rights_confirmed"]


def test_a_reset_ends_password_and_second_step_and_all_sessions(office):
    person = given(office)
    asked(office, "reset", CLERK)
    assert "工作台" in person.see("/")
    decided(office)
    assert "登录" in person.see("/", 401)
    person.sign_in(status=200)
    again = Somebody(CLERK).enrol(link_of(office), "另一句足够长的新口令在此")
    assert "工作台" in again.see("/")


def test_one_own_account_is_not_locked_by_oneself(office):
    assert "不能锁定自己的账号" in asked(office, "lock", SECURITY, 409)


def test_who_failed_too_often_may_try_again_when_the_security_administrator_says_so(office):
    given(office).do("/sign-out")
    for _time in range(5):
        Somebody(CLERK).sign_in("不是这个口令", 429 if _time == 4 else 200)
    assert "登录暂停" in office[SECURITY].see("/administration/accounts?q=杨示己")
    asked(office, "lift", CLERK)
    assert Somebody(CLERK).sign_in() == "/accounts/2fa/authenticate/"


@pytest.mark.parametrize(
    ("whom", "role", "why"),
    [
        (CLERK, "审计", "办事的人不任管理员"),
        (SYSTEM, "审计", "已是系统管理员，一人不兼两种"),
        ("", "审计", "请写姓名"),
        ("甲", "办理", "请选明系统、安全、审计"),
    ],
)
def test_who_cannot_be_administrator(office, whom, role, why):
    assert why in asked(office, "appoint", whom, 409, role=role)
    assert Administrator.objects.count() == 3


def test_an_administrator_is_followed_by_another_and_then_let_go(office):
    leaving = office[AUDIT]
    assert "唯一的审计管理员；先任接替的人，再免" in asked(office, "dismiss", AUDIT, 409)
    asked(office, "appoint", "司示新", role="审计")
    decided(office)
    assert "安全日志" in Somebody("司示新").enrol(link_of(office)).see("/administration")
    asked(office, "dismiss", AUDIT)
    decided(office)
    assert "登录" in leaving.see("/administration/log", 401)


def test_a_role_given_to_somebody_who_got_a_post_meanwhile_is_not_confirmed(office):
    RightsChange.objects.create(kind="appoint", whom=CLERK, role="审计", asked_by=SECURITY, asked_at="2026-03-01T00:00:00Z")
    assert "办事的人不任管理员" in decided(office, status=409)


def test_an_account_needs_a_post_and_is_asked_once(office):
    assert "没有在任职务" in asked(office, "give", "路人", 409)
    asked(office, "give", CLERK)
    assert "已有一项变更待确认" in asked(office, "give", CLERK, 409)


def test_administrators_find_no_matter_and_act_on_none(office):
    clerk = given(office)
    paper = re.match(r"/matter/\w+", clerk.do("/open/request", **PAPER)).group()
    for one in office.all().values():
        for address in (paper, "/search?q=施教区", "/ledger/incoming", "/register", "/open/request", "/work/done", "/decide"):
            assert "施教区" not in one.see(address, 404)
        one.do(f"{paper}/register", 404)
        assert one.browser.get("/api/tasks").status_code == 403
    assert "登记" in clerk.see(paper)


def test_each_administrator_has_his_own_pages_and_nobody_else_any(office):
    pages = {
        "accounts": {SECURITY}, "changes": {SECURITY, SYSTEM}, "log": {SECURITY, AUDIT},
        "views": {AUDIT}, "acts": {AUDIT}, "settings": {SYSTEM},
    }  # fmt: skip
    people = office.all() | {CLERK: given(office)}
    for page, allowed in pages.items():
        for name, one in people.items():
            one.see(f"/administration/{page}", 200 if name in allowed else 404)


def test_the_log_is_filtered_by_its_address(office):
    given(office)
    page = office[AUDIT].see("/administration/log?kind=rights_asked")
    assert "提出权限变更 阳示安 对象 杨示己；内容 开通账号" in page
    assert "确认权限变更 纪示统" not in page
    assert "没有符合条件的记录" in office[AUDIT].see("/administration/log?from=2020-01-01&to=2020-01-02")
    assert "确认权限变更 纪示统" in office[AUDIT].see("/administration/log?who=杨示己")
    assert "“2.30”不是日期" in office[AUDIT].see("/administration/log?from=2.30")


def test_the_log_has_fifty_events_a_page(office):
    for _event in range(60):
        office[AUDIT].do("/administration/log/verify")
    page = office[AUDIT].see("/administration/log?kind=log_verified")
    assert "第 1–50 条，共 60 条" in page
    assert "第 51–60 条，共 60 条" in office[AUDIT].see("/administration/log?kind=log_verified&page=2")


def test_the_log_is_verified_and_a_change_is_named(office):
    office[AUDIT].do("/administration/log/verify")
    assert "首尾相接，无不符" in office[AUDIT].see("/administration/log")
    row = SecurityEvent.objects.get(seq=2)
    SecurityEvent.objects.filter(seq=2).update(body=row.body.replace(SECURITY, CLERK))
    office[AUDIT].do("/administration/log/verify")
    assert "第2条内容与摘要不符" in office[AUDIT].see("/administration/log")


def test_the_log_is_exported_as_filtered_and_that_is_in_it(office):
    answer = office[AUDIT].browser.post("/administration/log/export?kind=administrator_set")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "序号,时间,事件,人,职务,说明,摘要"
    assert len(lines) == 4
    assert told()[-1][0] == "exported"


def test_the_auditor_reads_every_act_without_what_it_holds(office):
    clerk = given(office)
    paper = re.match(r"/matter/\w+", clerk.do("/open/request", **PAPER)).group()
    clerk.do(f"{paper}/register")
    page = office[AUDIT].see("/administration/acts")
    assert "request.register 杨示己" in page
    assert "title" in page
    assert "施教区" not in page
    assert "没有符合条件的记录" in office[AUDIT].see("/administration/acts?who=别人")


def test_the_auditor_sees_who_first_opened_what(office):
    clerk = given(office)
    paper = re.match(r"/matter/\w+", clerk.do("/open/request", **PAPER)).group()
    clerk.see(paper)
    page = office[AUDIT].see("/administration/views?list=openings")
    assert f"{CLERK}" in page
    assert paper.removeprefix("/matter/") in page


def test_attempts_on_what_one_may_not_see_are_in_the_log(office):
    clerk = given(office)
    paper = re.match(r"/matter/\w+", clerk.do("/open/request", **PAPER)).group()
    given(office, "云示甲").see(paper, 404)
    assert f"查看、办理无权的事项 云示甲 事项 {paper.removeprefix('/matter/')}" in office[AUDIT].see("/administration/log?who=云示甲")


def test_settings_say_where_they_come_from_and_show_no_secret(office, settings):
    page = office[SYSTEM].see("/administration/settings")
    assert 'value="08:30 17:30"' in office[SYSTEM].browser.get("/administration/settings").content.decode()
    assert "数据库 SQLite" in page
    assert "签名密钥 不显示" in page
    assert str(settings.SECRET_KEY) not in page


def test_signed_out_one_gets_the_sign_in_page(links):
    assert "登录" in Somebody(SECURITY).see("/administration/accounts", 401)
    assert PASSWORD not in str(links) and set(links) == set(NAMES.values()) and "/welcome/" in path_of(links[AUDIT])


def test_exports_and_prints_are_in_the_log_by_number(office):
    clerk = given(office)
    paper = re.match(r"/matter/\w+", clerk.do("/open/request", **PAPER)).group()
    clerk.see(f"{paper}/print")
    assert f"打印 杨示己 内容 办理单；事项 {paper.removeprefix('/matter/')}" in office[AUDIT].see("/administration/log?kind=print")


@pytest.mark.django_db(transaction=True)  # it is told when the change stands
def test_setting_the_second_step_is_in_the_log(office):
    given(office)
    assert "second_step_set" in [kind for kind, _whom in told(CLERK)]
    assert "设定第二步 杨示己 方式 动态码" in office[AUDIT].see("/administration/log?who=杨示己")


def test_in_the_demonstration_one_click_becomes_an_administrator(city):
    appoint(AUDIT, "审计", NINE)
    assert "审计管理员 司示审 看全部记录，不能办" in Somebody("").see("/sign-in")
    auditor = Person(AUDIT)
    assert "安全日志" in auditor.see("/")
