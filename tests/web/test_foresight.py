"""预览: what a change of a portfolio would move, shown before it is one (6.1b)."""

from __future__ import annotations

import pytest
from tests.web.test_office import CLERK, Person, a_paper
from tests.web.test_organisation import KEEPER, registers

from yizhang.kernel.models import Act, Matter, Task

__all__ = ["registers"]
pytestmark = pytest.mark.usefixtures("registers")


def test_an_entry_is_foreseen_with_the_words_kept_and_nothing_recorded():
    keeper, acts = Person(KEEPER), Act.objects.count()
    entered = {"leader": "副市长孙示丙", "topics": "低空经济", "since": "2026-01-05", "basis": "政办发〔2026〕9号", "key": ""}
    page = keeper.do("/open/portfolio", 200, only="preview", **entered)
    assert "预览：随之移动的事项" in page
    assert "低空经济 无人分管 副市长孙示丙" in page
    assert Act.objects.count() == acts
    assert "低空经济 无人分管 副市长孙示丙" in keeper.do("/open/portfolio", 200, only="preview", leader="副市长孙示丙", topics="低空经济")
    assert "随之移动" not in keeper.do("/open/portfolio", 200, only="preview", topics="低空经济")
    form = keeper.browser.post("/open/portfolio", {**entered, "only": "preview"}).content.decode()
    assert 'value="政办发〔2026〕9号"' in form


def at_the_deputys_assistant() -> str:
    """A request of 市教育局 that waits for the deputy secretary-general of its leader in charge."""
    clerk = Person(CLERK)
    paper = a_paper(clerk, title="无锡市教育局关于调整施教区的请示", primary_recipients="市政府")
    clerk.do(f"{paper}/register")
    clerk.do(f"{paper}/propose", lead="市教育局", duties="研提意见", reader="副市长李示丁")
    return paper.removeprefix("/matter/")


def test_a_change_of_leader_says_which_tasks_move_to_whom():
    keeper, paper = Person(KEEPER), at_the_deputys_assistant()
    entry = Matter.objects.get(procedure="portfolio", record__contains='"jyj"', record__regex='"leader":"dm3"')
    page = keeper.do(f"/matter/{entry.pk}/change", 200, check="1", leader="副市长周示戊")
    assert "市教育局 副市长李示丁 副市长周示戊" in page
    assert "您不能查看的 1 件 副秘书长褚示甲 副秘书长卫示乙" in page
    assert "无锡市教育局关于调整施教区的请示" not in page
    assert Task.objects.get(matter=paper, verb="assist", closed_at="").seat == "post:dsg2"
