"""Messages marked in Python, `_("…")`, and in Django's templates, `{% translate %}`, `{% blocktranslate %}` and `_("…")`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from yizhang.messages.message import Message

PACKAGE = Path(__file__).resolve().parents[1]
MARKS = frozenset(("_", "lazy", "gettext", "gettext_lazy", "gettext_noop"))
PLURALS = frozenset(("_n", "ngettext", "ngettext_lazy"))
CALL = re.compile(r"\b(?P<name>ngettext|gettext|_)\((?=[ur]*['\"])")


def marked() -> Iterator[Message]:
    """All that the package marks, modules first."""
    for file in sorted(PACKAGE.rglob("*.py")):
        yield from in_python(file.read_text("utf-8"), file.relative_to(PACKAGE).as_posix())
    for file in sorted(PACKAGE.rglob("templates/**/*.html")):
        yield from in_template(file.read_text("utf-8"), file.relative_to(PACKAGE).as_posix())


def in_python(source: str, place: str) -> Iterator[Message]:
    """The constant first words of every marking call."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS | PLURALS:
            words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if words:
                yield Message(words[0], words[-1] if node.func.id in PLURALS else "", place)


def in_template(source: str, place: str) -> Iterator[Message]:
    """What Django would ask for, read from the Python it makes of a template for gathering."""
    python = templatize(source)
    for found in CALL.finditer(python):
        words = list(_texts(python, found.end()))
        if words:
            yield Message(words[0], words[1] if found["name"] == "ngettext" and len(words) > 1 else "", place)


QUOTED = r'"""(?:\\.|[^\\])*?"""', r"'''(?:\\.|[^\\])*?'''", r'"(?:\\.|[^"\\])*"', r"'(?:\\.|[^'\\])*'"
TEXT = re.compile(rf"\s*[ur]*(?P<text>{'|'.join(QUOTED)})\s*,?", re.DOTALL)


def _texts(python: str, at: int) -> Iterator[str]:
    while found := TEXT.match(python, at):
        yield str(ast.literal_eval(found["text"]))
        at = found.end()
