"""`yizhang files move`: the attachments of an office from one store into another, as from a folder to S3 and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress

if TYPE_CHECKING:
    from yizhang.kernel.stores import Store

STEP = 500


@command
def move(to: str, /, json: bool = False, database: str = "") -> int:
    """附件搬到另一个文件库（文件夹或 S3），逐个核对。Copy all attachments into another store, a folder or S3, each checked there.

    TO  a folder, or s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION, with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY set

    They come from the present store (YIZHANG_STORE, else the folder YIZHANG_FILES), where nothing is changed. The same command goes on with
    what was cut off; what is there already is read and checked, not sent. Stop `serve`, run it, let YIZHANG_STORE name the new one, and
    start. Exit 1 when a file is damaged in the present store: it is named and stays behind; 2 when a store fails: run it again.

    Example: yizhang files move "s3://office/files?endpoint=https://s3.example.gov.cn"
    """
    from yizhang.cli.installed import connect_installed

    connect_installed(database)
    from yizhang.kernel.contents import registered
    from yizhang.kernel.stores import store

    source, target = store(), _named(to)
    if source == target:
        raise Unusable(f"附件已经在“{to}”")
    tally, damaged = Counter[str](), []
    with answering():
        known = registered()
        for digest, how in carried((one for one in source.names() if one in known), source, target):
            tally[how] += 1
            damaged += [digest] if how == "damaged" else []
            if tally.total() % STEP == 0:
                progress(f"已办{tally.total()}个……")
        absent = len(known - set(target.names()) - set(damaged))
    for digest in damaged:
        progress(f"文件{digest}的内容与其摘要不符，没有搬；请从备份取回")
    if json:
        what = {"moved": tally["moved"], "there": tally["there"], "damaged": damaged, "absent": absent}
        print_json({"ok": not damaged, "what": what})
    else:
        print(f"搬了{tally['moved']}个文件，另有{tally['there']}个已在那里，都读回核对过；请把 YIZHANG_STORE 改为新址后再启动")
        progress(f"登记过而两边都没有的文件：{absent}个（为删除其中个人信息而删的，在此数内）" if absent else "登记过的文件都在")
    return 1 if damaged else 0


def carried(digests: Iterable[str], source: Store, target: Store) -> Iterator[tuple[str, str]]:
    """Each file, and whether it was moved, there before, or damaged where it comes from. Raises StoreFault."""
    from yizhang.kernel.stores import Damaged

    there = set(target.names())
    for digest in digests:
        if digest in there and _whole(target, digest):
            yield digest, "there"
            continue
        try:
            data = source.get(digest)
        except Damaged:
            yield digest, "damaged"
            continue
        target.put(data)
        yield digest, "moved"


def _whole(target: Store, digest: str) -> bool:
    """Whether it is there as it should be; what is damaged there is sent once more."""
    from yizhang.kernel.stores import Damaged, NoContent

    try:
        target.get(digest)
    except (Damaged, NoContent):
        return False
    return True


def _named(to: str) -> Store:
    from yizhang.cli.database import STORE_HINT
    from yizhang.installation import BadStore, store
    from yizhang.kernel.stores import opened

    try:
        return opened(store(to) if "://" in to else {}, Path(to).absolute())
    except BadStore as wrong:
        raise Unusable(f"文件库地址“{to}”无法使用；{STORE_HINT}，或写成文件夹") from wrong


@contextmanager
def answering() -> Iterator[None]:
    """A store that fails ends the command with a sentence. Raises Unusable."""
    from yizhang.kernel.stores import StoreFault, store
    from yizhang.refusals import refusal_of

    try:
        yield
    except StoreFault as fault:
        raise Unusable(f"{refusal_of(fault.code).happened}（{store().where}；{fault}），没有办完；请查明后再运行一次") from fault
