"""Gather, merge, compile: `python -m yizhang.messages [LANGUAGE…]`. Exit 1 when something is left to translate."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence


def main(languages: Sequence[str]) -> int:
    """Write the catalogue of each language, all that exist unless some are named, and say what is left to do."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhang.settings")
    django.setup()
    from yizhang.messages.catalogue import FOLDER
    from yizhang.messages.gathered import gathered

    existing = sorted(one.parents[1].name for one in FOLDER.glob("*/LC_MESSAGES/django.po"))
    messages = gathered()
    return max((write(language, messages) for language in languages or existing), default=0)


def write(language: str, messages: Iterable[object]) -> int:
    """Write one catalogue and print what is wrong with it."""
    from yizhang.messages.catalogue import as_mo, as_po, faults, file_of, merged, read, translations

    catalogue = merged(messages, translations(read(language)), language)
    file, po = file_of(language), as_po(catalogue)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(po)
    file.with_suffix(".mo").write_bytes(as_mo(po, language))
    wrong = list(faults(catalogue))
    print(*wrong, f"{language}: {len(catalogue)} messages, {len(wrong)} to do", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
