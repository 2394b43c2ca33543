"""分发: whom a document goes to, the record of one copy, and what the rules ask besides."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as column
from datetime import date
from enum import Enum
from typing import Any

from yizhang.documents.dispatch.kinds import InNameOf
from yizhang.gongwen.document import Kind
from yizhang.law.fieldtype import File, OrganRef, Text
from yizhang.law.org import Opener, Org
from yizhang.law.record import Record, field
from yizhang.law.rule import Fact

TOLD = 5
"""So many recipients are told by name."""


class AddressedAs(Enum):
    """How an organ is addressed."""

    PRIMARY = "主送"
    COPY = "抄送"


@dataclass(frozen=True, slots=True)
class Addressee:
    """One recipient: an organ of the directory or, by its name, one outside, which gets its copy on paper."""

    organ: OrganRef | None = column(default=None, metadata={"label": "机关"})
    to: str | None = column(default=None, metadata={"label": "名录以外的单位"})
    way: AddressedAs = column(default=AddressedAs.PRIMARY, metadata={"label": "方式"})


def _of_addressee(name: str) -> Any:
    return lambda org, opener, record: getattr(record.addressee, name) if record.addressee else None


def _on_paper(org: Org, opener: Opener, record: DeliveryRecord) -> bool:
    return record.addressee is None or record.addressee.organ is None


class DeliveryRecord(Record):
    """One copy: what its recipient sees of the document, which is the issued text and not how it was made, and how it got there."""

    document_number: str = field("发文字号", cites="50.1b")
    title: str = field("标题", cites="50.1b")
    kind: Kind = field("文种")
    in_name_of: InNameOf = field("发文名义", cites="50.1b")
    addressee: Addressee | None = field("收件单位")
    organ: OrganRef | None = field("签收机关", derived=_of_addressee("organ"))
    to: str | None = field("名录以外的单位", derived=_of_addressee("to"))
    on_paper: bool = field("纸质送达", derived=_on_paper, help="机关名录上没有席位的单位")
    text: Text = field("正文", cites="50.1b")
    attachments: tuple[File, ...] = field("附件")
    delivered_on: date = field("送达日期")
    reason: str = field("收回的理由", help="收件机关不再看到这一份")


@dataclass(frozen=True)
class Outstanding(Fact):
    """Which recipients of a document have yet to sign for it, or to be handed it, in words."""

    names: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """The first of them, as many as a line holds."""
        return "、".join(self.names[:TOLD])


@dataclass(frozen=True)
class Received(Fact):
    """Who in the receiving organ took the copy in hand, in words, and when: by signing for it, or by claiming or passing it on."""

    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Sent(Fact):
    """The day on which the copy was sent out."""

    on: date
