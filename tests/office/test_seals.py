"""Seals on record: whose they are, who keeps them, who stands in, and who lets them be used."""

from __future__ import annotations

import pytest
from tests.office.cast import moment

from yizhang.office.entries import read_entries, rows_of
from yizhang.yamltext import Unusable

CITY = """
city: {name: 某市, government: 某市人民政府, short: 市政府}
leaders:
- {post: mayor, title: 市长, holder: 甲}
- {post: sg, title: 秘书长, holder: 乙}
sections:
- {code: docs, name: 文电处, short: 文电, duties: 发文, head: 丙, staff: [丁]}
departments:
- {code: czj, name: 某市财政局, short: 市财政局, kind: department, principal: {title: 局长, holder: 戊}, clerk: 己}
ab_roles:
- {a: docs.1, b: docs.head, scope: 印章保管}
absences:
- {who: docs.1, kind: 休假, place: 外地, from: 2026-03-03, to: 2026-03-04}
seals:
- {name: 某市人民政府, organ: government, kind: 公章, keeper: docs.1}
- {name: 甲, organ: government, kind: 签名章, keeper: docs.1}
- {name: 某市财政局, organ: czj, kind: 公章, keeper: czj.clerk, from: 2026-03-01}
"""


def org(day: str = "2026-03-02"):
    return rows_of(read_entries(CITY, "city.yaml")).at(moment(day))


def test_a_file_may_name_the_seals_and_a_seal_is_known_by_its_name():
    here = org()
    assert sorted(one.name for one in here.seals.values()) == ["某市人民政府", "某市财政局", "甲"]
    assert here.seals_of("市政府", "公章") == (here.seal_called("某市人民政府"),)
    assert (here.seal_called("某市政府"), here.seals_of("市财政局", "签名章")) == ("", ())
    assert org("2026-02-27").seal_called("某市财政局") == ""


def test_the_keeper_puts_it_and_the_other_of_the_pair_while_he_is_away():
    assert org().seal_keepers(org().seal_called("甲")) == ("docs.1",)
    assert org("2026-03-03").seal_keepers(org().seal_called("甲")) == ("docs.1", "docs.head")
    assert org().seal_keepers("nothing") == ()


def test_the_secretary_general_lets_the_house_s_seal_be_used_and_a_head_his_own():
    here = org()
    assert here.seal_approvers(here.seal_called("某市人民政府")) == ("sg",)
    assert here.seal_approvers(here.seal_called("某市财政局")) == ("czj.principal",)
    assert here.seal_approvers("nothing") == ()


def test_a_seal_of_the_house_is_kept_in_its_office_and_a_department_s_in_the_department():
    here = org()
    kept = [here.keeps_for(post, organ) for post, organ in (("docs.1", "government"), ("sg", "government"), ("czj.clerk", "czj"))]
    assert kept == [True, True, True]
    assert not here.keeps_for("czj.clerk", "government") and not here.keeps_for("docs.1", "czj")


@pytest.mark.parametrize(
    ("changed", "said"),
    [("keeper: czj.clerk", "没有“czj.clark”这个职务"), ("organ: czj", "没有“czk”这个机构"), ("kind: 公章, keeper: czj", "印章种类")],
)
def test_a_seal_that_cannot_be_entered_is_named(changed, said):
    others = {"keeper: czj.clerk": "keeper: czj.clark", "organ: czj": "organ: czk"}
    wrong = CITY.replace(changed, others.get(changed, "kind: 大印, keeper: czj"))
    with pytest.raises(Unusable, match=r"city.yaml:17") as error:
        read_entries(wrong, "city.yaml")
    assert said in str(error.value) or "大印" in str(error.value)
