"""The notions of chapter two as enumerations; what is stored and shown is the Chinese term."""

from __future__ import annotations

import re
from enum import Enum


class OrganKind(Enum):
    """What an organ is; the rules bind some kinds wholly and name others where they mean them (63.2)."""

    GOVERNMENT = "市政府"
    OFFICE = "市政府办公室"
    SECTION = "办公室内设机构"
    DEPARTMENT = "工作部门"
    DIRECTLY_AFFILIATED = "直属单位"
    RESIDENT_OFFICE = "派驻机关（构）"
    DISPATCHED_AGENCY = "派出机关（构）"
    COUNTY_CITY = "县级市政府"
    DISTRICT = "区政府"
    COORDINATING_BODY = "议事协调机构"
    SUPERIOR_GOVERNMENT = "上级政府"
    SUPERIOR_OFFICE = "上级政府办公厅"
    SUPERIOR_PARTY = "上级党委"
    CENTRAL_MINISTRY = "国家部委"
    PROVINCIAL_DEPARTMENT = "省级部门"
    PROVINCIAL_CONGRESS = "省人大常委会"
    CITY_PARTY = "市委"
    CITY_PARTY_OFFICE = "市委办公室"
    CITY_CONGRESS = "市人大常委会"
    CITY_CONSULTATIVE = "市政协"
    SUPERVISION = "监察委员会"
    COURT = "法院"
    OTHER = "其他机关单位"


BOUND = (OrganKind.DEPARTMENT, OrganKind.DIRECTLY_AFFILIATED, OrganKind.RESIDENT_OFFICE)
"""Bound by the rules as a whole: what binds departments binds them (63.2)."""

NAMED_ONLY = (OrganKind.DISPATCHED_AGENCY, OrganKind.COUNTY_CITY, OrganKind.DISTRICT)
"""Bound only where an article names them."""

COUNTIES = (OrganKind.COUNTY_CITY, OrganKind.DISTRICT)
"""The governments below the city's."""

INSIDE = (OrganKind.GOVERNMENT, OrganKind.OFFICE, OrganKind.SECTION, *BOUND, *NAMED_ONLY, OrganKind.COORDINATING_BODY)
"""Has posts and a desk here; the others are only written to."""


CALLED = (
    (re.compile(r"^(?:[^各]{1,6}市)?各[^各]*[县区][^各]*政府$"), COUNTIES),
    (re.compile(r"^(?:[^各]{0,6}市)?(?:级|级机关|政府)?各(?:委|办|局|部门|工作部门)"), (OrganKind.DEPARTMENT,)),
    (re.compile(r"各直属"), (OrganKind.DIRECTLY_AFFILIATED,)),
    (re.compile(r"各派驻"), (OrganKind.RESIDENT_OFFICE,)),
)
"""统称: what address lines call all organs of a kind."""


def kinds_called(name: str) -> tuple[OrganKind, ...]:
    """The kinds whose organs are all meant: 各市（县）、区人民政府, 市各委办局、各直属单位; none for a name that means one, or others."""
    return tuple(kind for words, kinds in CALLED if words.search(name) for kind in kinds)


class Role(Enum):
    """What kind of post it is."""

    MAYOR = "市长"
    DEPUTY_MAYOR = "副市长"
    SECRETARY_GENERAL = "秘书长"
    DEPUTY_SECRETARY_GENERAL = "副秘书长"
    PRINCIPAL = "主要负责人"
    DEPUTY = "其他负责人"
    SECTION_HEAD = "内设机构负责人"
    LEGALITY = "合法性审核"
    CLERK = "文书"
    STAFF = "工作人员"


LEADERS = (Role.MAYOR, Role.DEPUTY_MAYOR, Role.SECRETARY_GENERAL)


class AbsenceKind(Enum):
    """The four kinds of being away."""

    TRIP = "出差"
    ABROAD = "出访"
    LEAVE = "休假"
    STUDY = "学习培训"


class DelegationKind(Enum):
    """What a leader lets another do for him. 主持工作 and the meetings are different delegations."""

    PRESIDING = "主持市政府工作"
    EXECUTIVE_MEETING = "召集主持市政府常务会议"
    MAYORS_OFFICE_MEETING = "召集市长办公会议"
    SPECIAL_MEETING = "召开市政府专题会议"
    REVIEW = "审核送市长公文"


class Origin(Enum):
    """Where a task to carry out comes from."""

    ASSIGNMENT = "市长交办"
    DECISION = "会议决定"
    DEPLOYMENT = "上级部署"


class SealKind(Enum):
    """What a seal is for."""

    OFFICIAL = "公章"
    SPECIAL = "专用章"
    PERSONAL = "签名章"


class RetireCause(Enum):
    """Why a seal is used no more."""

    LOST = "遗失"
    REPLACED = "换用新章"
    RENAMED = "名称变更"
    ABOLISHED = "机构撤销"
    WORN = "损坏"
