"""What this chapter leaves to people: shown where it applies, and nothing pretends to enforce it."""

from __future__ import annotations

from yizhang.law.rule import principle

principle("46.1b", why="公文精简到什么程度，由各部门判断")
