"""`yizhang compare A B`: what changed between two versions of a document, whatever their formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json

if TYPE_CHECKING:
    from yizhang.gongwen.compare import Change
    from yizhang.gongwen.document import OfficialDocument

MARKS = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}


@command
def compare(before: Path, after: Path, json: bool = False) -> int:
    """两稿比对：后一稿改了什么，逐词标出，写明在哪个要素。What changed between two versions of a document, word by word.

    The texts are compared, so the versions may differ in format. Words that went stand in [-…-], words that came in {+…+}.
    Exit 0: the texts are the same; 1: they differ; 2: one cannot be read.

    Example: yizhang compare 初稿.docx 修改稿.docx
    """
    from yizhang.gongwen.compare import compare as changes_between

    changes = changes_between(_read(before), _read(after))
    if json:
        print_json({"before": str(before), "after": str(after), "same": not changes, "changes": [_as_json(one) for one in changes]})
    else:
        print("\n".join(_lines(changes)) or "文字相同，没有改动")
    return 1 if changes else 0


def _read(file: Path) -> OfficialDocument:
    from yizhang.gongwen.errors import CannotRead
    from yizhang.gongwen.read import read

    try:
        return read(file.read_bytes(), file.name)
    except CannotRead as fault:
        raise Unusable(str(fault)) from fault


def _as_json(change: Change) -> dict[str, object]:
    told = [[{"kind": bit.kind, "words": bit.words} for bit in paragraph] for paragraph in change.paragraphs]
    return {"where": change.label, "paragraphs": told}


def _lines(changes: tuple[Change, ...]) -> list[str]:
    return [
        f"{change.label}  " + "".join(MARKS[bit.kind].format(bit.words) for bit in paragraph)
        for change in changes
        for paragraph in change.paragraphs
    ]
