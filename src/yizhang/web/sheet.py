"""办理单: all of one matter on one page, from what `look` returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from yizhang.kernel.values import ActView, ClockView, FieldView, Page, Step
from yizhang.web import files, wording
from yizhang.web.actbar import ActBar, Tried, act_bar
from yizhang.web.changes import Again, again
from yizhang.web.clockface import ClockFace, of_limit
from yizhang.web.paper import Paper, laid_out
from yizhang.web.proposals import Proposed

RANKS = ("市长", "副市长", "秘书长", "副秘书长")  # as 批示 are read, the highest first (ui principles)
FILES = ("file", "file[]")
LONG = ("long", "long[]")  # said on the paper or in an opinion
SENDER = ("sender", "drafter")
SAME = ("sender_name",)  # says again in words what another field says
ON_PAPER = ("letterhead", "title", "primary_recipients", "body", "text", "issuer", "dated", "signer")


@dataclass(frozen=True, slots=True)
class Opinion:
    """One line of 批示和意见: words somebody wrote, or for whom an empty place waits."""

    place: str
    words: str = ""
    by: str = ""
    at: datetime | None = None
    undone: bool = False
    wait: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of the matter: what the record holds of it, which field or act it came with, and when."""

    kept: Mapping[str, Any]
    label: str
    at: datetime | None = None
    who: str = ""

    @property
    def digest(self) -> str:
        """Its name in addresses, and what proves it unchanged."""
        return str(self.kept["digest"])

    @property
    def name(self) -> str:
        """As it was called."""
        return str(self.kept.get("name", ""))

    @property
    def about(self) -> str:
        """PDF · 1.4 MB."""
        return f"{files.kind_said(self.kept)} · {files.size_said(int(self.kept.get('size', 0)))}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the template shows; everything is decided here."""

    page: Page
    paper: Paper
    faces: tuple[ClockFace, ...]
    opinions: tuple[Opinion, ...]
    by_time: bool
    facts: tuple[FieldView, ...]
    files: tuple[Attached, ...]
    acts: tuple[ActView, ...]
    bar: ActBar
    skipped: tuple[Step, ...]
    route: tuple[Step, ...]
    again: tuple[Again, ...] = ()

    @property
    def sender(self) -> str:
        """Whose matter it is: the organ that sent or drafts it, else who opened it."""
        return sender_of(self.page)

    @property
    def limits(self) -> tuple[tuple[ClockView, ClockFace], ...]:
        """Each limit with its face."""
        return tuple(zip(self.page.clocks, self.faces, strict=True))

    @property
    def running(self) -> ClockFace | None:
        """The limit that ends first."""
        open_ = [one for one in self.faces if one.due and not one.paused]
        return min(open_, key=lambda one: one.due.timestamp() if one.due else 0) if open_ else next(iter(self.faces), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in the forms beside the record: the verb just tried, drafts, proposals."""

    tried: Tried | None = None
    drafts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    proposed: Mapping[str, Proposed] = field(default_factory=dict)


def sheet(page: Page, now: datetime, beside: Beside = Beside(), by_time: bool = False) -> Sheet:
    """The page of a matter for one hand."""
    faces = tuple(of_limit(one, now) for one in page.clocks)
    return Sheet(
        page=page,
        paper=laid_out(page.fields, page.findings),
        faces=faces,
        opinions=opinions(page.acts, page.route, by_time),
        by_time=by_time,
        facts=facts(page),
        files=attachments(page),
        acts=tuple(reversed(page.acts)),
        bar=act_bar(page.verbs, beside.tried, beside.drafts, beside.proposed, any(one.severity == "breach" for one in faces)),
        route=tuple(one for one in page.route if not passed_over(one, page)),
        skipped=tuple(one for one in page.route if passed_over(one, page)),
        again=again(page.acts),
    )


def passed_over(step: Step, page: Page) -> bool:
    """Not on this matter's way: it does not apply, or it comes only if somebody chooses to (合法性审核 after 送合法性审核)."""
    if step.state == "not_applicable":
        return True
    kinds = {one.name: (one.kind, one.state) for one in page.verbs}
    verb = next((one for one in page.verbs if one.name == step.verb), None)
    waits = [one.code.removeprefix("order.") for one in verb.findings if one.code.startswith("order.")] if verb else []
    return step.state == "closed" and bool(waits) and all(kinds.get(one, ("", ""))[0] == "power" for one in waits)


def facts(page: Page) -> tuple[FieldView, ...]:
    """要素: what was filled in or drawn. A derived yes or no only chooses the route, and stands there."""
    asked = {one.name for verb in page.verbs for one in verb.asks}
    told = (
        one for one in page.fields if (one.value or one.hidden) and one.type not in (*FILES, *LONG) and one.name not in (*ON_PAPER, *SAME)
    )
    return tuple(one for one in told if one.name in asked or one.type != "bool")


def sender_of(page: Page) -> str:
    """The organ that sent or drafts it, else who opened it."""
    return next((one.value for one in page.fields if one.name in SENDER and one.value), page.opened_by)


def attachments(page: Page) -> tuple[Attached, ...]:
    """The files of the record, then those that came with an act and are no longer or never in it; each once."""
    found = {one.digest: one for act in page.acts if act.accepted for one in _files(act.fields, act.at, act.who)}
    held = {one.digest: replace(one, at=found[one.digest].at if one.digest in found else None) for one in _files(page.fields)}
    return (*held.values(), *(one for digest, one in found.items() if digest not in held))


def _files(fields: Iterable[FieldView], at: datetime | None = None, who: str = "") -> Iterator[Attached]:
    for one in fields:
        if one.type in FILES and not one.hidden:
            each = one.raw if isinstance(one.raw, list) else [one.raw]
            yield from (Attached(file, one.label, at, who) for file in each if isinstance(file, dict) and "digest" in file)


def rank(who: str) -> int:
    """市长, 副市长, 秘书长, 副秘书长, then everybody else."""
    return next((at for at, title in enumerate(RANKS) if who.startswith(title)), len(RANKS))


def opinions(acts: Iterable[ActView], route: Iterable[Step], by_time: bool = False) -> tuple[Opinion, ...]:
    """What people said, by rank or by time; by rank, leaders who have not spoken have an empty place that says what it waits for."""
    said = [_said(one) for one in acts if one.accepted and (one.opinion or one.outcome)]
    if by_time:
        return tuple(said)
    waiting = [_waiting(one) for one in route if one.state in ("open", "closed") and rank("、".join(one.names) or one.who) < len(RANKS)]
    return tuple(sorted((*said, *waiting), key=lambda one: rank(one.place)))


def _said(act: ActView) -> Opinion:
    words = act.opinion or wording.said(act.outcome)
    if act.opinion and act.outcome and not act.opinion.startswith(act.outcome):
        words = f"{wording.said(act.outcome)}{_('。')}{act.opinion}"
    place = act.who if rank(act.who) < len(RANKS) else act.label
    return Opinion(place, words, act.who, act.at, undone=act.undone_by is not None)


def _waiting(step: Step) -> Opinion:
    return Opinion(
        "、".join(step.names) or step.who, wait=step.reason or (_("现在可办") if step.state == "open" else _("未到")), cites=step.cites
    )
