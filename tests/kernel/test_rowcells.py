"""Small rows of a field as cells: with the labels of their columns, in words, references by name."""

from __future__ import annotations

from yizhang.kernel.rowcells import cells, rows, said
from yizhang.law.record import fields_of
from yizhang.office.facts import DeploymentRecord

TASKS = fields_of(DeploymentRecord)["tasks"].type
HELD = [{"task": "核查危房", "organ": "zjj", "due": "2026-03-05"}, {"task": "待定"}]


def test_a_blank_row_has_the_columns_with_their_labels_and_what_is_required():
    assert [(one.label, one.type, one.required) for one in cells(TASKS)] == [("任务", "text", True), ("承担单位", "organ", False), ("时限", "date", False)]


def test_what_rows_hold_is_said_in_words_with_references_by_name():
    assert [[cell.value for cell in row] for row in rows(TASKS, HELD, {"zjj": "市住房城乡建设局"}.get)] == [["核查危房", "市住房城乡建设局", "2026年3月5日"], ["待定", "", ""]]
    assert said(TASKS, HELD) == "核查危房，zjj，2026年3月5日；待定"


def test_a_field_that_holds_no_rows_has_no_cells():
    assert cells(fields_of(DeploymentRecord)["title"].type) == ()
