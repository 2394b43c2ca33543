"""What an import keeps, and the wording read from it."""

import pytest

from yizhang.rulebooks.page import read_page
from yizhang.rulebooks.store import NotAnEdition, Store, official_text

FIRST = read_page(["某市人民政府工作规则", "第一章 总则", "一、甲：", "（一）子；", "（二）丑。", "乙。"])
SECOND = read_page(["某市人民政府工作规则", "第一章 总则", "一、丙。"])


@pytest.fixture
def kept(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return Store(tmp_path / "rulebooks")


def test_the_wording_is_read_back_by_provision(kept):
    kept.keep("city_2026", FIRST, b"page", "page.html")
    assert official_text("city_2026", "1.1(2)") == "丑。"
    assert official_text("city_2026", "1.2a") == "乙。"
    assert official_text("city_2026", "9.1") is None


def test_nothing_imported_is_no_wording(kept):
    assert official_text("city_2026", "1.1") is None


def test_a_second_import_takes_effect_at_once_and_the_first_page_stays(kept):
    first = kept.keep("city_2026", FIRST, b"first", "one.html")
    assert official_text("city_2026", "1.1").startswith("甲：")
    kept.keep("city_2026", SECOND, b"second", "two.html")
    assert official_text("city_2026", "1.1") == "丙。"
    assert kept.page(first) == b"first"


def test_the_page_is_kept_as_it_came_under_its_digest(kept):
    kept.keep("city_2026", FIRST, b"page", "page.html")
    found = kept.imported("city_2026")
    assert (found.name, found.size, len(found.digest), kept.page(found)) == ("page.html", 4, 64, b"page")
    assert kept.editions() == ["city_2026"]


@pytest.mark.parametrize("name", ["", "../x", "Wuxi", "a/b", "规则"])
def test_a_name_that_would_leave_the_folder_is_refused(kept, name):
    with pytest.raises(NotAnEdition, match="wuxi_2022"):
        kept.keep(name, FIRST, b"page", "page.html")
    with pytest.raises(NotAnEdition):
        official_text(name, "1.1")
