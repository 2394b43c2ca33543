"""编号用印台: what waits for a number, a seal or to be issued, each with the exact text it is about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from yizhang.documents.dispatch.metadata import SIGNING
from yizhang.kernel import tasks
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import local
from yizhang.kernel.values import Hand
from yizhang.law.finding import _
from yizhang.law.standing import from_json

ASKING = "ask_seal"
"""Done only where the seal is on record with its keeper, so the tray is there only when something waits in it."""
STEPS = (("number", _("待编号")), (ASKING, _("待申请用印")), ("seal", _("待用印")), ("issue", _("待印发")))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One document before the desk: signed by whom and when, and the digest of the text that was signed."""

    matter: str
    title: str
    number: str
    in_name_of: str
    signer: str
    signed: date | None
    text: str
    copies: str


@dataclass(frozen=True, slots=True)
class Tray:
    """What waits for one act."""

    verb: str
    label: str
    rows: tuple[Waiting, ...]


def trays(by: Hand, now: datetime) -> tuple[Tray, ...]:
    """The duties of this hand at the desk, in the order of the acts."""
    world = World.of(local(now))
    mine = [one for one in tasks(by, now=now) if one.procedure == "dispatch" and one.kind == "duty"]
    matters = {one.id: one for one in Matter.objects.filter(id__in=[one.matter for one in mine])}
    found = (Tray(verb, label, tuple(_waiting(matters[one.matter], world) for one in mine if one.verb == verb)) for verb, label in STEPS)
    return tuple(one for one in found if one.rows or one.verb != ASKING)


def _waiting(matter: Matter, world: World) -> Waiting:
    values, marks = json.loads(matter.record), from_json(json.loads(matter.standing)).marks
    signed = next((marks[name] for name in SIGNING if name in marks), None)
    return Waiting(
        matter=matter.id,
        title=matter.title,
        number=matter.number,
        in_name_of=str(values.get("in_name_of", "")),
        signer=world.org.name(signed.post) if signed else "",
        signed=local(signed.at).date() if signed else None,
        text=str(dict(values.get("text") or {}).get("digest", "")),
        copies=str(values.get("copies", "")),
    )
