"""What several lints and rules ask of a document: who writes to whom, upward or not, as what kind, and what it asks for."""

from __future__ import annotations

import re
from datetime import date

from yizhang.gongwen.document import Kind, OfficialDocument, Read, Title
from yizhang.gongwen.elements import organs as names
from yizhang.gongwen.organs import Direction, Organ, direction, organ
from yizhang.gongwen.phrases import Form, Phrase, requests

REGULATION_IN_FORCE = date(2012, 7, 1)
SURE_TITLE = 65
UPWARD_KINDS = (Kind.REQUEST, Kind.REPORT)
DOWNWARD_KINDS = (Kind.REPLY, Kind.NOTICE, Kind.BULLETIN, Kind.DECISION)
ASKING_WORDS = ("请示", "请求", "申请")


def title(document: OfficialDocument) -> Title | None:
    """The title, unless what was read as one is a sentence."""
    read = document.title
    if read is None or read.sure < SURE_TITLE or any(mark in read.value.text for mark in "。；"):
        return None
    return read.value


def kind(document: OfficialDocument) -> Kind | None:
    """文种 of the title, or what the document is handled as (an order that carries a regulation)."""
    return document.kind or (document.handled_as.value if document.handled_as else None)


def titled_as_request(document: OfficialDocument) -> bool:
    """Whether the title makes it a request, under the right name or a wrong one (请示报告, 请求, 申请书)."""
    stated = document.title.value.stated if document.title else ""
    return document.kind is Kind.REQUEST or (document.kind is None and any(word in stated for word in ASKING_WORDS))


def signed(document: OfficialDocument) -> tuple[Read[str], ...]:
    """署名: the organs that stand under the text, not those concluded from the title or the letterhead."""
    elsewhere = {read.place.start for read in (document.title, document.letterhead) if read}
    return tuple(one for one in document.issuers if one.place.start not in elsewhere or one.place.start == one.place.end)


def sender(document: OfficialDocument) -> Organ | None:
    """The first issuer, from 署名, title or letterhead."""
    stated = title(document)
    written = [one.value for one in document.issuers] or ([stated.issuer] if stated else [])
    return organ(written[0]) if written and written[0] else None


def recipients(document: OfficialDocument) -> tuple[Organ, ...]:
    """主送机关 taken apart; persons are no organs."""
    return tuple(organ(name) for name in addressed(document) if not names.is_person(name))


def addressed(document: OfficialDocument) -> tuple[str, ...]:
    """主送机关 as written."""
    return document.primary_recipients.value if document.primary_recipients else ()


def bearing(document: OfficialDocument) -> Direction | None:
    """行文方向 by the names of sender and recipients; by the kind when the names do not tell."""
    by_names = bearing_by_names(document)
    if by_names:
        return by_names
    if document.kind in UPWARD_KINDS or titled_as_request(document):
        return Direction.UPWARD
    return Direction.DOWNWARD if document.kind in DOWNWARD_KINDS else None


def bearing_by_names(document: OfficialDocument) -> Direction | None:
    """行文方向 as far as the names of the organs tell; None also when they tell different ones."""
    writer = sender(document)
    found = {direction(writer, one) for one in recipients(document)} if writer else set()
    return found.pop() if len(found) == 1 else None


def asks(document: OfficialDocument) -> tuple[Phrase, ...]:
    """All requests that the body makes of its recipients."""
    return requests(document.body_text, addressed(document))


def is_request(document: OfficialDocument) -> bool:
    """Whether it is 请示性公文 whatever its name: a 请示, or a 意见 or 函 that asks those it goes to for approval (48.2b)."""
    if titled_as_request(document):
        return True
    if document.kind not in (Kind.OPINIONS, Kind.LETTER) or is_reply(document) or bearing(document) is Direction.DOWNWARD:
        return False
    return any(one.form is not Form.SUGGESTION for one in asks(document))


def is_reply(document: OfficialDocument) -> bool:
    """Whether it answers a document: 批复, 复函."""
    stated = document.title.value.stated if document.title else ""
    return document.kind is Kind.REPLY or stated in ("复函", "答复", "回复") or "函复如下" in document.body_text


def is_report(document: OfficialDocument) -> bool:
    """Whether it is a 报告, also under a made-up name (工作报告, 申请报告)."""
    stated = document.title.value.stated if document.title else ""
    return document.kind is Kind.REPORT or (stated.endswith("报告") and "请示" not in stated)


def has_head(document: OfficialDocument) -> bool:
    """Whether the 版头 is shown at all; published texts leave it out, so what stands in it is not missing there."""
    return bool(document.letterhead or document.document_number or document.signers)


def before(document: OfficialDocument, day: date) -> bool:
    """Whether it was made before that day, and is judged by what was the rule then."""
    return document.dated is not None and document.dated.value < day


def dated_below(document: OfficialDocument) -> Read[date] | None:
    """成文日期 in its own place; what a page lists above the text is not the sender's writing."""
    read = document.dated
    listed = read and document.body and 0 < read.place.end <= document.body[0].place.start
    return None if listed else read


def lines_with(text: str, mark: re.Pattern[str]) -> str:
    """The paragraphs that hold such a character: looking for a character is quick, and most paragraphs have none."""
    holds = mark.search
    return "\n".join([line for line in text.split("\n") if holds(line)])


def paragraph_of(document: OfficialDocument, place: int) -> int:
    """The number, from 1, of the body's paragraph that a character of the body's text belongs to."""
    return document.body_text.count("\n", 0, place) + 1
