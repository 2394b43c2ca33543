"""What the common verbs ask for: one record each, so that forms, API and scenarios follow from them as for any verb."""

from __future__ import annotations

from datetime import date

from yizhang.law.fieldtype import File, MatterRef
from yizhang.law.record import Record, field


class Nothing(Record):
    """Asks nothing."""


class Reason(Record):
    """Only a reason."""

    reason: str = field("理由")


class SendBack(Record):
    """退回 to an earlier verb."""

    to: str = field("退回到", help="此前已办的一步")
    reason: str = field("理由")


class Mend(Record):
    """更正 and 补正: fields of a verb done before."""

    of: str = field("所改的一步")
    reason: str | None = field("说明")


class HandOn(Record):
    """转办 inside the organ."""

    of: str = field("转办的一步")
    to: str = field("转给", help="本单位内的处室或人员")
    reason: str | None = field("说明")


class Signer(Record):
    """加签, 减签."""

    of: str = field("签署的一步")
    signer: str = field("签署人")
    reason: str | None = field("说明")


class Readers(Record):
    """传阅, 收回."""

    readers: tuple[str, ...] = field("送阅")
    reason: str | None = field("附言")


class Consult(Record):
    """征求意见: whom, about what, by when."""

    to: tuple[str, ...] = field("征求谁的意见")
    question: str = field("征求意见的内容")
    due: date = field("请于何日前答复")


class Words(Record):
    """阅, 催办: words are welcome, none are needed."""

    opinion: str | None = field("意见")


class Of(Record):
    """认领, 退回认领."""

    of: str = field("所认领的一步")


class Attach(Record):
    """附件."""

    file: File = field("文件")
    reason: str | None = field("说明")


class AskWaiver(Record):
    """请求豁免 of a finding met at a verb."""

    of: str = field("所办的一步")
    finding: str = field("所涉情形")
    provision: str = field("条款")
    reason: str = field("理由")


class Waive(Record):
    """豁免 by the authority, with what the article demands."""

    of: str = field("所办的一步")
    finding: str = field("所涉情形")
    provision: str = field("条款")
    reason: str = field("理由")
    demanded: tuple[str, ...] = field("条文所要求的说明")


class Same(Record):
    """同一事项, 相关."""

    other: MatterRef = field("另一事项")
    reason: str = field("理由")
