"""Formats that only an office program reads (.doc .wps .rtf .odt): turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock

from yizhang.gongwen.errors import Busy, TooSlow

PROGRAMS = ("soffice", "libreoffice")
TURN = Lock()  # one conversion at a time in a process: each takes a processor and some 200 MB
QUEUE = 5  # seconds to wait for one's turn, so that many old files at once do not hold every thread of a server


def as_docx(data: bytes, name: str, patience: int) -> bytes | None:
    """The same document as .docx; None without such a program, or when it cannot read the file either.

    Each call has a profile of its own (two calls on one profile give nothing), no network is used, and macros do not run.
    Raises TooSlow after `patience` seconds, and Busy where others convert.
    """
    program = next((found for one in PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        return None
    if not TURN.acquire(timeout=QUEUE):
        raise Busy(name=name)
    try:
        return _converted(program, data, Path(name).suffix, patience)
    except subprocess.TimeoutExpired as late:
        raise TooSlow(name=name, n=patience) from late
    finally:
        TURN.release()


def _converted(program: str, data: bytes, suffix: str, seconds: float) -> bytes | None:
    with tempfile.TemporaryDirectory(prefix="yizhang-", ignore_cleanup_errors=True) as folder:
        given = Path(folder, f"document{suffix or '.doc'}")
        given.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out", str(given),
        ]  # fmt: skip
        try:
            _run(command, folder, seconds)
        except OSError:
            return None
        made = Path(folder, "out", "document.docx")
        return made.read_bytes() if made.exists() else None


def _run(command: list[str], home: str, seconds: float) -> None:
    """Run to its end and leave nothing behind: `soffice` is a script, and killed alone it is outlived by the program it started."""
    running = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": home}, start_new_session=True,
    )  # fmt: skip
    try:
        running.wait(seconds)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL) if os.name == "posix" else running.kill()
        running.wait()
