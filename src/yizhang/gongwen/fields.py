"""What a published page lists beside a document (索引号 发文机关 成文日期 标题 发文字号), apart from the document itself."""

from __future__ import annotations

import re

from yizhang.gongwen.blocks import Block
from yizhang.gongwen.head import slice_
from yizhang.gongwen.width import narrow, tight

NAMES = {
    "索引号": "index", "信息索引号": "index", "主题分类": "subject", "分类": "subject", "发文机关": "issuer", "发布机构": "issuer", "发文单位": "issuer", "发布单位": "issuer",
    "成文日期": "dated", "发文日期": "dated", "生成日期": "dated", "标题": "title", "名称": "title", "文件名称": "title", "发文字号": "document_number", "文件编号": "document_number", "文号": "document_number",
    "发布日期": "published", "公开日期": "published", "主题词": "words", "效力状况": "status", "有效性": "status", "内容概述": "gist", "附件下载": "files", "关键词": "words",
}  # fmt: skip
LABEL = re.compile("(?<![\u4e00-\u9fff])(?:" + "|".join(r"\s*".join(name) for name in sorted(NAMES, key=len, reverse=True)) + r")(?:\s*[:：]|\s+|$)")
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
            waiting = next((name for name, value in listed.items() if not value.text and name not in fields), "")
        elif waiting:
            fields.setdefault(waiting, block)
            waiting = ""
        else:
            kept.append(block)
    if len(fields) < 2:
        return {}, blocks
    return fields, tuple(kept)


def _listed(block: Block) -> dict[str, Block]:
    text = narrow(block.text)
    found = list(LABEL.finditer(text))
    if not found or found[0].start() or len(text) > 200:
        return {}
    ends = [one.start() for one in found[1:]] + [len(text)]
    return {NAMES[tight(one[0]).rstrip(":：")]: _trimmed(slice_(block, one.end(), end)) for one, end in zip(found, ends, strict=True)}


def _trimmed(block: Block) -> Block:
    lead = len(block.text) - len(block.text.lstrip())
    return slice_(block, lead, len(block.text.rstrip()))
