"""一文一事: a request puts one matter forward."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.matters import Relation, beside, pairs
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, _, breach, caution

ACTS = "(?:新建|扩建|改建|建设|设立|成立|增加|追加|拨付|购置|调整|解决|核定|招录|更名|增设|划拨|减免|表彰|修建|配备|改造)"
TWO = regex(rf"(?P<first>{ACTS}[^及和与并、]{{2,16}})(?:以?及|和|与|并)(?P<second>{ACTS}(?!.*(?:资金|经费|款|补助|用地)).{{2,20}})$")
SEVERAL = regex(r"[几两二三四五](?:个|件|项)(?:问题|事项|事)|若干(?:问题|事项)")


@lint("many_matters", source="公文处理条例 15(4)", element="正文")
def request_puts_one_matter_forward(doc: OfficialDocument) -> Findings:
    """请示一文一事；名为意见或函而请求批准的，同样一文一事。

    Why: 两件事归两个部门办，一件没批下来，另一件也跟着等。
    Wrong:
        ××区教育局关于修复校舍经费的请示
        ××区人民政府：
        台风使十所校舍受损，特申请修复经费380万元。
        另，多媒体教育示范点尚欠设备款，现申请追加30万元。妥否，请批示。
    Right:
        ××区教育局关于修复校舍经费的请示
        ××区人民政府：
        台风使十所校舍受损，特申请修复经费380万元。妥否，请批示。
    """
    if not traits.is_request(doc):
        return
    title = traits.title(doc)
    if title and doc.kind is Kind.REQUEST and (found := SEVERAL.search(title.text)):
        yield caution(_("标题写“{words}”"), words=found[0], where="标题", quote=title.text, remedy=_("一文一事，几个事项分别请示"))
    if title and doc.kind is Kind.REQUEST and (two := TWO.match(title.about)):
        yield caution(
            _("标题写了“{first}”和“{second}”"), first=two["first"], second=two["second"], where="标题", quote=title.text,
            remedy=_("确属同一事项的，说明理由；否则分别请示"),
        )  # fmt: skip
    found_pairs = list(pairs(doc.body_text, title.about if title else ""))
    if title and not found_pairs and (more := beside(doc.body_text, title.about)):
        yield caution(
            _("可能是两个事项：“{first}”和“{second}”"), first=title.about[:30], second=more.text[:30], quote=more.text,
            remedy=_("确属同一事项的，说明理由；否则分别请示"),
        )  # fmt: skip
    grave = [one for one in found_pairs if one[2] is Relation.DIFFERENT]
    for first, second, relation in (grave or found_pairs)[:1]:
        told, template = (
            (breach, _("一份请示提出两个事项：“{first}”和“{second}”")) if grave else (caution, _("可能是两个事项：“{first}”和“{second}”"))
        )
        remedy = _("保留一个事项，另一个事项另文请示") if relation is Relation.DIFFERENT else _("确属同一事项的，说明理由；否则分别请示")
        yield told(template, first=first.text[:30], second=second.text[:30], quote=second.text, remedy=remedy)
