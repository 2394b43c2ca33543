"""Where the files lie, named by the SHA-256 of what is in them: a folder, or a bucket of an S3 server (setting YIZHANG_STORE).

A store adds and reads, it never changes: what a digest names is the same for ever, so putting twice is once, and what is read is held
against its name. What it cannot do it says by a `StoreFault` within a time that is known beforehand.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import ClassVar, Protocol

from django.conf import settings

HEX = frozenset("0123456789abcdef")
FRESH = 15
"""Seconds for which it is not asked again whether the store answers."""


class NoContent(LookupError):
    """Nothing is kept under that digest; it may have been deleted for the personal data in it."""


class StoreFault(Exception):
    """The store did not do what it was asked. The words are for whoever runs it; `code` says which sentence an official reads."""

    code: ClassVar[str] = ""


class Away(StoreFault):
    """It cannot be reached, or hung up."""

    code = "STORE_AWAY"


class Slow(StoreFault):
    """It did not answer in time."""

    code = "STORE_SLOW"


class Busy(StoreFault):
    """It asks to be left alone for a while (500, 503, SlowDown)."""

    code = "STORE_BUSY"


class Denied(StoreFault):
    """It does not let this program in: a wrong key, no such bucket, a folder of somebody else's."""

    code = "STORE_DENIED"


class Full(StoreFault):
    """It has no room."""

    code = "STORE_FULL"


class Damaged(StoreFault):
    """What it gives is not what its name says; `data` is what it gave."""

    code = "STORE_DAMAGED"

    def __init__(self, digest: str, data: bytes) -> None:
        super().__init__(digest)
        self.data = data


class Store(Protocol):
    """All that is asked of a store."""

    @property
    def where(self) -> str:
        """Its address for people, without secrets."""

    def put(self, data: bytes) -> str:
        """Keep it, and return its digest once it is safe there; twice is once, and mends what was damaged. Raises StoreFault."""

    def get(self, digest: str) -> bytes:
        """What the digest names, and nothing else. Raises NoContent, StoreFault."""

    def names(self) -> Iterator[str]:
        """The digests of all that it keeps, in order. Raises StoreFault."""

    def ails(self) -> str:
        """The code of what is wrong with it now; empty when it answers."""


def store() -> Store:
    """That of this installation."""
    return opened(settings.YIZHANG_STORE, Path(settings.MEDIA_ROOT))


def opened(address: dict[str, str], folder: Path) -> Store:
    """The bucket of an address as `installation.store` reads it; without one the folder."""
    if not address:
        return Folder(folder)
    from yizhang.kernel.bucket import Bucket

    return Bucket(**address)


_asked: dict[Store, tuple[float, str]] = {}


def ails() -> str:
    """The code of what is wrong with the store of this installation; asked anew when the last answer is some seconds old."""
    own = store()
    until, code = _asked.get(own, (0.0, ""))
    if monotonic() >= until:
        code = own.ails()
        _asked[own] = (monotonic() + FRESH, code)
    return code


def digest_of(data: bytes) -> str:
    """The name of a file."""
    return hashlib.sha256(data).hexdigest()


def checked(digest: str, data: bytes) -> bytes:
    """The data, if its name is that digest. Raises Damaged."""
    if digest_of(data) != digest:
        raise Damaged(digest, data)
    return data


def place(digest: str) -> str:
    """Where it lies within a store. Raises NoContent for what can be no name."""
    if not is_name(digest):
        raise NoContent(digest)
    return f"{digest[:2]}/{digest}"


def is_name(words: str) -> bool:
    """Whether it could be a digest."""
    return len(words) == 64 and HEX.issuperset(words)


# --- A folder ---------------------------------------------------------------------------------------------------------------------------

CODES: dict[int | None, type[StoreFault]] = {
    errno.ENOSPC: Full, errno.EDQUOT: Full, errno.EFBIG: Full, errno.EACCES: Denied, errno.EPERM: Denied, errno.EROFS: Denied,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folder:
    """Files in a folder of this machine, or in one that several share."""

    folder: Path

    @property
    def where(self) -> str:
        """Its path."""
        return str(self.folder)

    def put(self, data: bytes) -> str:
        """Written beside its place, synced, and moved there whole."""
        digest = digest_of(data)
        path = self.folder / place(digest)
        draft = path.with_name(f"{digest}.{secrets.token_hex(4)}.part")
        with _said():
            if path.is_file() and digest_of(path.read_bytes()) == digest:
                return digest
            made = not path.parent.is_dir()
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                _write(draft, data)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
            for folder in (path.parent, self.folder)[: 1 + made]:
                _sync(folder)
        return digest

    def get(self, digest: str) -> bytes:
        """Read and held against its name."""
        with _said():
            try:
                data = (self.folder / place(digest)).read_bytes()
            except FileNotFoundError as error:
                raise NoContent(digest) from error
        return checked(digest, data)

    def names(self) -> Iterator[str]:
        """Those in their places; what else lies in the folder is none of them."""
        yield from (path.name for path in sorted(self.folder.glob("??/*")) if is_name(path.name) and path.parent.name == path.name[:2])

    def ails(self) -> str:
        """Whether this process may write there, or make the folder."""
        nearest = next(one for one in (self.folder, *self.folder.parents) if one.exists())
        return "" if os.access(nearest, os.W_OK | os.X_OK) and nearest.is_dir() else Denied.code


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """So that the name, too, survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CODES.get(error.errno, Away)(error.strerror) from error
