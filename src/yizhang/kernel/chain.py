"""What can be told of acts from their bytes alone, and of checkpoints from theirs.

No database, so that an export is checked by the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from yizhang.kernel.canonical import GENESIS, canonical, digest_of
from yizhang.kernel.merkle import Tree, leaf
from yizhang.kernel.values import Broken

CHECKPOINT = "checkpoint"
"""Stands for a matter where a checkpoint itself is broken; the act is its number."""


class Stored(NamedTuple):
    """An act as it is kept.

    `columns` repeat parts of the body: seq, matter, procedure, verb, at, person, post, accepted; empty in an export.
    """

    body: str
    digest: str
    columns: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint as it is kept: its body, the signature (hex, or empty), and the heads that changed since the one before."""

    body: str
    signature: str
    changes: str


@dataclass(frozen=True, slots=True)
class Covered:
    """A head that a checkpoint has vouched for."""

    seq: int
    digest: str
    checkpoint: int


@dataclass
class Walk:
    """One matter, act by act: `head` and `seq` are those of the last sound act, `bodies` all sound ones if they are to be kept."""

    matter: str
    covered: Mapping[int, Covered] = field(default_factory=dict)
    keep: bool = False
    head: str = GENESIS
    seq: int = 0
    bodies: list[tuple[dict[str, Any], str]] = field(default_factory=list)

    def over(self, acts: Iterable[Stored], row: tuple[str, int]) -> Broken | None:
        """The first fault, or None; `row` is the head and number that the matter's row names. Acts after a fault are not looked at."""
        for act in acts:
            if why := self._step(act):
                return Broken(self.matter, self.seq + 1, why)
        if max(self.covered, default=0) > self.seq:
            last = self.covered[max(self.covered)]
            return Broken(
                self.matter, self.seq + 1, f"缺少办理记录：第{last.checkpoint}号检查点时已有第{last.seq}条，现在止于第{self.seq}条"
            )
        if (self.head, self.seq) != row:
            return Broken(self.matter, self.seq, f"最后一条办理与事项所记不符（事项记第{row[1]}条），可能缺少或多出办理记录")
        return None

    def _step(self, act: Stored) -> str:
        body = parsed(act.body)
        why = _fault(self, act, body)
        if why or body is None:
            return why
        self.seq, self.head = self.seq + 1, act.digest
        if self.keep:
            self.bodies.append((body, act.digest))
        return ""


def parsed(text: str) -> dict[str, Any] | None:
    """A body, when it is canonical."""
    try:
        body = orjson.loads(text)
        return body if isinstance(body, dict) and canonical(body) == text else None
    except ValueError:
        return None


def _fault(walk: Walk, act: Stored, body: dict[str, Any] | None) -> str:
    """Why this act is not what stood here, or nothing."""
    if body is None:
        return "内容不是规范格式"
    try:
        if digest_of(act.body, body.get("alg", "sha256")) != act.digest:
            return "内容与摘要不符"
    except (KeyError, ValueError):
        return f"本机算不出“{body.get('alg')}”摘要"
    if body.get("matter") != walk.matter:
        return "这条办理属于另一事项"
    if body.get("seq") != walk.seq + 1:
        return f"缺少第{walk.seq + 1}条办理，或次序被动过（此处是第{body.get('seq')}条）"
    if body.get("prev") != walk.head:
        return "与前一条办理的摘要不连"
    if act.columns and act.columns != _columns(body):
        return "栏目与内容不符"
    known = walk.covered.get(walk.seq + 1)
    return f"与第{known.checkpoint}号检查点所记的摘要不符：此条或其前被改写" if known and known.digest != act.digest else ""


def _columns(body: Mapping[str, Any]) -> tuple[Any, ...]:
    person, post = body.get("person", ""), body.get("post", "")
    return (body["seq"], body["matter"], body["procedure"], body["verb"], body["at"], person, post, body["accepted"])


# --- Checkpoints ------------------------------------------------------------------------------------------------------------------------


@dataclass
class Coverage:
    """What the checkpoints cover, one after the other: the place of each matter in the tree, and its head."""

    places: dict[str, int] = field(default_factory=dict)
    heads: list[tuple[str, int, str]] = field(default_factory=list)
    tree: Tree = field(default_factory=lambda: Tree("sha256"))

    def cover(self, changes: Iterable[tuple[str, int, str]], algorithm: str) -> None:
        """Lay changed heads over; a new matter takes the next place."""
        touched = set()
        for head in changes:
            place = self.places.setdefault(head[0], len(self.heads))
            self.heads[place : place + 1] = [head]
            touched.add(place)
        if algorithm != self.tree.algorithm:
            self.tree, touched = Tree(algorithm), set(range(len(self.heads)))
        self.tree.put({place: leaf(said(self.heads[place]), algorithm) for place in touched})


def said(head: tuple[str, int, str]) -> str:
    """The line of a head: `MATTER SEQ DIGEST`."""
    return f"{head[0]} {head[1]} {head[2]}"


def lines(changes: str) -> Iterator[tuple[str, int, str]]:
    """The heads of such lines. Raises ValueError."""
    for line in changes.splitlines():
        matter, seq, digest = line.split(" ")
        yield matter, int(seq), digest


@dataclass
class Checked:
    """What the checkpoints say when they are sound themselves.

    Heads by matter and number, what is wrong, how many are unsigned, by which keys.
    """

    covered: dict[str, dict[int, Covered]] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)
    count: int = 0
    unsigned: int = 0
    keys: set[str] = field(default_factory=set)
    coverage: Coverage = field(default_factory=Coverage)


Signed = Callable[[str, str, str], bool]
"""Whether a signature (hex) over a body was made with the key (hex)."""


def checked(notes: Iterable[Note], signed: Signed, keys: Sequence[str] = (), witness: Sequence[str] = ()) -> Checked:
    """All checkpoints in order.

    `keys`: those one trusts, any when none is named; `witness`: bodies kept elsewhere, which must be among them.
    """
    found, prev, bodies = Checked(), GENESIS, set[str]()
    for note in notes:
        found.count += 1
        bodies.add(note.body)
        body = parsed(note.body)
        why = (
            "内容不是规范格式"
            if body is None
            else _note_fault(found, note, body, prev) or _signature_fault(found, note, body, signed, keys)
        )
        if why:
            found.broken.append(Broken(CHECKPOINT, found.count, why))
            break
        prev = digest_of(note.body)
    else:
        found.broken += [one for one in (_unwitnessed(text, bodies, found.count) for text in witness) if one]
    return found


def _note_fault(found: Checked, note: Note, body: Mapping[str, Any], prev: str) -> str:
    if (body.get("number"), body.get("prev")) != (found.count, prev):
        return "与前一个检查点不连"
    if digest_of(note.changes) != body.get("changes"):
        return "所附的变动清单与摘要不符"
    for matter, seq, digest in lines(note.changes):
        known = found.covered.setdefault(matter, {})
        if known and seq <= max(known):
            return f"事项{matter}的办理比前一个检查点时少"
        known[seq] = Covered(seq, digest, found.count)
    found.coverage.cover(lines(note.changes), body["alg"])
    same = (found.coverage.tree.root, len(found.coverage.heads)) == (body.get("root"), body.get("matters"))
    return "" if same else "默克尔根与所列各事项推算的不符"


def _signature_fault(found: Checked, note: Note, body: Mapping[str, Any], signed: Signed, keys: Sequence[str]) -> str:
    if not body.get("signed"):
        found.unsigned += 1
        return "没有签名，而要求由所列密钥签名" if keys else ""
    found.keys.add(body["key"])
    if keys and body["key"] not in keys:
        return "签名所用的密钥不在所列之中"
    return "" if signed(note.body, note.signature, body["key"]) else "签名不符"


def _unwitnessed(text: str, bodies: set[str], count: int) -> Broken | None:
    if text in bodies:
        return None
    number = (parsed(text) or {}).get("number", 0)
    why = (
        f"记录止于第{count}号检查点，早于留存在外的第{number}号：数据可能被旧备份替换"
        if number > count
        else f"与留存在外的第{number}号检查点不同：此前的记录被改写"
    )
    return Broken(CHECKPOINT, number, why)
