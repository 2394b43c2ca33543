"""随之移动的时限: a changed holiday moves open limits and lists what moved, never the closed ones (53.1a)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.office.conftest import Office, done
from tests.web.test_office import STRANGER, Person
from tests.web.test_organisation import KEEPER, registers

from yizhang import kernel
from yizhang.kernel.models import Act, Matter, Task
from yizhang.player.city import ENTERED
from yizhang.web import moment

__all__ = ["registers"]
pytestmark = pytest.mark.usefixtures("registers")
CLERK = "施示丙"
DAY_OFF = {"first": "2025-12-04", "last": "2025-12-04", "working": "no", "name": "防汛放假", "basis": "市政府通知", "key": ""}
MOVED, BACK = "稳外贸订单 认领 8.1b 12月9日 12月10日 市商务局", "稳外贸订单 认领 8.1b 12月10日 12月9日 市商务局"


@pytest.fixture
def office(registers) -> Office:
    """Two departments have five working days to accept what a deployment gives them; one has accepted."""
    office = Office(ENTERED + timedelta(days=1, hours=1))
    given = {"source": "szf", "title": "关于稳外贸的部署", "received": "2025-12-02"}
    deployment = done(office.opens("deployment", "综合", **given))
    tasks = [{"task": "稳外贸订单", "organ": "swj"}, {"task": "保障运输", "organ": "jtj"}]
    done(office.does(deployment, "break_down", "综合", tasks=tasks))
    done(office.does(Matter.objects.get(title="保障运输").id, "accept", "市交通运输局"))
    moment.set_demo(office.now + timedelta(minutes=1))
    return office


def test_the_dry_run_says_which_limits_would_move_and_records_nothing(office):
    acts = Act.objects.count()
    page = Person(KEEPER).do("/open/work_day", 200, only="preview", **DAY_OFF)
    assert "预览：随之移动的时限 移 1 项" in page and "您不能查看的 1 项" in page and "稳外贸" not in page
    assert Act.objects.count() == acts


def test_what_moved_is_listed_to_those_who_may_see_it_and_the_closed_limit_stands(office):
    closed = Task.objects.get(verb="accept", seat="organ:jtj").due
    entry = Person(KEEPER).do("/open/work_day", **DAY_OFF)
    kernel.reconcile(office.now + timedelta(minutes=2))
    assert Task.objects.get(verb="accept", seat="organ:swj").due[:10] == "2025-12-10"
    assert Task.objects.get(verb="accept", seat="organ:jtj").due == closed
    clerk, page = Person(CLERK), Person(KEEPER).see(entry)
    assert "随之移动的时限 放假：防汛放假（2025年12月4日）" in page and "您不能查看的 1 项" in page
    assert MOVED in clerk.see("/ledger/moved") and "保障运输" not in clerk.see("/ledger/moved")
    printed = "稳外贸订单 认领 8.1b 2025年12月9日 2025年12月10日 市商务局"
    assert printed in clerk.see("/ledger/moved/print?because=放假：防汛放假（2025年12月4日）")
    assert "稳外贸" not in Person(STRANGER).see("/ledger/moved")


def test_what_moved_then_stays_listed_when_it_is_done_and_the_day_is_closed_again(office):
    entry = Person(KEEPER).do("/open/work_day", **DAY_OFF)
    moment.set_demo(office.now + timedelta(hours=1))
    Person(KEEPER).do(f"{entry}/close")
    kernel.reconcile(office.now + timedelta(hours=2))
    assert Task.objects.get(verb="accept", seat="organ:swj").due[:10] == "2025-12-09"
    office.now += timedelta(hours=3)
    done(office.does(Matter.objects.get(title="稳外贸订单").id, "accept", "市商务局"))
    page = Person(CLERK).see("/ledger/moved")
    assert MOVED in page and BACK in page
