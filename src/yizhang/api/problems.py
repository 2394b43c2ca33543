"""Everything that is not done, as application/problem+json (RFC 9457), with the findings that say why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, ConfigDict, Field

from yizhang.api.answers import FindingOut, finding_json
from yizhang.kernel.values import BadShape
from yizhang.law.finding import Finding

MEDIA = "application/problem+json"
KINDS = {
    400: ("malformed", _("请求不是合式的 JSON")),
    401: ("signed-out", _("尚未登录，或令牌无效")),
    403: ("scope", _("令牌或账号不含此项权限")),
    404: ("not-found", _("没有这件事项，或无权查看")),
    405: ("method", _("此地址不接受这种请求")),
    413: ("too-large", _("文件过大")),
    415: ("unreadable", _("文件无法读取")),
    422: ("shape", _("所填内容无法读懂")),
    500: ("fault", _("程序出了差错")),
    503: ("unavailable", _("数据库或文件库暂时不可用")),
}


class Problem(BaseModel):
    """办不成的缘由. `type` names the kind: /problems/refused, /problems/confirm, /problems/shape, /problems/not-found …"""

    model_config = ConfigDict(extra="forbid")
    type: str
    title: str
    status: int
    detail: str = ""
    problems: dict[str, str] = Field(default={}, description="栏目及其问题")


class Conflict(Problem):
    """拒绝或须确认 (409): the findings with articles and remedies; with /problems/confirm, `digests` is what to send as `confirmed`."""

    type: Literal["/problems/refused", "/problems/confirm"]
    findings: list[FindingOut]
    digests: list[str] = []
    matter: str = Field("", description="所办事项；新发起而未办成的，留作草稿")
    act: int | None = Field(None, description="记录中未准的一步")
    done: list[int] = Field([], description="同一请求中此前已办成的各步")


class Forbidden(HttpError):
    """The caller is known and may not do this."""

    def __init__(self, detail: str) -> None:
        super().__init__(403, detail)


def problem(status: int, detail: str = "", problems: Mapping[str, str] | None = None) -> HttpResponse:
    """The answer for a status of `KINDS`."""
    name, title = KINDS[status]
    told = {"title": gettext(title), "status": status, "detail": detail, "problems": dict(problems or {})}
    return said({"type": f"/problems/{name}", **told})


def conflict(kind: Literal["refused", "confirm"], findings: Iterable[Finding], **more: Any) -> HttpResponse:
    """拒绝 or 须确认."""
    each = [finding_json(one) for one in findings]
    title = gettext({"refused": _("依章不能办理"), "confirm": _("须确认后办理")}[kind])
    detail = gettext("；").join(str(one["message"]) for one in each)
    return said({"type": f"/problems/{kind}", "title": title, "status": 409, "detail": detail, "problems": {}, "findings": each, **more})


def said(body: Mapping[str, Any]) -> HttpResponse:
    """The problem as a response. ASCII escapes, since what was sent may come back in it."""
    return HttpResponse(json.dumps(body), status=body["status"], content_type=MEDIA)


def not_found() -> HttpResponse:
    """The same for what is absent and what one may not see (semantics 40)."""
    return problem(404, gettext(KINDS[404][1]))


def bad_shape(wrong: BadShape) -> HttpResponse:
    """What the door could not read."""
    return problem(422, str(wrong), wrong.problems)


def of_validation(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """What the schema does not allow, by field; of several forms that would do, the one it comes nearest to."""
    found: dict[str, dict[str, str]] = {}
    for one in wrong.errors:
        where = [str(part) for part in one["loc"]]
        form = next((part for part in where if part[:1].isupper()), "")
        place = ".".join(part for part in where[1:] if part not in (form, "body", "input")) or where[-1]
        found.setdefault(form, {})[place] = _said(one)
    plain, forms = found.pop("", {}), list(found.values())
    problems = plain or min(forms, key=len, default={})
    return problem(422, "；".join(f"{name}：{why}" for name, why in problems.items()), problems)


SENTENCES = {
    "extra_forbidden": _("这一步不填这一栏"),
    "missing": _("须填写"),
    "literal_error": _("不在可选项中：{expected}"),
    "bool_type": _("应为 true 或 false"),
    "int_type": _("应为整数"),
    "string_type": _("应为文字"),
    "list_type": _("应为若干项的列表"),
    "string_pattern_mismatch": _("写法不对"),
    "string_too_short": _("不少于{min_length}字"),
    "string_too_long": _("不超过{max_length}字"),
    "too_long": _("不超过{max_length}项"),
    "greater_than": _("应大于{gt}"),
    "greater_than_equal": _("不小于{ge}"),
    "less_than": _("应小于{lt}"),
    "less_than_equal": _("不大于{le}"),
    "int_parsing": _("应为整数"),
    "value_error": "{error}",
}


def _said(one: Mapping[str, Any]) -> str:
    context = one.get("ctx", {})
    return gettext(SENTENCES[one["type"]]).format_map(context) if one["type"] in SENTENCES else str(one["msg"])


def of_error(request: HttpRequest, wrong: HttpError) -> HttpResponse:
    """Malformed JSON, CSRF, scope."""
    return problem(wrong.status_code, wrong.message if isinstance(wrong, Forbidden) else "")


def signed_out(request: HttpRequest, wrong: AuthenticationError) -> HttpResponse:
    """Nobody is signed in."""
    response = problem(401)
    response["WWW-Authenticate"] = "Bearer"
    return response
