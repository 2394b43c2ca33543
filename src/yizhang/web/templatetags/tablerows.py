"""The rows of a register's table, put together in Python: as template nodes, fifty of them took more than half of the page's time."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from yizhang.web import wording
from yizhang.web.leaf import Leaf
from yizhang.web.ledger import Column, Row
from yizhang.web.templatetags.yizhang import cell, cite, icon, parts

register = template.Library()
END = mark_safe("</td>")


@register.simple_tag(takes_context=True)
def table_rows(context: template.Context, leaf: Leaf, select: object = "") -> SafeString:
    """A line for each row, its cells under the leaf's columns; with a tick box before them where several can be selected."""
    columns, word = [(one, _opening(one)) for one in leaf.columns], _("选")
    return format_html_join(
        "",
        "<tr>{}{}</tr>",
        ((_box(row, word) if select else "", _joined([_cell(context, row, *one) for one in columns])) for row in leaf.rows),
    )


def _joined(parts_: list[str]) -> SafeString:
    return mark_safe("".join(parts_))  # noqa: S308 - each is escaped


def _opening(column: Column) -> SafeString:
    """What a column's cells begin with: how they are set, and the head for where a row becomes lines."""
    kind, label = "t" if column.title else "" if column.wraps else "nb", ""
    if not column.title:
        label = format_html(' data-l="{}"', wording.said(column.head))
    return format_html('<td class="{}{}"{}>', kind, " r" if column.right else "", label)


def _box(row: Row, word: str) -> SafeString:
    late = " late" if row.get("late") else ""
    line = '<td class="desk{}"><input type="checkbox" name="matter" value="{}" form="many" aria-label="{} {}"></td>'
    return format_html(line, late, row.get("matter", ""), word, row.get("title", ""))


def _cell(context: template.Context, row: Row, column: Column, opening: SafeString) -> str:
    value = row.get(column.name, "")
    if column.title:
        held = _title(row, column, value)
    elif column.name == "status" and row.get("late"):
        held = format_html('<b class="breach sev">{} {}</b>', icon("octagon"), value)
    elif column.name == "articles":
        held = _joined([cite(one) for one in parts(value)])
    else:
        held = conditional_escape(cell(context, value))
    return opening + held + END


def _title(row: Row, column: Column, value: object) -> SafeString:
    """The title, which leads to the matter, without the sender whose column stands beside it; then the marks of the matter."""
    words = (row.get("said") if column.name == "title" else "") or value or row.get("title", "")
    link = format_html('<a href="{}">{}</a>', reverse("matter", args=[matter]), words) if (matter := row.get("matter")) else value
    marks = row.get("marks")
    tags = ((wording.said(one),) for one in marks) if isinstance(marks, Iterable) else ()
    return format_html("{}{}", link, format_html_join("", ' <span class="tag">{}</span>', tags))
