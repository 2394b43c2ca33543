"""What a published page lists beside a document (索引号 发文机关 成文日期 标题 发文字号), apart from the document itself."""

from __future__ import annotations

from yizhang.gongwen.blocks import Block
from yizhang.gongwen.head import slice_
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight

LABELS = {
    "index": "索引号 信息索引号",
    "subject": "主题分类 分类 组配分类 信息分类 主题词 关键词",
    "issuer": "发文机关 发布机构 发文单位 发布单位 制发机关",
    "title": "标题 名称 文件名称 文件标题",
    "document_number": "发文字号 文件编号 文号",
    "dated": "成文日期",
    "made": "发文日期 生成日期 印发日期",
    "published": "发布日期 公开日期 发布时间 公开时间 生效时间 生效日期 实施日期 废止时间 废止日期 失效日期",
    "status": "效力状况 有效性 时效性 效力状态 公开方式 公开范围 公开形式",
    "page": "内容概述 附件下载 信息来源 来源 浏览次数 文字大小 字号 字体",
}
NAMES = {label: name for name, labels in LABELS.items() for label in labels.split()}
LABELLED = tuple(NAMES)
FIRSTS = frozenset(label[0] for label in NAMES)
# Of these a label may stand alone on its line, its value on the next.
APART = ("title", "document_number", "issuer", "dated")
SPACED = "|".join(r"\s*".join(label) for label in sorted(NAMES, key=len, reverse=True))
LABEL = regex(rf"(?<![\u4e00-\u9fff])(?:{SPACED})(?:\s*[:：]|\s+|$)")
LINES = 60


def take(blocks: tuple[Block, ...]) -> tuple[dict[str, Block], tuple[Block, ...]]:
    """The fields listed above the document, and the other blocks. A label alone on its line has its value on the next."""
    fields: dict[str, Block] = {}
    kept: list[Block] = []
    waiting = ""
    for n, block in enumerate(blocks):
        listed = _listed(block) if n < LINES else {}
        if listed:
            fields |= {name: value for name, value in listed.items() if name not in fields and value.text}
            name, value = next(iter(listed.items()))
            waiting = name if len(listed) == 1 and not value.text and name in APART and name not in fields else ""
        elif waiting:
            fields.setdefault(waiting, block)
            waiting = ""
        else:
            kept.append(block)
    if len(fields) < 2:
        return {}, blocks
    return fields, tuple(kept)


def _listed(block: Block) -> dict[str, Block]:
    if block.text[0] not in FIRSTS or len(block.text) > 200:
        return {}
    text = narrow(block.text)
    if not tight(text).startswith(LABELLED):
        return {}
    found = list(LABEL.finditer(text))
    if not found or found[0].start():
        return {}
    ends = [one.start() for one in found[1:]] + [len(text)]
    return {NAMES[tight(one[0]).rstrip(":：")]: _trimmed(slice_(block, one.end(), end)) for one, end in zip(found, ends, strict=True)}


def _trimmed(block: Block) -> Block:
    lead = len(block.text) - len(block.text.lstrip())
    return slice_(block, lead, len(block.text.rstrip()))
