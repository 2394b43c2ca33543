"""Where something stands in a test, as the messages of the language say it: `tests/law/test_rule.py:24`."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import CodeType
from typing import Any

FOLDER = "tests/law"


def here(*, down: int = 0) -> str:
    """The line that asks, or one so many lines below it."""
    frame = inspect.currentframe()
    assert frame is not None and frame.f_back is not None
    return f"{FOLDER}/{Path(frame.f_back.f_code.co_filename).name}:{frame.f_back.f_lineno + down}"


def raised(error: Any) -> str:
    """The line of the test on which pytest.raises caught it."""
    entry = error.traceback[0]
    return f"{FOLDER}/{Path(entry.path).name}:{entry.lineno + 1}"


def first_line(code: CodeType) -> str:
    """The line on which a function begins, its decorators included."""
    return f"{FOLDER}/{Path(code.co_filename).name}:{code.co_firstlineno}"
