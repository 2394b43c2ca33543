"""第四十八条 公文的形式, of what departments draft for the government: to whom it goes."""

from __future__ import annotations

from yizhang.documents.dispatch.facts import DispatchRecord, Unlisted
from yizhang.gongwen.elements.organs import COLLECTIVE, is_name, is_person
from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule

SOURCE = "公文处理条例 9(8)"


@rule("48.1a", at="dispatch.draft dispatch.revise dispatch.check")
def document_goes_to_organs(draft: DispatchRecord, unlisted: Unlisted) -> Findings:
    """主送、抄送的是机关，写全称、规范化简称或者同类型机关统称。"""
    for one in unlisted.names:
        if is_person(one):
            yield breach(_("“{name}”是个人"), name=one, where="主送机关", quote=one, remedy=_("改为其所在机关"), source=SOURCE)
        elif not is_name(one) and not COLLECTIVE.search(one):
            yield breach(
                _("“{name}”不是机关"), name=one, where="主送机关", quote=one, remedy=_("写机关全称、规范化简称或统称"), source=SOURCE
            )
