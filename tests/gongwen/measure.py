"""How well the reader and the checker do on the material in tests/data, in figures: `python -m tests.gongwen.measure`.

Headers: lines of which every expected key is read. Faults: those of the faulty documents that are not only practice. Traps: passages
that are right and of which nothing forbidden is said. Real: documents without a breach, and elements read as a person read them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from yizhang.cli.parse import parsed
from yizhang.gongwen.errors import CannotRead
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read, read_text

DATA = Path(__file__).parents[1] / "data"
Figure = tuple[str, int, int, list[str]]


def headers() -> Figure:
    lines = [json.loads(line) for line in (DATA / "headers.jsonl").read_text(encoding="utf-8").splitlines()]
    wrong = [line["id"] for line in lines if not _as_expected(line)]
    return "headers", len(lines) - len(wrong), len(lines), wrong


def _as_expected(line: dict) -> bool:
    found = parsed(line["type"], line["raw"])
    wanted = {key: value for key, value in line["expected"].items() if key not in ("note", "must_not")}
    if "faults" in wanted:
        wanted["faults"] = [re.sub("（.*）$", "", one) for one in wanted["faults"]]
    return all(found.get(key) == value for key, value in wanted.items())


def faults() -> Figure:
    told = yaml.safe_load((DATA / "documents" / "written_out.yaml").read_text(encoding="utf-8"))["told"]
    wanted, missed = 0, []
    for entry in yaml.safe_load((DATA / "documents" / "faulty.yaml").read_text(encoding="utf-8")):
        found = {one.code for one in lint(read_text(told.get(entry["id"], entry["text"])))}
        grave = [fault["fault"] for fault in entry["faults"] if fault.get("severity") != "note"]
        wanted += len(grave)
        missed += [f"{entry['id']} {code}" for code in grave if code not in found]
    return "faults", wanted - len(missed), wanted, missed


def traps() -> Figure:
    entries = yaml.safe_load((DATA / "documents" / "traps.yaml").read_text(encoding="utf-8"))
    wrong = []
    for entry in entries:
        forbidden = {one.split(":")[0] for one in entry["must_not_flag"] if " as breach" not in one}
        if {one.code for one in lint(read_text(entry["text"]))} & forbidden:
            wrong.append(entry["id"])
    return "traps", len(entries) - len(wrong), len(entries), wrong


def real() -> Iterator[Figure]:
    entries = yaml.safe_load((DATA / "documents" / "real.yaml").read_text(encoding="utf-8"))["documents"]
    breaches, elements, wrong = [], 0, []
    for entry in entries:
        document = read_text((DATA / "documents" / entry["file"]).read_text(encoding="utf-8"))
        breaches += [f"{entry['file']} {one.code}" for one in lint(document) if one.refuses]
        for name, value in elements_of(document).items():
            if name in entry and entry[name] is not None:
                elements += 1
                wrong += [] if _same(value, entry[name]) else [f"{entry['file']} {name}: {value} / {entry[name]}"]
    yield "real documents without a breach", len(entries) - len({one.split()[0] for one in breaches}), len(entries), breaches
    yield "elements of real documents", elements - len(wrong), elements, wrong


def elements_of(document) -> dict[str, str]:
    return {
        "title": document.title.value.text if document.title else "",
        "issuer": "、".join(one.value for one in document.issuers),
        "number": str(document.document_number.value) if document.document_number else "",
        "kind": document.handled_as.value.value if document.handled_as else "",
        "primary_recipients": re.sub("[:：]$", "", document.primary_recipients.text) if document.primary_recipients else "",
        "dated": document.dated.text if document.dated else "",
    }


def _same(one: str, other: object) -> bool:
    plain = [re.sub(r"[\s，、：:《》]", "", str(text)).replace("命令", "令") for text in (one, other)]
    return plain[0] == plain[1] or (len(plain[0]) > 3 and plain[0] in plain[1])


def files() -> Figure:
    entries = yaml.safe_load((DATA / "files" / "files.yaml").read_text(encoding="utf-8"))
    entries = [entry for entry in (entries if isinstance(entries, list) else entries["files"]) if (DATA / "files" / entry["file"]).exists()]
    wrong = []
    for entry in entries:
        data = (DATA / "files" / entry["file"]).read_bytes()
        try:
            read(data, entry["file"])
            readable = True
        except CannotRead:
            readable = False
        if readable is (entry.get("text_objects") == 0 or "不可取" in entry["what"]):
            wrong.append(entry["file"])
    return "files read, or said to be unreadable", len(entries) - len(wrong), len(entries), wrong


def main() -> None:
    """Print a line a figure, and what was missed."""
    for name, good, all_, missed in (headers(), faults(), traps(), *real(), files()):
        print(f"{name}: {good} of {all_} ({100 * good / max(1, all_):.1f} %)")
        for one in missed:
            print(f"    {one}")


if __name__ == "__main__":
    main()
