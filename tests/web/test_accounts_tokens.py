"""我的令牌: made, named, limited and ended by the person himself, shown once, each in the security log."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.web.test_office import CLERK, SECRETARY, Person, words

from yizhang.api.models import ApiToken
from yizhang.kernel.security import events, read_event
from yizhang.web.administrators import appoint
from yizhang.web.moment import demo_shift
from yizhang.web.moment import now as moment_now

pytestmark = pytest.mark.django_db
GIVEN = {"name": "每月统计", "scope": "read", "days": "30"}


def made(person: Person, **fields: object) -> str:
    """A new token, read from the page that shows it."""
    answer = person.browser.post("/tokens", GIVEN | fields)
    assert answer.status_code == 200, words(answer.content)[:500]
    return re.search(r'id="token" readonly value="([^"]+)"', answer.content.decode())[1]


def opens(token: str) -> int:
    """What the API answers to it."""
    return Client(headers={"Authorization": f"Bearer {token}"}).get("/api/tasks").status_code


def test_a_token_is_shown_once_and_opens_the_api(city):
    clerk = Person(CLERK)
    token = made(clerk)
    assert opens(token) == 200
    page = clerk.see("/tokens")
    assert token not in page
    assert re.search(r"每月统计 \S+ 只读 全部事项", page)
    assert token not in str(list(ApiToken.objects.values_list()))


def test_a_token_may_be_for_some_kinds_of_matter_only(city):
    clerk = Person(CLERK)
    made(clerk, procedure="request")
    assert ApiToken.objects.get().procedures == ["request"]
    assert "只读 请示" in clerk.see("/tokens")


def test_ending_a_token_ends_it_at_once_and_only_ones_own(city):
    clerk = Person(CLERK)
    token = made(clerk)
    address = f"/tokens/{ApiToken.objects.get().pk}/end"
    Person(SECRETARY).do(address, 404)
    assert opens(token) == 200
    clerk.do(address)
    assert opens(token) == 401
    assert "已停用" in clerk.see("/tokens")


def test_each_is_in_the_security_log_by_number_and_never_by_name(city):
    clerk = Person(CLERK)
    made(clerk)
    clerk.do(f"/tokens/{ApiToken.objects.get().pk}/end")
    log = [read_event(row) for row in events(person=CLERK)][:2]
    assert [one.kind for one in log] == ["token_revoked", "token_made"]
    assert {one.about["token"] for one in log} == {str(ApiToken.objects.get().pk)}
    assert "统计" not in str(log)


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"name": ""}, "写明给哪个程序用"), ({"days": "0"}, "“0”天不可用"), ({"days": "3.5"}, "“3.5”天不可用"), ({"scope": "all"}, "请选")],
)
def test_what_cannot_be_used_is_said_at_its_field_and_the_rest_stays(city, fields, why):
    page = Person(CLERK).browser.post("/tokens", GIVEN | {"name": "甲乙丙"} | fields)
    assert page.status_code == 422
    assert why in words(page.content)
    assert ("甲乙丙" in page.content.decode()) == ("name" not in fields)
    assert not ApiToken.objects.exists()


def test_a_token_of_somebody_who_became_administrator_opens_nothing(city):
    token = made(Person(CLERK))
    appoint(CLERK, "审计", moment_now(demo_shift()))
    assert opens(token) == 401
