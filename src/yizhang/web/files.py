"""Files that come in and go out through the browser: kept by their digest, known by their content."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

import puremagic
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from yizhang.kernel.contents import NoContent, file_bytes, keep_file
from yizhang.kernel.values import Json

SHOWN = ("application/pdf", "image/png", "image/jpeg", "text/plain")  # what a browser shows without running anything
UNKNOWN = "application/octet-stream"


def keep(upload: UploadedFile, now: datetime) -> Json:
    """Keep it and return what the record holds of it: digest, name, size, media."""
    return keep_bytes(upload.read(), str(upload.name), now)


def keep_bytes(data: bytes, name: str, now: datetime) -> dict[str, Json]:
    """The same from its content."""
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


def answer(kept: Mapping[str, Any]) -> HttpResponse:
    """A kept file as the browser gets it: shown where that is harmless, else downloaded. Raises NoContent."""
    data = file_bytes(str(kept["digest"]))
    media = str(kept.get("media") or UNKNOWN)
    shown = media in SHOWN
    response = HttpResponse(data, content_type=f"{media}; charset=utf-8" if media == "text/plain" else media if shown else UNKNOWN)
    response["Content-Disposition"] = f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(str(kept.get('name', 'file')))}"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def nth(raw: Json | None, place: int) -> Mapping[str, Any] | None:
    """One file of a field that has one or several."""
    each = raw if isinstance(raw, list) else [raw]
    found = each[place] if 0 <= place < len(each) else None
    return found if isinstance(found, dict) and "digest" in found else None


__all__ = ["NoContent", "answer", "keep", "keep_bytes", "media_of", "nth"]
