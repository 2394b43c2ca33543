"""签发人: on every upward document, of every organ that joins, and nowhere else."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import Direction
from yizhang.law.finding import Findings, Strength, _, breach, caution


@lint("missing_signer", source="公文处理条例 9(6)", element="签发人")
def upward_document_names_its_signer(doc: OfficialDocument) -> Findings:
    """上行文标注签发人姓名，联合上报的标注全部签发人；向不相隶属机关的函不标注。

    Why: 上级凭签发人知道谁对这份公文负责，有问题找谁。
    Wrong:
        无锡市教育局文件
        锡教〔2026〕8号
        无锡市教育局关于新建实验小学的请示
        市政府：
        妥否，请批示。
        无锡市教育局
        2026年3月2日
    Right:
        无锡市教育局文件
        锡教〔2026〕8号    签发人：云示甲
        无锡市教育局关于新建实验小学的请示
        市政府：
        妥否，请批示。
        无锡市教育局
        2026年3月2日
    """
    if traits.bearing(doc) is not Direction.UPWARD or not traits.has_head(doc):
        return
    organs = len(traits.signed(doc))
    if not doc.signers:
        yield breach(_("上行文没有标注签发人"), remedy=_("在发文字号同一行右侧写“签发人：姓名”"))
    elif len(doc.signers) < organs:
        yield breach(
            _("{organs}个机关联合上报，只标注了{n}个签发人"),
            organs=organs,
            n=len(doc.signers),
            quote="、".join(one.value for one in doc.signers),
            remedy=_("按机关顺序标注全部签发人"),
        )


@lint("signer_not_upward", source="公文处理条例 9(6)", strength=Strength.USUAL, element="签发人")
def only_upward_documents_name_a_signer(doc: OfficialDocument) -> Findings:
    """签发人只在上行文标注。

    Why: 下行文和平行文标了签发人，收文机关会误以为要向他请示。
    Wrong:
        锡政发〔2026〕8号    签发人：赵示甲
        无锡市人民政府关于加强防汛工作的通知
        各区人民政府：
        现通知如下。
    Right:
        锡政发〔2026〕8号
        无锡市人民政府关于加强防汛工作的通知
        各区人民政府：
        现通知如下。
    """
    if doc.signers and traits.bearing(doc) in (Direction.PEER, Direction.DOWNWARD) and not traits.titled_as_request(doc):
        name = doc.signers[0].value
        yield caution(_("不是上行文，标注了签发人“{name}”"), name=name, quote=name, remedy=_("删去签发人"))
