"""What the rules of incoming documents ask besides the record: duty lists, who acts for whom, and where the matter is."""

from __future__ import annotations

import re
from typing import cast

from yizhang.documents.facts import (
    ActingFor,
    DocumentNumbers,
    InCharge,
    IncomingRecord,
    LeadDuties,
    Passed,
    Progress,
    ProposedReader,
    ReportingLine,
    UsualDue,
)
from yizhang.kernel.case import World
from yizhang.kernel.loading import Ctx, loads
from yizhang.law.calendar import local
from yizhang.office.facts import DutyEntry, OrganEntry
from yizhang.office.kinds import COUNTIES, INSIDE, LEADERS, OrganKind, Role
from yizhang.office.snapshot import OrgSnapshot

READERS = (*LEADERS, Role.DEPUTY_SECRETARY_GENERAL)
OF_A_COUNTY = re.compile(r"(?:局|(?<![市县区纪监])委|委员会|办公室|中心|(?:镇|乡)(?:人民)?政府|街道办事处|管委会)$")
"""Bureaus, towns and subdistricts; companies and schools are no organs, and of a county's party, congress or court nobody is above them."""
NOT_ITS = re.compile(r"[市县区]委|人大|人民代表大会|政协|法院|检察院|纪委|监委|监察|军|武装")


@loads(LeadDuties)
def lead_duties(ctx: Ctx) -> LeadDuties:
    """The departments whose duty lists have the topic, and whether the proposed lead is one of them (8.1a)."""
    record, org = cast(IncomingRecord, ctx.record), cast(OrgSnapshot, ctx.org)
    topic = record.topic or ""
    listed = org.lead_for(topic)
    leads = all(org.code(one) in listed or _covers(org, one, topic) for one in record.lead)
    outside = dict.fromkeys(org.name(one) for one in (*record.lead, *record.assisting) if not org.leads(one))
    return LeadDuties(tuple(org.name(one) for one in listed), leads, tuple(outside))


def _covers(org: OrgSnapshot, department: str, topic: str) -> bool:
    """Whether a duty of the department says the topic in more or fewer words: 基础教育 and 教育."""
    own = [duty for one in org.of(DutyEntry) if org.code(one.organ) == org.code(department) for duty in one.duties]
    return any(topic in duty or duty in topic for duty in own)


@loads(InCharge)
def in_charge(ctx: Ctx) -> InCharge:
    """The leaders whose portfolios have the topic and the organ that sent it."""
    record, org = cast(IncomingRecord, ctx.record), cast(OrgSnapshot, ctx.org)
    return InCharge(*(org.name(leader) if key and (leader := org.leader_of(key)) else "" for key in (record.topic, record.sender)))


@loads(ProposedReader)
def proposed_reader(ctx: Ctx) -> ProposedReader:
    """The proposed reader, by rank and by portfolio: the topic before the sender before the lead."""
    record, org = cast(IncomingRecord, ctx.record), cast(OrgSnapshot, ctx.org)
    if record.reader is None:
        return ProposedReader()
    role, seat = org.role(record.reader), f"post:{record.reader}"
    keys = (one for one in (record.topic, record.sender, *record.lead) if one)
    charged = next((found for key in keys if (found := org.in_charge(key))), ())
    other = charged[0] if role is Role.DEPUTY_MAYOR and charged and seat not in charged else ""
    return ProposedReader(org.name(seat), role in READERS, org.name(other) if other else "")


@loads(ReportingLine)
def reporting_line(ctx: Ctx) -> ReportingLine:
    """By the names of the counties: 江阴市财政局 stands under 江阴市人民政府, which the name alone does not tell from a city's."""
    record, org = cast(IncomingRecord, ctx.record), cast(OrgSnapshot, ctx.org)
    if org.kind(record.sender_name) in INSIDE:
        return ReportingLine()
    sender = record.sender_name.removeprefix(next((_place(one) for one in org.of(OrganEntry) if one.kind is OrganKind.GOVERNMENT), ""))
    if not OF_A_COUNTY.search(sender) or NOT_ITS.search(sender):
        return ReportingLine()
    counties = (one for one in org.of(OrganEntry) if one.kind in COUNTIES and sender.startswith(_place(one)))
    return ReportingLine(next((one.name for one in counties), ""))


def _place(government: OrganEntry) -> str:
    return government.name.removesuffix("人民政府")


@loads(UsualDue)
def usual_due(ctx: Ctx) -> UsualDue:
    """By the numbers of the edition in force: with others to ask ten working days, else seven."""
    record, world = cast(IncomingRecord, ctx.record), World.of(local(ctx.now))
    numbers = cast(DocumentNumbers, world.book.numbers[DocumentNumbers])
    limit = numbers.consulting if record.assisting else numbers.handling
    return UsualDue(limit.due(ctx.now, world.calendar).day)


@loads(ActingFor)
def acting_for(ctx: Ctx) -> ActingFor:
    """The giver of the delegation under which the act is done."""
    delegation = ctx.org.delegation(ctx.hand.behalf) if ctx.hand.behalf else None
    return ActingFor(ctx.org.name(delegation.giver), delegation.label or delegation.id) if delegation else ActingFor()


@loads(Progress)
def progress(ctx: Ctx) -> Progress:
    """What is done in the matter, by the day."""
    done = (Passed(verb, local(mark.at).date(), mark.outcome) for verb, mark in ctx.standing.marks.items())
    return Progress(str(ctx.values.get("title", "")), tuple(done))
