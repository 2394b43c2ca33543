"""What the API answers with: models made from the kernel's values, so that what a page shows the API shows."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from yizhang.kernel import values
from yizhang.law.finding import Finding
from yizhang.web import wording

Said = Annotated[str, BeforeValidator(wording.said)]
"""Declared words in the caller's language (Accept-Language); names of persons and organs as they stand."""
DECLARED = frozenset({"label", "procedure_label", "help", "who", "limit", "remaining"})
"""Fields of the kernel's values that hold such words."""


class Way(BaseModel):
    """What would open it: the verb to do first and who does it."""

    verb: str
    label: str
    who: str


class Found(BaseModel):
    """不符、须确认或提示, with its articles and what to do about it."""

    code: str
    severity: typing.Literal["breach", "caution", "note"]
    message: str
    where: str
    quote: str
    remedy: str
    cites: list[str]
    source: str
    lift: str


class FindingOut(Found):
    """The same about an act."""

    digest: str = Field(description="确认时写入 confirmed")
    way: Way | None


def found_json(one: Finding) -> dict[str, Any]:
    """A finding as the contracts have it, in the caller's language (Accept-Language)."""
    told = {"message": wording.message(one), "remedy": wording.mend(one), "where": wording.said(one.where), "lift": wording.said(one.lift)}
    return {**one.as_json(), **told}


def finding_json(one: Finding) -> dict[str, Any]:
    """The same, with the digest that a confirmation names and what would open it."""
    way = one.way and one.way._replace(label=wording.said(one.way.label), who=wording.said(one.way.who))
    return {**found_json(one), "digest": one.digest, "way": way._asdict() if way else None}


def _out(one: Any) -> Any:
    return finding_json(one) if isinstance(one, Finding) else one


def _said(hint: Any) -> Any:
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if hint is Finding:
        return Annotated[FindingOut, BeforeValidator(_out)]
    if dataclasses.is_dataclass(hint):
        return model_of(typing.cast(type, hint))
    if origin is tuple and inside[-1] is Ellipsis:
        return list[_said(inside[0])]  # type: ignore[misc]
    if origin in (types.UnionType, typing.Union):
        return typing.Union[tuple(_said(one) for one in inside)]  # noqa: UP007
    return hint


@cache
def model_of(value: type) -> type[BaseModel]:
    """The model of a frozen dataclass of the kernel, field by field; canonical values stay as they are."""
    known = vars(values)
    fields: dict[str, Any] = {}
    for one in dataclasses.fields(value):
        hint = Any if "Json" in str(one.type) else eval(str(one.type), known)  # noqa: S307 - names of our own types
        fields[one.name] = (Said if one.name in DECLARED else _said(hint), ...)
    return create_model(value.__name__, __config__=ConfigDict(from_attributes=True), __doc__=value.__doc__, **fields)


Page = model_of(values.Page)
TaskLine = model_of(values.TaskLine)


class MatterLine(BaseModel):
    """One matter of a list."""

    matter: str
    title: str
    number: str
    procedure: str
    procedure_label: Said
    organ: str
    opened_at: datetime
    ended_at: datetime | None
    end_outcome: str
    draft: bool


class Matters(BaseModel):
    """A page of matters; `total` counts all that were asked for."""

    items: list[MatterLine]
    total: int
    page: int
    per_page: int


class Tasks(BaseModel):
    """待办 or 传阅, by limit."""

    items: list[TaskLine]  # type: ignore[valid-type]


class Column(BaseModel):
    """A column of a register."""

    name: str
    label: Said
    type: str
    cites: str


class Row(BaseModel):
    """One entry: what each column holds, for people, dates as 2026-03-02."""

    matter: str
    late: bool
    cells: dict[str, str | int | None]


class Register(BaseModel):
    """A page of a register; `as_of`: the day at whose end it stood so, null for now."""

    procedure: str
    as_of: date | None
    label: Said
    columns: list[Column]
    items: list[Row]
    total: int
    page: int
    per_page: int


class Provision(BaseModel):
    """One norm of the rules: its wording where the office imported it, else the gist; what gives it force."""

    id: str
    said: str
    chapter: str
    kind: str
    text: str
    official: bool
    gives_force: list[str]


class KeptFile(BaseModel):
    """A file that was sent: what a field of type file holds."""

    digest: str
    name: str
    size: int
    media: str


class Acted(BaseModel):
    """准: the act stands. `next` is the task to do next, in the same matter first."""

    matter: str
    act: int
    findings: list[FindingOut]
    next: TaskLine | None  # type: ignore[valid-type]


class DoneStep(BaseModel):
    """One verb done by the request."""

    verb: str
    act: int
    findings: list[FindingOut]


class Opened(BaseModel):
    """The new matter, and the verbs done on it in the same request."""

    matter: str
    steps: list[DoneStep]
    next: TaskLine | None  # type: ignore[valid-type]


class Trial(BaseModel):
    """The dry run: what would come of it, and all that would be found."""

    would: typing.Literal["done", "confirm", "refused"]
    findings: list[FindingOut]
    digests: list[str]


class Identity(BaseModel):
    """As whom one may act."""

    post: str
    title: str
    organ: str
    behalf: str
    words: str


class Me(BaseModel):
    """Who calls, as which post, and what the token may do."""

    person: str
    post: str
    title: str
    behalf: str
    scope: typing.Literal["read", "act"]
    procedures: list[str]
    expires: datetime | None
    now: datetime
    identities: list[Identity]
