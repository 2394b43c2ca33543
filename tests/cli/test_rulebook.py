"""`yizhang rulebook …`: what it prints, keeps, and how it ends."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from yizhang.cli.command import Unusable, registered, run
from yizhang.law.calendar import LOCAL
from yizhang.rulebooks.known import declared, edition_of
from yizhang.rulebooks.page import read_page
from yizhang.rulebooks.references import newer_editions

PAGES = Path(__file__).parents[1] / "data" / "rulespage"
NOW = datetime(2026, 3, 2, 9, tzinfo=LOCAL)


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "rulebooks"


def said(capsys, name, *words, code=0):
    import yizhang.cli.rulebook as module

    assert run(registered[module.__name__][name], f"yizhang rulebook {name}", [str(one) for one in words], NOW) == code
    return capsys.readouterr()


def answered(capsys, name, *words, code=0):
    return json.loads(said(capsys, name, *words, "--json", code=code).out)


class TestImport:
    def test_the_first_edition_is_known_by_its_title_and_number(self, capsys, files):
        document = answered(capsys, "import", PAGES / "wuxi_2022.txt")
        assert (document["edition"], document["kept"], document["articles"], document["paragraphs"], document["items"]) == (
            "wuxi_2022",
            True,
            63,
            73,
            21,
        )
        assert (files / "wuxi_2022.json").is_file()

    def test_a_dry_run_keeps_nothing(self, capsys, files):
        assert answered(capsys, "import", PAGES / "wuxi_2022.txt", "--dry-run")["kept"] is False
        assert not files.exists()

    def test_the_keys_of_the_contract(self, capsys):
        keys = {
            "chapters",
            "chapter_titles",
            "articles",
            "paragraphs",
            "items",
            "items_by_article",
            "paragraphs_by_article",
            "title",
            "number",
            "dates",
        }
        assert keys <= answered(capsys, "import", PAGES / "tax_deduction_2018.html", "--dry-run").keys()

    def test_a_page_of_no_known_edition_gets_a_name_of_its_own(self, capsys):
        assert answered(capsys, "import", PAGES / "skeleton_xishui_2017.txt")["edition"].startswith("page_")

    def test_what_to_mind_goes_to_standard_error(self, capsys):
        printed = said(capsys, "import", PAGES / "skeleton_taihu_2019.txt", "--dry-run")
        assert "页面载明废止时间为2020年1月23日" in printed.err
        assert "1章4条4款0项" in printed.out

    def test_an_amended_text_tells_what_changed(self, capsys, tmp_path):
        amended = tmp_path / "amended.txt"
        amended.write_text((PAGES / "wuxi_2022.txt").read_text("utf-8").replace("每半年召开1次", "每年召开1次"), "utf-8")
        answered(capsys, "import", PAGES / "wuxi_2022.txt")
        assert answered(capsys, "import", amended)["changes"] == [{"how": "changed", "was": "39.2", "now": "39.2"}]

    @pytest.mark.parametrize(("content", "why"), [(b"\xe9\x80\x9a\xe7\x9f\xa5", "第一条"), (b"", "空文件")])
    def test_what_is_no_page_of_rules_is_refused(self, capsys, tmp_path, content, why):
        (tmp_path / "page.txt").write_bytes(content)
        with pytest.raises(Unusable, match=why):
            said(capsys, "import", tmp_path / "page.txt")

    def test_a_name_that_cannot_be_an_edition(self, capsys):
        with pytest.raises(Unusable, match="wuxi_2022"):
            said(capsys, "import", PAGES / "wuxi_2022.txt", "--edition", "../x")


class TestShow:
    def test_gist_before_and_wording_after_the_import(self, capsys):
        assert answered(capsys, "show", "48.2e")["text"] is None
        answered(capsys, "import", PAGES / "wuxi_2022.txt")
        assert "夹带请示事项" in answered(capsys, "show", "48.2e")["text"]

    def test_rules_and_cases(self, capsys):
        document = answered(capsys, "show", "48.2e")
        assert "report_carries_no_request" in [one["name"] for one in document["rules"]]
        assert {one["verdict"] for one in document["cases"]} == {"allowed", "refused"}

    def test_a_number_with_its_value(self, capsys):
        assert "7个工作日" in [one["detail"] for one in answered(capsys, "show", "53.1a")["numbers"]]

    def test_a_paragraph_shows_all_its_norms(self, capsys):
        assert [one["id"] for one in answered(capsys, "show", "53.2")] == ["53.2a", "53.2b", "53.2c"]

    def test_what_is_no_provision(self, capsys):
        with pytest.raises(Unusable, match=r"没有“64\.1”这条规定"):
            said(capsys, "show", "64.1")


class TestCoverage:
    def test_no_citation_misses_the_text_and_the_counts_add_up(self, capsys):
        import yizhang.cli.rulebook as module

        code = run(registered[module.__name__]["coverage"], "yizhang rulebook coverage", ["--json"], NOW)
        document = json.loads(capsys.readouterr().out)
        assert (document["provisions"], document["principles"], document["unresolved"]) == (207, 9, [])
        assert document["live"] + len(document["missing"]) == 207
        assert sum(one["live"] for one in document["by_chapter"].values()) == document["live"]
        assert code == int(bool(document["missing"]))


@pytest.mark.django_db
class TestDiff:
    def test_a_changed_text_lists_the_provisions_it_touches(self, capsys, tmp_path):
        amended = tmp_path / "amended.txt"
        amended.write_text((PAGES / "wuxi_2022.txt").read_text("utf-8").replace("在10个工作日内提出意见", "在8个工作日内提出意见"), "utf-8")
        answered(capsys, "import", PAGES / "wuxi_2022.txt")
        answered(capsys, "import", amended, "--edition", "wuxi_2027")
        document = answered(capsys, "diff", "wuxi_2022", "wuxi_2027")
        assert document["compared"] == ["text"]
        assert [one["provision"] for one in document["provisions"]] == [f"53.1{letter}" for letter in "abcdefg"]
        assert "request.handle" in document["provisions"][0]["verbs"]

    def test_an_edition_nobody_knows_is_answered_with_those_there_are(self, capsys):
        with pytest.raises(Unusable, match="是不是“wuxi_2022”"):
            said(capsys, "diff", "wuxi_2022", "wuxi_2023")


class TestExport:
    def test_to_a_file(self, capsys, tmp_path):
        said(capsys, "export", "--out", tmp_path / "rules.xml")
        assert (tmp_path / "rules.xml").read_text("utf-8").startswith("<?xml")

    def test_lists_by_provision(self, capsys):
        answered(capsys, "import", PAGES / "wuxi_2022.txt")
        document = {one["provision"]: one for one in answered(capsys, "export")}
        assert (len(document), document["63.2"]["text"]) == (207, "市政府直属单位、派驻机关(构),适用于本规则。")


def test_a_page_with_another_number_is_another_edition():
    text = read_page(["文号：锡政发〔2027〕1号", "无锡市人民政府工作规则", "第一章 总则", "一、甲。"])
    assert edition_of(text, b"x") not in declared()


def test_newer_reference_texts_are_told_for_older_rules_only():
    first = "一、根据宪法，参照《国务院工作规则》，制定本规则。"
    older = read_page(["生成日期：2022-03-28", "某市人民政府工作规则", "第一章 总则", first])
    newer = read_page(["生成日期：2025-03-28", "某市人民政府工作规则", "第一章 总则", first])
    assert [one.message for one in newer_editions(older)] == ["《国务院工作规则》已有新的版本（国发〔2023〕7号，2023年3月18日）"]
    assert list(newer_editions(newer)) == []


def test_procedures_are_written_as_bpmn_into_a_folder_that_is_there(capsys, tmp_path):
    said(capsys, "bpmn", "minutes", "发文", "-o", tmp_path)
    assert sorted(one.name for one in tmp_path.glob("*.bpmn")) == ["dispatch.bpmn", "minutes.bpmn"]
    with pytest.raises(Unusable, match="没有文件夹"):
        said(capsys, "bpmn", "-o", tmp_path / "nowhere")
