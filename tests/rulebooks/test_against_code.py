"""Text against code: what gives a provision force, what is covered, and what a later edition touches."""

import pytest
from tests.rulebooks.small import LaterPaper, book, one_matter, renamed, stricter

from yizhang.rulebooks.compare import compare_texts
from yizhang.rulebooks.coverage import coverage
from yizhang.rulebooks.editions import compare_books
from yizhang.rulebooks.force import forces
from yizhang.rulebooks.page import read_page
from yizhang.rulebooks.provisions import provisions, read_provisions
from yizhang.rulebooks.sheet import sheet, under
from yizhang.rulebooks.touched import touched

FEW = read_provisions(
    """
"1":
- {id: "1.1", kind: register, gist: 依据}
- {id: "2.1", kind: principle, gist: 指导思想}
"9":
- {id: "48.1a", kind: gate, gist: 条例}
- {id: "48.2b", kind: gate, gist: 一文一事}
- {id: "49.2b", kind: gate, gist: 秘书长审核}
- {id: "50.1c", kind: gate, gist: 办公室签发, soft: true, lift: "市长?", limit: 7wd?}
- {id: "53.1a", kind: clock, gist: 办结, limit: 7wd}
""",
    "few.yaml",
)


class TestForce:
    @pytest.mark.parametrize(
        ("provision", "found"),
        [
            ("49.2b", [("verbs", "paper.review", "秘书长")]),
            ("50.1b", [("verbs", "paper.sign", "市长"), ("conditions", "paper.sign", "审核")]),
            ("53.1a", [("limits", "paper.review", "7个工作日"), ("numbers", "PaperNumbers.reviewing", "7个工作日")]),
            ("48.2b", [("rules", "one_matter", "paper.review")]),
            ("48.1a", [("fields", "paper.title", "")]),
            ("2.1", [("principles", "", "")]),
            ("1.1", [("served", "yizhang.rulebooks.page", "")]),
            ("3.1", []),
        ],
    )
    def test_every_declaration_that_cites_it(self, provision, found):
        assert [(one.kind, one.name, one.detail) for one in forces(book(), provision)] == found

    def test_a_number_that_is_a_reading_says_why(self):
        (_, found) = forces(book(why="文中没有期限"), "53.1a")
        assert found.detail == "7个工作日（读法：文中没有期限）"


class TestCoverage:
    def test_live_missing_and_unresolved(self):
        found = coverage(book(), FEW)
        assert (found.live, found.missing) == (("1.1", "2.1", "48.1a", "48.2b", "49.2b", "53.1a"), ("50.1c",))
        assert "50.1b" in found.unresolved
        assert not set(found.unresolved) & FEW.keys()

    def test_counts_by_chapter(self):
        document = coverage(book(), FEW).as_json()
        assert document["by_chapter"] == {"1": {"provisions": 2, "live": 2}, "9": {"provisions": 5, "live": 4}}
        assert (document["provisions"], document["principles"], document["live"]) == (7, 1, 6)


class TestSheet:
    def test_wording_or_gist(self):
        with_text, without = sheet(book(), FEW["48.2b"], "请示性公文应当一文一事。"), sheet(book(), FEW["48.2b"], None)
        assert list(with_text.lines())[:2] == ["48.2b  第四十八条第二款  把关", "请示性公文应当一文一事。"]
        assert list(without.lines())[1].startswith("一文一事（要点；官方文字尚未导入")
        assert (with_text.as_json()["text"], without.as_json()["text"]) == ("请示性公文应当一文一事。", None)

    def test_readings_are_marked_and_what_nothing_cites_says_so(self):
        lines = list(sheet(book(), FEW["50.1c"], None).lines())
        assert "可由谁豁免：市长（文中未写，为读法）" in lines
        assert lines[-1] == "尚无规则、办法或登记引用本条"

    @pytest.mark.parametrize(
        ("words", "count"), [("48.2e", 1), ("48.2", 6), ("48", 9), ("39.1", 6), ("39.1(3)", 1), ("4", 1), ("P", 8), ("99", 0), ("48.3", 0)]
    )
    def test_a_paragraph_or_an_article_names_all_its_provisions(self, words, count):
        assert len(under(words, provisions())) == count


def rules(*body):
    return read_page(["某市人民政府工作规则", "第一章 总则", *body])


OLD = rules(
    "一、市政府实行市长负责制，市长领导市政府全面工作。",
    "二、请示性公文应当一文一事：",
    "（一）原则上主送一个上级机关；",
    "（二）不得越级行文。",
    "三、承办部门应在7个工作日内办结职责范围内的事项。",
    "四、市政府组成人员要严格遵守廉政规定。",
)


class TestTexts:
    def changes(self, *body):
        return [(one.kind, one.was, one.now) for one in compare_texts(OLD, rules(*body))]

    def test_the_same_text_in_another_width_is_no_change(self):
        same = [
            "一、市政府实行市长负责制,市长领导市政府全面工作。",
            "二、请示性公文应当一文一事:",
            "(一)原则上主送一个上级机关;",
            "(二)不得越级行文。",
        ]
        rest = ["三、承办部门应在 7 个工作日内办结职责范围内的事项。", "四、市政府组成人员要严格遵守廉政规定。"]
        assert self.changes(*same, *rest) == []

    def test_an_inserted_article_moves_the_others_and_a_changed_one_is_found_at_its_new_place(self):
        found = self.changes(
            "一、市政府实行市长负责制，市长领导市政府全面工作。",
            "二、坚持政务公开，主动接受监督。",
            "三、请示性公文应当一文一事：",
            "（一）原则上主送一个上级机关；",
            "四、承办部门应在5个工作日内办结职责范围内的事项。",
            "五、市政府组成人员要严格遵守廉政规定。",
        )
        assert found == [
            ("added", "", "2.1"),
            ("moved", "2.1", "3.1"),
            ("moved", "2.1(1)", "3.1(1)"),
            ("changed", "3.1", "4.1"),
            ("moved", "4.1", "5.1"),
            ("removed", "2.1(2)", ""),
        ]

    def test_a_change_touches_all_norms_of_its_paragraph_and_no_other(self):
        (change,) = compare_texts(rules("一、甲市长领导全面工作。", "乙。"), rules("一、甲市长领导全部工作。", "乙。"))
        assert [one for one in ("1.1", "1.1a", "1.1(1)", "1.2a", "2.1") if change.touches(one)] == ["1.1", "1.1a"]


class TestBooks:
    def test_the_same_rulebook_differs_in_nothing(self):
        assert compare_books(book(), book()) == ()

    def test_verbs(self):
        found = [(one.kind, one.name, one.how, one.cites) for one in compare_books(book(), book(LaterPaper))]
        assert found == [("verb", "paper.sign", "changed: by", ("50.1b",)), ("verb", "paper.publish", "added", ("28.1",))]

    def test_a_verb_that_is_dropped(self):
        assert [(one.name, one.how) for one in compare_books(book(LaterPaper), book()) if one.how == "removed"] == [
            ("paper.publish", "removed")
        ]

    def test_a_rule_that_decides_otherwise_under_the_same_words(self):
        (found,) = compare_books(book(), book(rules=(renamed(stricter, "one_matter"),)))
        assert (found.kind, found.how, found.cites) == ("rule", "changed: check", ("48.2b",))

    def test_rules_that_come_and_go(self):
        assert [(one.name, one.how) for one in compare_books(book(), book(rules=(stricter,)))] == [
            ("one_matter", "removed"),
            ("stricter", "added"),
        ]

    def test_numbers_and_readings(self):
        (number,) = compare_books(book(), book(days=5))
        assert (number.kind, number.was, number.now, number.cites) == ("number", "审核7个工作日", "审核5个工作日", ("53.1a",))
        (read,) = compare_books(book(), book(why="文中没有期限"))
        assert (read.kind, read.how, read.now) == ("reading", "added", "文中没有期限")


def test_what_an_edition_touches_is_listed_by_provision():
    new = rules("一、市政府实行市长负责制，市长领导市政府全面工作。", "二、请示性公文一律一文一事：", "（一）原则上主送一个上级机关；")
    numbered = read_provisions(
        '"1":\n- {id: "1.1", kind: gate, gist: 甲}\n- {id: "2.1", kind: gate, gist: 乙}\n- {id: "53.1a", kind: clock, gist: 丙}\n', "x"
    )
    found = list(touched(compare_texts(OLD, new), compare_books(book(), book(days=5)), book(), numbered))
    assert [(one.provision, one.how, one.verbs) for one in found] == [("2.1", "changed", []), ("53.1a", "code", ["paper.review"])]
    assert found[1].as_json({"paper": 3, "other": 5})["open_matters"] == 3
    assert one_matter.name == "one_matter"
