"""A scenario with an organisation of its own (组织): it is entered first, and its people act, not those of the demonstration."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import installations
from tests.player.test_scenario import yizhang

from yizhang.api.driver import Api
from yizhang.player.driver import Door
from yizhang.player.installation import apart
from yizhang.player.scenario import scenarios_of

TOWN = Path(__file__).parents[1] / "data" / "town"
AGAIN = "- {leader: mayor, topics: [], departments: [jyj], basis: 2023年分工, from: 2023-02-10}\n"
SHARED = (TOWN / "town.yaml").read_text("utf-8") + AGAIN
"""One department given to two leaders (6.1b), on its last line."""


def of_town(tmp_path: Path, steps: str, city: str = "") -> Path:
    """A scenario file in a folder with the town, or with a city written out."""
    (tmp_path / "town.yaml").write_text(city or (TOWN / "town.yaml").read_text("utf-8"), "utf-8")
    file = tmp_path / "试.yaml"
    file.write_text(f"- 情形: 试\n  时间: 2026-03-02 09:00\n  组织: town.yaml\n  办理:\n    - {steps}\n", "utf-8")
    return file


@pytest.mark.parametrize("driver", [Door(), Api()], ids=["door", "api"])
@pytest.mark.parametrize("scenario", scenarios_of([TOWN]), ids=lambda one: one.name)
def test_a_town_of_its_own_works_by_its_own_portfolios(django_db_setup, django_db_blocker, scenario, driver):
    with installations.at_work(installations.on_sqlite(django_db_blocker, scenario.city), django_db_blocker):
        result = apart(scenario, driver)
    assert result.passed, f"{result.at} 应得{result.expected}，实得{result.got}"


def test_nobody_of_the_demonstration_is_there(django_db_setup, django_db_blocker, tmp_path):
    (scenario,) = scenarios_of([of_town(tmp_path, "{查: 待办, 谁: 市财政局, 得: []}")])
    with installations.at_work(installations.on_sqlite(django_db_blocker, str(TOWN / "town.yaml")), django_db_blocker):
        result = apart(scenario)
    assert (result.passed, "没有“市财政局”" in result.got) == (False, True)


def test_the_file_of_an_organisation_is_no_scenario(tmp_path):
    file = of_town(tmp_path, "{到: 2026-03-03 09:00}")
    assert [one.file for one in scenarios_of([tmp_path])] == [str(file)]


def test_the_command_plays_each_scenario_in_its_own_city(tmp_path):
    done = yizhang("play", of_town(tmp_path, "{查: 待办, 谁: 丁示四, 得: []}"), TOWN.parents[2] / "docs/examples/报告夹带请示.yaml")
    assert (done.returncode, done.stdout) == (0, "2 个情形相符，0 个不符\n"), done.stderr


@pytest.mark.parametrize(
    ("city", "said"),
    [
        ("leaders:\n- {post: mayor, title: 书记, holder: 甲示一}\n", "town.yaml:2：“书记”不是市长"),
        (SHARED, f"town.yaml:{SHARED.count(chr(10))} 分管部门 市教育局自2023年2月10日起已由副市长乙示二分管"),
    ],
)
def test_an_organisation_that_cannot_be_entered_names_its_row(tmp_path, city: str, said: str):
    done = yizhang("play", of_town(tmp_path, "{到: 2026-03-03 09:00}", city))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_an_installation_keeps_the_organisation_that_it_has(tmp_path):
    done = yizhang("play", of_town(tmp_path, "{到: 2026-03-03 09:00}"), "--database", tmp_path / "own.sqlite3")
    assert (done.returncode, done.stdout) == (2, "")
    assert "试.yaml:1：写了“组织”的情形只能在演练用的库上演练" in done.stderr
    assert not (tmp_path / "own.sqlite3").exists()
