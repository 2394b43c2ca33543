"""The repository keeps its own rules: style, types, layers, locked lists, clean folders."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "yizhang"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
LISTS = ("requirements", "requirements-test")
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def assert_content(*words: str) -> None:
    """Run a tool of the environment, and fail with all that it finds."""
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def tracked() -> list[Path]:
    """The files of the repository."""
    shown = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in shown.split("\0") if name and (path := ROOT / name).is_file()]


# --- Tools ------------------------------------------------------------------------------------------------------------------------------


def test_the_code_is_in_style():
    assert_content("-m", "ruff", "check", "--output-format=concise", "--no-cache")


def test_types_are_strict_where_a_wrong_type_would_be_a_wrong_rule():
    assert_content("-m", "mypy", "--no-error-summary")


def test_imports_go_one_way():
    assert_content("-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache")


# --- What tools do not see --------------------------------------------------------------------------------------------------------------


def test_every_module_fits_a_reader():
    lines = {path: sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip()) for path in MODULES}
    assert {str(path.relative_to(SOURCE)): count for path, count in lines.items() if count > 400} == {}


def test_no_module_is_a_drawer_for_what_has_no_name():
    assert [path for path in MODULES if path.stem in {"utils", "util", "helpers", "helper", "misc"}] == []


PURE = ("facts", "procedures", "principles")


def pure(path: Path) -> bool:
    """Whether the module is of the language, the document, or a pure room of a chapter."""
    room, *rest = path.relative_to(SOURCE).parts
    return room in ("law", "gongwen") or (bool(rest) and (path.stem in PURE or rest[0] == "rules"))


def outermost_imports(path: Path) -> set[str]:
    """The packages a module imports when it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    whole = [alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names]
    parts = [node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in whole + parts}


def test_pure_modules_start_with_the_standard_library_and_lxml_only():
    allowed = {*sys.stdlib_module_names, "lxml", "yizhang"}
    found = {str(path.relative_to(SOURCE)): outermost_imports(path) - allowed for path in MODULES if pure(path)}
    assert {name: heavy for name, heavy in found.items() if heavy} == {}


RULES = [path for path in MODULES if path.parent.name == "rules"]


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_rule_has_its_numbers_from_the_edition(path: Path):
    """Semantics 64: a number in a rule, other than 0 and 1, is one that nobody can change or look up."""
    written = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)]
    assert [(node.lineno, node.value) for node in written if type(node.value) in (int, float) and node.value not in (0, 1)] == []


CLOCK = re.compile(r"\b(?:datetime\.(?:now|today|utcnow)|date\.today|timezone\.(?:now|localtime|localdate)|time\.(?:time|sleep))\(")
EDGES = {"cli/__main__.py", "web/moment.py", "kernel/bucket.py"}  # a request to S3 is signed with its moment, and times out


def test_only_the_edges_read_the_clock():
    readers = {str(path.relative_to(SOURCE)) for path in MODULES if CLOCK.search(path.read_text(encoding="utf-8"))}
    assert readers - EDGES == set()


def test_every_file_of_the_package_is_installed_with_it():
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]["yizhang"]
    installed = {path for pattern in patterns for path in SOURCE.glob(pattern)}
    assert [path for path in tracked() if path.is_relative_to(SOURCE) and path.suffix != ".py" and path not in installed] == []


# --- What must not be in it -------------------------------------------------------------------------------------------------------------


def text_of(path: Path) -> str:
    """The text of a file; empty for pictures and other bytes."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_no_file_names_a_folder_of_somebodys_machine():
    machine = re.compile(r"(?<![\w.:/])/(?:work/(?:main|shared)|root|opt|Users|home)/[\w.]")
    own = Path(__file__)
    assert [str(path.relative_to(ROOT)) for path in tracked() if path != own and machine.search(text_of(path))] == []


def test_nothing_made_by_a_run_is_kept():
    """Compiled catalogues are: what runs has nothing to compile them with, and tests/test_messages.py holds them to their text."""
    made = re.compile(r"\.(?:pyc|sqlite3|sqlite3-wal|key|log)$|(?:^|/)(?:\.venv|\.demo|__pycache__|node_modules)/")
    assert [name for path in tracked() if made.search(name := str(path.relative_to(ROOT)))] == []


# --- Locked lists -----------------------------------------------------------------------------------------------------------------------


def locked(name: str) -> str:
    return (ROOT / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_pinned_with_its_hashes_and_no_host_is_named(name):
    text = locked(name)
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert [entry.split()[0] for entry in entries if not PIN.match(entry) or "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?:|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


def test_the_tests_run_with_the_versions_that_the_product_runs_with():
    product, tests = (dict(PIN.findall(locked(name))) for name in LISTS)
    assert {name: (version, tests.get(name)) for name, version in product.items() if tests.get(name) != version} == {}


@pytest.mark.parametrize("name", LISTS)
def test_what_is_asked_for_is_locked(name):
    asked = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", (ROOT / f"{name}.in").read_text(encoding="utf-8"), re.MULTILINE)
    pins = dict(PIN.findall(locked(name)))
    assert [one for one in asked if one.lower() not in pins] == []
