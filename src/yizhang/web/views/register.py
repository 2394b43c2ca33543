"""登记收文: drop or paste a file, look over what was read from it, register: open, receive and register in one request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.errors import Busy, CannotRead, Encrypted, NoText, TooSlow, Unsupported
from yizhang.kernel import visible
from yizhang.kernel.values import Asks, BadShape, Input
from yizhang.law.finding import Finding, breach
from yizhang.web import begin as beginning
from yizhang.web import drafts, files, intake, names
from yizhang.web.actbar import field_errors
from yizhang.web.dates import as_typed
from yizhang.web.forms import typed_words
from yizhang.web.middleware import OfficeRequest
from yizhang.web.people import org_at
from yizhang.web.views.answer import acting, not_found
from yizhang.web.views.matter import CONFLICT, UNPROCESSABLE, Problem, filled_form
from yizhang.web.views.start import begun
from yizhang.web.views.work import Empty

KEPT_UNREAD = (NoText, Unsupported, TooSlow, Busy, Encrypted)  # originals all the same: a scan, an old format, a password
PLAIN = ("", "无")  # 密级 of what may be kept here
LAYOUT = "layout_"  # findings about margins and type: folded, since paper that has come is not laid out anew


@dataclass
class Sheet:
    """What the page shows: the file, what was read, what was typed, what came of it."""

    procedure: beginning.Beginning
    document: OfficialDocument | None = None
    kept: Mapping[str, Any] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    key: str = ""


@acting
def register(request: OfficeRequest) -> HttpResponse:
    """The page, and what its button sends."""
    words = typed_words(request.POST) if request.method == "POST" else drafts.at_place(request.hand.person, request.path)
    found = procedure_for(request, words)
    if found is None:
        return not_found(request)
    sheet = Sheet(found, kept=opened(request.POST.get("document", "")), typed=words)
    return enter(request, sheet) if request.method == "POST" else page(request, sheet)


@require_POST
@acting
def read_document(request: OfficeRequest) -> HttpResponse:
    """The page with what was read from the file. What is marked secret is read, not kept: only its pointer is registered here."""
    upload = request.FILES.get("file")
    if upload is None:
        return redirect("register")
    found = procedure_for(request, {})
    if found is None:
        return not_found(request)
    typed = typed_words(request.POST)
    try:
        data, document = intake.read_upload(upload)
    except CannotRead as cannot:
        return page(request, unread(request, Sheet(found, typed=typed), upload, cannot), UNPROCESSABLE)
    words = intake.elements(document, org_at(request.now))
    chosen = procedure_for(request, {name: one.words for name, one in words.items()}) or found
    kept = {"name": str(upload.name)} if document.secrecy else files.keep_bytes(data, str(upload.name), request.now)
    return page(request, Sheet(chosen, document, kept, typed))


def unread(request: OfficeRequest, sheet: Sheet, upload: UploadedFile, cannot: CannotRead) -> Sheet:
    """The page for a file that cannot be read: what it is, what to do; an original in a form that we do not read is kept, others not."""
    keeps = isinstance(cannot, KEPT_UNREAD)
    remedy = _("可先手工登记，原件照存") if keeps else _("这个文件没有保存；可换一个文件，或先手工登记")
    sheet.refused = (breach(cannot.template, remedy=remedy).also(values=cannot.values),)
    if keeps:
        sheet.kept = files.keep(upload, request.now)
    return sheet


def procedure_for(request: OfficeRequest, words: Mapping[str, str]) -> beginning.Beginning | None:
    """Which procedure: the one chosen, else by kind and sender."""
    org = org_at(request.now)
    offered = [*beginning.beginnings(request.hand, request.now)]
    named = next((one for one in offered if one.procedure.name == words.get("procedure")), None)
    return named or intake.choose(offered, words.get("kind", ""), words.get("sender", ""), org)


def enter(request: OfficeRequest, sheet: Sheet) -> HttpResponse:
    """Open, receive, register: each through the door by itself, up to the first that is not done."""
    asks = sheet.procedure.asks
    try:
        filled = filled_form(request, asks)
        given = with_file(filled.input, sheet)
        matter, outcome = beginning.begin(
            sheet.procedure.procedure.name, request.hand, given, filled.key or "", filled.confirmed, request.now, verbs=2
        )
    except BadShape as bad:
        sheet.errors = bad.problems
        return page(request, sheet, UNPROCESSABLE)
    if matter:
        drafts.forget(request.hand.person, request.path)
        return begun(request, matter, outcome)
    sheet.errors, sheet.refused = field_errors(outcome.findings, asks), outcome.findings
    sheet.asked = outcome.findings if isinstance(outcome, Asks) else ()
    return page(request, sheet, CONFLICT)


def with_file(given: Input, sheet: Sheet) -> Input:
    """The input with the file that was dropped, when the form has a place for it and it is no secret."""
    if (
        not sheet.kept.get("digest")
        or given.get("secrecy", "") not in PLAIN
        or not any(one.name == intake.ORIGINAL for one in sheet.procedure.asks)
    ):
        return given
    return {**given, intake.ORIGINAL: dict(sheet.kept)}


def opened(sealed: str) -> dict[str, Any]:
    """The file that the page was read from, as this server sealed it; nothing when somebody changed it."""
    try:
        return dict(signing.loads(sealed)) if sealed else {}
    except signing.BadSignature:
        return {}


def page(request: OfficeRequest, sheet: Sheet, status: int = 200) -> HttpResponse:
    """The form, the findings, the paper."""
    read_ = intake.elements(sheet.document, org_at(request.now)) if sheet.document else {}
    today = {"received_on": intake.Element(as_typed(request.now.date()), _("今天"))}
    fields = intake.fields(sheet.procedure.asks, {**today, **read_}, sheet.typed, sheet.errors)
    labels = {one.name: one.label for one in fields}
    paper = intake.original(sheet.document, read_) if sheet.document else None
    found = paper.findings if paper else ()
    title = read_["title"].words if "title" in read_ else sheet.typed.get("title", "")
    words = {
        "document": {"name": sheet.kept.get("name"), "sealed": signing.dumps(dict(sheet.kept)), "about": about(sheet.document)}
        if sheet.kept
        else None,
        "secret": bool(sheet.document and sheet.document.secrecy),
        "same": list(visible(request.hand, now=request.now).filter(title=title, draft=False)[:3]) if title else [],
        "procedures": [
            (one.procedure.name, one.procedure.label)
            for one in beginning.beginnings(request.hand, request.now)
            if one.verb.name == intake.RECEIVE
        ],
        "procedure": sheet.procedure.procedure.name,
        "fields": [one for one in fields if intake.wanted(one)],
        "more": [one for one in fields if not intake.wanted(one)],
        "read_count": len(read_),
        "doubtful_count": sum(one.doubtful for one in fields),
        "findings": [one for one in found if not one.finding.code.startswith(LAYOUT)],
        "layout": [one for one in found if one.finding.code.startswith(LAYOUT)],
        "refuses": any(one.finding.refuses for one in found),
        "paper": paper,
        "problems": [Problem(name, labels.get(name, name), why) for name, why in sheet.errors.items()],
        "asked": sheet.asked,
        "refused": sheet.refused,
        "key": sheet.key or uuid4().hex,
        "names": names.name_lists(request.now),
        "empty": Empty(_("先把来文拖进来。"), _("要素会自动提取，逐项写明从哪里读到；没有文件的，直接填左边各栏。")),
        "current": "incoming",
    }
    return render(request, "web/register.html", words, status=status)


def about(document: OfficialDocument | None) -> str:
    """1146 字."""
    return _("{n} 字").format(n=len(document.text)) if document else ""
