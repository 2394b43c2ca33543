"""用印申请: what a seal is asked for, and the seal as it stands on record."""

from __future__ import annotations

from dataclasses import dataclass

from yizhang.documents.sealing import derived
from yizhang.law.fieldtype import File, OrganRef, PostRef, Text
from yizhang.law.org import own_organ
from yizhang.law.record import Record, field
from yizhang.law.rule import Fact


class SealRequestRecord(Record):
    """A paper that wants a seal and is no 发文: a certificate, a contract, a form."""

    title: str = field("用印事由", cites="50.1b", help="什么材料、给谁、作什么用")
    applicant: OrganRef = field("申请单位", cites="50.1b", derived=own_organ)
    seal: str = field("印章", cites="50.1b", help="印章名称，如无锡市人民政府")
    seal_copies: int = field("用印份数", cites="50.1b")
    text: Text = field("盖印的文本", cites="50.1b", help="一字不差；批准以后改动的，重新审批")
    attachments: tuple[File, ...] = field("附件")
    opinion: Text | None = field("意见", cites="50.1b")
    seal_reason: str | None = field("用印说明")
    approvers: tuple[PostRef, ...] = field("审批人", cites="50.1b", derived=derived.approvers)
    seal_keepers: tuple[PostRef, ...] = field("印章保管人", cites="50.1b", derived=derived.keepers)


@dataclass(frozen=True)
class SealAsked(Fact):
    """The seal that is asked for or put: what it is called, whose it is, whose it had to be, why it is used no more; all in words."""

    name: str = ""
    organ: str = ""
    issuer: str = ""
    cause: str = ""
    fits: bool = True
    known: bool = True


@dataclass(frozen=True)
class SealCopies(Fact):
    """How many copies were asked for."""

    copies: int = 1
