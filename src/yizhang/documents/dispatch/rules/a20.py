"""第二十条: the meaning of a government rule is not for a department to tell in a document of its own."""

from __future__ import annotations

import re

from yizhang.documents.dispatch.facts import DepartmentRecord, Interpreted
from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule

TELLING = re.compile(r"解释|释义|含义|理解|适用(?:问题|范围)?的?(?:答复|说明|意见|函)|有关(?:问题|条款)的?(?:答复|说明|复函)")
"""What titles have in them that tell what a text means."""
A_RULE = re.compile(r"规章|(?:市政府|人民政府)令")


@rule("20.1b", at="department_document.draft department_document.sign department_document.issue")
def rules_are_interpreted_by_the_government(doc: DepartmentRecord, interpreted: Interpreted) -> Findings:
    """规章的解释由市司法局承办，报市政府批准后公布；起草部门不以自己名义解释。"""
    named = interpreted.rules[0] if interpreted.rules else (found[0] if (found := A_RULE.search(doc.title)) else "")
    if named and TELLING.search(doc.title):
        yield breach(
            _("以部门名义解释规章：{named}"), named=named, where="标题", quote=named,
            remedy=_("转市司法局按“规章解释”承办，报市政府批准后公布"), source="规章制定程序条例 33",
        )  # fmt: skip
