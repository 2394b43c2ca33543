"""来龙去脉: what a draft rests on and changes, what became of it, and its text as it reads after each change; links go both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.contents import unpacked
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Hand, Page
from yizhang.law.calendar import local
from yizhang.law.finding import _
from yizhang.lawmaking.derived import FILED_WITH
from yizhang.lawmaking.effect import Change
from yizhang.lawmaking.family import Paper, changes_of
from yizhang.lawmaking.filing import Filed, filings_of, last_day
from yizhang.lawmaking.kinds import Effect, Mode
from yizhang.lawmaking.planrows import told
from yizhang.web.cells import Told

DOES = {Mode.AMEND: _("修改"), Mode.REPEAL: _("废止"), Mode.MAKE: _("代替")}


@dataclass(frozen=True, slots=True)
class Kin:
    """Another document: `matter` opens it and is empty for a published one that the reader may not open; `does` joins the two."""

    title: str
    matter: str
    does: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """The text from a day on: as published, or as a decision made it."""

    since: date
    by: str
    text: str
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """All of it, for the page of one draft."""

    effect: Told | None
    since: date | None
    until: date | None
    basis: tuple[str, ...]
    plan: Kin | None
    changes: Kin | None
    changed_by: tuple[Kin, ...]
    filings: tuple[tuple[str, Told, str], ...]
    versions: tuple[Version, ...]

    def __bool__(self) -> bool:
        return bool(self.effect or self.basis or self.plan or self.changes)


def tree(page: Page, by: Hand, now: datetime) -> Tree:
    """The family of the draft of this page."""
    paper, world = Paper(Matter.objects.get(pk=page.matter)), World.of(local(now))
    today, made = world.now.date(), changes_of(page.matter)
    seen = _seen([paper.values.get("plan_item"), paper.values.get("changes"), *(one.matter for one in made)], by, now)
    effect, target = paper.effect(today, made), _named(paper.values.get("changes"))
    mode = Mode(paper.values["mode"]) if paper.values.get("mode") else Mode.MAKE
    plan, basis = _named(paper.values.get("plan_item")), paper.values.get("higher_texts")
    return Tree(
        told(effect) if effect else None, paper.day("in_force_on"), paper.day("valid_until"),
        tuple(map(str, basis)) if isinstance(basis, list) else (),
        _kin(plan, seen), _kin(target, seen, DOES[mode]),
        tuple(Kin(one.title, seen.get(one.matter, ""), DOES[one.mode], one.since) for one in made),
        tuple(_filings(paper, world)) if effect else (), tuple(_versions(paper, made, today, effect)) if effect else (),
    )  # fmt: skip


def _kin(other: Matter | None, seen: Mapping[str, str], does: str = "") -> Kin | None:
    """Another document, of which one may read the title: one that the reader sees, or that is published (semantics 53)."""
    if other is None or not (other.id in seen or Paper(other).published):
        return None
    return Kin(other.title, seen.get(other.id, ""), does)


def _named(matter: object) -> Matter | None:
    return Matter.objects.filter(pk=str(matter)).first() if matter else None


def _seen(matters: Iterable[object], by: Hand, now: datetime) -> dict[str, str]:
    """Those that the reader may open, by themselves or as they were published, and the matter that opens each."""
    named, mine = [str(one) for one in matters if one], visible(by, now=now)
    public = mine.filter(parent__in=named, procedure="publication").values_list("parent", "pk")
    return dict(public) | {one: one for one in mine.filter(pk__in=named).values_list("pk", flat=True)}


def _filings(paper: Paper, world: World) -> Iterator[tuple[str, Told, str]]:
    published = paper.day("published_on")
    if published and paper.kind in FILED_WITH:
        last, filed = last_day(paper.kind, published, world), filings_of([paper.matter.id]).get(paper.matter.id, {})
        for organ in FILED_WITH[paper.kind]:
            one = filed.get(organ, Filed())
            yield organ, one.told(last, world.now.date()), one.matter


def _versions(paper: Paper, made: Iterable[Change], today: date, effect: Effect) -> Iterator[Version]:
    """The text as published and after each amendment that brought the consolidated one; the newest first."""
    texts = [(paper.day("in_force_on") or today, _("公布文本"), _text(paper, "text"))]
    for one in made:
        if one.mode is Mode.AMEND and (whole := _text(Paper(Matter.objects.get(pk=one.matter)), "consolidated")):
            texts.append((one.since, one.title, whole))
    holds = effect in (Effect.IN_FORCE, Effect.AMENDED)
    last = max((since for since, _by, _text in texts if since <= today), default=None)
    return (Version(since, by, text, holds and since == last) for since, by, text in reversed(texts))


def _text(paper: Paper, field: str) -> str:
    value = paper.values.get(field)
    return str(unpacked({field: value})[field]) if value else ""  # type: ignore[dict-item]
