"""A peer in an environment of its own, from its locked list, so that nothing of it is ever ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def python_with(requirements: Path, folder: Path) -> Path:
    """The Python of a new environment under the folder that holds just this list. Raises CalledProcessError."""
    subprocess.run([sys.executable, "-m", "venv", folder / "env"], check=True)
    python = folder / "env/bin/python"
    install = ["-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "-r", requirements]
    subprocess.run([python, *install], check=True)
    return python
