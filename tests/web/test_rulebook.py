"""The rulebook on screen: an article with what gives it force, examples, how often it bit; numbers, readings, versions."""

from __future__ import annotations

import json
from pathlib import Path

from tests.web.test_office import CLERK, MAYOR, SECRETARY, STRANGER, a_paper, somebody

from yizhang.kernel.models import SecurityEvent
from yizhang.rulebooks.importing import import_page
from yizhang.rulebooks.store import store

__all__ = ["somebody"]
WUXI = Path(__file__).parents[1] / "data" / "rulespage" / "wuxi_2022.txt"


def refuse_one(somebody) -> None:
    """The mayor tries what is the secretary-general's."""
    clerk = somebody(CLERK)
    where = a_paper(clerk, title="关于甲的请示")
    clerk.do(f"{where}/register")
    clerk.do(f"{where}/propose", lead="市教育局")
    somebody(SECRETARY).do(f"{where}/review", outcome="通过")
    somebody(MAYOR).do(f"{where}/review", status=409, outcome="通过")


def test_an_article_tells_how_often_it_bit_on_what_one_may_see(somebody):
    refuse_one(somebody)
    assert "今年 未准 1" in somebody(CLERK).see("/rulebook/49.2b")
    assert "今年 未准" not in somebody(STRANGER).see("/rulebook/49.2b")


def test_steps_of_an_article_are_said_with_the_kinds_of_matter_they_belong_to(somebody):
    assert "签收、登记 请示" in somebody(CLERK).see("/rulebook/48.1b")


def test_numbers_and_readings_stand_on_one_page(somebody):
    page = somebody(CLERK).see("/rulebook/numbers")
    assert "拟办 2个工作日 49.1a" in page
    assert "本机关掌握的口径" in page


def test_versions_are_compared_once_there_are_two(somebody):
    assert "只有一个版本" in somebody(CLERK).see("/rulebook/compare")
    assert "没有" in somebody(CLERK).see("/rulebook/compare?old=nowhere&new=wuxi_2022")


def test_two_texts_are_compared_word_by_word_with_what_rests_on_each_passage(somebody, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = WUXI.read_text()
    for edition, text in (("wuxi_2022", page), ("wuxi_2027", page.replace("逾期不回复", "到期不回复"))):
        import_page(text.encode(), "page.txt", store(), edition=edition)
    clerk = somebody(CLERK)
    shown = clerk.browser.get("/rulebook/compare?old=wuxi_2022&new=wuxi_2027").content.decode()
    assert "<del>逾</del><ins>到</ins>期不回复" in shown
    told = clerk.see("/rulebook/compare?old=wuxi_2022&new=wuxi_2027")
    assert "改动的条款 1 第五十三条第二款" in told
    assert "会签：商定延期" in told


def test_an_article_prints_with_who_and_when_and_it_is_logged(somebody):
    page = somebody(CLERK).see("/rulebook/48.2e/print")
    assert "第四十八条" in page
    assert "文电处 杨示己 打印于" in page
    event = json.loads(SecurityEvent.objects.latest("seq").body)
    assert (event["kind"], event["what"], event["name"]) == ("print", "article", "48.2e")
    assert somebody(CLERK).browser.get("/rulebook/99.9/print").status_code == 404
