"""Accounts: the way in through a one-time link, signing in with two steps, failing too often, going out."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from tests.web.installation import AUDIT, NAMES, PASSWORD, SECURITY, SYSTEM, Somebody, code, path_of, words

from yizhang import logs
from yizhang.kernel.models import SecurityEvent
from yizhang.kernel.security import events, read_event, verify_events
from yizhang.web.installing import NotPossible, new_link, set_up
from yizhang.web.links import make_link
from yizhang.web.models import Administrator, OneTimeLink
from yizhang.web.moment import now as machine_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def moment() -> datetime:
    """Now: an installation has no clock but the machine's."""
    return machine_now(None)


def kinds(person: str = "") -> list[str]:
    """What the security log says of somebody, oldest first."""
    return [read_event(row).kind for row in events(person=person)][::-1]


def test_setting_up_gives_three_people_a_link_each_and_no_password(links):
    assert set(links) == {SYSTEM, SECURITY, AUDIT}
    assert list(Administrator.objects.order_by("pk").values_list("role", "person")) == list(NAMES.items())
    assert [user.has_usable_password() for user in get_user_model().objects.all()] == [False] * 3


def test_the_database_keeps_a_digest_of_a_link_and_nothing_that_opens(links):
    token = links[SECURITY].rpartition("/")[2]
    assert token not in str(list(OneTimeLink.objects.values_list()))
    assert token not in str(list(SecurityEvent.objects.values_list()))


def test_the_programs_log_does_not_tell_a_link(links, monkeypatch):
    told = []
    monkeypatch.setattr(logs.log, "info", lambda _event, extra: told.append(extra["path"]))
    Somebody(SECURITY).see(path_of(links[SECURITY]))
    assert told == ["/welcome/…"]


def test_setting_up_twice_changes_nothing_and_says_what_to_do(links, moment):
    with pytest.raises(NotPossible, match=r"已经初始化.*--renew"):
        set_up({"系统": "甲", "安全": "乙", "审计": "丙"}, moment)
    assert Administrator.objects.count() == 3
    assert "启用账号" in Somebody(SECURITY).see(path_of(links[SECURITY]))


def test_who_holds_a_post_is_no_administrator(installation, moment):
    with pytest.raises(NotPossible, match="杨示己有在任职务"):
        set_up(NAMES | {"审计": "杨示己"}, moment)
    assert not Administrator.objects.exists()


def test_a_link_leads_to_a_password_then_the_second_step_then_the_page(links):
    person = Somebody(SECURITY)
    assert "阳示安，请设定自己的口令" in person.see(path_of(links[SECURITY]))
    assert person.do(path_of(links[SECURITY]), new_password1=PASSWORD, new_password2=PASSWORD) == "/accounts/2fa/"
    assert "还差一步" in person.see("/administration/accounts")
    person.enrol(new_link(SECURITY, machine_now(None))[SECURITY])
    assert "本机关的人" in person.see("/administration/accounts")


def test_looking_at_a_link_does_not_use_it_and_using_it_does(links):
    Somebody(SECURITY).see(path_of(links[SECURITY]))
    Somebody(SECURITY).enrol(links[SECURITY])
    other = Somebody("别人")
    assert "这个链接不能再用" in other.see(path_of(links[SECURITY]), 410)
    assert "这个链接不能再用" in other.do(path_of(links[SECURITY]), 410, new_password1=PASSWORD, new_password2=PASSWORD)


def test_a_link_is_over_after_three_days_and_when_a_newer_one_is_made(links, moment):
    old = make_link("甲", moment - timedelta(days=3, seconds=1))
    assert "这个链接不能再用" in Somebody("甲").see(f"/welcome/{old}", 410)
    renewed = new_link(AUDIT, moment)[AUDIT]
    assert "这个链接不能再用" in Somebody(AUDIT).see(path_of(links[AUDIT]), 410)
    assert "启用账号" in Somebody(AUDIT).see(path_of(renewed))


@pytest.mark.parametrize(("password", "why"), [("短口令", "12"), ("123456789012", "数字"), ("阳示安阳示安阳示安阳示安", "姓名")])
def test_a_weak_password_is_refused_and_the_link_is_still_good(links, password, why):
    page = Somebody(SECURITY).do(path_of(links[SECURITY]), 422, new_password1=password, new_password2=password)
    assert why in page
    assert "启用账号" in Somebody(SECURITY).see(path_of(links[SECURITY]))


def test_signing_in_takes_the_password_and_the_code(office):
    again = office[SECURITY]
    again.do("/sign-out")
    assert again.sign_in() == "/accounts/2fa/authenticate/"
    assert "登录" in again.see("/administration/accounts", 401)
    assert again.second_step() == "/identity"
    assert "本机关的人" in again.see("/administration/accounts")
    assert kinds(SECURITY)[-2:] == ["signed_out", "signed_in"]


def test_a_code_is_good_once(office):
    person = office[SECURITY]
    used = code(person.secret, 1)
    for status in (302, 200):
        person.do("/sign-out")
        person.sign_in()
        page = person.do("/accounts/2fa/authenticate/", status, code=used)
    assert "错误代码" in page


def test_five_wrong_passwords_pause_this_name_and_no_other(office):
    other = office[AUDIT]
    other.do("/sign-out")
    office[SECURITY].do("/sign-out")
    wrong = Somebody(SECURITY)
    for _time in range(4):
        assert "登录" in wrong.sign_in("不是这个口令", 200)
    assert "已暂停这里的登录" in wrong.sign_in("不是这个口令", 429)
    assert "已暂停这里的登录" in wrong.sign_in(PASSWORD, 429)
    assert other.sign_in() == "/accounts/2fa/authenticate/"
    assert kinds(SECURITY).count("sign_in_failed") >= 5
    assert "locked_out" in kinds(SECURITY)


def test_wrong_codes_count_like_wrong_passwords(office):
    person = office[AUDIT]
    person.do("/sign-out")
    person.sign_in()
    for _time in range(4):
        person.do("/accounts/2fa/authenticate/", 200, code="000000")
    assert "已暂停这里的登录" in person.do("/accounts/2fa/authenticate/", 429, code="000000")
    assert "已暂停这里的登录" in person.second_step(status=429)
    assert kinds(AUDIT).count("second_step_failed") == 5


def test_a_wrong_name_is_not_in_the_log_since_it_may_be_a_password(office):
    Somebody("运河边的梧桐").sign_in("x", 200)
    assert "梧桐" not in SecurityEvent.objects.latest("seq").body
    assert kinds()[-1] == "sign_in_failed"


def test_signing_in_changes_the_session_and_signing_out_ends_it(office):
    person = office[AUDIT]
    person.do("/sign-out")
    person.sign_in()
    before = person.browser.cookies["sessionid"].value
    person.second_step()
    after = person.browser.cookies["sessionid"].value
    assert before != after
    person.do("/sign-out")
    person.browser.cookies["sessionid"] = after
    assert "登录" in person.see("/administration/log", 401)


def test_the_last_second_step_stays(office):
    person = office[AUDIT]
    assert "唯一的第二步" in person.do("/accounts/2fa/totp/deactivate/", 200)


def test_nobody_signs_himself_up_and_no_mail_resets_a_password(office):
    for address in ("signup/", "reset_password/", "password/reset/", "email/"):
        assert Somebody("甲").browser.get(f"/accounts/{address}").status_code == 404


def test_the_log_of_all_this_is_whole(office):
    office.all()
    assert verify_events().broken == ()


def test_no_picture_of_the_code_and_no_script_is_blocked(office):
    answer = office[AUDIT].browser.get("/accounts/2fa/")
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "Two-Factor" not in words(answer.content)
