"""标题: issuer, subject, kind, and what is passed on."""

from __future__ import annotations

import pytest

from yizhang.gongwen.document import Kind
from yizhang.gongwen.elements import title


def of(text: str):
    return title.parse(text).value


@pytest.mark.parametrize(
    ("text", "kind", "stated"),
    [
        ("无锡市教育局关于新建实验小学的请示", Kind.REQUEST, "请示"),
        ("关于做好防汛工作的紧急通知", Kind.NOTICE, "紧急通知"),
        ("关于修改《关于停车收费的通知》的意见", Kind.OPINIONS, "意见"),
        ("无锡市人民政府令", Kind.ORDER, "令"),
        ("无锡市人民政府第60次常务会议纪要", Kind.MINUTES, "会议纪要"),
        ("无锡市停车场管理办法（试行）", None, "管理办法"),
        ("关于申请经费的请示报告", None, "请示报告"),
        ("关于追加经费的申请报告", None, "申请报告"),
        ("关于调整公交线路", None, ""),
        ("关于下达生产指令", None, ""),
    ],
)
def test_the_kind_is_what_ends_the_title_outside_marks(text: str, kind: Kind | None, stated: str) -> None:
    assert (of(text).kind, of(text).stated) == (kind, stated)


def test_a_title_takes_apart_into_issuer_subject_and_kind() -> None:
    read = of("无锡市教育局、无锡市财政局关于提高公用经费标准的请示")
    assert (read.issuer, read.about, read.stated) == ("无锡市教育局、无锡市财政局", "提高公用经费标准", "请示")
    assert title.parse(read.text).joint


@pytest.mark.parametrize(
    ("text", "form", "inner_kind", "inner_issuer"),
    [
        ("××厅转发××部关于加强健康教育工作的通知的通知", "转发", Kind.NOTICE, "××部"),
        ("××厅转发××部关于加强健康教育工作的通知", "转发", Kind.NOTICE, "××部"),
        ("市政府关于批转市发展改革委关于深化改革意见的通知", "批转", Kind.OPINIONS, "市发展改革委"),
        ("市政府办公室转发《市财政局关于加强预算管理的意见》的通知", "转发", Kind.OPINIONS, "市财政局"),
        ("市政府关于印发无锡市工作规则的通知", "印发", None, ""),
        ("市政府办公室转发省政府办公厅转发国务院办公厅关于安全生产的通知的通知", "转发", Kind.NOTICE, "省政府办公厅"),
    ],
)
def test_what_is_passed_on_is_named(text: str, form: str, inner_kind: Kind | None, inner_issuer: str) -> None:
    read = of(text)
    assert (read.kind, read.form, read.inner_kind) == (Kind.NOTICE, form, inner_kind)
    assert read.inner_issuer == inner_issuer


def test_titles_inside_titles() -> None:
    read = title.parse("关于废止《江苏省实施〈中华人民共和国土地管理法〉办法》的决定")
    assert read.value.quoted == ("江苏省实施〈中华人民共和国土地管理法〉办法",)
    assert read.nested == ("中华人民共和国土地管理法",)


def test_lines_are_joined_and_organs_side_by_side_kept_apart() -> None:
    read = title.parse("中共无锡市委办公室　无锡市人民政府办公室\n关 于 改 进 作 风 的 通 知")
    assert read.joined == "中共无锡市委办公室、无锡市人民政府办公室关于改进作风的通知"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("关于调整公交线路的通知", ("发文机关",)),
        ("批复", ("发文机关", "事由")),
        ("《中共××县委、××县人民政府决定》", ("事由",)),
        ("××乡人民政府关于召开春耕生产会议的有关事宜", ("文种",)),
    ],
)
def test_what_a_title_lacks_is_named(text: str, missing: tuple[str, ...]) -> None:
    assert title.parse(text).missing == missing


def test_an_issuer_behind_关于_is_noticed() -> None:
    assert of("关于国务院发布《国家行政机关公文处理办法》的通知").faults == ("“关于”置于发文机关前",)
