"""The components with their examples: a `.yaml` beside a partial names its parameters and shows it in use."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html

from yizhang.kernel import values
from yizhang.law import finding
from yizhang.law.calendar import LOCAL
from yizhang.web import (
    actbar,
    clockface,
    elsewhere,
    foresight,
    forms,
    leaf,
    ledger,
    movedlimits,
    paper,
    proposals,
    reminders,
    sheet,
    waivers,
    work,
    worklist,
)

FOLDER = Path(__file__).parent / "templates" / "web"
SEEN_AT = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
MODULES = (
    values, finding, worklist, clockface, forms, sheet, paper, actbar, leaf, ledger, waivers, proposals, elsewhere, work, foresight,
    movedlimits, reminders,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """One use of a component, rendered."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Component:
    """A partial as its `.yaml` describes it."""

    name: str
    about: str
    parameters: Mapping[str, str]
    examples: tuple[Example, ...]


def components(request: HttpRequest) -> Iterator[Component]:
    """All components, rendered for this request."""
    for file in sorted(FOLDER.glob("*.yaml")):
        told = yaml.load(file.read_text(), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts, so that 48.10 stays a citation
        parameters = {**told["needs"], **told.get("may", {})}
        examples = (_rendered(file.stem, name, given or {}, parameters, request) for name, given in told["examples"].items())
        if around := told.get("inside"):
            examples = (Example(one.name, format_html('<ul class="{}">{}</ul>', around, one.html)) for one in examples)
        yield Component(file.stem, told["about"], parameters, tuple(examples))


def _rendered(component: str, name: str, given: Mapping[str, Any], parameters: Mapping[str, str], request: HttpRequest) -> Example:
    if unknown := given.keys() - parameters.keys():
        raise KeyError(f"{component}.yaml, {name}: {', '.join(sorted(unknown))} is no parameter")
    context = {key: parameter(parameters[key], value) for key, value in given.items()}
    return Example(name, render_to_string(f"web/{component}.html", context, request))


def parameter(type_: str, value: Any) -> Any:
    """A value of the type a `.yaml` names: `Finding`, `Finding…` for several, `ActBar(verbs)` by the function that makes it; words else."""
    if maker := MAKERS.get(type_):
        return maker(value)
    named = next((getattr(one, type_.rstrip("…")) for one in MODULES if hasattr(one, type_.rstrip("…"))), None)
    if named is None:
        return value
    return tuple(build(named, one) for one in value) if type_.endswith("…") else build(named, value)


def build(type_: Any, value: Any) -> Any:
    """A value of a type from YAML; what a dataclass is not told stays blank."""
    if get_origin(type_) in (Union, types.UnionType):
        return build(next(one for one in get_args(type_) if one is not type(None)), value) if value != "" else None
    if get_origin(type_) is tuple:
        inside = get_args(type_)
        return tuple(build(inside[0] if inside[-1] is Ellipsis else inside[at], one) for at, one in enumerate(value))
    if is_dataclass(type_):
        hints = get_type_hints(type_, localns=vars(values) | vars(finding))
        told = {one.name: build(hints[one.name], value[one.name]) for one in fields(type_) if one.name in value}
        return type_(**{one.name: blank(hints[one.name]) for one in fields(type_) if without_default(one)} | told)
    if isinstance(type_, type) and issubclass(type_, tuple):
        return type_(*value)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return type_(value)
    reader = READERS.get(type_)
    return reader(value) if reader else value


def blank(type_: Any) -> Any:
    """Nothing, of a type."""
    if type(None) in get_args(type_):
        return None
    if get_origin(type_) is tuple:
        return ()
    if get_origin(type_) is Literal:
        return get_args(type_)[0]
    if get_origin(type_) in (Union, types.UnionType):
        return blank(get_args(type_)[0])
    if get_origin(type_) is not None:
        return {}
    return {int: 0, bool: False, datetime: SEEN_AT}.get(type_, "")


def without_default(field: Field[Any]) -> bool:
    """Whether a dataclass must be told this field."""
    return field.default is MISSING and field.default_factory is MISSING


def _moment(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LOCAL)


READERS: dict[Any, Callable[[str], Any]] = {bool: lambda words: words == "yes", int: int, datetime: _moment, date: date.fromisoformat}
MAKERS: dict[str, Callable[[Any], Any]] = {
    "Group…": lambda given: worklist.grouped((build(values.TaskLine, one) for one in given), SEEN_AT),
    "Line": lambda given: worklist.grouped([build(values.TaskLine, given)], SEEN_AT)[0].lines[0],
    "Paper": lambda given: paper.laid_out(
        (build(values.FieldView, one) for one in given["fields"]), (build(finding.Finding, one) for one in given.get("findings", ()))
    ),
    "ActBar": lambda given: actbar.act_bar(
        (build(values.VerbView, one) for one in given["verbs"]), build(actbar.Tried, given["tried"]) if "tried" in given else None
    ),
    "ActForm": lambda given: actbar.act_form(build(values.VerbView, given)),
    "Leaf": lambda given: leaf.leaf(
        ledger.Ledger("example", given["label"], (), tuple(build(ledger.Column, one) for one in given["columns"]), list),
        given["rows"],
        build(ledger.Query, given.get("query", {"page": "1"})),
    ),
}
