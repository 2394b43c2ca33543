"""From declarations to what the API takes: one model for each verb, made of what it asks (labels, help, choices, citations).

All fields may be left out: what a form lacks is a finding with its article (409), not a fault of shape (422). `null` empties a field.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StrictStr, create_model
from pydantic.json_schema import WithJsonSchema

from yizhang.kernel.grammar import Common
from yizhang.law.citation import NotACitation, spoken
from yizhang.law.fieldtype import LARGEST, FieldType, field_type
from yizhang.law.procedure import Procedure
from yizhang.law.record import Field as Declared
from yizhang.law.record import Record, derived_fields, fields_of
from yizhang.law.verb import Verb

MENDING = ("correct", "supplement")  # they write fields of the verb they mend


class Input(BaseModel):
    """Base of all inputs: a field that nobody asks for is a fault, not passed over."""

    model_config = ConfigDict(extra="forbid")


def _whole(value: Any) -> Any:
    """JSON knows one kind of number: 3.0 is 3."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[StrictInt, Field(gt=-LARGEST, lt=LARGEST), BeforeValidator(_whole)]


class FileRef(Input):
    """文件: as the upload answered. Size and type are those of the kept content."""

    digest: str = Field(pattern="^[0-9a-f]{64}$", strict=True)
    name: StrictStr = Field(min_length=1, max_length=255)
    size: Annotated[StrictInt, Field(ge=0, lt=LARGEST), BeforeValidator(_whole)] | None = None
    media: StrictStr | None = Field(None, max_length=120)


def _iso(kind: FieldType, form: re.Pattern[str], meant: str) -> AfterValidator:
    def read(words: str) -> str:
        if not form.fullmatch(words):
            raise ValueError(f"“{words}”不是{meant}")
        return str(kind.dump(kind.load(words)))

    return AfterValidator(read)


CENTURIES = "(?:19|20)[0-9]{2}"  # the years that offices deal with, far from where sums of days overflow
DATE = re.compile(f"{CENTURIES}-[0-9]{{2}}-[0-9]{{2}}")
CLOCK = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?"
MOMENT = re.compile(rf"{DATE.pattern}[Tt ]{CLOCK}([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})?")
HELP = {
    "money": "单位：分",
    "organ": "机关代码或名称",
    "post": "职务代码",
    "date": "1900年至2099年",
    "moment": "1900年至2099年；不带时区的，按本机关所在地时间",
}


def annotation(kind: FieldType) -> Any:
    """The type that takes canonical values of this kind, and nothing else."""
    one = _scalar(kind)
    return list[one] if kind.many else one  # type: ignore[valid-type]


def _scalar(kind: FieldType) -> Any:
    if kind.kind == "enum":
        return Literal[kind.choices]
    if kind.kind == "file":
        return FileRef
    if kind.kind == "row":
        return row_model(kind.python)
    if kind.kind == "bool":
        return StrictBool
    if kind.kind in ("int", "money"):
        return Whole
    if kind.kind == "date":
        return Annotated[StrictStr, _iso(_single(kind), DATE, "日期；请写成 2026-03-02"), _formatted("date")]
    if kind.kind == "moment":
        return Annotated[StrictStr, _iso(_single(kind), MOMENT, "时刻；请写成 2026-03-02T09:00"), _formatted("date-time")]
    return StrictStr


def _formatted(name: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "format": name})


def _single(kind: FieldType) -> FieldType:
    return FieldType(kind.kind, kind.python)


@cache
def row_model(row: type) -> type[BaseModel]:
    """A small row of a table: its columns; those that may be left out are."""
    hints, fields = get_type_hints(row), dict[str, Any]()
    for one in dataclasses.fields(row):
        kind = field_type(hints[one.name], f"{row.__name__}.{one.name}")
        needed = one.default is dataclasses.MISSING and not (kind.optional or kind.many)
        fields[one.name] = (annotation(kind), ...) if needed else (annotation(kind) | None, None)
    return create_model(row.__name__, __base__=Input, __doc__=row.__doc__, **fields)


def _field(spec: Declared) -> tuple[Any, Any]:
    cited = "、".join(_spoken(one) for one in spec.cites.split())
    words = "；".join(one for one in (spec.help, HELP.get(spec.type.kind, ""), f"依据：{cited}" if cited else "") if one)
    return annotation(spec.type) | None, Field(None, title=spec.label, description=words or None)


def _spoken(citation: str) -> str:
    try:
        return spoken(citation)
    except NotACitation:
        return citation


def _model(name: str, doc: str, record: type[Record], asked: Iterable[str], required: Iterable[str] = ()) -> type[BaseModel]:
    specs = fields_of(record)
    fields: dict[str, Any] = {one: _field(specs[one]) for one in dict.fromkeys(asked)}
    needed = [one for one in dict.fromkeys(required) if one in fields]
    config = {"x-asked": needed} if needed else {}
    return create_model(name, __base__=_with(config), __doc__=doc, **fields)


def _with(extra: Mapping[str, Any]) -> type[Input]:
    return type("Input", (Input,), {"model_config": ConfigDict(json_schema_extra=dict(extra)), "__module__": __name__}) if extra else Input


def called(*names: str) -> str:
    """`request`, `to_legality` → RequestToLegality."""
    return "".join(part.capitalize() for name in names for part in name.split("_"))


@cache
def verb_input(procedure: type[Procedure], verb: str) -> type[BaseModel]:
    """What a verb of a procedure asks."""
    declared = procedure.verbs[verb]
    name, doc = called(procedure.name, verb), f"{procedure.label}：{declared.label}"
    return _model(name, doc, procedure.record, declared.asks.all, declared.asks.required)


@cache
def opening_input(procedure: type[Procedure]) -> type[BaseModel]:
    """What may be written when a matter is opened: the fields of the verbs that rest on nothing."""
    firsts = [verb for verb in procedure.verbs.values() if not verb.after and not verb.awaits]
    asked = (one for verb in firsts for one in verb.asks.all)
    return _model(called(procedure.name, "opening"), f"发起{procedure.label}时所填", procedure.record, asked)


@cache
def record_input(record: type[Record]) -> type[BaseModel]:
    """All fields of a record that somebody may write."""
    computed = {spec.name for spec in derived_fields(record)}
    return _model(f"{record.__name__}Fields", "所改的栏目", record, (name for name in fields_of(record) if name not in computed))


def common_input(common: Common, records: Iterable[type[Record]]) -> type[BaseModel]:
    """What a common verb asks; 更正 and 补正 also the fields they write."""
    plain = _model(called("common", common.name), common.help or common.label, common.record, common.asked, common.required)
    if common.name not in MENDING:
        return plain
    forms = either(record_input(one) for one in dict.fromkeys(records))
    return create_model(plain.__name__, __base__=plain, __doc__=plain.__doc__, fields=(forms | None, Field(None, title="所改的栏目")))


def either(models: Iterable[type[BaseModel]]) -> Any:
    """One of several forms."""
    return Union[tuple(models)]  # noqa: UP007


def outcome_of(verbs: Iterable[Verb]) -> Any:
    """One of the outcomes of these verbs; None when they have none. The schema shows what may be chosen; that silence stands for an
    answer is refused with its article by the door, not here by its shape."""
    each = tuple(verbs)
    known = tuple(dict.fromkeys(outcome for verb in each for outcome in verb.outcomes))
    offered = [outcome for outcome in known if any(outcome in verb.choices for verb in each)]
    return Annotated[Literal[known], WithJsonSchema({"enum": offered, "type": "string"})] if known else None


def given(model: BaseModel | None) -> dict[str, Any]:
    """What was sent, in canonical form: what was left out stays out, `null` empties; what 更正 writes stands beside the rest."""
    if model is None:
        return {}
    mended = model.__dict__.get("fields")
    if isinstance(mended, BaseModel):
        return {**_without_nulls(model.model_dump(exclude_unset=True, exclude={"fields"})), **given(mended)}
    return _without_nulls(model.model_dump(exclude_unset=True))


def _without_nulls(sent: Mapping[str, Any]) -> dict[str, Any]:
    return {name: "" if value is None else _row(value) for name, value in sent.items()}


def _row(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _row(one) for name, one in value.items() if one is not None}
    return [_row(one) for one in value] if isinstance(value, list) else value
