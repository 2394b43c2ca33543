"""密级: what must not enter an unclassified system, and what a mark consists of."""

from __future__ import annotations

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.elements import note
from yizhang.gongwen.lints import lint
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, _, breach, caution

MARKED = regex(r"(?:绝密|机密|秘密)\s*★")


@lint("secrecy_content", source="保守国家秘密法 31", element="密级")
def no_secret_is_read_here(doc: OfficialDocument) -> Findings:
    """非涉密信息系统不存储、处理国家秘密；标有密级的公文按涉密渠道办理。

    Why: 涉密内容一旦进入非涉密系统，就已经泄密，删除也无法挽回。
    Wrong:
        机密★1年
        无锡市人民政府关于专项工作的通知
        各区人民政府：
        现通知如下。
    Right:
        无锡市人民政府关于专项工作的通知
        各区人民政府：
        现通知如下。
    """
    found = MARKED.search(doc.text)
    mark = doc.secrecy.value if doc.secrecy else found[0] if found else ""
    if mark:
        yield breach(
            _("公文标有密级“{mark}”"), mark=mark, quote=mark, remedy=_("立即从本系统移除，只登记标题以外的索引信息，原件按涉密渠道办理")
        )


OPEN = ("主动公开", "删减后公开")


@lint("secrecy_public", source="政府信息公开条例 14", element="附注")
def secret_document_is_not_published(doc: OfficialDocument) -> Findings:
    """标有密级的公文不公开；附注不写“此件公开发布”。

    Why: 密级和公开属性互相矛盾，经办人照附注发布就泄了密。
    Wrong:
        〔居左〕秘密★1年
        无锡市教育局关于放假的通知
        各区教育局：
        现将放假安排通知如下。
        无锡市教育局
        2026年3月2日
        （此件公开发布）
    Right:
        无锡市教育局关于放假的通知
        各区教育局：
        现将放假安排通知如下。
        无锡市教育局
        2026年3月2日
        （此件公开发布）
    """
    if doc.secrecy and doc.note and note.parse(doc.note.value).meaning in OPEN:
        yield caution(
            _("标有密级“{grade}”，附注又写“{text}”"), grade=doc.secrecy.value, text=doc.note.text, quote=doc.note.text,
            remedy=_("核对密级；确属国家秘密的删去公开的附注"),
        )  # fmt: skip
