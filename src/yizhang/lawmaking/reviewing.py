"""合法性审查: the draft beside what it cites, the questions of review, and what the record already proves of each (20.1a, 20.1c)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from yizhang.kernel.models import Link, Matter
from yizhang.kernel.values import ActView, Page
from yizhang.law.finding import _
from yizhang.lawmaking.family import Paper, changes_by_target
from yizhang.lawmaking.kinds import Question, Verdict
from yizhang.lawmaking.plan import standing_of
from yizhang.lawmaking.planrows import told
from yizhang.web.cells import Told
from yizhang.web.wording import filled

NATIONAL, OF_RULES = "国办发〔2018〕115号 二(六)", "规章制定程序条例 3–6、19"
SOURCES = {
    Question.COMPETENCE: NATIONAL, Question.HIGHER_LAW: f"{NATIONAL}；{OF_RULES}", Question.POWERS: NATIONAL, Question.RIGHTS: NATIONAL,
    Question.OWN_DUTIES: NATIONAL, Question.COMPETITION: "公平竞争审查条例 8–11", Question.PROCESS: f"{NATIONAL}；{OF_RULES}",
    Question.DRAFTING: OF_RULES,
}  # fmt: skip
"""Where each question stands."""
LAW = re.compile(r"《([^《》]{2,60})》(第[一二三四五六七八九十百零〇\d]+条)?")
ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]+条")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its standing answer, and what the record proves of it."""

    at: int
    question: str
    source: str
    verdict: str = ""
    ground: str = ""
    proof: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """One text that the draft cites: which articles of it, in which of its own, and its effect where it is one of ours."""

    title: str
    articles: str
    places: str
    effect: Told | None = None
    matter: str = ""


def questions(page: Page) -> tuple[Asked, ...]:
    """The questions in their order, with the answers of the record."""
    paper = Paper(Matter.objects.get(pk=page.matter))
    held = paper.values.get("questions")
    given: Mapping[str, Mapping[str, str]] = {one["question"]: one for one in held} if isinstance(held, list) else {}
    proofs = {Question.PROCESS: tuple(_process(paper))}
    return tuple(
        Asked(
            at, one.value, SOURCES[one], given.get(one.value, {}).get("verdict", ""), given.get(one.value, {}).get("ground", ""),
            proofs.get(one, ()),
        )
        for at, one in enumerate(Question)
    )  # fmt: skip


def with_typed(asked: tuple[Asked, ...], words: Mapping[str, str]) -> tuple[Asked, ...]:
    """The same with what somebody typed and has not sent yet."""
    return tuple(
        replace(one, **{part: typed for part in ("verdict", "ground") if (typed := words.get(f"questions.{one.at}.{part}")) is not None})
        for one in asked
    )


def verdicts() -> tuple[str, ...]:
    """What may be answered."""
    return tuple(one.value for one in Verdict)


def _process(paper: Paper) -> Iterator[str]:
    """Whom it was heard from, and what the public said."""
    heard = paper.values.get("heard_from")
    if isinstance(heard, list):
        yield filled(_("听取了{who}的意见"), {"who": "、".join(map(str, heard))})
    children = Link.objects.filter(a=paper.matter.id, kind="child", undone=False).values("b")
    for one in Matter.objects.filter(id__in=children, procedure="hearing").order_by("opened_at"):
        yield from _heard(Paper(one))
    for one in Matter.objects.filter(id__in=children, procedure="public_consultation"):
        values, ended = json.loads(one.record), bool(one.ended_at)
        said = values.get("opinions", [])
        taken = _taken(said)
        words = _("公开征求意见{n}日，收到{m}条，采纳{taken}条，采纳情况已公布") if ended else _("公开征求意见{n}日，收到{m}条，还没有结束")
        yield filled(words, {"n": values.get("days", 0), "m": len(said), "taken": taken})


def _heard(hearing: Paper) -> Iterator[str]:
    """One hearing: on which day, how many took part, how much of what they said was taken up; nothing of a cancelled one."""
    standing, day = standing_of(hearing.matter), hearing.day("held_on")
    if day is None or standing.done("cancel"):
        return
    said, people = hearing.values.get("opinions", []), hearing.values.get("participants", [])
    words = _("{day}听证，{n}人参加，意见{m}条，采纳{taken}条") if standing.done("handle") else _("{day}的听证会还没有说明处理情况")
    values = {"day": f"{day.year}年{day.month}月{day.day}日", "n": len(people), "m": len(said), "taken": _taken(said)}  # type: ignore[arg-type]
    yield filled(words, values)


def _taken(said: Iterable[Mapping[str, str]]) -> int:
    """How many were taken up, wholly or in part."""
    return sum(each.get("answer", "").startswith(("采纳", "部分采纳")) for each in said)


def cited(page: Page, text: str, today: date) -> tuple[Cited, ...]:
    """The texts that the draft cites, each once, in the order in which they come."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for line in text.splitlines():
        place = ARTICLE.match(line.strip())
        for title, article in LAW.findall(line):
            articles, places = found.setdefault(title, ([], []))
            articles.extend([article] if article and article not in articles else [])
            places.extend([place[0]] if place and place[0] not in places else [])
    ours = _ours(found, today)
    return tuple(
        Cited(title, "、".join(articles), "、".join(places), *ours.get(title, (None, "")))
        for title, (articles, places) in found.items()
        if title != page.title
    )


def _ours(titles: Mapping[str, object], today: date) -> Mapping[str, tuple[Told, str]]:
    """Those that were published here, with their effect."""
    changes, known = changes_by_target(), {}
    for one in Matter.objects.filter(procedure="draft", draft=False, title__in=list(titles)):
        effect = Paper(one).effect(today, changes.get(one.id, ()))
        if effect is not None and standing_of(one).done("publish"):
            known[one.title] = (told(effect), one.id)
    return known


def stale(page: Page) -> ActView | None:
    """The last review that no longer stands, when its answers are still in the record: all must be given anew for the changed draft."""
    reviews = [one for one in page.acts if one.accepted and one.verb == "review"]
    return reviews[-1] if reviews and reviews[-1].undone_by is not None else None
