"""第三十条 多渠道公开: each channel with what lets anybody find it there."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import rule
from yizhang.openness.facts import Appearance, PublicationRecord
from yizhang.openness.kinds import NUMBERED, ONLINE, RULE, WHERE_RULES_APPEAR


@rule("30.1", at="publication.publish publication.mend")
def the_public_can_find_it(publication: PublicationRecord) -> Findings:
    """每个渠道都有凭证：网站和新媒体是社会能够打开的网址，公报和报刊是期号，其他的写明节目或场次。"""
    for one in publication.places:
        if lacking := _lacking(one):
            yield breach(
                _("{channel}的凭证“{proof}”{lacking}"),
                channel=one.channel.value,
                proof=one.proof,
                lacking=lacking,
                where="公开的位置",
                remedy=_("只在内部平台发布的不算公开；填社会公众能找到的网址、期号或场次"),
            )


@rule("30.1 17.1a", at="publication.publish")
def rules_appear_where_the_law_says(publication: PublicationRecord) -> Findings:
    """规章在政府公报、政府网站和本地报纸上刊载；公报的文本为标准文本。"""
    missing = [one.value for one in WHERE_RULES_APPEAR if one not in {place.channel for place in publication.places}]
    if publication.law_kind == RULE and missing:
        yield caution(
            _("规章还没有刊载在{channels}"),
            channels="、".join(missing),
            where="公开的位置",
            remedy=_("已经刊载的补填；随后刊载的，确认后公开，刊载后用“更正网页”补记"),
            source="立法法 97；规章制定程序条例 31",
        )


def _lacking(one: Appearance) -> str:
    if not one.proof.strip():
        return _("是空的")
    if one.channel in ONLINE and not is_public(one.proof):
        return _("不是社会公众能打开的网址")
    if one.channel in NUMBERED and not any(letter.isdigit() for letter in one.proof):
        return _("没有期号或日期")
    return ""


def is_public(address: str) -> bool:
    """Whether it is an address of the web with a name or number that is not only of an inner network."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in ("http", "https"):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host.strip(".") and not host.endswith((".local", ".internal", ".lan", ".intranet", ".localhost"))
