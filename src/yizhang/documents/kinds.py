"""The notions of the incoming half of chapter nine as enumerations; what is stored and shown is the Chinese term."""

from __future__ import annotations

from enum import Enum


class Secrecy(Enum):
    """密级. Of what is secret only the pointer is kept here."""

    NONE = "无"
    SECRET = "秘密"  # noqa: S105
    CONFIDENTIAL = "机密"
    TOP_SECRET = "绝密"  # noqa: S105


class Source(Enum):
    """Where a document comes from, seen from the city's government."""

    SUPERIOR = "上级"
    SUBORDINATE = "下级"
    PEER = "平级或不相隶属"
    UNKNOWN = "其他"


class DirectGround(Enum):
    """Why a document may go to a leader without the office handing it over (48.1b, 48.1c)."""

    ASSIGNED = "市政府领导交办"
    REQUIRED = "必须直接报送"


class ReplyForm(Enum):
    """How the sender is answered."""

    REPLY = "批复"
    LETTER = "函"
    NOTICE = "通知"
    WRITTEN = "书面答复"
