"""Files that come in and go out: sent once, named by their digest, given back as attachments and never as something that runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any
from urllib.parse import quote

from django.http import HttpResponse
from ninja import File, UploadedFile
from ninja.responses import Status

from yizhang.api.answers import KeptFile
from yizhang.api.caller import ApiRequest
from yizhang.api.models import Upload
from yizhang.api.problems import not_found, problem
from yizhang.kernel import look
from yizhang.kernel.contents import file_bytes
from yizhang.kernel.models import Act, Content
from yizhang.kernel.stores import NoContent
from yizhang.kernel.values import BadShape, Page
from yizhang.web import files

Sent = Annotated[UploadedFile, File(...)]
MOST = 100 * 2**20
UNSENT = "没有“{name}”这份文件；请先上传，再写它的摘要"


def upload(request: ApiRequest, file: Sent) -> HttpResponse | Status[KeptFile]:
    """Send a file; the answer is what a field of type 文件 takes. It is kept once an act names it."""
    if (file.size or 0) > MOST:
        return problem(413, f"文件不应超过{MOST // 2**20}兆")
    kept = files.keep(file, request.auth.now)
    Upload.objects.get_or_create(person=request.auth.hand.person, digest=kept["digest"])  # type: ignore[call-overload, index]
    return Status(201, KeptFile.model_validate(kept))


def download(request: ApiRequest, matter: str, digest: str) -> HttpResponse:
    """A file that the matter shows to this caller."""
    page = look(matter, request.auth.hand, now=request.auth.now)
    kept = shown(page).get(digest) if page and request.auth.reaches(page.procedure) else None
    try:
        data = file_bytes(digest) if kept else b""
    except NoContent:
        kept = None
    if kept is None:
        return not_found()
    response = HttpResponse(data, content_type=files.UNKNOWN)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(str(kept.get('name', 'file')), safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def shown(page: Page) -> dict[str, Mapping[str, Any]]:
    """The files that a page shows, by digest: of its fields, of its acts, and those attached."""
    fields = [*page.fields, *(one for act in page.acts for one in act.fields)]
    attached = Act.objects.filter(matter=page.matter, verb="attach", accepted=True).values_list("body", flat=True)
    values = [one.raw for one in fields if not one.hidden] + [json.loads(body).get("input", {}).get("file") for body in attached]
    return {str(one["digest"]): one for value in values for one in named(value)}


def named(value: Any) -> Iterator[dict[str, Any]]:
    """The files that a canonical value names."""
    if isinstance(value, dict):
        if {"digest", "name"} <= value.keys():
            yield value
        else:
            for one in value.values():
                yield from named(one)
    elif isinstance(value, list):
        for one in value:
            yield from named(one)


def completed(input: dict[str, Any], request: ApiRequest, matter: str = "") -> dict[str, Any]:
    """The input with size and type of its files as kept. Raises BadShape for a file that the caller neither sent nor sees in the matter."""
    refs = {str(one["digest"]): one for one in named(input)}
    if not refs:
        return input
    own = set(Upload.objects.filter(person=request.auth.hand.person, digest__in=refs).values_list("digest", flat=True))
    page = look(matter, request.auth.hand, now=request.auth.now) if matter and refs.keys() - own else None
    if unsent := refs.keys() - own - (shown(page).keys() if page else set()):
        raise BadShape({"file": "；".join(UNSENT.format(name=refs[one]["name"]) for one in sorted(unsent))})
    kept = {one.digest: one for one in Content.objects.filter(digest__in=refs)}
    for ref in named(input):
        ref.update(size=kept[str(ref["digest"])].size, media=kept[str(ref["digest"])].media)
    return input
