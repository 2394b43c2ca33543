"""Who may lift what article 49 asks, where its text names nobody; apart from the procedures, which asking the rules alone needs not."""

from __future__ import annotations

from yizhang.law.actor import secretary_general
from yizhang.law.condition import reading

AUTHORITY = reading(secretary_general, why="第四十九条第一款只写“原则上”，未写由谁决定例外")
