"""`yizhang worker`: the clocks of an installation, and what follows from them."""

from __future__ import annotations

import logging
import os
import signal
import threading
from datetime import datetime
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress

if TYPE_CHECKING:
    from yizhang.kernel.working import Round

log = logging.getLogger("yizhang.worker")


@command
def worker(once: bool = False, every: int = 30, copies: Path | None = None, json: bool = False, database: str = "") -> int:
    """后台：到期事项、提醒、检查点。Keep the clocks: what falls due, reminders, digests, what follows the organisation, checkpoints.

    --once           one round, then end; exit 1 when a job failed
    --every SECONDS  between rounds, 30 unless given
    --copies FOLDER  also append each checkpoint to checkpoints.jsonl there; on another machine it proves that nothing was played back

    After an outage it catches up in order. Two workers at once do no harm. SIGTERM and Ctrl+C end it after the job under way; a worker that
    is killed leaves nothing half.

    Example: yizhang worker --once
    """
    if every < 1:
        raise Unusable(f"--every {every} 不可用，应为1秒以上")
    if copies and not copies.is_dir():
        raise Unusable(f"没有“{copies}”这个文件夹，检查点无处留存")
    os.environ.setdefault("YIZHANG_LOG", "INFO")
    from yizhang.cli.installed import connect_installed

    connect_installed(database)
    _refuse_bad_settings()
    stop = _stopping()
    if not once:
        progress("后台已启动，按 Ctrl+C 停止")
    while True:
        done = _round(stop, copies)
        if once or stop.wait(every):
            break
    if json:
        print_json({"ok": not done.failed, "what": dict(done.did), "failed": list(done.failed)})
    return 1 if once and done.failed else 0


def _refuse_bad_settings() -> None:
    from yizhang.kernel.checkpoints import own_key
    from yizhang.kernel.signing import BadKey, public_key
    from yizhang.web.mail.channel import BadChannel
    from yizhang.web.mail.rounds import own_channel

    try:
        if own_key():
            public_key(own_key())
        own_channel()
    except (BadKey, BadChannel) as wrong:
        raise Unusable(str(wrong)) from wrong


def _stopping() -> threading.Event:
    """Set when somebody asks the worker to end."""
    stop = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stop.set())
    return stop


def _round(stop: threading.Event, copies: Path | None) -> Round:
    """One round. A database that is away for a while, or a folder, is logged; the next round tries again."""
    from django.db import Error, close_old_connections

    from yizhang.kernel.working import Round, work
    from yizhang.office.current import org_at
    from yizhang.web import moment

    close_old_connections()
    try:
        now = moment.now(moment.demo_shift())
        done = work(now, org_at(now).period.start, stop.is_set, [("index", _index), ("mail", _mail)])
        if copies:
            _copy(copies / "checkpoints.jsonl")
    except (Error, OSError) as error:
        log.error("round failed", exc_info=error)
        return Round({}, ("round",))
    if any(done.did.values()) or done.failed:
        log.info("round", extra={"did": dict(done.did), "failed": list(done.failed)})
    return done


def _mail(now: datetime) -> int:
    """The day's digests and what waits for none; how many letters."""
    from yizhang.web.mail.rounds import deliver

    return deliver(now)


def _index(now: datetime) -> int:
    """Take into the search what was done since; how many matters."""
    from yizhang.web.indexing import refresh, stale

    todo = len(stale())
    if todo:
        refresh(now, None)
    return todo


def _copy(file: Path) -> None:
    """Append the checkpoints that are not in the file yet, so that a round that missed it is made good."""
    from yizhang.kernel.models import Checkpoint

    there = len(set(file.read_text(encoding="utf-8").splitlines())) if file.exists() else 0
    missing = list(Checkpoint.objects.order_by("id").values_list("body", "signature")[there:])
    if missing:
        lines = [dumps({"checkpoint": body, "signature": made}, ensure_ascii=False) for body, made in missing]
        with file.open("a", encoding="utf-8") as out:
            out.write("".join(f"{line}\n" for line in lines))
            out.flush()
            os.fsync(out.fileno())
