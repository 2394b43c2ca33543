"""What the package offers under names that its modules bear too: the functions, in whatever order things are imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLED = "from yizhang.gongwen import read, lint, compare, typeset; print(*(type(one).__name__ for one in (read, lint, compare, typeset)))"


@pytest.mark.parametrize(
    "first", ["", "import yizhang.gongwen.read, yizhang.gongwen.lint, yizhang.gongwen.typeset.docx, yizhang.gongwen.compare"]
)
def test_the_functions_are_there_whatever_was_imported_before(first):
    done = subprocess.run([sys.executable, "-W", "error", "-c", f"{first}\n{CALLED}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["function"] * 4


def test_nothing_is_imported_before_it_is_asked_for():
    program = "import sys, yizhang.gongwen.elements.number; print([one for one in sys.modules if 'lints' in one or 'typeset' in one])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
