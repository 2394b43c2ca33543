"""The imported wording of each edition: read from the page once, kept beside the documents with the page as it came."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from yizhang.rulebooks.text import RulebookText, from_json, to_json

NAME = re.compile(r"[a-z0-9_]{1,60}")


class NotAnEdition(ValueError):
    """The words can't be the identifier of an edition; `wuxi_2022` could."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What is kept of an import: the text, and digest, name and size of the page it was read from."""

    text: RulebookText
    digest: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Store:
    """A folder with one `<edition>.json` each and the original pages, named by their digest (SHA-256)."""

    folder: Path

    def keep(self, edition: str, text: RulebookText, page: bytes, name: str) -> Imported:
        """Keep the text and the page; an earlier import of the edition gives way, its page stays. Raises NotAnEdition, OSError."""
        imported = Imported(text, hashlib.sha256(page).hexdigest(), name, len(page))
        self._write(self.folder / "pages" / imported.digest, page)
        kept = {"page": {"digest": imported.digest, "name": name, "size": imported.size}, "text": to_json(text)}
        self._write(self._file(edition), json.dumps(kept, ensure_ascii=False, indent=1).encode())
        return imported

    def imported(self, edition: str) -> Imported | None:
        """What was imported for the edition, or None. Raises NotAnEdition."""
        path = self._file(edition)
        try:
            changed = path.stat().st_mtime_ns
        except FileNotFoundError:
            return None
        return _read(path, changed)

    def page(self, imported: Imported) -> bytes:
        """The page as it came."""
        return (self.folder / "pages" / imported.digest).read_bytes()

    def editions(self) -> list[str]:
        """Editions that have a text, by name."""
        return sorted(path.stem for path in self.folder.glob("*.json"))

    def _file(self, edition: str) -> Path:
        if not NAME.fullmatch(edition):
            raise NotAnEdition(f"“{edition}”不能作版本的代号，请只用小写字母、数字和下划线，例如 wuxi_2022")
        return self.folder / f"{edition}.json"

    def _write(self, path: Path, content: bytes) -> None:
        """All or nothing: whoever reads meanwhile sees the old file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(draft, path)


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> Imported:
    """A page shows dozens of provisions: the file is read once, and again when it was written anew."""
    kept = json.loads(path.read_text("utf-8"))
    return Imported(from_json(kept["text"]), **kept["page"])


def store() -> Store:
    """That of this installation."""
    from django.conf import settings

    return Store(Path(settings.MEDIA_ROOT) / "rulebooks")


def official_text(edition: str, provision: str) -> str | None:
    """The official wording of the paragraph or item; None when the page was not imported or has no such place.

    Raises NotAnEdition, NotACitation.
    """
    imported = store().imported(edition)
    return imported.text.official(provision) if imported else None
