"""`yizhang demo`: a ready-made city at work, on SQLite, on this machine only."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import webbrowser
import zlib
from contextlib import closing
from datetime import datetime
from pathlib import Path

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import progress
from yizhang.cli.serve import refuse_taken
from yizhang.law.calendar import LOCAL

OPENS = datetime(2026, 3, 3, 9, 0, tzinfo=LOCAL)
ADMINISTRATORS = {"系统": "纪示统", "安全": "阳示安", "审计": "司示审"}
HOST = "127.0.0.1"
SECONDS_BETWEEN_ROUNDS = 20


@command
def demo(port: int = 8000, no_open: bool = False, fresh: bool = False, database: str = "") -> int:
    """演示：打开一座正在办公的城市。A ready-made city at work, served on this machine only.

    --port PORT  8000 unless given
    --no-open    do not open the browser
    --fresh      start over: what was done in the demonstration is gone

    Example: yizhang demo --port 8080
    """
    from yizhang.installation import data_folder

    refuse_taken(HOST, port)
    os.environ.setdefault("YIZHANG_URL", f"http://{HOST}:{port}")
    file = Path(database or _beside_checkout() or data_folder() / "demo" / "yizhang.sqlite3").absolute()
    prepare(file, fresh)
    address = f"http://{HOST}:{port}/"
    progress(f"演示地址：{address}（按 Ctrl+C 停止）")
    progress("可以成为：文电处杨示己、副市长李示丁、秘书长冯示壬、市长赵示甲、市教育局奚示戊，或页面上列出的任何一位")
    if not no_open:
        webbrowser.open(address)
    clock = multiprocessing.get_context("spawn").Process(target=_rounds, daemon=True)
    clock.start()
    _serve(port)
    return 0


def prepare(file: Path, fresh: bool) -> None:
    """The demonstration's database: made and played from its scenarios once; later starts find it ready. Raises Unusable."""
    os.environ["YIZHANG_FILES"] = str(file.parent / "files")
    os.environ["YIZHANG_MAIL"], os.environ["YIZHANG_MAIL_FROM"] = str(file.parent / "mail"), "yizhang@oa.example"  # nothing leaves here
    if fresh:
        for one in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
            one.unlink(missing_ok=True)
    ready = file.exists()
    from yizhang.cli.database import connect, use

    file.parent.mkdir(parents=True, exist_ok=True)
    if ready and _written_by(file) == _migrations():
        use(str(file))  # Django is started by the processes that serve: here it would only be waited for
        return
    if ready:
        _upgrade(file)
        return
    # Made beside and moved at the end: a start that was interrupted leaves nothing half.
    making = file.with_name("making-" + file.name)
    making.unlink(missing_ok=True)
    connect(str(making))
    progress("第一次启动：正在建立演示城市并办理近几个月的事项……")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")  # nothing counts until it is moved into place; later connections sync as always
    _play()
    connection.close()
    _sign(making)
    making.rename(file)
    connection.settings_dict["NAME"] = str(file)
    os.environ["YIZHANG_DATABASE"] = str(file)


def _upgrade(file: Path) -> None:
    """Bring the tables of an earlier version up to this one; what was done in the demonstration stays."""
    from yizhang.cli.database import connect

    progress("程序已更新，正在升级演示数据库……")
    connect(str(file))
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _sign(file)


def _migrations() -> int:
    """Which tables this version knows, as a number, told without starting Django."""
    names = sorted(one.name for one in Path(__file__).parents[1].glob("*/migrations/0*.py"))
    return zlib.crc32("\n".join(names).encode()) & 0x7FFFFFFF


def _written_by(file: Path) -> int:
    """By a version with which tables the database was last opened."""
    with closing(sqlite3.connect(file)) as opened:
        return int(opened.execute("PRAGMA user_version").fetchone()[0])


def _sign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(f"PRAGMA user_version = {_migrations()}")


def _play() -> None:
    from yizhang.player.city import enter_city
    from yizhang.player.installation import demonstration_scenarios
    from yizhang.player.together import play_together
    from yizhang.web.administrators import appoint
    from yizhang.web.moment import set_demo

    enter_city()
    for role, name in ADMINISTRATORS.items():
        appoint(name, role, OPENS)
    failed = [one for one in play_together(demonstration_scenarios(), OPENS) if not one.passed]
    for one in failed:
        progress(f"演示情形不符：{one.file}:{one.at} {one.name}：应得{one.expected}，实得{one.got}")
    if failed:
        raise Unusable("演示情形与规则不符，演示没有建立；请先运行 yizhang play 查看")
    set_demo(OPENS)


def _beside_checkout() -> Path | None:
    """`.demo` in the checkout, when this is one."""
    root = Path(__file__).resolve().parents[3]
    return root / ".demo" / "yizhang.sqlite3" if (root / "pyproject.toml").is_file() else None


def _rounds() -> None:
    """The worker's rounds: what falls due by itself happens by the demonstration's own clock."""
    import threading

    from yizhang.cli.database import connect

    connect()
    from yizhang import kernel
    from yizhang.web import moment
    from yizhang.web.mail.rounds import deliver

    while not threading.Event().wait(SECONDS_BETWEEN_ROUNDS):
        now = moment.now(moment.demo_shift())
        kernel.sweep(now)
        kernel.watch_round(now)
        deliver(now)


def _serve(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian("yizhang.wsgi:application", address=HOST, port=port, workers=2, interface=Interfaces.WSGI).serve()
