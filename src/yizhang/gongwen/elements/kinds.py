"""文种: the fifteen words, the ways they are varied, and the words that stand in their place."""

from __future__ import annotations

from yizhang.gongwen.document import Kind
from yizhang.gongwen.regex import regex

WORDS: dict[str, Kind] = {kind.value: kind for kind in Kind} | {"令": Kind.ORDER}
# Of organs and offices whose 令 is an order; 指令 and 禁令 are none.
ORDER = regex(r"(?:政府|国务院|委员会|军委|主席|[部委局署厅行会办府省市县]|嘉奖|通缉|戒严|任免)令$")
OTHERS = (
    "答复 指示 请求 申请 申请书 请求书 方案 办法 规定 条例 细则 规则 规划 计划 要点 制度 章程 预案 总结 讲话 简报 倡议书 建议书 公示 "
    "启事 说明 措施 通知书 决定书 意见书 承诺书 责任书 协议 协议书 合同 声明 布告 指引 指南 目录 清单 标准 规范 规程 汇报 回复 批示 "
    "提案 建议 便笺 公约 守则 纲要 情况 白皮书 批文"
).split()
MIXED = tuple(word for word in WORDS if word not in ("令", "函"))
MADE_UP = ("申请", "请求", "汇报", "建议", "申诉")
ENDING = regex("(?:" + "|".join(sorted([*WORDS, *OTHERS], key=len, reverse=True)) + ")$")
# What is written without one of the fifteen words but handled as one of them (公文处理条例 8 names none of these).
HANDLED_AS = {"答复": Kind.LETTER, "回复": Kind.LETTER}


def ending(text: str) -> str:
    """The word for a document that ends the text, or nothing: 通知, 方案."""
    found = ENDING.search(text)
    if not found or (found[0] == "令" and not ORDER.search(text) and text != "令"):
        return ""
    return found[0]


def kind_of(stated: str) -> Kind | None:
    """The statutory 文种 of what a title states: 复函 is 函, 指导意见 is 意见; none for 请示报告 or 实施方案."""
    word = ending(stated)
    kind = WORDS.get(word)
    before = stated.removesuffix(word)
    return None if kind is None or mixed(stated) or before.endswith(MADE_UP) else kind


def mixed(stated: str) -> bool:
    """Whether two of the fifteen stand together, as in 请示报告."""
    return stated.removesuffix(ending(stated)).endswith(MIXED)
