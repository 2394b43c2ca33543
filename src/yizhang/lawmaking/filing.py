"""备案登记: what the government filed with whom, and what counties, branches and departments filed with it (第二十一条)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from yizhang.kernel.asof import matters, world_at
from yizhang.kernel.case import World
from yizhang.kernel.models import Link, Matter
from yizhang.kernel.values import Hand
from yizhang.law.calendar import LOCAL, local
from yizhang.law.finding import _
from yizhang.lawmaking.derived import FILED_WITH
from yizhang.lawmaking.facts import LawNumbers
from yizhang.lawmaking.family import Paper, papers_of
from yizhang.lawmaking.kinds import LawKind
from yizhang.lawmaking.plan import standing_of
from yizhang.web import bookrows
from yizhang.web.cells import Told
from yizhang.web.ledger import Row

ORGANS = tuple(dict.fromkeys(organ for organs in FILED_WITH.values() for organ in organs))
Names = tuple[str, ...]
FOUND_CONTRARY = "发现抵触"


def column_of(organ: str) -> str:
    """The name of an organ's column in addresses: organ1 to organ4."""
    return f"organ{ORGANS.index(organ) + 1}"


@dataclass(frozen=True, slots=True)
class Filed:
    """How a document stands with one organ: sent on which day, received or not; nothing before 分送备案."""

    begun: bool = False
    sent: date | None = None
    received: date | None = None
    receipt: str = ""
    matter: str = ""

    @classmethod
    def of(cls, filing: Matter) -> Filed:
        """From the matter of that filing."""
        paper, marks = Paper(filing), standing_of(filing).marks
        received = local(marks["receipt"].at).date() if "receipt" in marks else None
        sent = paper.day("sent_on") if "send" in marks else None
        return cls(True, sent, received, str(paper.values.get("receipt", "")), filing.id)

    def told(self, last: date, today: date) -> Told:
        """待报, 已报待回执, the day of the receipt; late after the last day."""
        if self.received:
            return Told(self.received, "pass")
        if self.sent:
            return Told(_("已报，缺回执"), "caution") if last < today else Told(_("已报，待回执"), "note")
        if last < today:
            return Told(_("逾期未报"), "breach")
        return Told(_("待报") if self.begun else _("待分送"), "caution" if last == today or not self.begun else "note")


def filings_of(drafts: list[str], then: datetime | None = None) -> Mapping[str, Mapping[str, Filed]]:
    """The filings of these documents, by document and organ; as they stood `then` if a moment is named."""
    parents = dict(Link.objects.filter(a__in=drafts, kind="child", undone=False).values_list("b", "a"))
    found: dict[str, dict[str, Filed]] = defaultdict(dict)
    for one in matters(Matter.objects.filter(id__in=parents, procedure="filing"), then):
        found[parents[one.id]][str(Paper(one).values.get("organ"))] = Filed.of(one)
    return found


def last_day(kind: LawKind, published: date, world: World) -> date:
    """The last day on which a filing is in time (21.1a, 21.1b)."""
    numbers = cast(LawNumbers, world.book.numbers[LawNumbers])
    limit = numbers.filing if kind is LawKind.GOVERNMENT_RULE else numbers.normative_filing
    due = limit.due(datetime.combine(published, time(), LOCAL), world.calendar).at
    return local(due).date() if due else published


def outgoing(columns: Names, by: Hand, now: datetime, most: int | None = bookrows.MOST, then: datetime | None = None) -> Iterator[Row]:
    """报出备案: each published document with how it stands with each organ; the newest first."""
    world, rows = world_at(now, then), list(bookrows.rows(("draft",), columns, by, now, most, then))
    papers = papers_of(rows, then)
    filings = filings_of(list(papers), then)
    for row in rows:
        paper = papers[str(row["matter"])]
        if paper.published and paper.kind in FILED_WITH:
            yield {**row, **_outgoing(paper, filings.get(paper.matter.id, {}), world)}


def _outgoing(paper: Paper, filed: Mapping[str, Filed], world: World) -> Row:
    published, today = paper.day("published_on") or world.now.date(), world.now.date()
    last, organs = last_day(paper.kind, published, world), FILED_WITH[paper.kind]
    each = {organ: filed.get(organ, Filed()) for organ in organs}
    received, late = sum(one.received is not None for one in each.values()), any(not one.sent and last < today for one in each.values())
    whole = received == len(organs)
    return {
        **{column_of(organ): one.told(last, today) for organ, one in each.items()},
        "receipts": f"{received}/{len(organs)}", "last_day": last, "late": late, "year": str(published.year), "on": published,
        "states": ("已办结",) if whole else ("在办", *(["逾期"] if late else ["今天到期"] if last == today else [])),
        "status": _("回执已齐") if whole else _("逾期未报") if late else _("备案中"), "lateness": "",
    }  # fmt: skip


def incoming(columns: Names, by: Hand, now: datetime, most: int | None = bookrows.MOST, then: datetime | None = None) -> Iterator[Row]:
    """报来备案: each document that is to be filed here, whether it came, is public, and what the review found."""
    today, rows = local(then or now).date(), list(bookrows.rows(("inbound_filing",), columns, by, now, most, then))
    papers = papers_of(rows, then)
    for row in rows:
        paper = papers[str(row["matter"])]
        yield {**row, "came": _came(paper, row), "public": _public(paper), "review": _review(paper, today)}


def _came(paper: Paper, row: Row) -> Told | date:
    mark = standing_of(paper.matter).marks.get("submit")
    if mark:
        return local(mark.at).date()
    return Told(_("逾期未报"), "breach") if row["late"] else Told(_("待报"), "note")


def _public(paper: Paper) -> Told | None:
    """公布: proved by its address (21.1d); asked for once the document has come."""
    if paper.values.get("published_at"):
        return Told(paper.day("published_on") or _("有公布网址"), "pass")
    return Told(_("没有公布网址"), "breach") if standing_of(paper.matter).done("submit") else None


def _review(paper: Paper, today: date) -> Told | None:
    """备案审查: its result, and what became of an advice."""
    standing, by = standing_of(paper.matter), paper.day("answer_by")
    if not standing.done("submit"):
        return None
    if not standing.done("review"):
        return Told(_("在审"), "note")
    if not standing.done("review", (FOUND_CONTRARY,)):
        return Told(_("予以备案"), "pass")
    if standing.done("answer"):
        return Told(_("抵触，已报处理情况"), "pass")
    if by is None:
        return Told(_("抵触，待提纠正意见"), "caution")
    return Told(_("抵触，逾期未答复"), "breach") if by < today else Told(_("抵触，待制定机关答复"), "caution")
