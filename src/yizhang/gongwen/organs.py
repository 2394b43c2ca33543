"""A small grammar of the names of organs: level, kind and who stands above whom, without any directory.

Only what a name says is concluded. 江阴市 looks like 无锡市 though one is a county, so two different cities tell nothing about
each other: the answer is None, and whoever asks must not accuse on None.
"""

from __future__ import annotations

import re
from enum import Enum, IntEnum
from functools import lru_cache

from yizhang.gongwen.regex import regex
from yizhang.law.values import dataclass


class Level(IntEnum):
    """The level of the government an organ belongs to; the higher the organ, the smaller the number."""

    NATIONAL = 0
    PROVINCE = 1
    CITY = 2
    COUNTY = 3
    TOWN = 4


class OrganKind(Enum):
    """What an organ is, as far as the ending of its name tells."""

    PARTY = "党委"
    GOVERNMENT = "政府"
    OFFICE = "办公厅（室）"
    DEPARTMENT = "部门"
    DISPATCHED = "派出机构"
    CONGRESS = "人大"
    CONSULTATIVE = "政协"
    COURT = "法院"
    PROCURATORATE = "检察院"
    SUPERVISION = "监委"
    UNIT = "单位"


class Direction(Enum):
    """行文方向 from sender to recipient; PEER covers all organs without subordination."""

    UPWARD = "上行"
    PEER = "平行"
    DOWNWARD = "下行"

    @property
    def reversed(self) -> Direction:
        """The direction of the answer."""
        return {Direction.UPWARD: Direction.DOWNWARD, Direction.DOWNWARD: Direction.UPWARD}.get(self, self)


@dataclass(frozen=True)
class Organ:
    """An organ's name taken apart: `places` from the highest named level down, `domain` the field of a department (教育).

    `unit` is an inner unit named after the organ (基础教育处); `collective` a name for many (各区人民政府).
    """

    name: str
    kind: OrganKind | None = None
    level: Level | None = None
    places: tuple[tuple[Level, str], ...] = ()
    domain: str = ""
    unit: str = ""
    collective: bool = False

    def place(self, level: Level) -> str:
        """The full name of the place at that level; empty when the name leaves it out (市教育局) or has none."""
        return next((name for at, name in self.places if at is level and len(name) > 1), "")


MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
WITHOUT_CITIES = ("海南省", "海南")

# Places whose names hold a character that elsewhere tells a level (镇江市, 新乡市), or end as 城市 and 都市 do (盐城市, 成都市).
CITY_OF_ITS_OWN = "(?:镇江|景德镇|[新萍宁湘]乡|[晋运白盐宣聊邹诸禹项永麻应兴海凤韩塔桐丰宜肥]城|[成昌宜]都)市"
COUNTY_OF_ITS_OWN = "(?:市[中北南]区|[西金]乡县|[镇乡][^省市县镇乡局厅委]{1,8}?(?:自治县|县)|镇海区|社旗县)"
NOT_A_CITY = r"(?!场|容|政(?!府|协|务|法)|民(?!政|族|宗|防))"
NOT_A_COUNTY = r"(?!域|块)"
TOWN_BODY = r"(?=人民政府|政府|党委|党工委|办事处|人大|委|便民|综合|$)"
# Longest forms first; each is tried where the one before ended, so 惠山区市场监督管理局 has no city and 住房和城乡建设局 no town.
PLACES: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        Level.PROVINCE,
        regex(
            r"(?:北京|天津|上海|重庆)市(?!.{1,4}市(?!场|民|政(?!府)|容))|[^市县区厅局]{2,3}省|省(?=委|政|人|[^会])"
            r"|[^市县局]{2,7}自治区|自治区|[^市县局]{2,4}特别行政区"
        ),
    ),
    (
        Level.CITY,
        regex(
            rf"{CITY_OF_ITS_OWN}|[^省区县镇乡局厅委]{{1,9}}?(?<![城都])市{NOT_A_CITY}|市{NOT_A_CITY}(?![中北南]区)"
            r"|[^省市县局]{2,9}?自治州|[^省市县局]{2,5}?(?:地区|盟)|州(?=委|政|人民)"
        ),
    ),
    (
        Level.COUNTY,
        regex(
            rf"{COUNTY_OF_ITS_OWN}|[^省市县镇乡局厅委]{{1,9}}?(?:自治县|县|(?<![社发范假业区技税流])区{NOT_A_COUNTY}|自治旗|旗)|[县区旗]{NOT_A_COUNTY}"
            r"|(?<=市)[^省市县镇乡局厅委]{1,4}市(?=人民政府|政府|委|人大)"
        ),
    ),
    (Level.TOWN, regex(rf"[^省市县局厅委]{{1,8}}?(?:(?<!城)[镇乡]|街道|苏木){TOWN_BODY}|(?:[镇乡]|街道){TOWN_BODY}")),
)
MANY_PROVINCES = ("各省", "有关省")
NATIONAL = regex(
    r"^(?:国务院|中共中央|中央|全国|国家|中华人民共和国|最高人民|中国(?!共产党.{2,}委)|新华社|武警总部|[^省市县区镇乡]{2,9}(?:部|总局|总署)$)"
)
ENDINGS: tuple[tuple[OrganKind, re.Pattern[str]], ...] = (
    (OrganKind.CONGRESS, regex(r"(?:人民代表大会|人大)(?:常务委员会|常委会)?$")),
    (OrganKind.CONSULTATIVE, regex(r"(?:政治协商会议.*|政协(?:.{2,}委员会)?)$")),
    (OrganKind.COURT, regex(r"法院$")),
    (OrganKind.PROCURATORATE, regex(r"检察院$")),
    (OrganKind.SUPERVISION, regex(r"(?:监察委员会|监委|纪律检查委员会|纪委)$")),
    (OrganKind.OFFICE, regex(r"(?:^|国务院|中央|政府|党?委|委员会)办公[厅室]$")),
    (OrganKind.GOVERNMENT, regex(r"(?:^国务院|政府|办事处|行政公署|行署)$")),
    (OrganKind.DISPATCHED, regex(r"(?:管理委员会|管委会|联络处|驻.{1,6}办事处)$")),
    (OrganKind.PARTY, regex(r"^(?:中共中央|党委|党工委|委|委员会)$")),
    (
        OrganKind.UNIT,
        regex(
            r"(?:学校|大学|学院|中学|小学|幼儿园|医院|公司|集团|中心|银行|支行|分行|总社|协会|学会|联合会"
            r"|研究院|研究所|站|馆|村|社区|村民委员会|居民委员会)$"
        ),
    ),
    (OrganKind.DEPARTMENT, regex(r"(?:局|厅|委员会|委|部|总?署|总部|办公室|办|总队|支队|大队|指挥部|领导小组|所|院|社)$")),
)
DOMAIN_END = regex(r"(?:管理局|总局|局|厅|委员会|委|部|总?署|办公室|办)$")
JOINED = regex("[和与及、]")
INNER_UNIT = regex(r"^(?P<organ>.*(?:局|厅|委员会|委|部|政府办公[厅室]))(?P<unit>[^局厅委部]{1,10}(?:处|科|股|室))$")
CLEAN = regex(r"\s+|[（(](?:盖?章|公章|印章?)[）)]|文件$")


@lru_cache(maxsize=4096)
def organ(name: str) -> Organ:
    """Take a name apart: `organ("惠山区人民政府").level is Level.COUNTY`. What the name does not tell stays None or empty."""
    plain = CLEAN.sub("", name)
    inner = INNER_UNIT.match(plain)
    whole, unit = (inner["organ"], inner["unit"]) if inner and not plain.endswith(("办公室", "办公厅")) else (plain, "")
    collective = whole.startswith(("各", "有关", "全市", "全省", "全区", "全县")) or whole.endswith("各部门")
    core = whole.removeprefix("各")
    places, rest = _places("省人民政府" if whole.startswith(MANY_PROVINCES) else core)
    kind = next((kind for kind, ending in ENDINGS if ending.search(_of_kind(kind, core, rest))), None)
    return Organ(plain, kind, _level(core, places), places, _domain(kind, rest), unit, collective)


def _places(name: str) -> tuple[tuple[tuple[Level, str], ...], str]:
    """The named places and what is left of the name; 中国… and ministries have none."""
    places: list[tuple[Level, str]] = []
    at = 0 if NATIONAL.match(name) else len(name) - len(name.removeprefix("中共").removeprefix("中国共产党"))
    for level, pattern in PLACES if not NATIONAL.match(name) else ():
        if found := pattern.match(name, at):
            places.append((level, found[0]))
            at = found.end()
    return tuple(places), name[at:]


def _of_kind(kind: OrganKind, name: str, rest: str) -> str:
    """A party committee is 市 + 委, so it shows only in what is left once the place is taken off."""
    return rest if kind is OrganKind.PARTY and rest else name


def _level(name: str, places: tuple[tuple[Level, str], ...]) -> Level | None:
    if NATIONAL.match(name):
        return Level.NATIONAL
    return max((level for level, _ in places), default=None)


def _domain(kind: OrganKind | None, rest: str) -> str:
    if kind not in (OrganKind.DEPARTMENT, OrganKind.UNIT):
        return ""
    return DOMAIN_END.sub("", JOINED.sub("", rest.removeprefix("国家")))


ABOVE = (OrganKind.PARTY, OrganKind.GOVERNMENT)
BESIDE = (OrganKind.CONGRESS, OrganKind.CONSULTATIVE, OrganKind.COURT, OrganKind.PROCURATORATE, OrganKind.SUPERVISION)


def direction(sender: Organ, recipient: Organ) -> Direction | None:
    """Where a document from one organ to another goes; None when the two names do not tell."""
    if sender.level is None or recipient.level is None or sender.kind is None or recipient.kind is None:
        return None
    if sender.kind in BESIDE or recipient.kind in BESIDE:
        return Direction.PEER if sender.kind is not recipient.kind or sender.level is recipient.level else None
    if sender.level == recipient.level:
        return _at_one_level(sender, recipient, sender.level)
    if sender.level > recipient.level:
        return _to_a_higher_level(sender, recipient, recipient.level)
    upward = _to_a_higher_level(recipient, sender, sender.level)
    return upward.reversed if upward else None


def _at_one_level(sender: Organ, recipient: Organ, level: Level) -> Direction | None:
    if _in_another_place(sender, recipient, level):
        return _between_two_places(sender, recipient, level)
    own, other = _rank(sender), _rank(recipient)
    if own != other:
        return Direction.UPWARD if own > other else Direction.DOWNWARD
    return None if OrganKind.UNIT in (sender.kind, recipient.kind) else Direction.PEER


def _rank(one: Organ) -> int:
    """At one level the party committee leads the government and both lead all the others."""
    return {OrganKind.PARTY: 0, OrganKind.GOVERNMENT: 1}.get(one.kind or OrganKind.UNIT, 2)


def _in_another_place(one: Organ, other: Organ, level: Level) -> bool:
    here, there = one.place(level), other.place(level)
    return bool(here and there) and here != there


def _between_two_places(sender: Organ, recipient: Organ, level: Level) -> Direction | None:
    """Two counties are strangers; of two 市 one may be the other's county, except between departments of different fields."""
    if level is not Level.CITY:
        return Direction.PEER
    departments = sender.kind is recipient.kind is OrganKind.DEPARTMENT
    return Direction.PEER if departments and not same_field(sender, recipient) else None


def _to_a_higher_level(sender: Organ, recipient: Organ, level: Level) -> Direction | None:
    if _in_another_place(sender, recipient, level):
        return None if level is Level.CITY else Direction.PEER
    if sender.kind is OrganKind.PARTY and recipient.kind is not OrganKind.PARTY:
        return None
    if recipient.kind in ABOVE:
        return Direction.UPWARD
    if sender.kind is recipient.kind is OrganKind.OFFICE:
        return Direction.UPWARD
    if OrganKind.UNIT in (sender.kind, recipient.kind):
        return Direction.UPWARD if same_field(sender, recipient) else None
    departments = sender.kind is recipient.kind is OrganKind.DEPARTMENT
    return Direction.UPWARD if departments and same_field(sender, recipient) else Direction.PEER


def same_field(one: Organ, other: Organ) -> bool:
    """Whether two departments keep the same field; 发展改革委 is short for 发展和改革委员会, 住建局 for 住房和城乡建设局."""
    short, long = sorted((one.domain, other.domain), key=len)
    return bool(short) and _is_short_for(short, long)


def _is_short_for(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other in the same order."""
    rest = iter(long)
    return all(char in rest for char in short)


def same_organ(one: Organ, other: Organ) -> bool | None:
    """Whether two names can mean one organ (市教育局, 无锡市教育局); None when a name cannot be taken apart."""
    if one.name == other.name:
        return True
    if one.kind is None or other.kind is None or one.level is None or other.level is None:
        return True if one.name in other.name or other.name in one.name else None
    if (one.kind, one.level, one.unit) != (other.kind, other.level, other.unit):
        return False
    if any(_in_another_place(one, other, level) for level in Level):
        return False
    return one.domain == other.domain or same_field(one, other)


def skipped(sender: Organ, recipient: Organ) -> Level | None:
    """The level that a document passes over on its way up (条例 14); None when it passes over none or the names do not tell."""
    if direction(sender, recipient) is not Direction.UPWARD or sender.level is None or recipient.level is None:
        return None
    steps = sender.level - recipient.level
    if recipient.kind in ABOVE and sender.kind not in ABOVE:
        return sender.level if steps else None
    if steps < 2 or _hangs_directly(sender, recipient, recipient.level):
        return None
    return Level(recipient.level + 1)


def _hangs_directly(sender: Organ, recipient: Organ, level: Level) -> bool:
    """A district of 上海市 or a county of 海南省 has no city above it, and a town of 江阴市 no district."""
    if recipient.place(level) in MUNICIPALITIES + WITHOUT_CITIES:
        return True
    named = {one for one, _ in sender.places}
    return level is Level.CITY and Level.COUNTY not in named and Level.TOWN in named
