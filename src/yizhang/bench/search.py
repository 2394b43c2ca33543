"""`bench search`: the first page of a search against the statements it sends, sent again by the driver alone.

The matters have a title and a number and nothing else; half of them may be seen by the one who asks. Timed is what finds the titles of the
first page; `page_ms` beside it is the whole answer, with count, facets, provisions and organs. Each on the wall clock and of the processor,
which a busy machine does not touch.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from yizhang.bench.databases import Place, places, using, version
from yizhang.bench.figures import Took, figures, in_turn, timed, versions
from yizhang.bench.replay import driver, recorded
from yizhang.kernel.models import Matter, Reader
from yizhang.kernel.values import Hand
from yizhang.law.calendar import LOCAL
from yizhang.player.city import enter_city
from yizhang.web import firstpage, indexing, searching

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=LOCAL)
BY = Hand("冯示壬", "sg")
SEATS = ("post:sg", "section:docs")
BUREAUX = "教育 水利 交通 卫生 财政 文旅 民政 住建 农业 科技 环保 消防 养老 就业 档案 人才 医保 林业 体育 统计".split()
DOES = "调整 修缮 增设 补助 推进 规范 试点 表彰 改造 整治 扩建 评估 移交 划拨 招标 演练 督导 核定 公布 废止".split()
WHAT = "施教区 排水管网 公交线路 门诊楼 专项资金 文化节 养老院 老旧小区 高标准农田 孵化器 监测站 护理床位 见习岗位 库房 公寓".split()
KINDS = "请示 报告 函 通知".split()
QUESTIONS = {
    "two": ("教育", "水利", "公寓", "演练"),
    "four": ("排水管网", "见习岗位", "公交线路", "专项资金"),
    "words": ("教育 修缮", "水利局 排水 请示", "交通 增设 公寓"),
    "every": ("关于", "无锡"),
    "number": ("锡教〔2023〕55号", "2024-100"),
    "none": ("没有的词",),
}
"""What is asked, by kind: words of two and of four characters, several words, a word in every title, a number, what is nowhere."""
BATCH, WARM, ROUNDS, SHOWN = 1000, 2, 20, 20


def run(folder: Path, count: int = 2000) -> dict[str, Any]:
    """Measure with that many matters on each database that the machine has."""
    with places(folder) as found:
        each = {name: measured(place, count) for name, place in found.items()}
    stated = {name: one.pop("version") for name, one in each.items()}
    return {"name": "search", "matters": count, **each["sqlite"], "versions": versions(**stated), "databases": each}


def measured(place: Place, count: int) -> dict[str, Any]:
    """The figures of one database, and its version."""
    address = place.fresh()
    with using(address):
        enter_city()
        put_matters(count)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        found = asked(address)
        return {**found, "version": version()}


def put_matters(count: int) -> None:
    """So many matters with their readers, indexed; nothing of them went through the door, so there are no acts but those of the city."""
    for start in range(0, count, BATCH):
        some = [matter(n) for n in range(start, min(start + BATCH, count))]
        with transaction.atomic():
            Matter.objects.bulk_create(some)
            Reader.objects.bulk_create([Reader(matter=one.pk, seat=SEATS[n % 2], since=one.opened_at) for n, one in enumerate(some)])
            indexing.put([one.pk for one in some], NOW)
    indexing.remember()


def matter(n: int) -> Matter:
    """The n-th, of one of the last six years."""
    bureau, does, what, kind = (each[n // step % len(each)] for each, step in ((BUREAUX, 1), (DOES, 20), (WHAT, 400), (KINDS, 1)))
    year, at = 2020 + n % 6, f"{2020 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}T09:00:00+08:00"
    return Matter(
        id=f"{n:032x}", procedure="request", root=f"{n:032x}", opened_at=at, last_at=at, person="奚示戊", post="jyj.clerk", organ="jyj",
        title=f"无锡市{bureau}局关于{does}{what}第{n}批事项的{kind}", number=f"锡教〔{year}〕{n}号", head="0" * 64, seq=1, draft=False,
    )  # fmt: skip


def asked(address: str) -> dict[str, Any]:
    """All questions in turn, by us and by the driver; the first rounds are not counted."""
    pairs: dict[str, list[tuple[Took, Took]]] = {kind: [] for kind in QUESTIONS}
    whole: dict[str, list[Took]] = {kind: [] for kind in QUESTIONS}
    with driver(address) as send:
        for n in range(ROUNDS + WARM):
            for kind, words in ((kind, one) for kind, each in QUESTIONS.items() for one in each):
                with recorded() as statements:
                    first_page(words)
                pair = in_turn(lambda: first_page(words), lambda: send(statements), n % 2 == 0)  # noqa: B023 - called at once
                took = timed(lambda: searching.find(words, {}, BY, NOW))  # noqa: B023 - called at once
                if n >= WARM:
                    pairs[kind].append(pair)
                    whole[kind].append(took)
    first = {kind: [one for one, _ in each] for kind, each in pairs.items()}
    limits = {name: {kind: p95([getattr(one, clock) for one in each]) for kind, each in took.items()} for name, took, clock in (
        ("p95_ms", first, "wall"), ("p95_cpu_ms", first, "cpu"), ("page_ms", whole, "wall"), ("page_cpu_ms", whole, "cpu"),
    )}  # fmt: skip
    return {**figures([one for each in pairs.values() for one in each]), **limits}


def first_page(words: str) -> list[tuple[str, str]]:
    """The matters of the first page and their titles."""
    return [(one.id, one.title) for one in firstpage.first(words, BY, NOW, SHOWN)]


def p95(seconds: list[float]) -> float:
    """What 95 of 100 stay below, in milliseconds."""
    return round(sorted(seconds)[int(len(seconds) * 0.95)] * 1000, 2)
