"""The notions of the outgoing half of chapter nine as enumerations; what is stored and shown is the Chinese term."""

from __future__ import annotations

from enum import Enum


class InNameOf(Enum):
    """In whose name a document goes out; article 50 has a path for each."""

    GOVERNMENT = "市政府"
    ORDER = "市政府令"
    BILL = "市政府议案"
    OFFICE = "市政府办公室"


class Weight(Enum):
    """What makes a matter weighty enough to go out in the name of the government or its office (51.1a)."""

    DECISION = "重大决策部署"
    POLICY = "重要政策意见"
    FORMAL = "奖惩、任免、请示、报告等重要事项"
    OTHER = "其他事项"


class Retention(Enum):
    """保管期限 (机关文件材料归档范围和文书档案保管期限规定 5)."""

    PERMANENT = "永久"
    THIRTY = "30年"
    TEN = "10年"


class Forbidden(Enum):
    """What a normative document must not lay down (52.1e; 国办发〔2018〕115号 二(六)): the questions of the legality review."""

    POWERS = "增加法律、法规规定之外的行政权力事项，或者减少法定职责"
    PENALTY = "设定行政许可、行政处罚、行政强制、行政征收、行政收费"
    LICENCE = "增加办理行政许可事项的条件"
    PROOF = "规定循环证明、重复证明、无谓证明，或者没有依据的证明"
    RIGHTS = "违法减损公民、法人和其他组织的合法权益，或者增加其义务"
    BASIC = "侵犯人身权、财产权、人格权、劳动权、休息权等基本权利"
    MARKET = "超越职权规定应由市场调节、企业和社会自律、公民自我管理的事项"
    COMPETITION = "排除、限制公平竞争，违法干预经营活动，违法设置市场准入和退出条件"
    HIGHER = "其他与法律、法规、规章和上级文件相抵触的内容"


class MeetingKind(Enum):
    """Of which meeting the minutes are."""

    PLENARY = "全体会议"
    EXECUTIVE = "常务会议"
    MAYORS_OFFICE = "市长办公会议"
    SPECIAL = "专题会议"
