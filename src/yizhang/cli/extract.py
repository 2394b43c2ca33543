"""`yizhang extract`: the elements of documents as read, each with where and how surely."""

from __future__ import annotations

import sys
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, table

if TYPE_CHECKING:
    from yizhang.gongwen.document import Figure, OfficialDocument, Place, Read

# The names the contract gives, with the field of the document and the word officials use.
ELEMENTS = {
    "copy_number": ("copy_number", "份号"),
    "secrecy": ("secrecy", "密级"),
    "secrecy_term": ("secrecy_term", "保密期限"),
    "urgency": ("urgency", "紧急程度"),
    "letterhead": ("letterhead", "发文机关标志"),
    "document_number": ("document_number", "发文字号"),
    "signer": ("signers", "签发人"),
    "title": ("title", "标题"),
    "kind": ("handled_as", "文种"),
    "primary_recipients": ("primary_recipients", "主送机关"),
    "attachment_note": ("attachment_note", "附件说明"),
    "issuer": ("issuers", "发文机关署名"),
    "signatory": ("signatory", "签署人"),
    "dated": ("dated", "成文日期"),
    "note": ("note", "附注"),
    "attending": ("attending", "出席"),
    "absent": ("absent", "请假"),
    "observing": ("observing", "列席"),
    "attachments": ("attachments", "附件"),
    "copies_to": ("copies_to", "抄送机关"),
    "printed_by": ("printed_by", "印发机关"),
    "printed_on": ("printed_on", "印发日期"),
}
DOUBTFUL = 80
DIGITS = 16  # of a digest, in the name of a picture's file


@command
def extract(files: list[Path], json: bool = False, original: bool = False, pictures: Path | None = None) -> int:
    """要素提取：读出公文各要素、图片及其所在位置和把握程度。The elements and pictures of documents, each with where it was read.

    --original reads the text before tracked changes instead of after them. --pictures DIR writes the pictures of text and annexes there,
    each under its digest. Exit code 2 when a file cannot be read; the others are read all the same.

    Example: yizhang extract 请示.docx
    """
    from yizhang.gongwen.errors import CannotRead
    from yizhang.gongwen.read import read

    shown: list[dict[str, object]] = []
    unread = 0
    for file in files:
        try:
            document = read(file.read_bytes(), file.name, original=original)
        except CannotRead as wrong:
            unread += 1
            print(f"yizhang：{wrong}", file=sys.stderr)
            shown.append({"file": str(file), "readable": False, "error": str(wrong), "elements": {}, "text": "", "doubts": []})
            continue
        shown.append({"file": str(file), "readable": True, "elements": elements(document), "text": document.text})
        shown[-1]["figures"] = [figure(one, document, pictures) for one in document.figures]
        shown[-1]["doubts"] = list(document.doubts)
        if not json:
            print(_sheet(file, document))
    if json:
        print_json({"files": shown})
    return 2 if unread else 0


def figure(one: Figure, document: OfficialDocument, folder: Path | None = None) -> dict[str, object]:
    """A figure of the text, written into the folder where one is given; sizes in millimetres, `span` a place in the text."""
    told: dict[str, object] = {
        **{key: getattr(one, key) for key in ("digest", "media", "width", "height", "caption", "alt")},
        "where": _where(one.place),
        "span": [one.place.start, one.place.end],
        "crop": list(one.crop),
        "faults": list(one.faults),
    }
    picture = document.pictures.get(one.digest)
    if picture and folder:
        where = folder / f"{one.digest[:DIGITS]}.{picture.form}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            where.write_bytes(picture.data)
        except OSError as wrong:
            raise Unusable(f"图片不能写入{folder}（{wrong.strerror}），请另指一个可写的文件夹") from wrong
        told["file"] = str(where)
    return told


def elements(document: OfficialDocument) -> dict[str, dict[str, object]]:
    """The elements that were found, by the contract's names; what may be several is a list. `span` counts characters of the text."""
    found = {name: read for name, (field, _) in ELEMENTS.items() if (read := getattr(document, field))}
    shown = {name: _several(read) if isinstance(read, tuple) else _one(read) for name, read in found.items()}
    if document.body:
        first, last = document.body[0].place, document.body[-1].place
        shown["body"] = {
            "value": document.body_text,
            "text": document.text[first.start : last.end],
            "where": f"第{first.paragraph}—{last.paragraph}段",
            "span": [first.start, last.end],
            "sure": 1.0,
        }
    return shown


def _one(read: Read[object]) -> dict[str, object]:
    return _several((read,)) | {"value": _plain(read.value)}


def _several(reads: tuple[Read[object], ...]) -> dict[str, object]:
    """As sure as the least sure of them."""
    return {
        "value": [_plain(read.value) for read in reads],
        "text": "\n".join(dict.fromkeys(read.text for read in reads)),
        "where": "、".join(dict.fromkeys(_where(read.place) for read in reads)),
        "span": [reads[0].place.start, reads[-1].place.end],
        "sure": min(read.sure for read in reads) / 100,
    }


def _plain(value: object) -> object:
    from yizhang.gongwen.document import Title

    if isinstance(value, Title):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else str(value)


def _where(place: Place) -> str:
    region = {"header": "页眉", "footer": "页脚", "box": "文本框", "table": "表格"}.get(place.region, "")
    page = f"第{place.page}页" if place.page else ""
    return f"{page}{region}第{place.paragraph}段"


def _sheet(file: Path, document: OfficialDocument) -> str:
    rows = []
    for name, one in elements(document).items():
        value = one["value"]
        text = "；".join(map(str, value)) if isinstance(value, list) else str(value).replace("\n", " ")
        mark = "存疑" if float(str(one["sure"])) * 100 < DOUBTFUL else ""
        rows.append((ELEMENTS.get(name, ("", "正文"))[1], text if len(text) < 60 else f"{text[:57]}…", str(one["where"]), mark))
    for shown in document.figures:
        size = f"{shown.width:g}×{shown.height:g}毫米" if shown.digest else ""
        words = " ".join(filter(None, (shown.caption, size)))
        rows.append(("图片", words, _where(shown.place), "存疑" if shown.faults else ""))
    doubts = "".join(f"\n  {doubt}" for doubt in document.doubts)
    return f"{file}\n{table(rows)}{doubts}\n"
