"""What the organisation, the opener and the record together say about an incoming document: pure functions, computed at each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from yizhang.documents.kinds import Source
from yizhang.gongwen.organs import BESIDE, Level, Organ, OrganKind, organ
from yizhang.gongwen.regex import regex
from yizhang.law.errors import Missing
from yizhang.law.fieldtype import OrganRef, PostRef
from yizhang.law.org import Opener, Org, Rank
from yizhang.law.record import filled

if TYPE_CHECKING:
    from yizhang.documents.facts import IncomingRecord

LISTED = (OrganKind.PARTY, OrganKind.GOVERNMENT, OrganKind.OFFICE)
"""Of a province, only these are sources named by 49.2a; its departments are not."""
NOT_THE_PARTY = regex(
    r"^(?:共青团|中国共产主义青年团|中国国民党革命委员会|中国(?:民主(?:同盟|建国会|促进会)|农工民主党|致公党)|台湾民主自治同盟"
    r"|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|团[省市县区]委)"
)
"""The League and the other parties: their committees are named like the Party's, and neither lead the government nor stand under it."""
OFFICE_OF = regex(r"(?<=[委会协院])办公[厅室]$")
"""The office of a committee speaks for it."""
PORTFOLIO = ("topic", "sender", "lead")
"""What finds the deputy in charge, the topic before the organ (6.1b)."""


class Places(Org, Protocol):
    """An organisation that also tells which organs are the government's own, and of which places the governments are on record."""

    def inside(self, organ: str) -> bool:
        """Whether it is the government's own, down to the counties."""

    @property
    def places(self) -> tuple[str, ...]:
        """Our own place, those above and those below it."""


class Portfolios(Org, Protocol):
    """An organisation that also tells whose portfolio something is, the mayor's own included."""

    def leader_of(self, key: str) -> str | None:
        """The leader whose portfolio has that topic or organ."""


def on_paper(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether it came outside the system: the registry opened it."""
    return _sits_in(org, opener, "文电")


def at_duty_desk(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether the duty desk took it in first (48.1b)."""
    return _sits_in(org, opener, "总值班")


def _sits_in(org: Org, opener: Opener, section: str) -> bool:
    return org.section(section) in org.seats(opener.post)


def sender(org: Org, opener: Opener, record: IncomingRecord) -> OrganRef | None:
    """The organ of whoever opened it; what came on paper says its sender itself."""
    outside = on_paper(org, opener, record) or at_duty_desk(org, opener, record)
    return None if outside else OrganRef(opener.organ)


def sender_name(org: Org, opener: Opener, record: IncomingRecord) -> str:
    """The sender in words."""
    return org.name(record.sender)


def source(org: Places, opener: Opener, record: IncomingRecord) -> Source:
    """Superior, subordinate or neither, by the sender's name and by which governments are on record."""
    return _stands(org, record.sender_name)


def _stands(org: Places, name: str) -> Source:
    """What is the government's own stands below; an organ of another place beside, and so does a branch here of what the centre runs."""
    if org.inside(name):
        return Source.SUBORDINATE
    return Source.PEER if is_elsewhere(org, name) or _is_branch(org, name) else source_of(name)


def source_of(name: str) -> Source:
    """Where an organ of that name stands to the city's government."""
    found = organ(name)
    whole = organ(OFFICE_OF.sub("", found.name))
    if NOT_THE_PARTY.match(found.name) or (whole.kind in BESIDE and whole.level is Level.CITY):
        return Source.PEER
    if found.level is None or found.kind is None or (found.level < Level.CITY and found.kind is OrganKind.UNIT):
        return Source.UNKNOWN
    if found.level < Level.CITY or (found.level is Level.CITY and whole.kind is OrganKind.PARTY):
        return Source.SUPERIOR
    return Source.PEER if whole.kind in (*BESIDE, OrganKind.PARTY) else Source.SUBORDINATE


def is_elsewhere(org: Places, name: str) -> bool:
    """Whether its name says a province, city or county that is neither ours nor above or below: 苏州市人民政府, 浙江省水利厅."""
    ours = {place for one in org.places for place in organ(one).places}
    return any(level in {at for at, _ in ours} and (level, place) not in ours for level, place in _told_places(organ(name)))


def _is_branch(org: Places, name: str) -> bool:
    """国家税务总局无锡市税务局: named after the centre, and after a city here."""
    cities = (one.removesuffix("市") for one in org.places if organ(one).level is Level.CITY)
    return organ(name).level is Level.NATIONAL and any(one in name for one in cities)


def _told_places(found: Organ) -> tuple[tuple[Level, str], ...]:
    """The places that the name says in full. 无锡高新区 reads like a district: below the city only a government tells."""
    lowest = Level.COUNTY if found.kind is OrganKind.GOVERNMENT else Level.CITY
    return tuple((level, place) for level, place in found.places if level <= lowest and len(place) > 1)


def listed(name: str) -> bool:
    """Whether the sender is one of those whose important documents go to the mayor at once (49.2a)."""
    found = organ(name)
    return found.level is Level.NATIONAL or (found.level is Level.PROVINCE and found.kind in LISTED)


def first_to_mayor(org: Places, opener: Opener, record: IncomingRecord) -> bool:
    """Whether it goes to the mayor on the day it comes: important and from a listed source, or a superior leader's important note."""
    from_above = listed(record.sender_name) and _stands(org, record.sender_name) is Source.SUPERIOR
    return bool(record.important) and (bool(record.leader_note) or from_above)


def has_deputy_in_charge(org: Portfolios, opener: Opener, record: IncomingRecord) -> bool:
    """Whether a deputy mayor stands between the department and the mayor; none does for what is the mayor's own.

    What is in nobody's portfolio answers yes, so that the deputy's verb stays closed until somebody is found (semantics 14).
    """
    key = next((key for key in _keys(record) if org.leader_of(key)), "")
    return not key or bool(org.in_charge(key))


def other_deputies(org: Org, opener: Opener, record: IncomingRecord) -> tuple[PostRef, ...] | None:
    """The deputy mayors in charge of the assisting departments, besides the one in charge of the matter; None when there are none."""
    main = next((found for key in _keys(record) if (found := org.in_charge(key))), ())
    beside = dict.fromkeys(seat for one in record.assisting for seat in org.in_charge(one))
    return tuple(_post(seat) for seat in beside if seat not in main) or None


def has_other_deputies(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether anybody has to read beside the deputy in charge."""
    return bool(record.other_deputies)


def _keys(record: IncomingRecord) -> tuple[str, ...]:
    topic, sent_by, leads = (filled(record, name) for name in PORTFOLIO)
    return tuple(str(one) for one in (topic, sent_by, *(leads or ())) if one)


def opinion_first(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether the lead department gives its opinion before leaders decide: yes, unless it is the sender itself (53.1b)."""
    return org.desk(record.sender) not in {org.desk(one) for one in _leads(record)}


def several_departments(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether the lead department asks others (53.1c)."""
    return bool(_leads(record) and record.assisting)


def _leads(record: IncomingRecord) -> tuple[OrganRef, ...]:
    """The lead departments; until the office names one there is nothing to say."""
    if not record.lead:
        raise Missing("lead")
    return record.lead


def for_mayor(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether the mayor is among the readers."""
    return any(_seat(one) in org.ranked(Rank.MAYOR) for one in record.readers)


def other_readers(org: Org, opener: Opener, record: IncomingRecord) -> tuple[PostRef, ...] | None:
    """The readers besides the mayor; None when there are none."""
    return tuple(one for one in record.readers if _seat(one) not in org.ranked(Rank.MAYOR)) or None


def has_other_readers(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether anybody besides the mayor reads it."""
    return bool(record.other_readers)


def reader_is_mayor(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether the leader who reads it is the mayor."""
    return record.reader is not None and _seat(record.reader) in org.ranked(Rank.MAYOR)


def reader_is_another(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether a leader other than the mayor reads it."""
    return record.reader is not None and not record.reader_is_mayor


def assigner_is_leader(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether who is said to have assigned it leads the government."""
    ranks = (Rank.MAYOR, Rank.DEPUTY_MAYOR, Rank.SECRETARY_GENERAL)
    return record.assigned_by is not None and any(_seat(record.assigned_by) in org.ranked(one) for one in ranks)


def _seat(post: PostRef) -> str:
    return f"post:{post}"


def _post(seat: str) -> PostRef:
    return PostRef(seat.removeprefix("post:"))


def due_is_set(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether a moment was set for the handling (53.1f)."""
    return record.due is not None


def opinion_due_is_set(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether a moment was set for the department's opinion (53.1f)."""
    return record.opinion_due is not None


def statutory_is_set(org: Org, opener: Opener, record: IncomingRecord) -> bool:
    """Whether a statute sets the limit (53.1g)."""
    return record.statutory is not None
