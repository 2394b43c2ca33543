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


class Effect(Enum):
    """The status of effect of what was published, which follows from the record (17.1a)."""

    TO_COME = "尚未施行"
    IN_FORCE = "有效"
    AMENDED = "已修改"
    REPEALED = "已废止"
    EXPIRED = "失效"


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


class Question(Enum):
    """What the review of a draft asks (规章制定程序条例 3–6, 19; 国办发〔2018〕115号 二(六); 公平竞争审查条例 8–11)."""

    COMPETENCE = "制定机关有此职权"
    HIGHER_LAW = "与上位法一致"
    POWERS = "没有自设许可、处罚、强制、征收和收费"
    RIGHTS = "没有减损权益或者增加义务"
    OWN_DUTIES = "没有自加权力、自减职责"
    COMPETITION = "没有排除、限制竞争"
    PROCESS = "听取意见、征求意见和协调的程序齐备"
    DRAFTING = "与有关规定衔接，文字和结构合乎立法技术"


class Verdict(Enum):
    """The answer to a question of review."""

    MET = "符合"
    BROKEN = "不符"
    NONE = "不涉及"
