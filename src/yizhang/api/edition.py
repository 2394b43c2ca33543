"""The API of a rulebook: what it reads is always there; what it can do is one address for each procedure and each verb of the edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import JSONRenderer

from yizhang.api import acting, answers, checking, files, problems, reading
from yizhang.api.caller import Session, Token
from yizhang.api.inputs import common_input, either, outcome_of, verb_input
from yizhang.kernel.grammar import VERBS
from yizhang.law.rulebook import Rulebook

ABOUT = """依章的接口，由规则的声明生成：每种事项、每一步办理各有地址，所填栏目与网页相同。

- 办成 200，发起事项 201；须确认 409（/problems/confirm，把 digests 写入 confirmed 再发一次）；
  依章不能办理 409（/problems/refused，附条款和办法）；不存在或无权查看 404；读不懂 422；尚未登录 401。
- 令牌写在 `Authorization: Bearer …`；用网页登录的，另附 `X-CSRFToken`。受委托办理的，写 `Behalf`。
- `Idempotency-Key` 相同的请求只办一次，重发得到第一次的结果。
"""


class Chinese(JSONRenderer):
    """JSON as people can read it."""

    json_dumps_params: ClassVar = {"ensure_ascii": False}


READS = (401, 403)
MAY_LACK = (*READS, 404)
ACTS = (400, 401, 403, 404, 409, 422)


@dataclass(frozen=True)
class Operation:
    """One address and what is done there."""

    method: str
    path: str
    id: str
    do: Callable[..., Any]
    done: dict[int, Any]
    else_: tuple[int, ...]
    summary: str
    tag: str
    body: Mapping[str, Any] = field(default_factory=dict)
    """What is said of the body where the framework cannot tell."""


def of_edition(book: Rulebook) -> NinjaAPI:
    """The API of this rulebook."""
    api = NinjaAPI(
        title="依章 Yizhang", version=book.edition.said, description=ABOUT, openapi_url=None, docs_url=None, auth=[Token(), Session()],
        urls_namespace=f"api-{id(book)}", renderer=Chinese(),
    )  # fmt: skip
    for one in (*openings(book), *always(), *performed(book)):
        failed = {status: problems.Conflict if status == 409 else problems.Problem for status in one.else_}
        api.default_router.add_api_operation(
            one.path, [one.method], one.do, auth=api.auth, response={**one.done, **failed}, operation_id=one.id,
            summary=one.summary, tags=[one.tag], description=(one.do.__doc__ or "").strip() or None,
            openapi_extra=dict(one.body) or None,
        )  # fmt: skip
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
    return api


def _absent(request: HttpRequest, wrong: Http404) -> HttpResponse:
    return problems.not_found()


HANDLERS: dict[type[Exception], Any] = {
    ValidationError: problems.of_validation, AuthenticationError: problems.signed_out, HttpError: problems.of_error, Http404: _absent,
}  # fmt: skip


def openings(book: Rulebook) -> Iterator[Operation]:
    """Each kind of matter that somebody can open."""
    for procedure in book.procedures.values():
        yield Operation(
            "POST", f"/matters/{procedure.name}", f"open_{procedure.name}", acting.opening(procedure), {201: answers.Opened}, ACTS,
            f"发起：{procedure.label}", "发起",
        )  # fmt: skip


def always() -> Iterator[Operation]:
    """What does not depend on the rulebook."""
    yield Operation("GET", "/me", "me", reading.me, {200: answers.Me}, READS, "我是谁", "查看")
    yield Operation("GET", "/matters", "matters", reading.matters, {200: answers.Matters}, (*READS, 422), "事项", "查看")
    yield Operation("GET", "/matters/{matter}", "matter", reading.matter, {200: answers.Page}, MAY_LACK, "办理单", "查看")
    yield Operation("GET", "/tasks", "tasks", reading.tasks, {200: answers.Tasks}, (*READS, 422), "待办", "查看")
    yield Operation("GET", "/search", "search", reading.search, {200: answers.Matters}, (*READS, 422), "查询", "查看")
    yield Operation(
        "GET", "/registers/{procedure}", "register", reading.register, {200: answers.Register}, (*MAY_LACK, 422), "登记簿", "查看"
    )  # fmt: skip
    yield Operation("GET", "/provisions/{provision}", "provision", reading.provision, {200: answers.Provision}, MAY_LACK, "条款", "查看")
    yield Operation("POST", "/files", "upload", files.upload, {201: answers.KeptFile}, (400, *READS, 413, 422), "上传文件", "文件")
    yield Operation(
        "POST", "/check", "check", checking.check, {200: checking.Checked}, (400, *READS, 413, 415, 422), "检查公文", "文件", checking.BODY
    )  # fmt: skip
    yield Operation("GET", "/matters/{matter}/files/{digest}", "download", files.download, {200: bytes}, MAY_LACK, "下载文件", "文件")


def performed(book: Rulebook) -> Iterator[Operation]:
    """Each verb, by its name: procedures that share a verb share its address, and the form is that of the matter's procedure."""
    procedures = book.procedures.values()
    for verb in dict.fromkeys(name for one in procedures for name in one.verbs):
        having = [one for one in procedures if verb in one.verbs]
        labels = "、".join(dict.fromkeys(one.verbs[verb].label for one in having))
        form = either(verb_input(one, verb) for one in having)
        yield from _verb(verb, labels, form, outcome_of(one.verbs[verb] for one in having), "办理")
    for common in VERBS.values():
        yield from _verb(common.name, common.label, common_input(common, (one.record for one in procedures)), None, "通用办理")


def _verb(verb: str, label: str, form: Any, outcome: Any, tag: str) -> Iterator[Operation]:
    path = f"/matters/{{matter}}/verbs/{verb}"
    do, ask = acting.performing(verb, form, outcome), acting.trying(verb, form, outcome)
    without_conflict = tuple(one for one in ACTS if one != 409)
    yield Operation("POST", path, f"do_{verb}", do, {200: answers.Acted}, ACTS, label, tag)
    yield Operation("POST", f"{path}/dry-run", f"try_{verb}", ask, {200: answers.Trial}, without_conflict, f"试办：{label}", tag)
