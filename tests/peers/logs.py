"""`python -m tests.peers.logs DATABASE`: both event logs of an office read by r4pm, and its counts compared with ours.

r4pm (MIT or Apache-2.0), a reader in Rust, is installed into an environment of its own, locked by hash, and sees nothing of ours but the
files. `.demo/yizhang.sqlite3`, which `./yizhang demo` makes, would do as a database.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from yizhang.bench.peers.environment import python_with

HERE = Path(__file__).parent


def main(database: str) -> int:
    """Exit 0 when r4pm finds as many matters in the one and acts in the other as we wrote; 1 when it does not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = python_with(HERE / "requirements-logs.txt", folder)
        wrote = [_wrote(folder / file, kind, database) for file, kind in (("log.xes", "--xes"), ("log.json", "--ocel"))]
        read = json.loads(subprocess.run([python, HERE / "logs_read.py", folder], check=True, capture_output=True, text=True).stdout)
    print(json.dumps({"wrote": wrote[0], "read": read}))
    agree = read["cases"] == wrote[0]["matters"] and read["events"] == wrote[1]["acts"]
    return 0 if agree else 1


def _wrote(file: Path, kind: str, database: str) -> dict[str, int]:
    command = [sys.executable, "-m", "yizhang.cli", "export", file, kind, "--json", "--database", database]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
