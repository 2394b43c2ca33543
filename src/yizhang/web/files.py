"""Files that come in and go out through the browser: kept by their digest, known by their content, told apart from what is no file."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

import puremagic
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from yizhang.gongwen.safety import LARGEST, MEGABYTE
from yizhang.kernel.contents import file_bytes, keep_file
from yizhang.kernel.stores import StoreFault
from yizhang.kernel.values import Json
from yizhang.refusals import refusal_of

log = logging.getLogger("yizhang.store")
SHOWN = ("application/pdf", "image/png", "image/jpeg", "text/plain")  # what a browser shows without running anything
UNKNOWN = "application/octet-stream"
KEPT = ".kept"  # after a field's name: its files that this server has already, each as a sealed word
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
KINDS: tuple[tuple[str, str | Promise], ...] = (
    ("application/pdf", "PDF"), ("image/svg", lazy("矢量图")), ("image/", lazy("图片")),
    ("wordprocessingml", lazy("Word 文档")), ("msword", lazy("Word 文档")), ("spreadsheetml", lazy("电子表格")),
    ("ms-excel", lazy("电子表格")), ("presentationml", lazy("演示文稿")), ("text/html", lazy("网页")), ("text/", lazy("文本")),
    ("zip", lazy("压缩包")), ("rar", lazy("压缩包")), ("video/", lazy("视频")), ("audio/", lazy("音频")),
)  # fmt: skip


class Unfit(ValueError):
    """A file that is not taken in; the message says what it is and what to do."""


def keep(upload: UploadedFile, now: datetime) -> dict[str, Json]:
    """Keep it and return what the record holds of it: digest, name, size, media.

    Raises Unfit before anything is written, and StoreFault when the store does not take it.
    """
    name = str(upload.name)
    if (upload.size or 0) > LARGEST:
        raise Unfit(_("“{name}”超过{n}MB，没有保存；请压缩其中的图片，或分成几个文件再传").format(name=name, n=LARGEST // MEGABYTE))
    upload.seek(0)  # registration has read it already
    return keep_bytes(upload.read(), name, now)


def keep_bytes(data: bytes, name: str, now: datetime) -> dict[str, Json]:
    """The same from its content."""
    if not data:
        raise Unfit(_("“{name}”是空文件，没有保存；请确认选对了文件再传").format(name=name))
    if data.startswith(PROGRAMS):
        raise Unfit(_("“{name}”是程序，不收，没有保存；请传文档、图片或表格").format(name=name))
    kept = keep_file(data, name, media_of(data, name), now)
    return {"digest": kept.digest, "name": kept.name, "size": kept.size, "media": kept.media}


def media_of(data: bytes, name: str) -> str:
    """The media type, by content first."""
    try:
        return str(puremagic.from_string(data, mime=True, filename=name)) or UNKNOWN
    except (puremagic.PureError, ValueError):
        return "text/plain" if _is_text(data) else UNKNOWN


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def kind_said(kept: Mapping[str, Any]) -> str:
    """PDF, Word 文档, OFD; by its media type, else by the ending of its name."""
    media, ending = str(kept.get("media", "")), str(kept.get("name", "")).rpartition(".")[2].upper()
    if ending == "OFD":
        return ending
    return next((str(said) for part, said in KINDS if part in media), ending if 0 < len(ending) <= 5 else _("文件"))


def size_said(size: int) -> str:
    """830 字节, 12 KB, 1.4 MB."""
    if size < 1024:
        return _("{n} 字节").format(n=size)
    return f"{size / 1024:.0f} KB" if size < MEGABYTE else f"{size / MEGABYTE:.1f} MB"


def sealed(kept: Mapping[str, Any]) -> str:
    """A kept file as a form carries it; nobody can make one up."""
    return signing.dumps({name: kept[name] for name in ("digest", "name", "size", "media") if name in kept}, salt="file")


def unsealed(words: str) -> dict[str, Json] | None:
    """The file that a form carries; None when somebody changed it."""
    try:
        return dict(signing.loads(words, salt="file")) if words else None
    except signing.BadSignature:
        return None


def receive(request: HttpRequest, now: datetime) -> dict[str, str]:
    """Take the uploads of a form in, so that it carries them from now on, whatever becomes of it; by field what was not taken and why."""
    posted, problems = request.POST.copy(), {}
    for field in request.FILES:
        for upload in request.FILES.getlist(field):
            try:
                posted.appendlist(field + KEPT, sealed(keep(upload, now)))
            except Unfit as unfit:
                problems[field] = str(unfit)
            except StoreFault as fault:
                problems[field] = unkept(upload, fault)
    request.POST = posted  # type: ignore[misc]
    return problems


def unkept(upload: UploadedFile, fault: StoreFault) -> str:
    """That the store did not take a file, and what to do; what else was typed stays where it is."""
    log.error("unkept", exc_info=fault, extra={"code": fault.code})
    why = _(refusal_of(fault.code).happened)
    return _("{why}，“{name}”没有保存；填写的内容还在，请稍后再选一次这个文件").format(why=why, name=upload.name)


def answer(kept: Mapping[str, Any], download: bool = False) -> HttpResponse:
    """A kept file as the browser gets it: shown where that is harmless, else downloaded. Raises NoContent."""
    data = file_bytes(str(kept["digest"]))
    media = str(kept.get("media") or UNKNOWN)
    shown = media in SHOWN and not download
    response = HttpResponse(data, content_type=f"{media}; charset=utf-8" if media == "text/plain" else media if shown else UNKNOWN)
    response["Content-Disposition"] = f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(str(kept.get('name', 'file')))}"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def nth(raw: Json | None, place: int) -> Mapping[str, Any] | None:
    """One file of a field that has one or several."""
    each = raw if isinstance(raw, list) else [raw]
    found = each[place] if 0 <= place < len(each) else None
    return found if isinstance(found, dict) and "digest" in found else None
