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


class BadStore(ValueError):
    """The address of the store of files cannot be used; s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION would do."""


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


def store(where: str) -> dict[str, str]:
    """What `kernel.bucket.Bucket` is made of, keys from the environment among it; nothing when `where` is empty. Raises BadStore."""
    if not where:
        return {}
    parts, asked = urlsplit(where), dict(parse_qsl(urlsplit(where).query))
    if parts.scheme != "s3" or not parts.netloc or asked.keys() - {"endpoint", "region"}:
        raise BadStore(f"{where} is no store of ours; s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION would do")
    region = asked.get("region") or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    names = {"key": "AWS_ACCESS_KEY_ID", "secret": "AWS_SECRET_ACCESS_KEY", "token": "AWS_SESSION_TOKEN"}
    keys = {name: os.environ.get(variable, "") for name, variable in names.items()}
    if not (keys["key"] and keys["secret"]):
        raise BadStore("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set")
    endpoint = _endpoint(asked.get("endpoint") or f"https://{parts.netloc}.s3.{region}.amazonaws.com")
    return {"endpoint": endpoint, "bucket": parts.netloc, "prefix": parts.path.strip("/"), "region": region, **keys}


def _endpoint(address: str) -> str:
    """Documents and keys go nowhere unencrypted but on this machine. Raises BadStore."""
    parts = urlsplit(address)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost"))
    if not safe or not parts.hostname or "@" in parts.netloc or parts.path.strip("/"):
        raise BadStore(f"{address} is no endpoint; https://HOST would do, or http://127.0.0.1:PORT on this machine")
    return f"{parts.scheme}://{parts.netloc}"


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
