"""What the screens decide from what the kernel says, with literal values."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.http import QueryDict
from tests.web.conftest import NINE

from yizhang.kernel.values import ClockView, FieldView, TaskLine, VerbView
from yizhang.law.finding import Finding, Severity
from yizhang.web import actbar, clockface, export, leaf, ledger, paper, sheet, worklist
from yizhang.web.gallery import build


def task(due: datetime | None = None, **more: Any) -> TaskLine:
    return build(TaskLine, {"due": due.isoformat() if due else "", "late": "yes" if due and due < NINE else "no"} | more)


def verb(name: str, state: str = "open", kind: str = "duty", **more: Any) -> VerbView:
    return build(VerbView, {"name": name, "label": name, "state": state, "kind": kind, "mine": "yes"} | more)


def finding(template: str, quote: str = "", severity: Severity = Severity.BREACH, code: str = "x", where: str = "") -> Finding:
    return Finding(code, severity, template, where=where, quote=quote)


def test_the_work_list_is_by_limit_then_urgency_with_what_has_no_limit_last():
    late, today, friday = NINE - timedelta(days=1), NINE.replace(hour=17), NINE + timedelta(days=3)
    tasks = [
        task(title="none"),
        task(friday, title="plain"),
        task(friday, title="urgent", urgency="特急"),
        task(today, title="today"),
        task(late, title="late"),
    ]
    groups = worklist.grouped(tasks, NINE)
    assert [(group.name, [line.task.title for line in group.lines]) for group in groups] == [
        ("late", ["late"]), ("today", ["today"]), ("week", ["urgent", "plain"]), ("open", ["none"])]  # fmt: skip
    assert [line.place for group in groups for line in group.lines] == [1, 2, 3, 4, 5]


def test_the_next_week_begins_on_monday():
    sunday, monday = datetime(2026, 3, 8, 17, tzinfo=NINE.tzinfo), datetime(2026, 3, 9, 9, tzinfo=NINE.tzinfo)
    assert [worklist.group_of(task(day), NINE.date()) for day in (sunday, monday)] == ["week", "later"]


def test_a_clock_says_today_on_the_last_day_and_counts_today_as_used():
    parts = tuple((date(2026, 3, day), day != 1, "") for day in (1, 2, 3, 4))
    clock = ClockView("handle", "承办", "", NINE, NINE.replace(hour=17, minute=30), True, False, False, "今天", "", (), parts)
    face = clockface.of_limit(clock, NINE)
    assert (face.words, face.severity, face.cells) == ("今天 17:30 前", "caution", (True, True, False))


def test_a_paused_clock_is_neither_due_nor_late():
    clock = ClockView("handle", "承办", "", NINE, None, True, True, False, "暂停", "", ())
    assert clockface.of_limit(clock, NINE).severity == ""


def test_findings_stand_beside_the_paragraph_they_quote():
    fields = [
        FieldView("title", "标题", "关于资金的请示", "", "text", ""),
        FieldView("body", "正文", "一、情况。管径偏小。\n恳请安排资金。", "", "long", ""),
    ]
    page = paper.laid_out(fields, [finding("甲", "恳请安排"), finding("乙")])
    by_kind = [(para.kind, [one.n for one in para.findings]) for para in page.paras]
    assert by_kind == [("title", []), ("text", []), ("text", [1])]
    assert [(piece.words, piece.found and piece.found.n) for piece in page.paras[2].pieces] == [("恳请安排", 1), ("资金。", None)]
    assert [one.n for one in page.loose] == [2]
    assert page.paras[1].pieces[0] == paper.Piece("一、情况。", heading=True)


def test_the_text_runs_on_beside_what_has_no_place_and_beside_each_finding():
    body = "一、情况。\n二、资金。恳请安排资金。\n三、保障。\n妥否，请批示。"
    named = {"letterhead": "某局文件", "title": "关于资金的请示", "body": body}
    fields = [FieldView(one, one, words, "", "long", "") for one, words in named.items()]
    page = paper.laid_out(fields, [finding("甲", "恳请安排"), finding("乙")])
    said = [[[para.kind for para in part] for part in (row.head, row.rest)] + [[one.n for one in row.beside]] for row in page.rows]
    assert said == [[["mark"], ["title", "text"], [2]], [["text"], ["text", "text"], [1]]]


def test_a_paper_of_a_title_alone_says_nothing_that_the_page_does_not():
    title = FieldView("title", "标题", "组织企业参加展会", "", "text", "")
    assert not paper.laid_out([title], []).says_more
    assert paper.laid_out([title], [finding("甲")]).says_more
    assert paper.laid_out([title, FieldView("document_number", "文号", "锡水〔2026〕18号", "", "text", "")], []).says_more


def test_what_is_not_public_is_on_no_paper():
    assert paper.laid_out([FieldView("body", "正文", "不公开", None, "long", "", hidden=True)], []).paras == ()


def test_one_primary_act_and_the_common_ones_folded():
    bar = actbar.act_bar(
        [verb("remind", common="yes", kind="power"), verb("return", kind="power"), verb("propose"), verb("theirs", mine="no")]
    )
    assert bar.primary and bar.primary.verb.name == "propose"
    assert [one.verb.name for one in bar.others] == ["return"]
    assert [one.verb.name for one in bar.more] == ["remind"]


def bar_of(*verbs: VerbView, late: bool = False) -> list[list[str]]:
    """The filled button, those beside it, those folded."""
    bar = actbar.act_bar(verbs, late=late)
    return [[one.verb.name for one in part] for part in (filter(None, [bar.primary]), bar.others, bar.more)]


REMIND, RELATE = verb("remind", common="yes", kind="power"), verb("relate", common="yes", kind="power")


def test_what_others_have_can_be_urged_at_once_and_is_the_filled_act_when_it_is_late():
    assert bar_of(RELATE, REMIND) == [[], ["remind"], ["relate"]]
    assert bar_of(RELATE, REMIND, late=True) == [["remind"], [], ["relate"]]
    assert bar_of(REMIND, verb("answer"), late=True) == [["answer"], ["remind"], []], "my own duty comes first"


def test_words_to_an_urging_are_folded_and_those_to_a_decision_are_not():
    asks = [{"name": "opinion", "label": "意见", "type": "long"}]
    bar = actbar.act_bar([verb("remind", common="yes", kind="power", asks=asks), verb("sign", asks=asks)], late=True)
    assert bar.primary and not bar.primary.aside
    assert [(one.verb.name, one.aside) for one in bar.others] == [("remind", True)]


def test_only_what_is_asked_of_me_is_filled():
    assert bar_of(REMIND, verb("repeal", kind="power")) == [[], ["repeal", "remind"], []], "nobody abolishes by Ctrl+Enter in passing"
    archive = verb("archive", kind="power", many="yes")
    assert bar_of(verb("repeal", kind="power"), archive) == [["archive"], ["repeal"], []]
    assert bar_of(verb("repeal", kind="power"), verb("read", common="yes", kind="power")) == [["read"], ["repeal"], []]


def test_what_every_matter_has_is_not_folded_when_there_is_nothing_else():
    assert bar_of(RELATE, verb("circulate", common="yes", kind="power")) == [[], ["relate", "circulate"], []]


def test_a_page_leads_to_nothing_grave():
    repeal = verb("repeal", kind="power", asks=[{"name": "reason", "label": "理由", "type": "text", "required": "yes"}])
    bar = actbar.act_bar([repeal])
    assert bar.primary is None
    assert [one.verb.name for one in bar.others] == ["repeal"]
    bar = actbar.act_bar([repeal], actbar.Tried("repeal", {}, {"reason": "须填"}))
    assert bar.primary and bar.primary.verb.name == "repeal"


def test_a_closed_verb_stands_with_its_reason_and_those_without_one_do_not():
    reasons = [{"code": "order.review", "severity": "breach", "template": "秘书长尚未审核"}]
    bar = actbar.act_bar([verb("sign", "closed", findings=reasons), verb("issue", "closed"), verb("draft", "done")])
    assert [one.name for one in bar.closed] == ["sign"]


def test_the_refused_act_stays_first_with_the_words_typed():
    asks = [{"name": "opinion", "label": "意见", "type": "long"}, {"name": "lead", "label": "牵头部门", "type": "organ"}]
    tried = actbar.Tried("sign", {"opinion": "同意，请抓紧。", "lead": "市教育局"}, {"lead": "须填"}, refused=(finding("不行"),))
    bar = actbar.act_bar([verb("propose"), verb("sign", "closed", asks=asks)], tried)
    assert bar.primary and bar.primary.verb.name == "sign"
    assert bar.primary.opinion and bar.primary.opinion.value == "同意，请抓紧。"
    assert [(one.value, one.error) for one in bar.primary.fields] == [("市教育局", "须填")]


def test_missing_fields_and_named_places_become_errors_at_the_field():
    asks = [FieldView("lead", "牵头部门", "", None, "organ", ""), FieldView("text", "正文", "", None, "long", "")]
    found = actbar.field_errors(
        [finding("缺牵头部门", code="missing.lead"), finding("太长", where="正文"), finding("别处", where="时限")], asks
    )
    assert found == {"lead": "缺牵头部门", "text": "太长"}


def test_opinions_are_read_from_the_mayor_down_and_empty_places_say_what_they_wait_for():
    acts = [{"label": "拟办", "who": "文电处 杨示己", "accepted": "yes", "opinion": "拟请市水利局牵头。"},
            {"label": "审核", "who": "副市长 吴示己", "accepted": "yes", "outcome": "同意"},
            {"label": "签发", "who": "市水利局 明示甲", "accepted": "no", "opinion": "未准的不是意见"}]  # fmt: skip
    steps = [{"label": "批示", "state": "closed", "who": "市长", "names": ["市长赵示甲"], "reason": "秘书长审核后呈送"}]
    said = sheet.opinions([build(sheet.ActView, one) for one in acts], [build(sheet.Step, one) for one in steps])
    assert [(one.place, one.words or one.wait) for one in said] == [
        ("市长赵示甲", "秘书长审核后呈送"), ("副市长 吴示己", "同意"), ("拟办", "拟请市水利局牵头。")]  # fmt: skip


BOOK = ledger.Ledger(
    "incoming",
    "收文登记簿",
    (),
    (
        ledger.Column("number", "收文编号"),
        ledger.Column("title", "标题", search=True, title=True),
        ledger.Column("kind", "文种", filter=True),
    ),
    list,
)
ROWS = [{"matter": str(n), "number": n, "title": f"关于第{n}件的请示", "kind": "请示" if n % 2 else "报告"} for n in range(1, 121)]


def page(address: str) -> leaf.Leaf:
    return leaf.leaf(BOOK, ROWS, ledger.asked(QueryDict(address).dict(), BOOK, NINE.date()))


def test_a_register_has_fifty_rows_a_page_and_the_address_turns_them():
    assert [(len(page(a).rows), page(a).first, page(a).last) for a in ("", "page=3", "page=99", "page=x")] == [
        (50, 1, 50),
        (20, 101, 120),
        (20, 101, 120),
        (50, 1, 50),
    ]


def test_a_register_filters_searches_and_sorts_by_its_address():
    leaf = page("kind=请示&q=第11&sort=-number")
    assert [row["number"] for row in leaf.rows] == [119, 117, 115, 113, 111, 11]
    assert [(chip.value, chip.on) for chip in leaf.chips] == [("请示", True)]


def test_chips_count_what_they_would_leave():
    assert {(chip.value, chip.count) for chip in page("q=第12").chips} == {("报告", 2)}


def test_numbers_sort_as_numbers():
    assert [row["number"] for row in page("sort=number").rows[:3]] == [1, 2, 3]


def test_exports_hold_all_pages_and_no_formulas():
    rows = [*ROWS, {"matter": "x", "number": 121, "title": "=HYPERLINK(1)", "kind": "函"}]
    csv = export.as_csv(BOOK, leaf.all_rows(BOOK, rows, ledger.Query())).decode("utf-8-sig")
    assert csv.splitlines()[0] == "收文编号,标题,文种"
    assert len(csv.splitlines()) == 122
    assert "'=HYPERLINK(1)" in csv
