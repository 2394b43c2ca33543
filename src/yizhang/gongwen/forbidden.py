"""Words by which a text lays down what only law may, and what shuts some out of the market.

国办发〔2018〕115号 二（六）: no penalty, coercion, charge or proof without a basis in law. 公平竞争审查条例 8–11: no favour to local
operators. A sentence that names the law it rests on has its basis in it; a law named elsewhere in the text is none.
"""

from __future__ import annotations

import re

from yizhang.law.finding import Findings, _, breach

SENTENCE = re.compile(r"[^。；;\n]+")
BY_LAW = re.compile(
    r"(?:依照|依据|根据|按照)[^，。；]{0,4}《[^》]+》|(?:依照|依据|根据|按照)(?:有关|相关)?法律、?(?:行政)?法规"
    r"|依法(?![^。；]*[\d一二三四五六七八九十百千万]+元)"
)
PENALTY = re.compile(
    r"(?:处|并处|给予|可处)[^。；，]{0,12}罚款|责令停产停业|吊销[^。；，]{0,8}(?:证|执照)|没收[^。；，]{0,8}(?:所得|财物)"
    r"|(?:强制拆除|予以(?:查封|扣押|强制))"
)
CHARGE = re.compile(
    r"(?:^|[，,])(?![^，,]*(?:不得|禁止|严禁|不再|停止|取消|免))[^，,]*?"
    r"(?P<found>收取[^，,]{0,12}(?:押金|保证金|管理费|服务费|手续费|工本费|占用费|费用))"
)
PROOF = re.compile(r"(?:须|应当?|必须|需)(?:另行|额外)?(?:提供|提交|出具)[^。；]{0,30}(?:证明(?:材料)?|证明原件)")
EXCLUDING = re.compile(
    r"(?:限|仅限|只限|必须是|须为|优先(?:采购|选用|使用))[^。；，]{0,6}(?:本市|本地|本区|市内|我市|在锡)[^。；，]{0,8}(?:企业|供应商|产品|服务|机构|单位|品牌)"
    r"|(?:指定|限定)[^。；，]{0,12}(?:企业|供应商|产品|服务|机构|品牌)"
    r"|(?:外地|市外)[^。；，]{0,6}(?:企业|供应商|产品)[^。；，]{0,10}(?:不得|备案|限制|另行)"
)


def market_overlooked(text: str, reason: str | None) -> Findings:
    """Why a text that is said not to touch the market does, by the first words that favour local or named operators; or has no reason."""
    if found := EXCLUDING.search(text):
        yield breach(
            _("填了“不涉及经营主体”，正文写“{phrase}”"), phrase=found[0], where="涉及经营主体经济活动", quote=found[0],
            remedy=_("改填“是”，先作公平竞争审查；或删去该处"), source="公平竞争审查条例 8–11",
        )  # fmt: skip
    elif not reason:
        yield breach(_("不作公平竞争审查，没有写明理由"), where="不涉及的理由", remedy=_("写明为什么不涉及经营主体的经济活动"))


def penalty_without_basis(text: str) -> str:
    """The first penalty, coercion or charge in a sentence that names no law; empty when there is none."""
    return _first(text, PENALTY) or _first(text, CHARGE)


def proof_without_basis(text: str) -> str:
    """The first proof that is demanded in a sentence that names no law; empty when there is none."""
    return _first(text, PROOF)


def _first(text: str, pattern: re.Pattern[str]) -> str:
    for sentence in SENTENCE.findall(text):
        found = pattern.search(sentence)
        if found and not BY_LAW.search(sentence):
            return str(found.groupdict().get("found") or found[0])
    return ""
