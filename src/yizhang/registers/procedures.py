"""The export of a register is an act (semantics 74): through the door, by whoever sees the rows, on record with what left the house."""

from __future__ import annotations

from yizhang.law.actor import holder
from yizhang.law.procedure import Procedure
from yizhang.law.verb import duty, optional, required
from yizhang.registers.facts import ExportRecord


class RegisterExport(Procedure, of=ExportRecord, label="登记簿导出"):
    """导出登记簿：谁、何时、按什么条件、导出多少条、文件摘要。只有导出人自己和查办理记录的人看得到。"""

    export = duty("导出", by=holder("by"), asks=required("title", "ledger", "form", "rows", "digest") + optional("conditions"), ends=True)
