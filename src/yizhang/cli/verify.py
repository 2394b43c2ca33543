"""`yizhang verify`: the record recomputed, in the database or in an export."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress, table

if TYPE_CHECKING:
    from yizhang.kernel.values import Verification


@command
def verify(
    export: Path | None = None, /, keys: Path | None = None, checkpoints: Path | None = None, json: bool = False, database: str = "",
    *, now: datetime,
) -> int:  # fmt: skip
    """核验办理记录：摘要、前后相连、检查点、推算。Recompute the record and say where it is broken; exit 1 when it is.

    EXPORT              a file of `yizhang export`, or a 签名包 or 归档包 (.zip) of whatever office, checked without a database; otherwise
                        the database, while the office works
    --keys FILE         public keys (PEM); a checkpoint or package signed by another key, or by none, is then broken
    --checkpoints FILE  checkpoints kept elsewhere, a line each; they must be among those of the record

    An export has digests, chains and checkpoints; standing, tasks, clocks, readers, texts and files are compared in the database.

    Example: yizhang verify --json
    """
    from yizhang.kernel.signing import BadKey, public_keys

    try:
        trusted = tuple(public_keys(keys.read_text(encoding="utf-8"))) if keys else ()
    except (BadKey, ValueError) as wrong:
        raise Unusable(f"{keys}：{wrong}") from wrong
    if export and export.suffix.lower() == ".zip":
        return _package(export, trusted, json)
    found = _export(export, trusted, kept(checkpoints)) if export else of_database(database, trusted, kept(checkpoints), now)
    if not export and (gone := absent()):
        progress(f"{gone}个登记过的文件不在文件库中；不是为删除其中个人信息而删的，请从备份取回")
    return tell(found, json)


def absent() -> int:
    """How many files were taken in and are not kept any more: lawfully deleted, or lost; the record can't tell which. Raises Unusable."""
    from yizhang.cli.files import answering
    from yizhang.kernel.contents import registered
    from yizhang.kernel.stores import store

    with answering():
        return len(registered() - set(store().names()))


def tell(found: Verification, json: bool) -> int:
    """Print what was found; the exit code."""
    if json:
        broken = [{"matter": one.matter, "act": one.act, "why": one.why} for one in found.broken]
        more = {"checkpoints": found.checkpoints, "unsigned": found.unsigned, "keys": list(found.keys), "behind": found.behind}
        print_json({"matters": found.matters, "acts": found.acts, "broken": broken, "projections_differ": found.projections_differ, **more})
    else:
        print(table([(one.matter, f"第{one.act}条", one.why) for one in found.broken]) or "记录完整")
        counts = f"{found.matters}件事项，{found.acts}条办理，{found.checkpoints}个检查点"
        print(f"{counts}；{len(found.broken)}处不符，其中{found.projections_differ}处是推算不符")
    if not found.checkpoints:
        progress("没有检查点：删去整件事项、截去最近的办理并改动其余各表，无从发现；请运行 yizhang worker")
    elif found.unsigned:
        progress(f"{found.unsigned}个检查点没有签名；请设置 YIZHANG_CHECKPOINT_KEY")
    if found.behind:
        progress(f"{found.behind}件事项等待后台处理，其待办和时限没有比较；请先运行 yizhang worker --once")
    return 1 if found.broken else 0


def kept(file: Path | None) -> tuple[str, ...]:
    """The bodies of checkpoints in a file: a line each, as `worker --copies` writes them. Raises Unusable."""
    if file is None:
        return ()
    from json import loads

    try:
        return tuple(str(loads(line)["checkpoint"]) for line in file.read_text(encoding="utf-8").splitlines() if line)
    except (ValueError, KeyError, TypeError) as wrong:
        raise Unusable(f"“{file}”不是检查点的留存文件，应每行一个") from wrong


def _package(file: Path, keys: tuple[str, ...], json: bool) -> int:
    """A package by the scripts that this program puts into its own, not by those in it; by each of the keys until one fits."""
    import subprocess
    import sys

    import yizhang

    if not file.is_file():
        raise Unusable(f"没有“{file}”这个文件")
    script = str(Path(yizhang.__path__[0]) / "package_verifier.py")
    for key in keys or ("",):
        words = [sys.executable, "-S", "-B", script, str(file.resolve()), *([key] if key else [])]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            break
    if json:
        print_json({"whole": done.returncode == 0, "told": done.stdout.splitlines()})
    else:
        print(done.stdout, end="")
        print("包完整" if done.returncode == 0 else "包不完整，或者不是所列密钥签的")
    return done.returncode


def _export(file: Path, keys: tuple[str, ...], witness: tuple[str, ...]) -> Verification:
    from yizhang.kernel.exporting import NotAnExport, verify_export

    if not file.is_file():
        raise Unusable(f"没有“{file}”这个文件")
    try:
        return verify_export(file, keys, witness)
    except NotAnExport as wrong:
        raise Unusable(str(wrong)) from wrong


def of_database(where: str, keys: tuple[str, ...], witness: tuple[str, ...], now: datetime) -> Verification:
    """The record of a database, at the moment by its own clock. Raises Unusable."""
    from yizhang.cli.installed import connect_installed

    connect_installed(where)
    from datetime import timedelta

    from yizhang import kernel
    from yizhang.cli.files import answering
    from yizhang.kernel.working import lagging
    from yizhang.office.current import org_at
    from yizhang.web import moment

    at = now + (moment.demo_shift() or timedelta())
    with answering():
        return kernel.verify(at, keys=keys, witness=witness, pending=lagging(at, org_at(at).period.start))
