"""Names in words, both ways."""

from __future__ import annotations

import pytest
from tests.office.cast import city

from yizhang.office.naming import NobodyCalled


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("mayor", "市长赵示甲"),
        ("executive_deputy", "常务副市长钱示乙"),
        ("dm2", "副市长孙示丙"),
        ("post:dm2", "副市长孙示丙"),
        ("jyj.principal", "市教育局局长云示甲"),
        ("docs.head", "文电处处长韩示戊"),
        ("inspection.head", "督查室主任何示甲"),
        ("docs.1", "文电处杨示己"),
        ("jiangyin.principal", "江阴市市长宗示己"),
        ("jiangyin.clerk", "江阴市政府文书邓示壬"),
        ("section:docs", "文电处"),
        ("organ:sfj", "市司法局"),
        ("szf", "江苏省人民政府"),
        ("孙示丙", "孙示丙"),
        ("某某公司", "某某公司"),
        ("system", "系统"),
    ],
)
def test_a_code_in_words(code, words):
    assert city("2026-03-02").name(code) == words


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        ("dm2", "dm2"),
        ("副市长孙示丙", "dm2"),
        ("孙示丙", "dm2"),
        ("常务副市长", "executive_deputy"),
        ("负责常务工作的副市长", "executive_deputy"),
        ("分管教育的副市长", "dm3"),
        ("分管市交通运输局的副市长", "dm4"),
        ("秘书长", "sg"),
        ("市政府办公室主任", "dsg1"),
        ("文电", "docs.1 docs.2 docs.head"),
        ("文电处", "docs.1 docs.2 docs.head"),
        ("文电处处长", "docs.head"),
        ("市教育局", "jyj.clerk"),
        ("无锡市教育局", "jyj.clerk"),
        ("市教育局主要负责人", "jyj.principal"),
        ("市教育局局长", "jyj.principal"),
        ("市教育局其他负责人", "jyj.deputy1 jyj.deputy2"),
        ("市文广旅游局主要负责人", "wgj.deputy2"),
        ("市文广旅游局局长", "wgj.principal"),
        ("市文广旅游局副局长(旅游)", "wgj.deputy2"),
        ("市文广旅游局副局长（旅游）", "wgj.deputy2"),
        ("市司法局合法性审核", "sfj.legality"),
        ("江阴市市长", "jiangyin.principal"),
        ("江阴市人民政府", "jiangyin.clerk"),
        ("市安全生产委员会主要负责人", "executive_deputy"),
    ],
)
def test_words_find_posts(words, posts):
    assert city("2026-03-02").find(words) == tuple(posts.split())


def test_the_plain_rank_means_all_of_them():
    assert len(city("2026-03-02").find("副市长")) == 7
    assert len(city("2026-03-02").find("副秘书长")) == 5


MISSES = [("市教育局主要责任人", "市教育局主要负责人"), ("会务初处", "会务处"), ("常务付市长", "常务副市长")]


@pytest.mark.parametrize(("words", "nearest"), MISSES)
def test_a_miss_names_the_nearest(words, nearest):
    with pytest.raises(NobodyCalled, match=nearest):
        city("2026-03-02").find(words)
