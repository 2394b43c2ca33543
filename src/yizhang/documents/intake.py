# ruff: noqa: E501 (one verb, one line: a table)
"""What all incoming documents share: they come in through the office, are registered, proposed or returned (48.1, 48.2f, 49.1a)."""

from __future__ import annotations

from typing import ClassVar

from yizhang.documents.facts import DocumentNumbers, IncomingRecord
from yizhang.law.actor import in_charge_of, office, secretary_general, section
from yizhang.law.condition import any_of, limit, where
from yizhang.law.procedure import Procedure, Sight, sight
from yizhang.law.verb import duty, optional, power, required

TEXT = ("number", "urgency", "copies", "primary_recipients", "copies_to", "also_sent_to", "joint_senders", "signers", "dated", "attachments", "original")
"""What a document says of itself besides sender, kind, title and body."""
POINTER = ("received_on", "secrecy", "body", *TEXT)
"""Of what came on paper the body may be missing: secret content is not entered."""
SHARED = ("concerns", "countersigning", "countersigners")
"""Whose duties it touches, and how they were heard (53.2a)."""
ROUTE = ("topic", "assisting", "lead_reason", "proposal", "needs_approval", "needs_consultation", "opinion_due", "due", "urgency", "also_sent_to")

DEPUTY = in_charge_of("topic", "sender", "lead")
"""分管副市长: by the topic, else by the department that sends or leads (6.1b)."""


class Intake(Procedure, of=IncomingRecord):
    """收文的开头，各类来文共用。

    What comes online is submitted, what comes on paper the registry receives, an emergency the duty desk takes in first.
    """

    submit   = duty("报送", by=section("sender"), when=where(on_paper=False, at_duty_desk=False), asks=required("kind", "title", "body") + optional("secrecy", *TEXT, *SHARED), cites="48.1b")
    receive  = duty("签收", by=office("文电"), when=where(on_paper=True, at_duty_desk=False), asks=required("sender", "kind", "title") + optional(*POINTER, *SHARED), cites="48.1b")
    take_in  = duty("先收", by=office("总值班"), when=where(at_duty_desk=True), asks=required("sender", "kind", "title", "emergency") + optional(*POINTER), cites="48.1b")
    register = duty("登记", by=office("文电"), after=any_of(submit, receive, take_in), within=limit(DocumentNumbers.intake, "48.1b", when=where(at_duty_desk=True)), asks=optional("received_on", "copies"), many=True, cites="48.1b")
    propose  = duty("拟办", by=office("文电"), after=register, asks=required("lead", "duties", "reader") + optional(*ROUTE), cites="49.1a")
    return_  = power("退文", by=office("文电"), after=register, before=propose, asks=required("return_articles", "reason", "mend"), reopens=(submit, receive, take_in), cites="48.2f")
    amend    = power("自行修改", by=section("sender"), when=where(on_paper=False), after=register, before=propose, repeats=True, asks=optional("kind", "title", "body", *TEXT, *SHARED), cites="48.2f")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("sender")), sight(secretary_general, cites="6.1c"))
