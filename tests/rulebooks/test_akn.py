"""The export as Akoma Ntoso."""

from pathlib import Path

import pytest
from lxml import etree
from tests.rulebooks.small import EDITION

from yizhang.rulebooks.akn import NAMESPACE, akoma_ntoso
from yizhang.rulebooks.page import read_page
from yizhang.rulebooks.provisions import provisions
from yizhang.rulebooks.source import lines

PAGE = Path(__file__).parents[1] / "data" / "rulespage" / "wuxi_2022.txt"
NAMES = {"a": NAMESPACE}


@pytest.fixture(scope="module", params=["wording", "gists"])
def exported(request):
    text = read_page(lines(PAGE.read_bytes(), PAGE.name)) if request.param == "wording" else None
    return etree.fromstring(akoma_ntoso(EDITION, provisions(), text))


def test_it_has_the_chapters_articles_and_items_of_the_text(exported):
    counted = [len(exported.findall(f".//a:{name}", NAMES)) for name in ("chapter", "article", "point")]
    assert counted == [11, 63, 21]


def test_every_provision_stands_in_it_once(exported):
    marked = [one for element in exported.iterfind(".//a:body//*[@class]", NAMES) for one in element.get("class").split()]
    assert marked == [one for one in provisions() if not one.startswith("P.")]


def test_identifiers_are_unique(exported):
    found = [element.get("eId") for element in exported.iterfind(".//*[@eId]")]
    assert len(found) == len(set(found))


def test_gists_say_that_they_are_not_the_wording():
    text = read_page(lines(PAGE.read_bytes(), PAGE.name))
    assert "不是官方文字" in akoma_ntoso(EDITION, provisions(), None).decode()
    wording = akoma_ntoso(EDITION, provisions(), text).decode()
    assert "不是官方文字" not in wording
    assert text.official("39.1(5)") in wording
    assert 'FRBRnumber value="锡政发〔2022〕10号"' in wording
