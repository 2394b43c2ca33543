"""What the rules of incoming documents ask besides the record: duty lists, who acts for whom, and where the matter is."""

from __future__ import annotations

from typing import cast

from yizhang.documents.facts import ActingFor, InCharge, IncomingRecord, LeadDuties, Passed, Progress
from yizhang.kernel.loading import Ctx, loads
from yizhang.law.calendar import local
from yizhang.office.facts import DutyEntry
from yizhang.office.snapshot import OrgSnapshot


@loads(LeadDuties)
def lead_duties(ctx: Ctx) -> LeadDuties:
    """The departments whose duty lists have the topic, and whether the proposed lead is one of them (8.1a)."""
    record, org = cast(IncomingRecord, ctx.record), cast(OrgSnapshot, ctx.org)
    topic = record.topic or ""
    listed = org.lead_for(topic)
    leads = all(org.code(one) in listed or _covers(org, one, topic) for one in record.lead)
    return LeadDuties(tuple(org.name(one) for one in listed), leads)


def _covers(org: OrgSnapshot, department: str, topic: str) -> bool:
    """Whether a duty of the department says the topic in more or fewer words: 基础教育 and 教育."""
    own = [duty for one in org.of(DutyEntry) if org.code(one.organ) == org.code(department) for duty in one.duties]
    return any(topic in duty or duty in topic for duty in own)


@loads(InCharge)
def in_charge(ctx: Ctx) -> InCharge:
    """The leaders whose portfolios have the topic and the organ that sent it."""
    record, org = cast(IncomingRecord, ctx.record), cast(OrgSnapshot, ctx.org)
    return InCharge(*(org.name(leader) if key and (leader := org.leader_of(key)) else "" for key in (record.topic, record.sender)))


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
