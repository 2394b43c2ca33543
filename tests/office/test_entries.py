"""Files of organisations: what can be used, and the row that cannot."""

from __future__ import annotations

from collections import Counter

import pytest

from yizhang.office.entries import demonstration, read_entries
from yizhang.office.registers import known_by
from yizhang.yamltext import Unusable


def test_the_demonstration_city_is_whole():
    counts = Counter(entry.register for entry in demonstration())
    assert counts["organ"] == 2 + 7 + 28 + 7 + 10 + 13
    assert counts["post"] == counts["holding"]
    assert [counts[name] for name in ("portfolio", "pairing", "ab_role", "charge", "duty_list")] == [11, 8, 7, 1, 28]


def test_no_two_entries_are_the_same_entry():
    keys = [known_by(entry.record) for entry in demonstration()]
    assert len(set(keys)) == len(keys)


def test_every_person_has_one_name_and_one_post():
    people = Counter(entry.record.person for entry in demonstration() if entry.register == "holding")
    assert set(people.values()) == {1}


CITY = "city: {name: 某市, government: 某市人民政府, short: 市政府}\n"
MAYOR = "leaders:\n- {post: mayor, title: 市长, holder: 甲}\n"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("departments:\n- {code: jyj, name: 教育局, kind: departement}\n", "x.yaml:3：没有“departement”这一类机构；是否指“department”"),
        ("departments:\n- {code: jyj, kind: department}\n", "x.yaml:3：缺少“name”"),
        ("leaders:\n- {post: mayor, title: 主席, holder: 甲}\n", "x.yaml:3：“主席”不是市长、副市长、秘书长、副秘书长"),
        ("leaders:\n- {post: mayor, title: 市长, holder: 甲, from: 2023-02-30}\n", "x.yaml:3：没有2023年2月30日这一天"),
        (MAYOR + "portfolios:\n- {leader: mayer, topics: [审计], from: 2025-09-10}\n", "x.yaml:5：没有“mayer”这个职务；是否指“mayor”"),
        (MAYOR + "portfolios:\n- {leader: mayor, departments: [sjj], from: 2025-09-10}\n", "x.yaml:5：没有“sjj”这个机构"),
        ("leaders: 市长\n", "x.yaml:2：“leaders”应为若干行"),
        ("leaders:\n- 市长\n", "x.yaml:3：“leaders”的每一行应有若干栏"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(rows, message):
    with pytest.raises(Unusable) as error:
        read_entries(CITY + rows, "x.yaml")
    assert str(error.value).startswith(message)


def test_a_list_is_no_organisation():
    with pytest.raises(Unusable, match="应为若干表"):
        read_entries("- 市长\n", "x.yaml")
