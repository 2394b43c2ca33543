"""`yizhang demo` on a database of an earlier version: its tables are brought up, and what was done stays."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
EARLIER = """
from pathlib import Path
from django.core.management import call_command
from yizhang.cli.database import connect
connect({file!r})
call_command("migrate", "kernel", "0001", verbosity=0)
"""
UPGRADED = """
from pathlib import Path
from yizhang.cli import demo
demo.prepare(Path({file!r}), False)
assert demo._written_by(Path({file!r})) == demo._migrations()
"""


def run(code: str, file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code.format(file=str(file))], cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_demonstration_of_an_earlier_version_is_brought_up_and_kept(tmp_path: Path):
    file = tmp_path / "yizhang.sqlite3"
    run(EARLIER, file)
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("INSERT INTO kernel_counter (name, value) VALUES ('收文编号:2026', 77)")
        opened.commit()
    run(UPGRADED, file)
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("SELECT value FROM kernel_counter").fetchone() == (77,)
        assert opened.execute("SELECT count(*) FROM django_migrations WHERE app = 'web'").fetchone()[0] > 0
