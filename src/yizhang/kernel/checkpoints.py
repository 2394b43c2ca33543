"""Checkpoints: a signed Merkle root over the heads of all matters, one after the other (design, The door and the record).

A checkpoint names the one before it and, by digest, the heads that changed since; these stand among the contents. So all of them can be
computed again, and what one covered can neither change nor go without its showing. The newest acts are covered by the next one only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from yizhang.kernel import statements
from yizhang.kernel.canonical import GENESIS, canonical, digest_of
from yizhang.kernel.chain import Checked, Coverage, Note, checked, lines, parsed, said
from yizhang.kernel.models import Checkpoint
from yizhang.kernel.moment import local
from yizhang.kernel.moment import said as moment_said
from yizhang.kernel.sealing import algorithm
from yizhang.kernel.signing import public_key, signature, signed

HEADS = "SELECT m.id, m.seq, a.digest FROM kernel_matter m JOIN kernel_act a ON a.matter = m.id AND a.seq = m.seq"
MEDIA = "text/x-heads"


class Unsound(Exception):
    """Nothing may be signed: the record lacks what the last checkpoint covered, or that one is broken itself. The message says which."""


def take(now: datetime, key: str = "") -> Note:
    """Take a checkpoint of now, signed if there is a key (PEM, or its file); an unsigned one says so. Raises Unsound, BadKey."""
    with transaction.atomic():
        statements.lock_named(["checkpoint"])
        return _taken(moment_said(local(now)), key)


def take_daily(now: datetime, key: str = "") -> Note | None:
    """The checkpoint of today, if none has been taken yet. Two workers at once take one. Raises Unsound, BadKey.

    One of a later day, from a clock that ran ahead, stands in nobody's way: their order is that of their numbers.
    """
    with transaction.atomic():
        statements.lock_named(["checkpoint"])
        today = moment_said(local(now))
        if Checkpoint.objects.filter(at__startswith=today[:10]).exists():
            return None
        return _taken(today, key)


def _taken(at: str, key: str) -> Note:
    before = look_through()
    if before.broken:
        raise Unsound(before.broken[0].why)
    changes = _changes(before.coverage)
    before.coverage.cover(lines(changes), algorithm())
    body = _body(before, at, changes, _last_body())
    body |= {"signed": True, "key": public_key(key)} if key else {}
    made = signature(canonical(body), key) if key else ""
    note = Note(canonical(body), made, changes)
    statements.insert_contents([(digest_of(changes), MEDIA, len(changes), changes, at)])
    Checkpoint.objects.create(at=at, matters=body["matters"], root=body["root"], body=note.body, signature=made)
    return note


def _body(before: Checked, at: str, changes: str, last: str) -> dict[str, Any]:
    coverage = before.coverage
    return {
        "v": 1, "number": before.count + 1, "at": at, "alg": algorithm(), "matters": len(coverage.heads),
        "acts": sum(head[1] for head in coverage.heads),
        "root": coverage.tree.root, "changes": digest_of(changes), "prev": digest_of(last) if last else GENESIS, "signed": False,
    }  # fmt: skip


def _last_body() -> str:
    return Checkpoint.objects.order_by("-id").values_list("body", flat=True).first() or ""


def _changes(coverage: Coverage) -> str:
    """The heads that differ from those covered, a line each, by matter. Raises Unsound when one went back or is gone."""
    now = {matter: (seq, digest) for matter, seq, digest in statements.rows(HEADS, [])}
    for matter, seq, digest in coverage.heads:
        have = now.get(matter, (0, ""))
        if have[0] < seq or (have[0] == seq and have[1] != digest):
            raise Unsound(f"事项{matter}：上一个检查点时已有第{seq}条办理，现在{'被改写' if have[0] == seq else f'止于第{have[0]}条'}")
    known = {matter: seq for matter, seq, _ in coverage.heads}
    return "".join(f"{said((matter, *head))}\n" for matter, head in sorted(now.items()) if known.get(matter) != head[0])


def notes() -> Iterator[Note]:
    """All checkpoints, the first first."""
    for body, made in statements.rows("SELECT body, signature FROM kernel_checkpoint ORDER BY id", []):
        yield Note(body, made, _kept_changes(body))


def _kept_changes(body: str) -> str:
    digest = (parsed(body) or {}).get("changes", "")
    found = statements.rows("SELECT text FROM kernel_content WHERE digest = %s", [digest])
    return str(found[0][0]) if found else ""


def look_through(keys: tuple[str, ...] = (), witness: tuple[str, ...] = ()) -> Checked:
    """All checkpoints of this installation, computed again."""
    return checked(notes(), signed, keys, witness)


def proof(matter: str) -> dict[str, object]:
    """What shows that the last checkpoint covers a matter: its head, the neighbours up to the root, the checkpoint. Raises LookupError."""
    found = look_through()
    place = found.coverage.places[matter]
    last = Checkpoint.objects.order_by("-id").values("body", "signature").first()
    return {"head": said(found.coverage.heads[place]), "proof": found.coverage.tree.proof(place), **(last or {})}


def own_key() -> str:
    """The private key of this installation, or nothing (setting YIZHANG_CHECKPOINT_KEY)."""
    return str(getattr(settings, "YIZHANG_CHECKPOINT_KEY", ""))
