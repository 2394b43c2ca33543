"""POST /check: a document by itself, as a file or as text; the answer is that of `yizhang check --json`, and nothing is kept."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.core.files.base import ContentFile, File
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, ConfigDict, Field, StrictStr
from pydantic import ValidationError as Wrong

from yizhang.api.answers import Found, found_json
from yizhang.api.caller import ApiRequest
from yizhang.api.problems import problem
from yizhang.api.reading import NOT_NULL
from yizhang.documents.checkpage import UNNAMED, read_to_check
from yizhang.documents.report import as_json, between, report_on
from yizhang.gongwen.errors import CannotRead, TooLarge
from yizhang.gongwen.read import LONGEST
from yizhang.web import wording

Organ = Annotated[StrictStr, Field(max_length=200)]


class Asked(BaseModel):
    """What the document does not tell, or tells otherwise."""

    model_config = ConfigDict(extra="forbid")
    sender: Organ = Field("", alias="from", description="发文机关；不写的按文件")
    recipient: Organ = Field("", alias="to", description="主送机关；不写的按文件")
    on: Annotated[date | None, NOT_NULL] = Field(None, description="报送的日期；不写的为今天")


class AskedOfText(Asked):
    """一份公文的文字."""

    text: StrictStr = Field(max_length=LONGEST)
    name: Annotated[StrictStr, Field(min_length=1, max_length=255)] = Field(UNNAMED, description="结果和报错中的名称")


class RuleNotAsked(BaseModel):
    """A rule that the document alone cannot answer."""

    rule: str
    cites: list[str]
    gist: str


class CheckedFile(BaseModel):
    """One document: 文种, what was found, which rules could not be asked, what the reader had to assume."""

    file: str
    kind: str | None
    readable: bool
    findings: list[Found]
    rules_not_asked: list[RuleNotAsked]
    doubts: list[str]


class Checked(BaseModel):
    """检查结果，与 `yizhang check --json` 相同."""

    files: list[CheckedFile]


def _described() -> dict[str, Any]:
    text, asked = AskedOfText.model_json_schema(), Asked.model_json_schema()
    file = {"type": "string", "format": "binary", "description": "docx、doc、wps、pdf、ofd、html、txt、md"}
    form = {**asked, "properties": {"file": file, **asked["properties"]}, "required": ["file"]}
    content = {"application/json": {"schema": text}, "multipart/form-data": {"schema": form}}
    return {"requestBody": {"required": True, "content": content}}


BODY = _described()
"""Two media types for one operation, which the framework cannot declare."""


def check(request: ApiRequest) -> HttpResponse | dict[str, Any]:
    """What is wrong with a document, by which article, and what to do. A token that only reads may ask; the document is not kept."""
    asked, upload = _sent(request)
    try:
        _data, document = read_to_check(upload)
    except TooLarge as cannot:
        return problem(413, wording.filled(cannot.template, cannot.values))
    except CannotRead as cannot:
        return problem(415, wording.filled(cannot.template, cannot.values))
    ruled = report_on(between(document, asked.sender, asked.recipient), asked.on or request.auth.now.date())
    told = as_json(str(upload.name), document, ruled)
    unasked = [{"rule": one.name, "cites": list(one.cites), "gist": wording.said(one.gist)} for one in ruled.unasked]
    return {"files": [{**told, "findings": [found_json(one) for one in ruled.findings], "rules_not_asked": unasked}]}


def _sent(request: ApiRequest) -> tuple[Asked, File]:
    """What is asked, and of which file; text is one. Raises HttpError and ValidationError."""
    try:
        if request.content_type != "multipart/form-data":
            said = AskedOfText.model_validate_json(request.body)
            return said, ContentFile(said.text.encode("utf-8"), said.name)
        asked = Asked.model_validate(request.POST.dict())
        if (file := request.FILES.get("file")) is None:
            raise ValidationError([{"type": "missing", "loc": ("body", "file"), "msg": ""}])
        return asked, file
    except Wrong as wrong:
        if wrong.errors()[0]["type"] == "json_invalid":
            raise HttpError(400, "") from wrong
        raise ValidationError([{**one, "loc": ("body", *one["loc"])} for one in wrong.errors()]) from wrong
    except MultiPartParserError as broken:
        raise HttpError(400, "") from broken
