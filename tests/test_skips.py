"""With CI=true a skip is a failure, in a test and of a whole module; without it, it is a skip."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTHING_LEFT = 5
SKIPS = [
    ("import pytest\ndef test_it(): pytest.skip('no browser')\n", 0),
    ("import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_it(): pass\n", 0),
    ("import pytest\npytest.skip('no browser', allow_module_level=True)\n", NOTHING_LEFT),
]


def run(module: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """Run a module of tests with our conftest alone."""
    words = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:django", "-c", os.devnull, "-rs", module]
    return subprocess.run(words, cwd=ROOT, env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("text", "code"), SKIPS, ids=["in a test", "by a mark", "of a module"])
def test_a_skip_is_a_failure_only_where_everything_must_be_tried(tmp_path, text, code):
    module = tmp_path / "test_one.py"
    module.write_text(text)
    here, there = run(module, ""), run(module, "true")
    assert (here.returncode, "no browser" in here.stdout) == (code, True)
    assert (there.returncode in (1, 2), "no browser" in there.stdout) == (True, True)
