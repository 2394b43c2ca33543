"""What chapter nine leaves to people: shown where it applies, and nothing pretends to enforce it."""

from __future__ import annotations

from yizhang.law.rule import principle

principle("48.2a", why="行文是否确有必要、讲求实效，由发文机关判断；报送和拟办时显示原文供对照")
