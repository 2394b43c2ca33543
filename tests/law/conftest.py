"""What the tests of the language can ask for. Actors, procedures and the city stand in `city`, `procedures` and `matter`."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

Chapter = Callable[..., str]


@pytest.fixture
def chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chapter:
    """Writes a chapter and gives its importable name: `chapter(procedures=…, a48=…)`; `aNN` are rules, CHAPTER is its own name."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(**files: str) -> str:
        name = f"chapter_{uuid.uuid4().hex[:8]}"
        room = tmp_path / name
        (room / "rules").mkdir(parents=True)
        for module, source in {"__init__": "", "rules/__init__": "", **files}.items():
            folder = room / "rules" if module.startswith("a") and module[1:].isdigit() else room
            (folder / f"{module}.py").write_text("from __future__ import annotations\n" + source.replace("CHAPTER", name))
        return name

    return write
