"""The notions of chapter four as enumerations; what is stored and shown is the Chinese term."""

from __future__ import annotations

from enum import Enum


class LawKind(Enum):
    """What is drafted for the government to discuss (17.1a)."""

    LOCAL_REGULATION = "地方性法规草案"
    GOVERNMENT_RULE = "政府规章"
    NORMATIVE = "市政府规范性文件"


class Mode(Enum):
    """制定 修改 废止: all three go the same way (17.1a)."""

    MAKE = "制定"
    AMEND = "修改"
    REPEAL = "废止"


class PlanKind(Enum):
    """Two plans a year (17.1b)."""

    LEGISLATION = "立法计划"
    NORMATIVE = "规范性文件制定计划"


class EvaluationResult(Enum):
    """What comes of an evaluation after issue (18.1b)."""

    KEEP = "保留"
    AMEND = "修改"
    REPEAL = "废止"


class PowerKind(Enum):
    """What an enforcement body may do (22.1a)."""

    PENALTY = "行政处罚"
    COERCION = "行政强制"
    LICENCE = "行政许可"
    INSPECTION = "行政检查"


class Supervised(Enum):
    """What stands in the register of how a body enforces (22.1b)."""

    RULES = "执法规则程序"
    DISCRETION = "裁量基准"
    FINDING = "监督发现的问题"
