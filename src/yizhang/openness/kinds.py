"""The notions of publication as enumerations; what is stored and shown is the Chinese term."""

from __future__ import annotations

from enum import Enum


class Channel(Enum):
    """渠道: where the public can see it (30.1). A platform inside the house is none of them."""

    SITE = "政府网站"
    GAZETTE = "政府公报"
    PRESS_CONFERENCE = "新闻发布会"
    NEWSPAPER = "报刊"
    RADIO = "广播"
    TELEVISION = "电视"
    SOCIAL = "政务新媒体"


ONLINE = (Channel.SITE, Channel.SOCIAL)
"""Whose proof is an address that anybody can open."""
NUMBERED = (Channel.GAZETTE, Channel.NEWSPAPER)
"""Whose proof is the issue."""
WHERE_RULES_APPEAR = (Channel.GAZETTE, Channel.SITE, Channel.NEWSPAPER)
"""Where a government rule is carried once it is signed (立法法 97)."""
RULE = "政府规章"
"""The 类别 to which that applies."""
