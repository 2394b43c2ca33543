"""Case files of chapter two: facts in, verdict out. A key is a field of the record, or the name of a parameter for other facts."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules
from typing import Any

from yizhang.law.fieldtype import load_row
from yizhang.law.finding import Finding
from yizhang.law.record import Record, fields_of, from_json
from yizhang.law.rule import Rule, Watch
from yizhang.office import rules
from yizhang.yamltext import read_yaml

RULES = {
    one.name: one
    for module in iter_modules(rules.__path__)
    for one in vars(import_module(f"yizhang.office.rules.{module.name}")).values()
    if isinstance(one, Rule | Watch)
}
SEVERITIES = {"allowed": "", "refused": "breach", "cautioned": "caution", "noted": "note"}


def cases() -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """Rule, kind of verdict, name of the case, facts with the base under them."""
    for file in sorted((files("yizhang.office") / "cases").iterdir(), key=lambda one: one.name):
        for group in read_yaml(file.read_text("utf-8"), file.name):
            for verdict in SEVERITIES.keys() & group.keys():
                for name, facts in group[verdict].items():
                    yield str(group["rule"]), verdict, str(name), {**group["base"], **facts}


def found(rule: Rule | Watch, facts: Mapping[str, Any]) -> list[Finding]:
    """What the rule finds in these facts."""
    parameters = list(inspect.signature(rule.check).parameters)
    return list(rule.findings(*(_fact(kind, name, facts) for kind, name in zip(rule.wants, parameters, strict=True))))


def _fact(kind: type, name: str, facts: Mapping[str, Any]) -> object:
    if issubclass(kind, Record):
        return from_json(kind, {field: facts[field] for field in fields_of(kind) if field in facts})
    return load_row(kind, facts[name])
