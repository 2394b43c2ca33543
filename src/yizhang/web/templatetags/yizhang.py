"""What templates need to say things the office's way: dates, articles, findings, icons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from yizhang.gongwen.lint import LINTS
from yizhang.kernel.values import FieldView, Related
from yizhang.law.finding import Finding
from yizhang.web import articles, kin, wording
from yizhang.web.cells import Stages, Told
from yizhang.web.dates import shown_date, shown_time, weekday
from yizhang.web.forms import shown
from yizhang.web.ledger import Query

register = template.Library()

SEVERITY = {
    "breach": ("octagon", gettext_lazy("不符")), "caution": ("triangle", gettext_lazy("须确认")),
    "note": ("info", gettext_lazy("提示")), "pass": ("check", gettext_lazy("无不符")),
}  # fmt: skip
WRITTEN = ("text", "long", "text[]", "long[]")  # by a person: not ours to translate
HTML_LANGUAGE = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """One of the set, beside a word: `{% icon "clip" %}`."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#i-{}"></use></svg>', static("web/icons.svg"), name)


@register.simple_tag
def severity_icon(severity: str) -> SafeString:
    """The shape of a severity: octagon, triangle, circle, tick."""
    return icon(SEVERITY[severity][0])


@register.filter
def severity_word(severity: str) -> str:
    """不符, 须确认, 提示, 无不符."""
    return str(SEVERITY[severity][1])


@register.simple_tag
def html_language(language: str = "") -> str:
    """A language, the page's unless another is named, as HTML names it."""
    return HTML_LANGUAGE.get(language or get_language() or "zh-hans", "zh-Hans")


@register.simple_tag(takes_context=True)
def day(context: template.Context, value: date | datetime | None, form: str = "") -> SafeString | str:
    """3月2日 this year, 2026年3月2日 else. `form`: "full" always with the year, "weekday" with （周三）, "time" with the hour."""
    if value is None:
        return ""
    moment = localtime(value) if isinstance(value, datetime) else None
    on = moment.date() if moment else value
    words = shown_date(on, None if form == "full" else _this_year(context))
    if form == "weekday":
        words += _("（") + weekday(on) + _("）")
    if form == "time" and moment and moment.time() != time():
        words += f" {shown_time(moment)}"
    machine = moment.isoformat(timespec="minutes") if moment else on.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, words)


def _this_year(context: template.Context) -> int | None:
    """The year that need not be said: none on paper, which is read in other years too."""
    request = context.get("request") or getattr(context, "request", None)
    if (match := getattr(request, "resolver_match", None)) and (match.url_name or "").startswith("print"):
        return None
    now = getattr(request, "now", None)
    return now.year if now else None


@register.simple_tag
def cite(citation: str) -> SafeString:
    """The chip that opens the article: `{% cite "48.2e" %}`."""
    return format_html(
        '<a class="cite" href="{}" title="{}">{}</a>', reverse("provision", args=[citation]), articles.said(citation), citation
    )


@register.simple_tag
def article(citation: str) -> articles.Article:
    """The words that stand beside a finding: the imported wording, else the gist."""
    return articles.read(citation)


@register.filter
def spoken_citation(citation: str) -> str:
    """第四十八条第二款, where articles are said so; other sources as they are."""
    return articles.said(citation)


@register.filter
def message(finding: Finding) -> str:
    """The finding's sentence in the reader's language."""
    return wording.message(finding)


@register.filter
def mend(finding: Finding) -> str:
    """怎么办, in the reader's language."""
    return wording.mend(finding)


@register.filter
def why(finding: Finding) -> str:
    """What the text or the standard wants with it, where a check of documents found it."""
    lint = LINTS.get(finding.code)
    return wording.said(lint.why) if lint else ""


@register.filter
def said(words: object) -> str:
    """A declared word, such as a label or a choice, in the reader's language: `{{ verb.label|said }}`."""
    return wording.said(words)


@register.filter
def short(digest: str) -> str:
    """c41e…09ab."""
    return f"{digest[:4]}…{digest[-4:]}" if len(digest) > 9 else digest


@register.filter
def gathered(related: Iterable[Related]) -> tuple[kin.Kin, ...]:
    """Related matters by kind, so that many of one are one line."""
    return kin.gathered(related)


@register.filter
def item(row: dict[str, Any], name: str) -> Any:
    """A cell of a row."""
    return row.get(name, "")


@register.filter
def parts(value: object) -> list[str]:
    """The pieces of a cell that names several: 48.2b、48.2e."""
    return [one for one in str(value or "").split("、") if one]


@register.simple_tag(takes_context=True)
def cell(context: template.Context, value: object) -> SafeString | str:
    """A value in a register: dates without their hour, nothing as nothing."""
    if isinstance(value, Told):
        return format_html('<span class="{} sev">{} {}</span>', value.severity, icon(value.icon), cell(context, value.words))
    if isinstance(value, Stages):
        return format_html('<ol class="stages">{}</ol>', format_html_join("", "<li{}>{}</li>", map(_stage, value.parts)))
    if isinstance(value, date):
        return day(context, localtime(value).date() if isinstance(value, datetime) else value)
    return "" if value is None else wording.said(value)


def _stage(part: tuple[str, str]) -> tuple[SafeString | str, str]:
    words, state = part
    attributes = format_html(' class="{}"', state) if state else ""
    if state in ("now", "over"):
        attributes = format_html('{} aria-current="step"', attributes)
    return attributes, f"{'✓ ' if state == 'done' else ''}{wording.said(words)}"


@register.filter(name="shown")
def shown_value(field: FieldView) -> str:
    """A field's value for people; a text stays as it was written."""
    return field.value if field.type in WRITTEN else wording.said(shown(field))


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, name: str, value: object) -> str:
    """This page's address with one thing changed; another filter begins at page one."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value not in ("", None):
        query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def sort_address(context: template.Context, query: Query, column: str) -> str:
    """The address that sorts by a column, down when it is sorted up already."""
    down = query.sort == column and not query.down
    return address_with(context, "sort", ("-" if down else "") + column)
