"""第十七条: a government rule is made, amended and repealed by the procedure for rules, not by a notice."""

from __future__ import annotations

import re

from yizhang.documents.dispatch.facts import DispatchRecord
from yizhang.documents.dispatch.kinds import InNameOf
from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule

RULES = r"(?:规章|(?:市政府|人民政府)令)"
REPEAL = re.compile(rf"(?:废止|停止执行|失效)[^。；]{{0,30}}{RULES}|{RULES}第?[^。；]{{0,40}}(?:同时|予以|即行)?废止")
"""Words that do away with a government rule."""


@rule("17.1a", at="dispatch.draft dispatch.check")
def rules_are_repealed_as_they_are_made(draft: DispatchRecord) -> Findings:
    """规章按法定程序提出制定、修改、废止。"""
    found = REPEAL.search(f"{draft.title}。{draft.text}") if draft.in_name_of is not InNameOf.ORDER else None
    if found:
        yield breach(
            _("以{kind}废止规章：“{phrase}”"), kind=draft.kind, phrase=found[0], where="正文", quote=found[0],
            remedy=_("按“立法和规范性文件草案”办理，程序填“废止”"),
        )  # fmt: skip
