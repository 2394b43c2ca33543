"""What chapter one leaves to people, and where the rules' own particulars are shown."""

from __future__ import annotations

from yizhang.law.rule import principle, served

PARTICULARS = served("1.1", how="依据、参照文本、文号和日期从公布页读入，参照文本另有新版的予以提示", where="yizhang.rulebooks.references")
GUIDANCE = principle("2.1", why="指导思想和目标由各级领导和工作人员把握，程序不作判断")
POLITICS = principle("3.1", why="政治要求由各级领导和工作人员把握；上级部署的落实见第八条、第五十四条")
NORMS = principle("4.1", why="工作准则由各级领导和工作人员把握，程序不作判断")
