"""What the organisation, the opener and the record say about a draft: pure functions, computed at each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from yizhang.law.fieldtype import OrganRef, PostRef
from yizhang.law.org import Opener, Org
from yizhang.law.record import filled
from yizhang.lawmaking.kinds import LawKind

if TYPE_CHECKING:
    from yizhang.lawmaking.facts import ConsultationRecord, DraftRecord, HearingRecord, InboundRecord

BUREAU = "市司法局"
FILED_WITH = {
    LawKind.GOVERNMENT_RULE: ("国务院", "江苏省人大常委会", "江苏省人民政府", "无锡市人大常委会"),
    LawKind.NORMATIVE: ("江苏省人民政府", "无锡市人大常委会"),
}
"""With whom what is issued is filed (21.1a, 21.1b). A bill is the congress's, which files what it passes."""


class Reviewing(Org, Protocol):
    """An organisation that also names the posts 合法性审核岗 of an organ, and whose portfolio something is."""

    def legality_posts(self, organ: str) -> tuple[str, ...]:
        """The posts of an organ that review legality."""

    def leader_of(self, key: str) -> str | None:
        """The leader whose portfolio has that topic or organ, the mayor's own included."""


def legality_posts(org: Reviewing, opener: Opener, record: DraftRecord) -> tuple[PostRef, ...] | None:
    """Who may review the legality in the drafting organ (52.1b); None when nobody holds such a post."""
    return tuple(PostRef(one) for one in org.legality_posts(str(record.drafter))) or None


def deputies(org: Org, opener: Opener, record: DraftRecord) -> tuple[PostRef, ...] | None:
    """The deputy mayors in charge of the drafting organ (50.1b)."""
    return tuple(PostRef(seat.removeprefix("post:")) for seat in org.in_charge(str(record.drafter))) or None


def has_deputies(org: Reviewing, opener: Opener, record: DraftRecord) -> bool:
    """Whether a deputy mayor reviews. An organ in nobody's portfolio answers yes, so that the draft waits for one."""
    return bool(record.deputies) or org.leader_of(str(record.drafter)) is None


def is_by_bureau(org: Org, opener: Opener, record: DraftRecord) -> bool:
    """Whether the justice bureau itself organised the drafting, which takes the place of its review (20.1a)."""
    return org.desk(str(record.drafter)) == org.desk(BUREAU)


def bureau(org: Org, opener: Opener, record: DraftRecord) -> OrganRef:
    """The bureau that reviews (20.1a)."""
    return OrganRef(org.desk(BUREAU).partition(":")[2])


def holder_of_hearing(org: Org, opener: Opener, record: HearingRecord) -> OrganRef:
    """Who holds the hearing: the drafting organ, or in the review the bureau (规章制定程序条例 16, 23)."""
    return record.bureau or record.drafter


def maker(org: Org, opener: Opener, record: InboundRecord) -> OrganRef | None:
    """Who files here its own document; the bureau, which registers what others should file, says whose it is (21.1c)."""
    return None if org.desk(opener.organ) == org.desk(BUREAU) else OrganRef(opener.organ)


def filing_organs(org: Org, opener: Opener, record: DraftRecord) -> tuple[str, ...] | None:
    """The organs with which it is filed; None for a bill."""
    return FILED_WITH.get(record.law_kind)


def has_set_period(org: Org, opener: Opener, record: DraftRecord) -> bool:
    """Whether a regulation says how long the public is asked: on bills, rules, and whatever touches operators; 17.1c itself does not."""
    return record.law_kind is not LawKind.NORMATIVE or record.operators


def is_shortened(org: Org, opener: Opener, record: ConsultationRecord) -> bool:
    """Whether the days announced count and not the usual ones: for a stated reason, or because no regulation sets any (17.1c)."""
    return bool(record.short_reason) or filled(record, "period_set") is False


def is_public(org: Org, opener: Opener, record: InboundRecord) -> bool:
    """Whether its maker has already said where and when it was made public (21.1d)."""
    return bool(record.published_at and record.published_on)
