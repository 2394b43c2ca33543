"""`python -m tests.peers.spiff [PATHS]`: run every procedure's BPMN by SpiffWorkflow and compare what is open after every act.

SpiffWorkflow (LGPL-3.0) is installed unmodified into an environment of its own, locked by hash, and sees nothing of ours but the files.
Its parser checks them against the schema of the OMG.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from tests.rulebooks.paths import path_of
from yizhang.bench.peers.environment import python_with
from yizhang.law.calendar import LOCAL
from yizhang.rulebooks.bpmn import bpmn
from yizhang.rulebooks.known import book_of, in_code

HERE = Path(__file__).parent


def main(ways: int) -> int:
    """Exit 0 when all steps agree; 1 when one does not."""
    book = book_of(in_code("", datetime.now(LOCAL)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = python_with(HERE / "requirements-spiff.txt", folder)
        paths = [path_of(one, book.numbers, random.Random(seed)) for one in book.procedures.values() for seed in range(ways)]
        (folder / "paths.json").write_text(json.dumps(paths, ensure_ascii=False), "utf-8")
        for procedure in book.procedures.values():
            (folder / f"{procedure.name}.bpmn").write_bytes(bpmn(procedure))
        return subprocess.run([python, HERE / "spiff_walk.py", folder], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
