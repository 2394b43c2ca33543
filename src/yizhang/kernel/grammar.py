"""The grammar of an office: the verbs every matter has (semantics 54, 55), declared once, through the same door.

Each has two questions: `may` (is it offered to this hand at all) and `check` (is it right with this input), and says what it
undoes or adds to its act in `plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yizhang.kernel import inputs
from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.consults import consults, may_consult, plan_consult
from yizhang.kernel.grammar_plans import plan_ask_waiver, plan_send_back, plan_signers, plan_withdraw
from yizhang.kernel.grammar_rules import (
    attaches,
    circulates,
    claimable,
    claimed,
    claimed_by_me,
    declares,
    hands_on,
    may_attach,
    may_declare,
    may_recall,
    may_remind,
    may_send_back,
    may_sign,
    may_undeclare,
    my_duties,
    my_last_act,
    opened_by_somebody,
    reads,
    recalls,
    returnable,
    sends_back,
    signable,
    signs,
    unclaimed,
    undeclares,
    unread_by_me,
    voids,
)
from yizhang.kernel.grammar_waivers import asked_waiver, declines, may_ask_waiver, waives
from yizhang.kernel.mending import correctable, mends, supplementable, supplements
from yizhang.kernel.values import Hand
from yizhang.law.finding import Finding
from yizhang.law.record import Record, fields_of

May = Callable[[Case, Hand], Iterator[Finding]]
Check = Callable[[Case, Attempt], Iterator[Finding]]
Plan = Callable[[Case, Attempt], Mapping[str, Any]]
Choose = Callable[[Case, Hand], Sequence[str]]


def _anybody(case: Case, hand: Hand) -> Iterator[Finding]:
    yield from ()


def _anything(case: Case, attempt: Attempt) -> Iterator[Finding]:
    yield from ()


def _none(case: Case, hand: Hand) -> Sequence[str]:
    return ()


def _no_plan(case: Case, attempt: Attempt) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Common:
    """One verb that every matter has. `many`: may be done to many at once. `cites`: the article it rests on.

    `picks`: the field that names a verb of the matter, and `choices` which ones this hand may name; without any it is not offered.
    """

    name: str
    label: str
    record: type[Record]
    required: tuple[str, ...] = ()
    may: May = _anybody
    check: Check = _anything
    plan: Plan = _no_plan
    many: bool = False
    help: str = ""
    after_end: bool = False
    cites: tuple[str, ...] = field(default=())
    picks: str = ""
    choices: Choose = _none

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields it asks; 更正 and 补正 ask those of the verb they mend, too."""
        return tuple(fields_of(self.record))

    def offered(self, case: Case, hand: Hand) -> bool:
        """Whether it is a button for this hand now."""
        in_time = self.after_end or not case.standing.ended
        return in_time and not [*self.may(case, hand)] and (not self.picks or bool(self.choices(case, hand)))


def _table(*each: Common) -> Mapping[str, Common]:
    return {one.name: one for one in each}


VERBS = _table(
    Common("withdraw", "撤回", inputs.Reason, ("reason",), my_last_act, plan=plan_withdraw, help="下一位打开之前，可以撤回自己刚办的一步"),
    Common("ask_withdraw", "申请撤回", inputs.Reason, ("reason",), opened_by_somebody, help="下一位已打开，请其退回"),
    Common(
        "send_back",
        "退回",
        inputs.SendBack,
        ("to", "reason"),
        may_send_back,
        sends_back,
        plan_send_back,
        help="退回此前任何一步，并说明理由",
        picks="to",
        choices=returnable,
    ),
    Common(
        "correct", "更正", inputs.Mend, ("of",), check=mends, help="更正自己所填的栏目，其后尚无人办理", picks="of", choices=correctable
    ),
    Common(
        "supplement",
        "补正",
        inputs.Mend,
        ("of",),
        check=supplements,
        help="补充这一步所要求的栏目或材料",
        picks="of",
        choices=supplementable,
    ),
    Common(
        "hand_on",
        "转办",
        inputs.HandOn,
        ("of", "to"),
        may_send_back,
        hands_on,
        help="转给本单位另一处室或人员，由其承办",
        picks="of",
        choices=my_duties,
    ),
    Common(
        "consult",
        "征求意见",
        inputs.Consult,
        ("to", "question", "due"),
        may_consult,
        consults,
        plan_consult,
        help="另开一件，请有关单位或人员限期答复",
    ),
    Common("add_signer", "加签", inputs.Signer, ("of", "signer"), may_sign, signs, plan_signers, picks="of", choices=signable),
    Common("drop_signer", "减签", inputs.Signer, ("of", "signer"), may_sign, signs, plan_signers, picks="of", choices=signable),
    Common("circulate", "传阅", inputs.Readers, ("readers",), may_attach, circulates, help="送有关人员阅知，可看谁已读", after_end=True),
    Common("recall", "收回", inputs.Readers, ("readers",), may_recall, recalls, help="收回尚未阅读的传阅", after_end=True),
    Common("read", "圈阅", inputs.Words, (), unread_by_me, reads, many=True, after_end=True),
    Common("remind", "催办", inputs.Words, (), may_remind, many=True, help="提醒正在办的单位"),
    Common("claim", "认领", inputs.Of, ("of",), may_send_back, claimable, picks="of", choices=unclaimed),
    Common("put_back", "退回认领", inputs.Of, ("of",), may_send_back, claimed_by_me, picks="of", choices=claimed),
    Common("attach", "附件", inputs.Attach, ("file",), may_attach, attaches),
    Common(
        "ask_waiver", "请求豁免", inputs.AskWaiver, ("of", "finding", "provision", "reason"), may_ask_waiver, asked_waiver, plan_ask_waiver
    ),
    Common("waive", "豁免", inputs.Waive, ("of", "finding", "provision", "reason"), check=waives),
    Common("decline", "不予豁免", inputs.Waive, ("of", "finding", "provision", "reason"), check=declines),
    Common("same", "同一事项", inputs.Same, ("other", "reason"), may_declare, declares, after_end=True),
    Common("unsame", "撤销同一事项", inputs.Same, ("other", "reason"), may_undeclare, undeclares, after_end=True),
    Common("relate", "相关事项", inputs.Same, ("other", "reason"), may_attach, declares, after_end=True),
    Common("void", "作废", inputs.Reason, ("reason",), voids, plan=lambda case, attempt: {"ends": True}, help="尚无人办理时，由本人作废"),
)
