"""Operations that only read: lists, one matter, registers, search, provisions, who I am. All start from what the caller may see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, NamedTuple, cast

from django.db.models import QuerySet
from ninja import Query
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from yizhang import kernel
from yizhang.api.caller import ApiRequest, Caller
from yizhang.api.problems import Forbidden, not_found, problem
from yizhang.kernel.asof import end_of
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import read as moment
from yizhang.kernel.moment import said
from yizhang.law.record import Field as Declared
from yizhang.law.record import fields_of
from yizhang.law.rulebook import Rulebook
from yizhang.rulebooks.provisions import provisions
from yizhang.web import articles, people, searching
from yizhang.web.bookrows import listed, rows_of
from yizhang.web.course import COMPUTED
from yizhang.web.ledger import Row, fault, text

List = Literal["visible", "handled", "ongoing", "initiated", "drafts"]
LISTS: Mapping[str, Callable[..., QuerySet[Matter]]] = {
    "visible": kernel.visible, "handled": kernel.handled, "ongoing": kernel.ongoing, "initiated": kernel.initiated, "drafts": kernel.drafts,
}  # fmt: skip
KINDS = {"todo": ("duty", "expedite", "waiver"), "read": ("read",)}
COURSE = {"status": "办理状态", "due_": "时限", "opened": "登记日期", "ended": "办结日期"}  # columns that no field holds


def _day(value: Any) -> Any:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
        raise ValueError("应为日期，例如 2026-03-02")
    return value


def _whole(words: str) -> str:
    if "\0" in words:
        raise ValueError("文字中有不能查询的字符")
    return words


Words = Annotated[str, Field(max_length=200), AfterValidator(_whole)]
Day = Annotated[date, BeforeValidator(_day)]
NOT_NULL = WithJsonSchema({"type": "string", "format": "date"})  # addresses and forms have no null: what is not asked is left out
Page = Annotated[int, Query(1, ge=1, le=100_000)]
PerPage = Annotated[int, Query(50, ge=1, le=200)]


def me(request: ApiRequest) -> Any:
    """Who I am here, as whom I may act, and what this token may do."""
    caller = request.auth
    org, hand = people.org_at(caller.now), caller.hand
    return {
        "person": hand.person, "post": hand.post, "title": org.name(hand.post), "behalf": hand.behalf,
        "scope": "act" if caller.acts else "read", "procedures": sorted(caller.procedures), "expires": caller.expires, "now": caller.now,
        "identities": [
            {"post": one.hand.post, "behalf": one.hand.behalf, "title": one.title, "organ": one.organ, "words": one.words}
            for one in people.identities(hand.person, caller.now, org)
        ],
    }  # fmt: skip


def matters(
    request: ApiRequest,
    list: Annotated[List, Query("visible", description="可见 已办 在办 我发起 草稿")],
    procedure: Annotated[Words, Query("", description="事项种类")],
    state: Annotated[Literal["any", "open", "ended"], Query("any", description="不限、在办或已办结")],
    number: Annotated[Words, Query("", description="编号或文号")],
    opened_from: Annotated[Day | None, NOT_NULL, Query(None)],
    opened_to: Annotated[Day | None, NOT_NULL, Query(None, description="含当日")],
    page: Page,
    per_page: PerPage,
) -> Any:
    """Matters that I may see, newest first."""
    found = _narrowed(LISTS[list](request.auth.hand, now=request.auth.now), request.auth)
    if procedure:
        found = found.filter(procedure=procedure)
    if state != "any":
        found = found.filter(ended_at="") if state == "open" else found.exclude(ended_at="")
    if number:
        found = found.filter(number=number)
    if opened_from:
        found = found.filter(opened_at__gte=opened_from.isoformat())
    if opened_to and opened_to < date.max:
        found = found.filter(opened_at__lt=(opened_to + timedelta(days=1)).isoformat())
    return _paged(found, page, per_page, request.auth)


def search(
    request: ApiRequest,
    q: Annotated[Words, Query(..., min_length=1, description="文号、标题、单位、人名或拼音首字母")],
    page: Page,
    per_page: PerPage,
) -> Any:
    """Matters that I may see, by words: a number in any form, else words of title, number, organ or person."""
    found = _narrowed(kernel.visible(request.auth.hand, now=request.auth.now), request.auth).filter(draft=False)
    return _paged(found.filter(searching.met(q, request.auth.now)), page, per_page, request.auth)


def _narrowed(found: QuerySet[Matter], caller: Caller) -> QuerySet[Matter]:
    return found.filter(procedure__in=caller.procedures) if caller.procedures else found


def _paged(found: QuerySet[Matter], page: int, per_page: int, caller: Caller) -> Any:
    first, world = (page - 1) * per_page, World.of(caller.now)
    items = [_line(one, world) for one in found.order_by("-opened_at", "id")[first : first + per_page]]
    return {"items": items, "total": found.count(), "page": page, "per_page": per_page}


def _line(one: Matter, world: World) -> Mapping[str, Any]:
    label = world.book.procedures[one.procedure].label if one.procedure in world.book.procedures else one.procedure
    ended = moment(one.ended_at) if one.ended_at else None
    return {
        "matter": one.id, "title": one.title, "number": one.number, "procedure": one.procedure, "procedure_label": label,
        "organ": world.org.name(one.organ), "opened_at": moment(one.opened_at), "ended_at": ended, "end_outcome": one.end_outcome,
        "draft": one.draft,
    }  # fmt: skip


def matter(request: ApiRequest, matter: str) -> Any:
    """办理单: fields, verbs with why they are closed, route, record, clocks, related matters."""
    page = kernel.look(matter, request.auth.hand, now=request.auth.now)
    return page if page and request.auth.reaches(page.procedure) else not_found()


def tasks(request: ApiRequest, list: Annotated[Literal["todo", "read"], Query("todo", description="待办或传阅")]) -> Any:
    """What waits for me, by limit."""
    found = kernel.tasks(request.auth.hand, now=request.auth.now, kinds=KINDS[list])
    return {"items": [one for one in found if request.auth.reaches(one.procedure)]}


def register(
    request: ApiRequest,
    procedure: str,
    q: Annotated[Words, Query("", description="各栏中的词")],
    as_of: Annotated[Day | None, NOT_NULL, Query(None, description="截至这一天终了时的登记簿；列出哪些事项，按今天的权限")],
    page: Page,
    per_page: PerPage,
) -> Any:
    """The register of a procedure: one row a matter, its fields in order of declaration; private ones say 不公开."""
    caller = request.auth
    book: Rulebook = World.of(caller.now).book
    if procedure not in book.procedures:
        return not_found()
    declared = book.procedures[procedure]
    if not caller.reaches(procedure):
        raise Forbidden(f"这个令牌不能用于“{declared.label}”")
    if as_of and (wrong := fault(as_of.isoformat(), as_of, caller.now.date())):
        return problem(422, wrong, {"as_of": wrong})
    then = end_of(as_of) if as_of and as_of < caller.now.date() else None
    specs = fields_of(declared.record)
    names = [name for name in specs if name not in COMPUTED] + [*COURSE]
    total, shown = _shown(Asked(procedure, tuple(names), q, then, slice((page - 1) * per_page, page * per_page)), caller)
    return {
        "procedure": procedure, "label": declared.label, "as_of": as_of, "columns": [*_columns(specs)], "total": total,
        "page": page, "per_page": per_page, "items": [_entry(one, names) for one in shown],
    }  # fmt: skip


class Asked(NamedTuple):
    """What is asked of a register: words that each row holds, the moment as of which it is read, and which rows."""

    procedure: str
    columns: tuple[str, ...]
    words: str
    then: datetime | None
    part: slice


def _shown(asked: Asked, caller: Caller) -> tuple[int, Iterable[Row]]:
    """How many rows there are, and those of the part; where neither words nor a moment are asked for, only these are read."""
    found = listed((asked.procedure,), caller.hand, caller.now)
    if not asked.words and not asked.then:
        return found.count(), rows_of(found[asked.part], asked.columns, caller.hand, caller.now)
    every = [one for one in rows_of(found, asked.columns, caller.hand, caller.now, then=asked.then) if _holds(one, asked.words)]
    return len(every), every[asked.part]


def _entry(row: Mapping[str, object], names: Iterable[str]) -> Mapping[str, object]:
    return {"matter": row["matter"], "late": row["late"], "cells": {name: _cell(row.get(name)) for name in names}}


def _columns(specs: Mapping[str, Declared]) -> Iterator[Mapping[str, str]]:
    for name, spec in specs.items():
        if name not in COMPUTED:
            yield {"name": name, "label": spec.label, "type": spec.type.kind, "cites": spec.cites}
    for name, label in COURSE.items():
        yield {"name": name, "label": label, "type": "text" if name == "status" else "date", "cites": ""}


def _holds(row: Mapping[str, object], words: str) -> bool:
    return all(any(word in text(cell) for name, cell in row.items() if name != "matter") for word in words.split())


def _cell(value: object) -> str | int | None:
    if isinstance(value, datetime):
        return said(value)
    return cast("str | int | None", value.isoformat() if isinstance(value, date) else value)


def provision(request: ApiRequest, provision: str) -> Any:
    """One norm of the rules and what gives it force."""
    known = provisions().get(provision)
    if known is None:
        return not_found()
    read = articles.read(provision)
    book: Rulebook = World.of(request.auth.now).book
    return {
        "id": known.id, "said": known.said, "chapter": known.chapter, "kind": known.kind.label, "text": read.words,
        "official": read.imported, "gives_force": book.cited().get(provision, []),
    }  # fmt: skip
