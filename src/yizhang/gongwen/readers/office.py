"""Formats that only an office program reads (.doc .wps .rtf .odt): turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
LONGEST = 90  # seconds; a document of a hundred pages takes five


def as_docx(data: bytes, name: str) -> bytes | None:
    """The same document as .docx; None without such a program, or when it cannot read the file either.

    Each call has a profile of its own (two calls on one profile give nothing), no network is used, and macros do not run.
    """
    program = next((found for one in PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="yizhang-") as folder:
        given = Path(folder, f"document{Path(name).suffix or '.doc'}")
        given.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out", str(given),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, check=False, timeout=LONGEST, capture_output=True, env={**os.environ, "HOME": folder}, start_new_session=True
            )
        except (subprocess.TimeoutExpired, OSError):
            return None
        made = Path(folder, "out", "document.docx")
        return made.read_bytes() if made.exists() else None
