"""Where an installation keeps its things: database, documents, secret. Standard library only, so that any command may ask."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

CHECKOUT = Path(__file__).resolve().parents[2]

# Every transaction that may write takes the lock when it begins: one that first reads cannot upgrade later, and no timeout helps it.
# FULL: what the door accepted survives a power cut (NORMAL may lose the last commits).
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
}


class BadDatabase(ValueError):
    """The address of the database cannot be read; a file, sqlite:///FILE or postgresql://USER@HOST/NAME would do."""


def data_folder() -> Path:
    """`.demo` in a checkout, else the user's data folder."""
    if (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT / ".demo"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "yizhang"


def font_folders() -> tuple[str, ...]:
    """The folders of YIZHANG_FONTS, whose typefaces go before those of the machine when a document is set."""
    return tuple(filter(None, os.environ.get("YIZHANG_FONTS", "").split(os.pathsep)))


def database(where: str) -> dict[str, object]:
    """Django's settings of the database at `where`. Raises BadDatabase."""
    scheme, separator, _ = where.partition("://")
    if not separator:
        return _sqlite(Path(where))
    if scheme == "sqlite":
        return _sqlite(Path(where.removeprefix("sqlite:///")))
    if scheme in ("postgresql", "postgres"):
        return _postgresql(where)
    raise BadDatabase(f"{where}: {scheme} is no database of ours; a file, sqlite:///FILE or postgresql://USER@HOST/NAME would do")


def folder_of(where: str) -> Path:
    """The folder for what lies beside the database: that of its file, or the data folder when it is a server."""
    name = database(where)["NAME"]
    return name.parent if isinstance(name, Path) else data_folder()


def secret_key(folder: Path) -> str:
    """The secret that signs sessions, drawn on first use and kept in `folder`, readable to its owner only."""
    kept = folder / "secret.key"
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _write_once(kept, secrets.token_urlsafe(50))
    return kept.read_text(encoding="ascii")


def secret_in(words: str) -> str:
    """The secret that a setting names: the content of a file, or the words themselves."""
    return Path(words).read_text(encoding="utf-8").strip() if words.startswith("/") else words


def _write_once(path: Path, text: str) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
    with suppress(FileExistsError):  # another process was first, and its secret is the one that counts
        os.link(draft, path)
    os.unlink(draft)


def _sqlite(path: Path) -> dict[str, object]:
    if not path.name:
        raise BadDatabase(f"“{path}” names no file; sqlite:///FILE would")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path.expanduser().absolute(), "OPTIONS": SQLITE.copy()}


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    if not parts.path.strip("/"):
        raise BadDatabase(f"{parts.hostname or url}: names no database; postgresql://USER@HOST/NAME would")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "HOST": asked.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "CONN_MAX_AGE": 0,  # the pool keeps connections, and allows no other keeper
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 4}, "server_side_binding": True, **asked},
    }
