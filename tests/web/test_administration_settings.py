"""Switches of an installation: set by the system administrator, followed by the door, never by the law."""

from __future__ import annotations

from datetime import date

import pytest
from tests.web.installation import AUDIT, SECURITY, SYSTEM

from yizhang.kernel import hooks, statements
from yizhang.kernel.security import events, read_event
from yizhang.office.current import calendar_at, forget

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/administration/settings"


@pytest.fixture
def office(office, settings):
    """With the calendar that an installation has."""
    settings.YIZHANG_HOOKS = settings.YIZHANG_HOOKS | {"calendar": "yizhang.office.current.calendar_at"}
    hooks._hook.cache_clear()
    forget()
    yield office
    forget()


def test_hours_that_are_set_are_those_in_which_limits_end(office):
    office[SYSTEM].do(ADDRESS, name="office_hours", value="09:00 18:00")
    closes = calendar_at(statements.versions()[1]).close_of(date(2026, 3, 2))
    assert f"{closes:%H:%M}" == "18:00"
    assert "在此设定" in office[SYSTEM].see(ADDRESS)
    assert [read_event(row).about for row in events(kind="setting_changed")] == [{"what": "office_hours"}]


def test_a_number_is_written_as_set_and_as_before_when_cleared(office):
    office[SYSTEM].do(ADDRESS, name="收文编号", value="办收〔{year}〕{n}号")
    assert hooks.numbering("收文编号") == "办收〔{year}〕{n}号"
    office[SYSTEM].do(ADDRESS, name="收文编号", value="")
    assert hooks.numbering("收文编号") == "政办收〔{year}〕{n}号"


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("office_hours", "早九晚五", "“早九晚五”不是办公时间"),
        ("office_hours", "17:30 08:30", "下班应晚于上班"),
        ("收文编号", "收〔{year}〕号", "编号须有{n}"),
        ("收文编号", "收{n}号{secret}", "编号须有{n}，另可有{year}、{by}"),
        ("收文编号", "收{n", "编号须有{n}"),
    ],
)
def test_what_cannot_be_set_is_said_and_stays_typed(office, name, value, why):
    answer = office[SYSTEM].browser.post(ADDRESS, {"name": name, "value": value})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert f'value="{value}"' in answer.content.decode()
    assert not events(kind="setting_changed").exists()


def test_nobody_else_sets_anything(office):
    for name in (SECURITY, AUDIT):
        office[name].do(ADDRESS, 404, name="office_hours", value="09:00 18:00")
    assert not events(kind="setting_changed").exists()


def test_quiet_hours_of_the_office_are_set_here_and_move_no_limit(office):
    before = statements.versions()
    office[SYSTEM].do(ADDRESS, name="quiet_hours", value="21:00 07:00")
    page = office[SYSTEM].browser.get(ADDRESS).content.decode()
    assert 'value="21:00 07:00"' in page and "进行中的时限" not in page
    assert statements.versions() == before
    assert "“夜里”不是时段" in office[SYSTEM].do(ADDRESS, 422, name="quiet_hours", value="夜里")


def test_where_letters_go_is_shown_without_the_user(office, settings):
    assert "每日汇总寄往 没有开通" in office[SYSTEM].see(ADDRESS)
    settings.YIZHANG_MAIL = "smtps://clerk@mail.oa.example"
    page = office[SYSTEM].see(ADDRESS)
    assert "每日汇总寄往 smtps://mail.oa.example" in page and "clerk" not in page
