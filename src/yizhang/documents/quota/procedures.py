"""The register 发文控制 (第五十一条)."""

from __future__ import annotations

from yizhang.documents.quota.facts import QuotaRecord
from yizhang.law.actor import office, secretary_general
from yizhang.law.procedure import sight
from yizhang.law.register import register

Quota = register(
    "quota", "发文控制", of=QuotaRecord, keeper=office("文电"), required=("year", "in_name_of"), cites="51.1f",
    sights=(sight(secretary_general, cites="6.1c"), sight(office("综合"))),
)  # fmt: skip
