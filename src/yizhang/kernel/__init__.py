"""The kernel: matters, acts, tasks, readers. The only writer of its tables; it knows no chapter.

`perform` is the door. Importing from here needs Django set up; `kernel.values` does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yizhang.kernel.door import ask, open_matter, perform
    from yizhang.kernel.lists import drafts, handled, initiated, nameable, next_task, ongoing, readable, tasks, visible
    from yizhang.kernel.page import look
    from yizhang.kernel.replaying import replay
    from yizhang.kernel.rounds import reconcile, sweep
    from yizhang.kernel.verifying import verify
    from yizhang.kernel.watching import watch_round

HOMES = {
    "ask": "door", "open_matter": "door", "perform": "door", "look": "page",
    "replay": "replaying", "sweep": "rounds", "reconcile": "rounds", "watch_round": "watching", "verify": "verifying",
    "drafts": "lists", "handled": "lists", "initiated": "lists", "nameable": "lists", "next_task": "lists", "ongoing": "lists",
    "readable": "lists", "tasks": "lists", "visible": "lists",
}  # fmt: skip

__all__ = [
    "ask",
    "drafts",
    "handled",
    "initiated",
    "look",
    "nameable",
    "next_task",
    "ongoing",
    "open_matter",
    "perform",
    "readable",
    "reconcile",
    "replay",
    "sweep",
    "tasks",
    "verify",
    "visible",
    "watch_round",
]


def __getattr__(name: str) -> Any:
    """On use, since models can be imported only when the applications are ready."""
    import importlib

    if name in HOMES:
        found = globals()[name] = getattr(importlib.import_module(f"yizhang.kernel.{HOMES[name]}"), name)
        return found
    raise AttributeError(name)
