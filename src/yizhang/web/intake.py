"""登记收文: what of the form can be read from the file, how surely, and which procedure the paper goes through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from yizhang.gongwen.document import OfficialDocument, Read
from yizhang.gongwen.entries import entries
from yizhang.gongwen.errors import TooLarge
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import SOON, read
from yizhang.gongwen.safety import LARGEST, MEGABYTE
from yizhang.kernel.values import FieldView
from yizhang.law.finding import Finding
from yizhang.office.kinds import OrganKind
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.begin import Beginning
from yizhang.web.dates import as_written
from yizhang.web.forms import FormField, form_field
from yizhang.web.paper import Paper, laid_out

RECEIVE, REGISTER = "receive", "register"  # the two verbs of one registration (semantics 41)
ORIGINAL = "original"  # the field of the file that was dropped
SURE = 80
SUPERIOR = (
    OrganKind.SUPERIOR_GOVERNMENT, OrganKind.SUPERIOR_OFFICE, OrganKind.SUPERIOR_PARTY, OrganKind.CENTRAL_MINISTRY,
    OrganKind.PROVINCIAL_DEPARTMENT, OrganKind.PROVINCIAL_CONGRESS,
)  # fmt: skip
FROM_ABOVE, OTHERWISE = "上级来文", "函"  # how the procedures for these are labelled, or begin to be
REGIONS = {"header": lazy("页眉"), "footer": lazy("页脚"), "box": lazy("文本框"), "table": lazy("表格")}


@dataclass(frozen=True, slots=True)
class Element:
    """One element for the form: its words, where they were read, whether somebody should look."""

    words: str
    where: str = ""
    doubtful: bool = False


def elements(document: OfficialDocument, org: OrgSnapshot) -> dict[str, Element]:
    """By the names of a record's fields; the sender is the first of those named that the organisation knows."""
    found = as_read(document)
    senders = [*document.issuers, *([document.letterhead] if document.letterhead else [])]
    known = next((one for one in senders if org.code(plain_organ(one.value))), senders[0] if senders else None)
    if known:
        name = plain_organ(known.value)
        organ = org.organ(name)
        found["sender"] = Element(organ.short if organ else name, where(known), known.sure < SURE or organ is None)
    return found


def as_read(document: OfficialDocument) -> dict[str, Element]:
    """The same without an organisation: the sender as the document names it."""
    return {name: _element(one) for name, one in entries(document).items()}


def _element(one: Read[Any]) -> Element:
    said = _words(one.value)
    rewritten = one.text and one.text.strip() not in (said, "") and said not in one.text
    told = _("已改：原文为“{text}”").format(text=one.text.strip()[:60]) if rewritten else where(one)
    return Element(said, told, one.sure < SURE)


def _words(value: object) -> str:
    """As one types it into a form."""
    if isinstance(value, date):
        return as_written(value)
    if isinstance(value, Enum):
        return str(value.value)
    return "、".join(value) if isinstance(value, tuple) else str(value)


def where(one: Read[object]) -> str:
    """第1页 第3段, 页眉."""
    place = one.place
    parts = [_("第{n}页").format(n=place.page)] if place.page else []
    parts += [_("第{n}段").format(n=place.paragraph)] if place.paragraph else []
    parts += [str(REGIONS[place.region])] if place.region in REGIONS else []
    return " ".join(parts)


def plain_organ(words: str) -> str:
    """市教育局文件 as a letterhead has it is 市教育局."""
    return words.strip().removesuffix("文件")


def fields(asks: Iterable[FieldView], read: Mapping[str, Element], typed: Mapping[str, str], errors: Mapping[str, str]) -> list[FormField]:
    """The form: what was typed stands over what was read; the original is what was dropped, not asked."""
    found = []
    for one in asks:
        if one.name == ORIGINAL:
            continue
        element = read.get(one.name)
        words = {**typed, one.name: typed.get(one.name, element.words if element else "")}
        field = form_field(one, words, errors)
        found.append(replace(field, where_read=element.where, doubtful=element.doubtful) if element else field)
    return found


def wanted(field: FormField) -> bool:
    """Whether it stands open in the form: it must be filled, was read or typed, or is wrong; the rest is folded."""
    return field.required or bool(field.value or field.error or field.kept or field.widget in ("area", "file"))


def into(asks: Iterable[FieldView], document: OfficialDocument, org: OrgSnapshot) -> dict[str, str]:
    """What a file fills of any form, by the names of GB/T 9704; its text also where a form calls it 正文 `text`."""
    read = {name: one.words for name, one in elements(document, org).items()}
    read.setdefault("text", read.get("body", ""))
    return {one.name: read[one.name] for one in asks if read.get(one.name)}


def read_upload(upload: File) -> tuple[bytes, OfficialDocument]:
    """What is in it, and the document that it is; one that is too large is refused before it is in memory. Raises a CannotRead."""
    name = str(upload.name)
    if (upload.size or 0) > LARGEST:
        raise TooLarge(name=name, limit=f"{LARGEST // MEGABYTE}MB")
    data = upload.read()
    return data, read(data, name, patience=SOON)


def choose(offered: Iterable[Beginning], kind: str, sender: str, org: OrgSnapshot) -> Beginning | None:
    """The procedure: what comes from above by that, else by its 文种, else as a letter."""
    intake = [one for one in offered if one.verb.name == RECEIVE and REGISTER in one.procedure.verbs]
    above = org.kind(sender) in SUPERIOR
    wanted = (FROM_ABOVE,) if above else (kind, OTHERWISE)
    return next((one for word in wanted if word for one in intake if one.procedure.label.startswith(word)), intake[0] if intake else None)


def checked(document: OfficialDocument) -> tuple[Finding, ...]:
    """What the lints say of it."""
    return lint(document)


def original(document: OfficialDocument, found: Mapping[str, Element]) -> Paper:
    """The paper beside the form, its findings marked."""
    named = {
        "letterhead": document.letterhead.value if document.letterhead else "",
        "document_number": found["number"].words if "number" in found else "",
    }
    words = {name: one.words for name, one in found.items() if name in ("title", "primary_recipients", "body", "dated")}
    views = (
        FieldView(name, name, value, value, "text", "")
        for name, value in {**named, **words, "issuer": found["sender"].words if "sender" in found else ""}.items()
    )
    return laid_out(views, checked(document))
