"""The page that explains every lint, made from the lints themselves: `python -m yizhang.gongwen.catalogue > docs/reference/lints.md`."""

from __future__ import annotations

from yizhang.gongwen.lint import every_lint
from yizhang.gongwen.lints import BOUND, Lint
from yizhang.law.finding import Severity

AT_MOST = {Severity.BREACH: "不符", Severity.CAUTION: "须确认", Severity.NOTE: "提示"}
HEAD = """# 公文检查的代码

`yizhang check` 逐项检查公文本身。每一项写明要求、理由、依据和例子；例子由测试逐一运行。
依据的强度限定结果的轻重：规定可以“不符”，推荐和一般至多“须确认”，惯例只“提示”。
"""


def page() -> str:
    """The whole page, in the order in which a reader meets the elements."""
    return "\n".join([HEAD, *map(section, every_lint())])


def section(one: Lint) -> str:
    """What one code means."""
    facts = f"依据：{one.source}（{one.strength.label}）　位置：{one.element}　至多：{AT_MOST[BOUND[one.strength]]}"
    examples = [f"{label}\n\n```text\n{text}\n```\n" for label, text in (("错：", one.wrong), ("对：", one.right)) if text]
    return "\n".join([f"## {one.code}\n\n{one.gist}\n\n{one.why}\n\n{facts}\n", *examples])


if __name__ == "__main__":
    print(page(), end="")
