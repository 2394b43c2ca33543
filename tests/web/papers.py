"""Papers on their way through the door of the tests' small chapter, without a screen: quick to set up."""

from __future__ import annotations

from datetime import datetime

from yizhang import kernel
from yizhang.kernel.values import Done, Hand

CLERK, SECRETARY, MAYOR = Hand("杨示己", "docs.1"), Hand("冯示壬", "sg"), Hand("赵示甲", "mayor")


def does(matter: str, verb: str, now: datetime, by: Hand = CLERK, outcome: str = "", **given: object) -> None:
    """An act that has to be accepted."""
    done = kernel.perform(matter, verb, by, given, outcome, now=now)
    assert isinstance(done, Done), done


def comes(now: datetime, title: str, **fields: object) -> str:
    """A paper of 市教育局 that the clerk takes in; its matter."""
    given = {"sender": "jyj", "kind": "请示", "title": title, "body": "现请示如下。妥否，请批示。"} | fields
    opened = kernel.open_matter("request", CLERK, given, now=now)
    assert isinstance(opened, Done), opened
    does(opened.matter, "receive", now, **given)
    return opened.matter
