"""An organisation's file entered through the door, from YAML and from a workbook."""

from __future__ import annotations

import pytest
import xlsxwriter
from tests.office.cast import moment

from yizhang.kernel.models import Act, Matter
from yizhang.office import current
from yizhang.office.entries import demonstration, read_entries, read_file
from yizhang.office.importing import import_entries
from yizhang.office.models import Entry
from yizhang.yamltext import Unusable

TOWN = """
city: {name: 某市, government: 某市人民政府, short: 市政府}
leaders:
- {post: mayor, title: 市长, holder: 甲, from: 2023-02-10, to: null}
- {post: dm1, title: 副市长(负责常务工作), holder: 乙, from: 2023-02-10}
deputy_secretaries_general:
- {post: dsg1, title: 副秘书长, holder: 丙, pairs_with: [mayor, dm1], from: 2023-03-01}
departments:
- {code: jyj, name: 某市教育局, short: 市教育局, kind: department, principal: {title: 局长, holder: 丁},
   deputies: [{title: 副局长, holder: 戊, covers: 基础教育}], clerk: 己, duties: [基础教育, 职业教育]}
portfolios:
- {leader: dm1, departments: [jyj], topics: [教育], from: 2025-09-10}
"""
NOW = moment("2026-03-02T09:00")


def town(changed: str = TOWN):
    return read_entries(changed, "某市.yaml")


@pytest.fixture
def empty(chapter_two, db):
    """An installation without any organisation."""


def test_a_second_import_changes_nothing(empty):
    first = import_entries(town(), now=NOW)
    assert (first.unchanged, first.findings) == (0, ()) and first.entered == len(town())
    acts = Act.objects.count()
    again = import_entries(town(), now=NOW)
    assert (again.entered, again.unchanged, again.findings) == (0, first.entered, ())
    assert Act.objects.count() == acts


def test_a_dry_run_enters_nothing(empty):
    assert import_entries(town(), now=NOW, dry_run=True).entered == len(town())
    assert Matter.objects.count() == 0 and Entry.objects.count() == 0


def test_only_what_is_new_is_entered(empty):
    import_entries(town(), now=NOW)
    more = town(TOWN + "- {leader: dm1, topics: [低空经济], from: 2026-04-01}\n")
    assert import_entries(more, now=NOW).entered == 1
    assert current.org_at(moment("2026-04-01")).in_charge("低空经济") == ("post:dm1",)


def test_a_row_that_says_something_else_is_left_and_named(empty):
    import_entries(town(), now=NOW)
    result = import_entries(town(TOWN.replace("市教育局, kind", "教育局, kind")), now=NOW)
    assert [(one.where, one.message) for one in result.findings] == [("某市.yaml:9", "这一行已经登记，内容与文件不同")]
    assert current.org_at(NOW).organ("市教育局")


def test_a_refused_row_is_named_and_nothing_is_entered(empty):
    second = "- {leader: mayor, topics: [教育], from: 2025-09-10}\n"
    result = import_entries(town(TOWN + second), now=NOW)
    assert result.refused and Matter.objects.count() == 0
    (finding,) = (one for one in result.findings if one.refuses)
    assert finding.where == "某市.yaml:13 主题" and "6.1b" in finding.cites


def test_trips_and_delegations_are_nobody_elses_to_enter(empty):
    absence = "absences:\n- {who: mayor, kind: 出访, place: 新加坡, from: 2026-05-18, to: 2026-05-22}\n"
    import_entries(town(TOWN + absence), now=NOW)
    assert not Entry.objects.filter(register="absence").exists()


def test_the_city_of_the_file_is_the_city_on_record(city):
    ours = current.org_at(city.now)
    assert len(ours.organs) == sum(entry.register == "organ" for entry in demonstration())
    assert ours.name(ours.find("副市长")[0]) == "常务副市长钱示乙"


def workbook(path, **sheets):
    book = xlsxwriter.Workbook(path)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for title, (heads, *rows) in sheets.items():
        sheet = book.add_worksheet(title)
        sheet.write_row(0, 0, heads)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write(line, column, cell)
                elif cell is not None:
                    sheet.write_datetime(line, column, cell, day)
    book.close()
    return path


DEPARTMENT = ["code", "name", "short", "kind", "principal.title", "principal.holder", "deputies.1.title", "deputies.1.holder", "duties"]


def sheets():
    since = moment("2023-02-10").replace(tzinfo=None)
    return {
        "city": (["name", "government", "short"], ["某市", "某市人民政府", "市政府"]),
        "leaders": (["post", "title", "holder", "from"], ["mayor", "市长", "甲", since]),
        "departments": (DEPARTMENT, ["jyj", "某市教育局", "市教育局", "department", "局长", "丁", "副局长", "戊", "基础教育、职业教育"]),
    }


def test_a_workbook_says_the_same_as_yaml(tmp_path):
    entries = read_file(workbook(tmp_path / "某市.xlsx", **sheets()))
    yaml = """
city: {name: 某市, government: 某市人民政府, short: 市政府}
leaders: [{post: mayor, title: 市长, holder: 甲, from: 2023-02-10}]
departments:
- {code: jyj, name: 某市教育局, short: 市教育局, kind: department, principal: {title: 局长, holder: 丁},
   deputies: [{title: 副局长, holder: 戊}], duties: [基础教育, 职业教育]}
"""
    assert [entry.record for entry in entries] == [entry.record for entry in read_entries(yaml, "某市.yaml")]


def test_a_row_of_a_workbook_is_named_by_sheet_and_line(tmp_path):
    parts = sheets()
    parts["departments"][1][3] = "departement"
    with pytest.raises(Unusable, match=r"某市\.xlsx departments:2：没有“departement”这一类机构；是否指“department”"):
        read_file(workbook(tmp_path / "某市.xlsx", **parts))


def test_what_is_no_workbook_is_said_to_be_none(tmp_path):
    path = tmp_path / "某市.xlsx"
    path.write_text("甲")
    with pytest.raises(Unusable, match=r"不是可读的\.xlsx文件"):
        read_file(path)
