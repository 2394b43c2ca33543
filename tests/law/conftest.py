"""What the tests of the language can ask for. Actors, procedures and the city stand in `city`, `procedures` and `matter`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

Chapter = Callable[..., str]


@pytest.fixture
def chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Chapter:
    """Writes a chapter of source files and gives its importable name: `chapter(procedures=…, a48=…)`; `aNN` are rules."""
    name = f"chapter_{abs(hash(request.node.nodeid)):x}"
    room = tmp_path / name
    (room / "rules").mkdir(parents=True)
    for package in (room, room / "rules"):
        (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(**files: str) -> str:
        for module, source in files.items():
            folder = room / "rules" if module.startswith("a") and module[1:].isdigit() else room
            (folder / f"{module}.py").write_text("from __future__ import annotations\n" + dedent(source))
        return name

    return write
