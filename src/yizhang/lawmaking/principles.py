"""What chapter four says that no software decides."""

from __future__ import annotations

from yizhang.law.rule import principle

principle("16.1", why="建设法治政府是总的要求，由以下各条和其他各章落实，没有单独可以判断的事")
