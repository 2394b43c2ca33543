"""Operations that go through the door, made from the rulebook: to open a matter, to do a verb, to ask what would come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal

from ninja import Header
from ninja.responses import Status
from pydantic import BaseModel, Field, WithJsonSchema, create_model

from yizhang.api import files
from yizhang.api.answers import finding_json
from yizhang.api.caller import ApiRequest, Caller
from yizhang.api.inputs import Input, called, either, given, opening_input, outcome_of, verb_input
from yizhang.api.problems import Forbidden, bad_shape, conflict, not_found
from yizhang.kernel import ask, next_task, open_matter, perform
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Asks, BadShape, Done, Outcome
from yizhang.law.finding import Finding
from yizhang.law.procedure import Procedure
from yizhang.law.verb import Verb

# Kept by person in 80 characters, to which an opening adds the number of its step.
Key = Annotated[
    Annotated[str, Field(min_length=1, max_length=64, pattern="^[!-~]+$")] | None,
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[!-~]+$"}),
    Header(None, alias="Idempotency-Key", description="同一标识重发得到第一次的结果"),
]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{16}$", strict=True)]
Confirmed: Any = (list[Digest], Field([], max_length=100, description="所确认各项的 digest"))
SCOPE = "这个令牌只能查看，不能办理"
OTHER = "这个令牌不能用于“{label}”"


def verb_body(name: str, form: Any, outcome: Any) -> type[BaseModel]:
    """What is sent to do a verb: its form, the outcome where it has some, what is confirmed."""
    outcomes: dict[str, Any] = {"outcome": (outcome | None, Field(None, title="结果"))} if outcome else {}
    return create_model(name, __base__=Input, input=(form | None, Field(None, title="所填")), confirmed=Confirmed, **outcomes)


def opening_body(procedure: type[Procedure]) -> type[BaseModel]:
    """What is sent to open a matter: the first fields, and verbs to do in order, up to the first that is not done (semantics 41)."""
    steps = [_step(procedure, verb) for verb in procedure.verbs.values()]
    one: Any = Annotated[either(steps), Field(discriminator="verb")] if len(steps) > 1 else steps[0]
    fields: dict[str, Any] = {
        "input": (opening_input(procedure) | None, Field(None, title="所填")),
        "verbs": (list[one], Field([], max_length=20, title="接着办理")),
    }
    return create_model(called("open", procedure.name), __base__=Input, __doc__=f"发起{procedure.label}", **fields)


def _step(procedure: type[Procedure], verb: Verb) -> type[BaseModel]:
    body = verb_body(called("then", procedure.name, verb.name), verb_input(procedure, verb.name), outcome_of([verb]))
    name: Any = Literal[verb.name]
    return create_model(body.__name__, __base__=body, __doc__=verb.label, verb=(name, ...))


def opening(procedure: type[Procedure]) -> Callable[..., Any]:
    """POST /matters/{procedure}."""
    body_type = opening_body(procedure)

    def open_(request: ApiRequest, body: Any, key: Key = None) -> Any:
        caller = acting(request, procedure)
        try:
            input = files.completed(given(body.input), request)
            steps = [files.completed(given(one.input), request) for one in body.verbs]
            opened = open_matter(procedure.name, caller.hand, input, _numbered(key, 0), now=caller.now)
        except BadShape as wrong:
            return bad_shape(wrong)
        if not isinstance(opened, Done):
            return answer(opened, caller)
        return _stepped(opened.matter, list(zip(body.verbs, steps, strict=True)), caller, key)

    return typed(open_, body_type)


def _stepped(matter: str, steps: Iterable[tuple[Any, dict[str, Any]]], caller: Caller, key: str | None) -> Any:
    done: list[dict[str, Any]] = []
    for number, (step, input) in enumerate(steps, 1):
        outcome = getattr(step, "outcome", None) or ""
        try:
            result = perform(matter, step.verb, caller.hand, input, outcome, tuple(step.confirmed), _numbered(key, number), now=caller.now)
        except BadShape as wrong:
            return bad_shape(wrong)
        if not isinstance(result, Done):
            return answer(result, caller, matter, [one["act"] for one in done])
        done.append({"verb": step.verb, "act": result.act, "findings": [finding_json(one) for one in result.findings]})
    return Status(201, {"matter": matter, "steps": done, "next": next_task(caller.hand, matter, now=caller.now)})


def _numbered(key: str | None, step: int) -> str | None:
    return f"{key}.{step}" if key else None


def performing(verb: str, form: Any, outcome: Any) -> Callable[..., Any]:
    """POST /matters/{matter}/verbs/{verb}."""

    def perform_(request: ApiRequest, matter: str, body: Any, key: Key = None) -> Any:
        caller = acting(request)
        if not _reached(caller, matter):
            return not_found()
        outcome = getattr(body, "outcome", None) or ""
        try:
            input = files.completed(given(body.input), request, matter)
            return answer(perform(matter, verb, caller.hand, input, outcome, tuple(body.confirmed), key, now=caller.now), caller, matter)
        except BadShape as wrong:
            return bad_shape(wrong)

    return typed(perform_, verb_body(called("do", verb), form, outcome))


def trying(verb: str, form: Any, outcome: Any) -> Callable[..., Any]:
    """POST /matters/{matter}/verbs/{verb}/dry-run: writes nothing, so a token that only reads may ask."""

    def ask_(request: ApiRequest, matter: str, body: Any) -> Any:
        caller = request.auth
        if not _reached(caller, matter):
            return not_found()
        try:
            input = files.completed(given(body.input), request, matter)
            found = ask(matter, verb, caller.hand, input, getattr(body, "outcome", None) or "", now=caller.now)
        except BadShape as wrong:
            return bad_shape(wrong)
        return not_found() if found is None else tried(found)

    return typed(ask_, verb_body(called("do", verb), form, outcome))


def tried(found: tuple[Finding, ...]) -> dict[str, Any]:
    """What would come of it."""
    asks = Asks(found).digests
    would = "refused" if any(one.refuses for one in found) else "confirm" if asks else "done"
    return {"would": would, "findings": [finding_json(one) for one in found], "digests": asks}


def typed(operation: Callable[..., Any], body: type[BaseModel]) -> Callable[..., Any]:
    """The operation taking this model."""
    operation.__annotations__["body"] = body
    return operation


def acting(request: ApiRequest, procedure: type[Procedure] | None = None) -> Caller:
    """The caller, who may act. Raises Forbidden."""
    caller = request.auth
    if not caller.acts:
        raise Forbidden(SCOPE)
    if procedure is not None and not caller.reaches(procedure.name):
        raise Forbidden(OTHER.format(label=procedure.label))
    return caller


def _reached(caller: Caller, matter: str) -> bool:
    """Whether the token is for this kind of matter; it can't tell a matter of another kind from one that does not exist."""
    return not caller.procedures or Matter.objects.filter(pk=matter, procedure__in=caller.procedures).exists()


def answer(outcome: Outcome, caller: Caller, matter: str = "", done: Iterable[int] = ()) -> Any:
    """准 200, 须确认 or 拒绝 409, 不存在 404."""
    if isinstance(outcome, Done):
        following = next_task(caller.hand, outcome.matter, now=caller.now)
        findings = [finding_json(one) for one in outcome.findings]
        return {"matter": outcome.matter, "act": outcome.act, "findings": findings, "next": following}
    if isinstance(outcome, Asks):
        return conflict("confirm", outcome.findings, digests=outcome.digests, matter=matter, act=None, done=[*done])
    if outcome.not_found:
        return not_found()
    return conflict("refused", outcome.findings, digests=[], matter=matter, act=outcome.act, done=[*done])
