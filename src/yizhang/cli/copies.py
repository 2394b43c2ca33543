"""Copies of an installation: a folder with the database, the documents and a manifest, which names each file with size and digest.

    20260302-090000/
        manifest.json
        database.sqlite3, or database.dump of pg_dump
        files/                the documents in YIZHANG_FILES, and those of the store when they lie elsewhere

The database is copied first, as it is at one moment; documents are only ever added, so all that it names are there when they are copied
next. A folder is made under a name with `.part` and gets its own when it is complete. What an earlier copy beside it has already is linked.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from yizhang.cli.command import Unusable
from yizhang.kernel.stores import Damaged, NoContent, Store, digest_of, is_name, place

MANIFEST, FILES = "manifest.json", "files"
NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
VERSION = 1


@dataclass(frozen=True)
class Elsewhere:
    """A store beside the folder, and what tells which files the office has registered: what else lies there is not its own."""

    store: Store
    registered: Callable[[], set[str]]


@dataclass(frozen=True)
class Made:
    """A copy that was made: its folder, how many documents are in it, and the names of those that were damaged before."""

    folder: Path
    documents: int
    damaged: tuple[str, ...]


# --- Making one -------------------------------------------------------------------------------------------------------------------------


def make(to: Path, at: str, vendor: str, database: Mapping[str, Any], files: Path, elsewhere: Elsewhere | None = None) -> Made:
    """Copy into a new folder of `to`, named by the moment `at` (20260302-090000): documents of the folder `files`, and of a store.

    Raises Unusable, OSError, StoreFault.
    """
    folder, part = to / at, to / f"{at}.part"
    if folder.exists():
        raise Unusable(f"“{folder}”已经有了，不覆盖；请稍后再备份")
    earlier = max((one for one in to.glob("*") if (one / MANIFEST).is_file()), default=None)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    target = part / NAMES[vendor]
    (_dump_sqlite if vendor == "sqlite" else _dump_postgresql)(database, target)
    parts = [_entry(target, target.name, digest(target))]
    damaged = []
    for name, write in _sources(files, elsewhere):
        own = _copy(write, part / FILES / name, earlier / FILES / name if earlier else None)
        if own:
            parts.append(_entry(part / FILES / name, f"{FILES}/{name}", own))
            damaged += [name] if own != Path(name).name else []
    _write(part / MANIFEST, {"backup": VERSION, "at": at, "database": vendor, "parts": parts})
    os.sync()
    part.rename(folder)
    return Made(folder, len(parts) - 1, tuple(damaged))


def documents(files: Path) -> Iterator[Path]:
    """The documents in their folder, which are named by their content; a key or a database that lies there, too, is none of them."""
    yield from (path for path in sorted(files.rglob("*")) if is_name(path.name) and path.is_file() and not path.is_symlink())


def _sources(files: Path, elsewhere: Elsewhere | None) -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Each document by its name in the copy, and what writes it to a path; attachments left in the folder by a move count no more."""
    for path in documents(files):
        name = path.relative_to(files).as_posix()
        if not (elsewhere and name == place(path.name)):
            yield name, partial(shutil.copyfile, path)
    if elsewhere:
        known = elsewhere.registered()
        yield from ((place(name), partial(_fetch, elsewhere.store, name)) for name in elsewhere.store.names() if name in known)


def _fetch(store: Store, name: str, target: Path) -> None:
    """A damaged one as it is; nothing for one that was deleted meanwhile."""
    try:
        target.write_bytes(store.get(name))
    except Damaged as fault:
        target.write_bytes(fault.data)
    except NoContent:
        return


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(write: Callable[[Path], object], target: Path, earlier: Path | None) -> str:
    """Copy, or link to the earlier copy when that is the same by its content; the digest of what is there then, or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if earlier and earlier.is_file() and digest(earlier) == target.name:
        try:
            os.link(earlier, target)
            return target.name
        except OSError:  # a file system without links
            pass
    write(target)
    return digest(target) if target.is_file() else ""


def _entry(path: Path, name: str, own: str) -> dict[str, Any]:
    return {"name": name, "size": path.stat().st_size, "sha256": own}


def _write(path: Path, manifest: dict[str, Any]) -> None:
    sealed = {**manifest, "sha256": _seal(manifest)}
    with path.open("w", encoding="utf-8") as file:
        json.dump(sealed, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _seal(manifest: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(manifest, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _dump_sqlite(database: Mapping[str, Any], target: Path) -> None:
    """One moment of the database, while others write to it."""
    with closing(sqlite3.connect(database["NAME"], timeout=60)) as source:
        source.execute("VACUUM INTO ?", [str(target)])
    with closing(sqlite3.connect(target)) as copied:
        if (found := copied.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise Unusable(f"数据库文件已损坏，没有备份成：{found.splitlines()[0]}")


def _dump_postgresql(database: Mapping[str, Any], target: Path) -> None:
    _run("pg_dump", database, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def _run(program: str, database: Mapping[str, Any], *words: str) -> None:
    """Run a program of PostgreSQL; the password goes by the environment, where no list of processes shows it. Raises Unusable."""
    from psycopg.conninfo import make_conninfo

    own = ("pool", "server_side_binding")
    asked = {name: value for name, value in database["OPTIONS"].items() if name not in own}
    where = make_conninfo("", host=database["HOST"], port=database["PORT"], user=database["USER"], dbname=database["NAME"], **asked)
    if not shutil.which(program):
        raise Unusable(f"缺少 {program}；Debian：apt-get install postgresql-client")
    secret = {"PGPASSWORD": database["PASSWORD"]} if database["PASSWORD"] else {}
    done = subprocess.run([program, *words, f"--dbname={where}"], env={**os.environ, **secret}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unusable(f"{program} 没有办成：{(done.stderr.strip().splitlines() or ['没有说明'])[-1]}")


# --- Reading one ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Copy:
    """A copy whose files are all there and are what the manifest says."""

    folder: Path
    vendor: str
    at: str
    documents: tuple[str, ...]

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / NAMES[self.vendor]


def read(folder: Path) -> Copy:
    """A copy, checked from end to end before anything is done with it. Raises Unusable, which says what is damaged."""
    manifest = _manifest(folder)
    faults = [f"{one['name']}{why}" for one in manifest["parts"] if (why := _fault(folder / one["name"], one))]
    if faults:
        more = f"等{len(faults)}处" if len(faults) > 3 else ""
        raise Unusable(f"备份“{folder}”已损坏：{'；'.join(faults[:3])}{more}。没有恢复任何内容，请改用另一份备份")
    own = tuple(one["name"] for one in manifest["parts"] if one["name"].startswith(f"{FILES}/"))
    return Copy(folder, manifest["database"], manifest["at"], own)


def _manifest(folder: Path) -> dict[str, Any]:
    file = folder / MANIFEST
    if not file.is_file():
        inside = sorted(one.name for one in folder.glob("*") if (one / MANIFEST).is_file())
        hint = f"；其中的备份有：{'、'.join(inside[-5:])}，请写明哪一份" if inside else f"（没有 {MANIFEST}）"
        raise Unusable(f"“{folder}”不是备份{hint}")
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
        sealed = manifest.pop("sha256") == _seal(manifest) and manifest["backup"] == VERSION and manifest["database"] in NAMES
    except (ValueError, KeyError, TypeError, AttributeError):
        sealed = False
    if not sealed:
        raise Unusable(f"备份“{folder}”的清单（{MANIFEST}）已损坏。没有恢复任何内容，请改用另一份备份")
    return dict(manifest)


def _fault(path: Path, entry: Mapping[str, Any]) -> str:
    if ".." in Path(entry["name"]).parts or not path.is_file():
        return "不见了"
    if path.stat().st_size != entry["size"]:
        return f"应有{entry['size']}字节，现有{path.stat().st_size}"
    return "" if digest(path) == entry["sha256"] else "与清单的摘要不符"


def put_back(copy: Copy, vendor: str, database: Mapping[str, Any], files: Path, bucket: Store | None = None) -> tuple[str, ...]:
    """Put database and documents where nothing is yet; the database comes to its place last. Raises Unusable, StoreFault.

    A bucket may have some of the documents already: what bears their names is the same. Those that were damaged in the copy it does not
    take; their names are given back.
    """
    if copy.vendor != vendor:
        raise Unusable(f"备份的数据库是 {copy.vendor}，要恢复到的是 {vendor}；请用 --database 指明同一种数据库")
    if files.exists() and any(files.iterdir()):
        raise Unusable(f"文件夹“{files}”里已有文件，不覆盖；请用 YIZHANG_FILES 指明空的文件夹")
    draft = files.with_name(f"restoring-{files.name}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    left = []
    for name in copy.documents:
        own = name.removeprefix(f"{FILES}/")
        if bucket and own == place(Path(own).name):
            left += [] if _sent(copy.folder / name, bucket) else [own]
            continue
        target = draft / own
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy.folder / name, target)
    if vendor == "sqlite":
        _restore_sqlite(copy.database, database["NAME"])
    else:
        _run("pg_restore", database, "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", str(copy.database))
    if files.exists():
        files.rmdir()
    draft.rename(files)
    return tuple(left)


def _sent(path: Path, bucket: Store) -> bool:
    """Whether it went, being what its name says."""
    data = path.read_bytes()
    return digest_of(data) == path.name and bool(bucket.put(data))


def _restore_sqlite(source: Path, target: Path) -> None:
    if target.exists():
        raise Unusable(f"数据库“{target}”已经有了，不覆盖；请用 --database 指明新的文件")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"restoring-{target.name}")
    shutil.copyfile(source, draft)
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.rename(target)
