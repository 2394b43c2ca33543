"""Run by the Python of the foreign reader's environment: prints, for each .ofd of a folder, the characters of its pages as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from easyofd.ofd import OFD


def main(folder: Path) -> None:
    """One line a file: its name and its pages, each the words that the reader found there."""
    for file in sorted(folder.glob("*.ofd")):
        ofd = OFD()
        ofd.read(file.read_bytes(), fmt="binary")
        pages = [one for document in ofd.data for one in document["page_info"].values()]
        texts = ["".join(str(text.get("text", "")) for text in page["text_list"]) for page in pages]
        print(json.dumps({"file": file.name, "pages": texts}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
