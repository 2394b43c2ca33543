"""Recipients, dates, annexes, notes, signatures, citations."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhang.gongwen.elements import attachment_note, citation, dates, note, numbering, recipients, signature

DAYS = st.dates(date(1949, 10, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("各市（县）、区人民政府，市各委、办、局，市各直属单位：", ("各市（县）、区人民政府", "市各委、办、局", "市各直属单位")),
        ("市发展改革委、市财政局，锡山区人民政府：", ("市发展改革委", "市财政局", "锡山区人民政府")),
        ("各省、自治区、直辖市人民政府、国务院各部委、各直属机构：", ("各省、自治区、直辖市人民政府", "国务院各部委、各直属机构")),
        ("各区人民政府、各街道办事处：", ("各区人民政府", "各街道办事处")),
        ("市人民政府:", ("市人民政府",)),
    ],
)
def test_recipients_are_told_apart(line: str, names: tuple[str, ...]) -> None:
    assert recipients.plausible(line)
    assert recipients.parse(line).names == names


@pytest.mark.parametrize("line", ["现将有关事项通知如下：", "会议指出：", "一、时间：", "关于请示：", "根据市政府要求，各部门应当："])
def test_a_line_of_text_that_ends_with_a_colon_addresses_nobody(line: str) -> None:
    assert not recipients.plausible(line)


@given(day=DAYS)
def test_a_date_in_arabic_digits_is_right(day: date) -> None:
    read = dates.parse(f"{day.year}年{day.month}月{day.day}日")
    assert (read.value, read.ok, read.faults) == (day, True, ())


@given(day=DAYS, zero=st.sampled_from("〇○零"))
def test_a_date_in_chinese_numerals_was_right_until_july_2012(day: date, zero: str) -> None:
    year = "".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(day.year))
    read = dates.parse(f"{year}年{_chinese(day.month)}月{_chinese(day.day)}日")
    assert read.value == day
    assert read.ok is (False if day >= date(2012, 7, 1) else None)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else "一二三"[tens - 1] + "十") + ("" if ones == 0 else "一二三四五六七八九"[ones - 1])


@pytest.mark.parametrize(
    ("written", "day", "fault"),
    [
        ("2026年03月02日", date(2026, 3, 2), "前导零"),
        ("2026-3-2", date(2026, 3, 2), "未用年月日"),
        ("２０２６年３月２日", date(2026, 3, 2), "全角数字"),
        ("2O26年3月2日", date(2026, 3, 2), "用字母O代零"),
        ("二O一一年七月十五日", date(2011, 7, 15), "用字母O代零"),
        ("2026年2月30日", None, "日期不存在"),
        ("2001年×月×日", None, "日期不完整"),
    ],
)
def test_a_date_written_otherwise_is_read_and_named(written: str, day: date | None, fault: str) -> None:
    read = dates.parse(written)
    assert (read.value, read.ok) == (day, False)
    assert fault in read.faults


@pytest.mark.parametrize("text", ["", "附件：", "2026年", "通知", "3月2日前"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates.parse(text).value is None


@pytest.mark.parametrize(
    ("text", "items", "fault"),
    [
        ("附件：1.方案\n　　　2.测算表", ("方案", "测算表"), ""),
        ("附件：各区情况表及\n有关说明", ("各区情况表及有关说明",), ""),
        ("附件：1.方案；2.测算表。", ("方案", "测算表"), "附件名称后有标点"),
        ("附件：1.方案\n3.测算表", ("方案", "测算表"), "附件顺序号不连续"),
        ("附：计划表", ("计划表",), "“附件”写作“附”"),
        ("附件1：方案\n附件2：测算表", ("方案", "测算表"), ""),
        ("附件：《管理办法》", ("管理办法",), "附件名称加书名号"),
    ],
)
def test_annexes_are_listed_by_name(text: str, items: tuple[str, ...], fault: str) -> None:
    read = attachment_note.parse(text)
    assert read.items == items
    assert not fault or fault in read.faults


def test_the_head_of_an_annex_is_no_list_of_annexes() -> None:
    assert [attachment_note.starts(line) for line in ("附件1", "附件", "附件：", "附件工作要做好")] == [False] * 4
    assert attachment_note.heads_annex("附件1")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("（此件公开发布）", "主动公开"), ("（联系人：云示甲，电话：82720000）", "联系人"), ("（此件发至县团级）", "发送范围")],
)
def test_a_note_says_how_far_the_document_goes(text: str, meaning: str) -> None:
    assert note.parse(text).meaning == meaning


@pytest.mark.parametrize(
    ("text", "signers", "position"),
    [
        ("无锡市教育局\n无锡市财政局\n2026年3月2日", ("无锡市教育局", "无锡市财政局"), ""),
        ("无锡市教育局（盖章）\n2026年3月2日", ("无锡市教育局",), ""),
        ("无 锡 市 教 育 局\n2026年3月2日", ("无锡市教育局",), ""),
        ("市长　云示甲\n2026年3月2日", ("云示甲",), "市长"),
        ("无锡市教育局 2026年3月2日", ("无锡市教育局",), ""),
    ],
)
def test_who_signs_is_told_from_the_lines(text: str, signers: tuple[str, ...], position: str) -> None:
    read = signature.parse(text)
    assert (read.signers, read.position, read.dated) == (signers, position, date(2026, 3, 2))


def test_a_citation_gives_title_number_and_the_kind_of_the_answer() -> None:
    read = citation.parse("你区《关于调整部分镇行政区划的请示》（锡府报〔2026〕1号）收悉。经研究，现批复如下：")
    cited = read.cited[0]
    assert (cited.title, cited.number, read.reply_kind) == ("关于调整部分镇行政区划的请示", "锡府报〔2026〕1号", "批复")


@pytest.mark.parametrize(
    ("text", "level", "number"),
    [
        ("一、总体要求", 1, "一、"),
        ("（二）基本原则。", 2, "（二）"),
        ("3.加强领导", 3, "3."),
        ("（4）其他", 4, "（4）"),
        ("1.2亿元", 0, ""),
        ("第三条　本办法", 0, "第三条"),
    ],
)
def test_levels_are_told_by_their_numbers(text: str, level: int, number: str) -> None:
    assert numbering.level_of(text) == (level, number)
