"""信息公开: the record of one publication, and what its rules ask besides."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as column
from datetime import date

from yizhang.gongwen.document import Kind
from yizhang.gongwen.openness import Ground, Openness
from yizhang.law.duration import WorkingDays
from yizhang.law.fieldtype import File, OrganRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.record import Record, field
from yizhang.law.rule import Fact
from yizhang.openness import derived
from yizhang.openness.kinds import Channel


class OpennessNumbers(Numbers):
    """What chapter six leaves to an edition."""

    publishing: WorkingDays = number("主动公开", cites="29.1a")


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where it appeared: which channel, on which day, and by what anybody can find it (30.1)."""

    channel: Channel = column(metadata={"label": "渠道"})
    on: date = column(metadata={"label": "日期"})
    proof: str = column(default="", metadata={"label": "网址、期号或凭证"})


@dataclass(frozen=True)
class Voided(Fact):
    """What became of the document since it was issued: 撤销 or 废止, on which day; empty while it stands."""

    how: str = ""
    on: date | None = None


class PublicationRecord(Record):
    """What is published: the issued text, or what a meeting decided; where it appeared, or why it does not."""

    document_number: str | None = field("发文字号", cites="P.1", help="规章写令号")
    title: str = field("标题", cites="29.1a")
    kind: Kind | None = field("文种")
    in_name_of: str | None = field("发文名义")
    meeting: str | None = field("会议", cites="29.1a")
    law_kind: str | None = field("类别", cites="17.1a", help="规章和规范性文件")
    drafter: OrganRef | None = field("拟稿单位", cites="29.1a")
    publisher: OrganRef | None = field("公开机构", cites="P.1", derived=derived.publisher)
    dated: date = field("成文日期", cites="P.1", help="生成日期；公开期限自次日起算")
    text: Text | None = field("公开的文本", cites="29.1a")
    decided: Text | None = field("公布的决定事项", cites="29.1a", help="会议决定中向社会公布的部分")
    attachments: tuple[File, ...] = field("附件", cites="P.1")
    openness: Openness | None = field("公开属性", cites="28.1", help="未选的为主动公开")
    openness_ground: Ground | None = field("不公开的依据", cites="28.1", help="政府信息公开条例第十四条至第十六条")
    openness_reason: str | None = field("不主动公开的理由", cites="28.1")
    proactive: bool = field("主动公开", cites="28.1", derived=derived.is_proactive)
    places: tuple[Appearance, ...] = field("公开的位置", cites="30.1", help="每个渠道一行：日期和网址、期号或凭证")
    published_text: Text | None = field("网页上的文本", cites="29.1a", help="粘贴网页全文，与印发的文本逐字核对")
    consent: str | None = field("公开个人信息的依据", cites="28.1", help="第三方同意公开，或者不公开会对公共利益造成重大影响")
    altered: str = field("改变的理由", cites="28.1")
    correction: str = field("更正的理由", cites="29.1a", help="网页上错在哪里、怎样改正；文件本身有误的另行发文")
    taken_down_on: date = field("撤下日期", cites="28.1")
    taken_down: str = field("撤下的理由", cites="28.1")
    marked_on: date = field("标明日期", cites="29.1a")
    marked_as: str = field("网页上怎样标明", cites="29.1a", help="照网页上的写，如“本文件已于2026年3月2日废止”")

    @property
    def shown(self) -> str:
        """What the public is to see."""
        return self.decided or self.text or ""
