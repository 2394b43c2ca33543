"""The edition of 2022: 《无锡市人民政府工作规则》(锡政发〔2022〕10号), its chapters, numbers and readings."""

from __future__ import annotations

from datetime import datetime

from yizhang.documents.countersign.facts import CountersignNumbers
from yizhang.documents.dispatch.facts import DispatchNumbers
from yizhang.documents.facts import DocumentNumbers
from yizhang.documents.quota.facts import QuotaNumbers
from yizhang.law.actor import office, organ, secretary_general
from yizhang.law.calendar import LOCAL
from yizhang.law.condition import reading
from yizhang.law.duration import days, same_day, working_days, years
from yizhang.law.quantity import characters, percent
from yizhang.law.rulebook import Edition
from yizhang.lawmaking.facts import LawNumbers
from yizhang.office.facts import OfficeNumbers
from yizhang.openness.facts import OpennessNumbers

EDITION = Edition(
    id="wuxi_2022",
    revision=1,
    since=datetime(2022, 3, 28, tzinfo=LOCAL),
    title="无锡市人民政府工作规则（锡政发〔2022〕10号）",
    chapters=(
        "yizhang.rulebooks",
        "yizhang.kernel.consulting",
        "yizhang.office",
        "yizhang.documents",
        "yizhang.documents.countersign",
        "yizhang.documents.dispatch",
        "yizhang.documents.distribution",
        "yizhang.documents.quota",
        "yizhang.documents.sealing",
        "yizhang.lawmaking",
        "yizhang.openness",
        "yizhang.registers",
    ),
    numbers=(
        OfficeNumbers(claiming=reading(working_days(5), why="第八条没有写期限")),
        LawNumbers(
            consultation=days(30),
            hearing=days(30),
            filing=days(30),
            normative_filing=reading(days(30), why="第二十一条写“按规定”，与规章报备相同"),
            inbound_filing=reading(days(30), why="第二十一条写“按规定”，与规章报备相同"),
            evaluation=reading(years(2), why="第十八条没有写期限；自施行之日起两年"),
            in_force=days(30),
        ),
        OpennessNumbers(publishing=working_days(20)),
        CountersignNumbers(reply=working_days(7)),
        DispatchNumbers(
            policy_length=characters(5000),
            other_length=characters(3500),
            alike=reading(percent(60), why="第五十一条写“内容相近”，没有写多相近"),
            shortest_review=working_days(5),
            longest_review=working_days(15),
        ),
        QuotaNumbers(near=reading(percent(90), why="第五十一条写“控制发文数量”，没有写临近几成提示")),
        DocumentNumbers(
            handling=working_days(7),
            opinion=working_days(7),
            consulting=working_days(10),
            investigation=working_days(15),
            legality_review=reading(working_days(15), why="第五十三条写“按规定期限”；国办发〔2018〕115号为5至15个工作日，取其最长"),
            to_mayor=reading(same_day(), why="第四十九条写“第一时间”，没有写几日"),
            intake=reading(same_day(), why="第四十八条没有写补登记的期限"),
            answering=reading(working_days(7), why="第四十九条写“及时答复”，没有写几日；与职责内事项的办结时限相同"),
            settling=reading(working_days(3), why="第四十九条写“迅速落实”，没有写几日"),
        ),
    ),
    drafters=secretary_general | office("文电") | organ("市司法局"),
)
