"""第五十条: a document carries the seal of the organ in whose name it is, in use, as often as was asked."""

from __future__ import annotations

from yizhang.documents.sealing.facts import SealAsked, SealCopies
from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule

SEALED = "dispatch.ask_seal dispatch.seal seal_request.apply seal_request.revise seal_request.affix"


@rule("50.1b", at=SEALED)
def seal_is_of_the_organ_in_whose_name_it_is(seal: SealAsked) -> Findings:
    """印章与署名机关相符；不得盖别的机关的印章，部门不得申请别的部门的印章。"""
    if not seal.fits:
        yield breach(
            _("“{name}”是{organ}的印章，这一件是{issuer}的"), name=seal.name, organ=seal.organ, issuer=seal.issuer,
            where="印章", source="公文处理条例 9(13)", remedy=_("改用{issuer}的印章；不填的，由系统按发文名义选定"),
        )  # fmt: skip


@rule("50.1b", at=SEALED)
def seal_is_on_record(seal: SealAsked) -> Findings:
    """只用登记了保管人的印章。"""
    if not seal.known:
        yield breach(
            _("没有登记“{name}”这枚印章"), name=seal.name, where="印章",
            remedy=_("按印章登记簿写名称；没有登记的，请人事行政处登记"),
        )  # fmt: skip


@rule("50.1b", at=SEALED)
def seal_is_in_use(seal: SealAsked) -> Findings:
    """停用、遗失的印章不能再用。"""
    if seal.cause:
        yield breach(
            _("“{name}”已停用（{cause}）"), name=seal.name, cause=seal.cause, where="印章", source="国发〔1999〕25号",
            remedy=_("由人事行政处登记新的印章后再用；误登记停用的，由登记人撤回"),
        )  # fmt: skip


@rule("50.1b", at="dispatch.ask_seal seal_request.apply seal_request.revise")
def seal_is_asked_for_copies(asked: SealCopies) -> Findings:
    """用印申请写明份数，不少于一份；不盖空白。"""
    if asked.copies < 1:
        yield breach(_("用印份数写的是{n}"), n=asked.copies, where="用印份数", remedy=_("写明实际盖印的份数"))
