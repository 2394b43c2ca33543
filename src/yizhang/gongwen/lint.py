"""Lint a document: ask every lint of the package lints, in the order of the document's elements."""

from __future__ import annotations

import os
from collections.abc import Collection
from importlib import import_module

from yizhang.gongwen import lints, traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lints import LINTS, Lint
from yizhang.law.finding import Finding

for file in sorted(os.listdir(lints.__path__[0])):
    if file.endswith(".py") and file != "__init__.py":
        import_module(f"{lints.__name__}.{file.removesuffix('.py')}")

ELEMENTS = (
    "版式 份号 密级 发文机关标志 发文字号 签发人 标题 文种 主送机关 正文 结尾 结构层次 附件说明 附件 署名 成文日期 附注 抄送机关 版记 页码 "
    "行文"
).split()  # the order of a page


def lint(document: OfficialDocument, codes: Collection[str] = LINTS) -> tuple[Finding, ...]:
    """All that is wrong, doubtful or worth knowing about a document by itself; `cites` are empty, `source` is the national clause.

    `codes` are the lints that are asked, all unless given.

    What is no official document (neither kind nor number) is not measured by the layout of one.
    """
    official = bool(traits.kind(document) or document.document_number)
    asked = [one for one in every_lint() if one.code in codes and (official or not one.code.startswith("layout_"))]
    return tuple(finding for one in asked for finding in one.findings(document))


def every_lint() -> tuple[Lint, ...]:
    """All lints, in the order in which a reader meets the elements."""
    return tuple(sorted(LINTS.values(), key=lambda one: (ELEMENTS.index(one.element), one.code)))
