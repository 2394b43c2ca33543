"""Beginning a matter: act 1 and its first verb in one go (semantics 41)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang import kernel
from yizhang.gongwen.errors import CannotRead
from yizhang.kernel.values import Asks, BadShape, Done, Outcome, Refused
from yizhang.law.finding import Finding, breach
from yizhang.web import begin as beginning
from yizhang.web import drafts, files, intake, names
from yizhang.web.actbar import field_errors
from yizhang.web.forms import form_field, typed_words
from yizhang.web.middleware import OfficeRequest
from yizhang.web.navigation import area
from yizhang.web.people import org_at
from yizhang.web.previews import PREVIEWS, Preview, preview
from yizhang.web.views.answer import acting, not_found
from yizhang.web.views.matter import CONFLICT, UNPROCESSABLE, Problem, filled_form
from yizhang.web.wording import together


@acting
def start(request: OfficeRequest, procedure: str) -> HttpResponse:
    """The form of the first verb; 存草稿 keeps the matter as its author's draft."""
    found = beginning.beginning(procedure, request.hand, request.now)
    if found is None:
        return not_found(request)
    if request.method != "POST":
        return start_page(request, found, {**request.GET.dict(), **drafts.at_place(request.hand.person, request.path)})
    steps = 0 if request.POST.get("only") == "draft" else 1
    try:
        filled = filled_form(request, found.asks)
        if request.POST.get("only") == "preview":
            would = preview(procedure, found.verb.name, filled.input, request.hand, request.now)
            return start_page(request, found, typed_words(request.POST), would=would)
        matter, outcome = beginning.begin(procedure, request.hand, filled.input, filled.key or "", filled.confirmed, request.now, steps)
    except BadShape as bad:
        return start_page(request, found, typed_words(request.POST), bad.problems, status=UNPROCESSABLE)
    if matter:
        drafts.forget(request.hand.person, request.path)
        return begun(request, matter, outcome)
    findings = outcome.findings
    return start_page(request, found, typed_words(request.POST), field_errors(findings, found.asks), findings, CONFLICT)


@require_POST
@acting
def read_document(request: OfficeRequest, procedure: str) -> HttpResponse:
    """The form with what was read from the file, which it carries as the original where it asks for one.

    What is marked secret is not kept.
    """
    found = beginning.beginning(procedure, request.hand, request.now)
    upload = request.FILES.get("file")
    if found is None:
        return not_found(request)
    if upload is None:
        return redirect("open", procedure=procedure)
    typed = typed_words(request.POST)
    try:
        data, document = intake.read_upload(upload)
    except CannotRead as cannot:
        told = breach(cannot.template, remedy=_("这个文件没有保存；可换一个文件，或直接填写")).also(values=cannot.values)
        return start_page(request, found, typed, refused=(told,), status=UNPROCESSABLE)
    words = intake.into(found.asks, document, org_at(request.now))
    if document.secrecy is None and any(one.name == intake.ORIGINAL for one in found.asks):
        words[intake.ORIGINAL + files.KEPT] = files.sealed(files.keep_bytes(data, str(upload.name), request.now))
    return start_page(request, found, {**words, **{name: word for name, word in typed.items() if word}})


def begun(request: OfficeRequest, matter: str, outcome: Outcome) -> HttpResponse:
    """The new matter's page, which says at its top what was done; a refusal stands there with its reason."""
    page = kernel.look(matter, request.hand, now=request.now)
    title = page.title if page else ""
    match outcome:
        case Done():
            words = format_html(
                _('已记入：<a href="{address}">{title}</a> {number}'),
                address=reverse("matter", args=[matter]),
                title=title,
                number=page.number if page else "",
            )
            messages.success(request, words)
        case Refused(findings=findings) | Asks(findings=findings):
            messages.error(request, _("存为草稿，尚未报出：{why}").format(why=together(findings)))
    return redirect("matter", matter=matter)


def start_page(
    request: OfficeRequest, found: beginning.Beginning, typed: dict[str, str], errors: dict[str, str] | None = None,
    refused: Iterable[Finding] = (), status: int = 200, would: Preview | None = None,
) -> HttpResponse:  # fmt: skip
    """The form, with what was typed and what was wrong."""
    errors = errors or {}
    labels = {one.name: one.label for one in found.asks}
    words = {
        "label": found.procedure.label,
        "verb_label": found.verb.label,
        "cites": found.verb.cites.split(),
        "fields": [form_field(one, typed, errors) for one in found.asks],
        "reads": any(one.name in ("body", "text") for one in found.asks),
        "uploads": any(one.type.removesuffix("[]") == "file" for one in found.asks),
        "problems": [Problem(name, labels.get(name, name), why) for name, why in errors.items()],
        "refused": refused,
        "previews": found.procedure.name in PREVIEWS,
        "foreseen": would,
        "key": uuid4().hex,
        "names": names.name_lists(request.now),
        "current": found.procedure.name,
    }
    return render(request, "web/start.html", words, status=status)


@acting
def choose(request: OfficeRequest) -> HttpResponse:
    """All that one can begin, by the area of work."""
    areas: dict[tuple[int, str], list[tuple[str, str, str]]] = {}
    for one in beginning.beginnings(request.hand, request.now):
        way = (one.procedure.label, reverse("open", args=[one.procedure.name]), one.verb.label)
        areas.setdefault(area(one.procedure.name), []).append(way)
    listed = [(label, ways) for (_place, label), ways in sorted(areas.items())]
    return render(request, "web/begin.html", {"areas": listed, "current": "begin"})
