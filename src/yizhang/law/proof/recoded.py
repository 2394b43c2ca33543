"""The functions of a module of rules, each with one expression changed: a comparison turned, a condition dropped, a finding left out."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from yizhang.law.place import at
from yizhang.law.rule import Rule, Watch
from yizhang.law.values import dataclass

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
"""Every comparison with its neighbour: at the boundary where there is one, else its opposite."""
QUANTIFIED = {"any": "all", "all": "any"}


@dataclass(frozen=True)
class Recoded:
    """One change in a function: `apply` gives the function of the running program the code so changed."""

    function: str
    said: str
    place: str
    apply: Callable[[], None]


def recoded(module: str) -> Iterator[Recoded]:
    """Every change of every function that the module defines, in order. Nested functions and lambdas change with theirs."""
    loaded = importlib.import_module(module)
    file = str(loaded.__file__)
    tree = ast.parse(Path(file).read_text("utf-8"), file)
    for place, node in enumerate(tree.body):
        function = _function(loaded, node)
        if function is not None:
            for said, line, changed in _changes(node):
                yield Recoded(function.__name__, said, at(file, line), _applied(function, tree, place, changed))


def _function(module: Any, node: ast.stmt) -> FunctionType | None:
    if not isinstance(node, ast.FunctionDef):
        return None
    found = getattr(module, node.name, None)
    check = found.check if isinstance(found, Rule | Watch) else found
    return check if isinstance(check, FunctionType) else None


def _applied(function: FunctionType, tree: ast.Module, place: int, changed: ast.stmt) -> Callable[[], None]:
    def apply() -> None:
        module = ast.Module([*tree.body[:place], changed, *tree.body[place + 1 :]], tree.type_ignores)
        code = compile(ast.fix_missing_locations(module), function.__code__.co_filename, "exec")
        function.__code__ = next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == function.__name__)

    return apply


def _changes(function: ast.stmt) -> Iterator[tuple[str, int, ast.stmt]]:
    """What is said of each change, its line, and the whole function with it."""
    nodes = [node for part in function.body for node in ast.walk(part)]  # type: ignore[attr-defined]
    for nth, node in enumerate(nodes):
        for said, turn in _turns(node):
            whole = deepcopy(function)
            twin = [each for part in whole.body for each in ast.walk(part)][nth]  # type: ignore[attr-defined]
            turn(twin)
            yield said, getattr(node, "lineno", function.lineno), whole


Turn = tuple[str, Callable[[Any], None]]
"""What is said of a change, and how it is made at the node of a copy."""


def _turns(node: ast.AST) -> Iterator[Turn]:
    """What can be turned at one node."""
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield from _operands(node)
        case ast.UnaryOp(op=ast.Not()):
            yield f"`{_said(node)}`不取反", lambda twin: _become(twin, twin.operand)
        case ast.If() | ast.IfExp() if not isinstance(node.test, ast.Compare | ast.UnaryOp):
            yield f"`{_said(node.test)}`取反", _negate
        case ast.comprehension():
            yield from ((f"不筛选`{_said(test)}`", partial(_unfilter, place)) for place, test in enumerate(node.ifs))
        case ast.Call(func=ast.Name(id=name)) if name in QUANTIFIED:
            yield f"`{name}`改为`{QUANTIFIED[name]}`：`{_said(node)}`", lambda twin: setattr(twin.func, "id", QUANTIFIED[twin.func.id])
        case ast.Yield() | ast.YieldFrom():
            yield f"不报`{_said(node.value)}`", lambda twin: _become(twin, ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Constant(value=int() as number) if not isinstance(number, bool):
            yield f"`{number}`改为`{number + 1}`", lambda twin: setattr(twin, "value", twin.value + 1)
        case _:
            return


def _comparisons(node: ast.Compare) -> Iterator[Turn]:
    for place, op in enumerate(node.ops):
        turned = TURNED[type(op)]()
        said = _said(ast.Compare(node.left, [*node.ops[:place], turned, *node.ops[place + 1 :]], node.comparators))
        yield f"`{_said(node)}`改为`{said}`", partial(_turn, place, turned)


def _operands(node: ast.BoolOp) -> Iterator[Turn]:
    yield from ((f"`{_said(node)}`去掉`{_said(operand)}`", partial(_drop, place)) for place, operand in enumerate(node.values))
    word = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield f"`{_said(node)}`的 and 与 or 互换", lambda twin: setattr(twin, "op", word)


def _turn(place: int, turned: ast.cmpop, twin: Any) -> None:
    twin.ops[place] = turned


def _unfilter(place: int, twin: Any) -> None:
    twin.ifs.pop(place)


def _drop(place: int, twin: Any) -> None:
    twin.values.pop(place)
    if len(twin.values) == 1:
        _become(twin, twin.values[0])


def _negate(twin: Any) -> None:
    twin.test = ast.UnaryOp(ast.Not(), twin.test)


def _become(twin: ast.AST, other: ast.AST) -> None:
    """The node in its place becomes the other one."""
    twin.__class__ = other.__class__
    twin.__dict__.clear()
    twin.__dict__.update(other.__dict__)


def _said(node: ast.AST | None) -> str:
    """The source of an expression, its first words when it is long."""
    text = " ".join(ast.unparse(node).split()) if node else ""
    return text if len(text) <= 90 else f"{text[:90]}…"
