"""The record in one file: JSON lines with the checkpoints, the heads, and the bytes of every act as stored.

Lines: `{"record": 1, …}`; `{"checkpoint": BODY, "signature": …, "changes": …}`; of each matter `{"matter": …}`, then its acts
`{"act": BODY, "digest": …}`; last `{"end": {"matters", "acts", "checkpoints", "sha256"}}`, the digest of all lines before it. BODY is
a text, so that no reader of JSON can alter what was digested. A name that ends in .gz is compressed. Long texts and files stand in acts
by digest only.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from yizhang.kernel.chain import CHECKPOINT, Note, Stored, Walk, checked
from yizhang.kernel.signing import signed
from yizhang.kernel.values import Broken, Verification

VERSION = 1


class NotAnExport(ValueError):
    """The file is no export of a record; the message says what was found."""


# --- Reading it: no database ------------------------------------------------------------------------------------------------------------


def verify_export(file: Path, keys: tuple[str, ...] = (), witness: tuple[str, ...] = ()) -> Verification:
    """Digests, chains, heads and checkpoints of an export, read once from end to end. Raises NotAnExport."""
    try:
        return _verified(_Lines(file), keys, witness)
    except (KeyError, TypeError, AttributeError) as error:
        raise NotAnExport(f"“{file}”中有一行不是导出文件的样子（{error}）") from error


def _verified(lines: _Lines, keys: tuple[str, ...], witness: tuple[str, ...]) -> Verification:
    notes = checked(lines.notes(), signed, keys, witness)
    lines.skip("checkpoint")
    broken, matters, acts, seen = list(notes.broken), 0, 0, set[str]()
    while lines.line and "matter" in lines.line:
        head = lines.line["matter"]
        walk = Walk(head["id"], notes.covered.get(head["id"], {}))
        fault = walk.over(lines.acts(), (head["head"], head["seq"]))
        lines.skip("act")
        broken += [fault] if fault else []
        matters, acts = matters + 1, acts + walk.seq
        seen.add(head["id"])
    broken += [Broken(one, 1, "检查点时在册的事项不见了") for one in notes.covered if one not in seen]
    broken += [Broken(CHECKPOINT, 0, f"导出文件不完整或被改动：{why}") for why in lines.end_faults(matters, notes.count)]
    return Verification(matters, acts, tuple(broken), 0, notes.count, notes.unsigned, tuple(sorted(notes.keys)))


class _Lines:
    """The lines of an export, one at a time; `line` is the one that comes next, None after the last. Raises NotAnExport."""

    def __init__(self, file: Path) -> None:
        self.file, self.running, self.raw = file, hashlib.sha256(), b""
        self._rest = self._read()
        self.line = next(self._rest, None)
        if not self.line or self.line.get("record") != VERSION:
            raise NotAnExport(f"“{file}”不是办理记录的导出文件，请用 yizhang export 导出")
        self.next()

    def _read(self) -> Iterator[dict[str, Any]]:
        try:
            with _opened(self.file) as lines:
                for line in lines:
                    self.running.update(self.raw)
                    self.raw = line
                    found = orjson.loads(line)
                    yield found if isinstance(found, dict) else {}
        except (ValueError, EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise NotAnExport(f"“{self.file}”读不下去：不是导出文件，或已损坏（{type(error).__name__}）") from error

    def next(self) -> None:
        self.line = next(self._rest, None)

    def skip(self, kind: str) -> None:
        while self.line and kind in self.line:
            self.next()

    def notes(self) -> Iterator[Note]:
        while self.line and "checkpoint" in self.line:
            yield Note(self.line["checkpoint"], self.line["signature"], self.line["changes"])
            self.next()

    def acts(self) -> Iterator[Stored]:
        self.next()
        while self.line and "act" in self.line:
            yield Stored(self.line["act"], self.line["digest"])
            self.next()

    def end_faults(self, matters: int, checkpoints: int) -> Iterator[str]:
        """Whether the last line is there and vouches for all before it."""
        end = (self.line or {}).get("end")
        if end is None:
            yield "没有结尾行"
        elif (end["matters"], end["checkpoints"]) != (matters, checkpoints):
            yield f"结尾行记有{end['matters']}件事项、{end['checkpoints']}个检查点"
        elif end["sha256"] != self.running.hexdigest():
            yield "结尾行的摘要不符"


def _opened(file: Path) -> Any:
    return gzip.open(file, "rb") if file.name.endswith(".gz") else file.open("rb")


# --- Writing it -------------------------------------------------------------------------------------------------------------------------


def export(file: Path, at: str) -> tuple[int, int]:
    """Write the record of now to the file; how many matters and acts. The office may go on meanwhile. Raises FileExistsError."""
    from yizhang.kernel.reading import one_moment

    counts = {"matters": 0, "acts": 0, "checkpoints": 0}
    running = hashlib.sha256()
    with one_moment(), _made(file) as out:
        for kind, line in _lines(at):
            raw = _json(line)
            running.update(raw)
            out.write(raw)
            if kind:
                counts[kind] += 1
        out.write(_json({"end": {**counts, "sha256": running.hexdigest()}}))
    return counts["matters"], counts["acts"]


def export_of(matter: str, at: str) -> bytes:
    """The same of one matter alone, as a package of its document holds it; checkpoints stay with the record of the whole office."""
    from yizhang.kernel.models import Matter
    from yizhang.kernel.reading import FIRST, acts_by_matter, one_moment

    with one_moment():
        head = Matter.objects.values(*FIRST).get(id=matter)
        acts = [{"act": act.body, "digest": act.digest} for _name, each in acts_by_matter(matter) for act in each]
    raw = b"".join(map(_json, ({"record": VERSION, "at": at}, {"matter": head}, *acts)))
    counts = {"matters": 1, "acts": len(acts), "checkpoints": 0, "sha256": hashlib.sha256(raw).hexdigest()}
    return raw + _json({"end": counts})


def _made(file: Path) -> Any:
    return gzip.open(file, "xb", compresslevel=3) if file.name.endswith(".gz") else file.open("xb")


def _json(line: dict[str, Any]) -> bytes:
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def _lines(at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    from yizhang.kernel.checkpoints import notes
    from yizhang.kernel.reading import acts_by_matter, matter_heads

    yield "", {"record": VERSION, "at": at}
    for note in notes():
        yield "checkpoints", {"checkpoint": note.body, "signature": note.signature, "changes": note.changes}
    heads = matter_heads()
    for matter, acts in acts_by_matter():
        yield "matters", {"matter": heads.pop(matter, {"id": matter, "head": "", "seq": 0})}
        for act in acts:
            yield "acts", {"act": act.body, "digest": act.digest}
    for head in heads.values():
        yield "matters", {"matter": head}
