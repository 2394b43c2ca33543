"""The edition: which chapters apply from when. These articles give no number."""

from __future__ import annotations

from datetime import datetime

from yizhang.law.calendar import LOCAL
from yizhang.law.rulebook import Edition

EDITION = Edition(
    id="guowuyuan_2004",
    revision=1,
    since=datetime(2004, 6, 26, tzinfo=LOCAL),
    title="国务院工作规则（国发〔2004〕18号）",
    chapters=("examples.guowuyuan_2004",),
)
