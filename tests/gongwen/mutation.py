"""Whether the cases notice a condition that is written otherwise: `python -m tests.gongwen.mutation [MODULE…]`.

Each condition of the lints is changed by itself: a comparison (< to <=, is to is not, one of several words left out), one side of an
and/or, a not, a test that always or never holds, a number one more or one less, an assertion or an alternative of a regular expression
left out (not the words of a plain list: repeating it would prove nothing). A change that no case notices survives. Those explained in
survivors.yaml are known. Exit 1: a survivor without a reason, or a reason for one that is noticed by now.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import yaml
from tests.gongwen.lintcases import Case
from tests.gongwen.lintcorpus import every_case
from tests.gongwen.weakened import weakened

from yizhang.gongwen import lints
from yizhang.gongwen.lints import LINTS, Lint

FOLDER = Path(lints.__path__[0])
KNOWN = Path(__file__).parent / "survivors.yaml"
OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
Site = tuple[ast.AST, str, int | None, ast.expr]  # whose child, under what name, which of several, and the child


@dataclass(frozen=True)
class Mutant:
    """One condition written otherwise: where, what is changed, and the module with it."""

    place: str
    change: str
    code: CodeType

    def __str__(self) -> str:
        return f"{self.place}: {self.change}"


def mutants(source: str) -> Iterator[Mutant]:
    """Every change of a module's conditions, one at a time."""
    tree = ast.parse(source)
    names, _made = _run(_compiled(tree))
    for place in tree.body:
        if isinstance(place, ast.FunctionDef | ast.Assign | ast.AnnAssign):
            name = place.name if isinstance(place, ast.FunctionDef) else ast.unparse(_target(place))
            constant = not isinstance(place, ast.FunctionDef)
            for site in list(_sites(place)):
                for words, after in _changed(site, names, constant):
                    change = words if constant and words else f"{ast.unparse(site[3])} {words or '→ ' + ast.unparse(after)}"
                    _put(site, after)
                    yield Mutant(name, change, _compiled(tree))
                    _put(site, site[3])


def survives(mutant: Mutant, cases: list[Case]) -> bool:
    """Whether every case of the module's lints still holds; one that raises is noticed."""
    try:
        _names, made = _run(mutant.code)
        return all(one.holds(made[one.code].findings(one.document)) for one in cases if one.code in made)
    except Exception:  # noqa: BLE001
        return False


def _target(place: ast.Assign | ast.AnnAssign) -> ast.expr:
    return place.targets[0] if isinstance(place, ast.Assign) else place.target


def _compiled(tree: ast.Module) -> CodeType:
    return compile(ast.fix_missing_locations(tree), "<lints>", "exec")


def _run(code: CodeType) -> tuple[dict[str, object], Mapping[str, Lint]]:
    """What the module defines and the lints it declares; the declared ones stay as they are."""
    declared, names = dict(LINTS), dict[str, object](__name__="changed")
    LINTS.clear()
    try:
        exec(code, names)
        return names, dict(LINTS)
    finally:
        LINTS.clear()
        LINTS.update(declared)


def _sites(node: ast.AST) -> Iterator[Site]:
    for field, value in ast.iter_fields(node):
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.expr):
                yield node, field, index, child
            if isinstance(child, ast.AST) and field not in ("decorator_list", "annotation", "args.annotation", "returns"):
                yield from _sites(child)


def _put(site: Site, child: ast.expr) -> None:
    owner, field, index, _before = site
    if index is None:
        setattr(owner, field, child)
    else:
        getattr(owner, field)[index] = child


def _changed(site: Site, names: dict[str, object], constant: bool) -> Iterator[tuple[str, ast.expr]]:
    """What may stand in the place, each with the words for it where the new text does not say it better."""
    owner, field, _index, node = site
    if field in ("test", "ifs"):
        yield "always", ast.BoolOp(ast.Or(), [node, ast.Constant(value=True)])
        yield "never", ast.BoolOp(ast.And(), [node, ast.Constant(value=False)])
    match node:
        case ast.Compare():
            yield from (("", one) for one in _compared(node))
        case ast.BoolOp(op, values):
            for at, value in enumerate(values):
                left = values[:at] + values[at + 1 :]
                yield f"without {ast.unparse(value)}", ast.BoolOp(op, left) if len(left) > 1 else left[0]
        case ast.UnaryOp(ast.Not(), operand):
            yield "", operand
        case ast.Constant(int() | float() as number) if not isinstance(number, bool) and (constant or isinstance(owner, ast.Compare)):
            step = 1 if isinstance(number, int) else number / 2
            yield from (("", ast.Constant(value=round(other, 3))) for other in (number + step, number - step))
        case ast.Call(ast.Name("regex"), [pattern, *flags]):
            whole = eval(compile(ast.Expression(pattern), "<pattern>", "eval"), names)
            for part, less in weakened(whole):
                yield f"without {part}", ast.Call(node.func, [ast.Constant(value=less), *flags], [])


def _compared(node: ast.Compare) -> Iterator[ast.expr]:
    for at, op in enumerate(node.ops):
        yield ast.Compare(node.left, [*node.ops[:at], OTHER[type(op)](), *node.ops[at + 1 :]], node.comparators)
    for at, side in enumerate(node.comparators):
        if isinstance(side, ast.Tuple) and len(side.elts) > 1:
            for word in range(len(side.elts)):
                fewer = ast.Tuple(side.elts[:word] + side.elts[word + 1 :], ast.Load())
                yield ast.Compare(node.left, node.ops, [*node.comparators[:at], fewer, *node.comparators[at + 1 :]])


def _explained() -> dict[str, set[str]]:
    """What is known to survive, by module."""
    said = yaml.safe_load(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else []
    known: dict[str, set[str]] = {}
    for reason in said:
        for module, changes in reason["survive"].items():
            known.setdefault(module, set()).update(changes)
    return known


def main(chosen: list[str]) -> int:
    """Change every module (or those named), and say what survives."""
    explained, failed = _explained(), 0
    for module in chosen or sorted(one.stem for one in FOLDER.glob("[a-z]*.py")):
        source = (FOLDER / f"{module}.py").read_text(encoding="utf-8")
        cases = _cases(_run(compile(source, module, "exec"))[1])
        made = list(mutants(source))
        alive, known = {str(one) for one in made if survives(one, cases)}, explained.get(module, set())
        print(f"{module}: {len(made)} changes, {len(alive)} survive, {len(alive & known)} of them explained")
        print("".join(f"  survives {one}\n" for one in sorted(alive - known)), end="")
        print("".join(f"  noticed by now {one}\n" for one in sorted(known - alive)), end="", flush=True)
        failed |= bool(alive ^ known)
    return int(failed)


def _cases(made: Mapping[str, Lint]) -> list[Case]:
    """The cases of these lints, all of which hold as long as nothing is changed."""
    cases = [one for one in every_case() if one.code in made]
    if broken := [str(one) for one in cases if not one.holds(made[one.code].findings(one.document))]:
        raise SystemExit("these cases fail as it is: " + ", ".join(broken))
    return cases


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
