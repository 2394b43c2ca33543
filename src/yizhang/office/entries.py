"""A file of an organisation, shaped like `city.yaml`, as entries of the registers of chapter two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from yizhang.law.record import Record, from_json
from yizhang.office.cells import dates, nearest, several, some, table, text
from yizhang.office.facts import (
    AbEntry,
    AbsenceEntry,
    ChargeEntry,
    DelegationEntry,
    DutyEntry,
    HoldingEntry,
    OrganEntry,
    PairingEntry,
    PortfolioEntry,
    PostEntry,
    SealEntry,
)
from yizhang.office.kinds import DelegationKind, OrganKind, Role
from yizhang.office.naming import plain
from yizhang.office.registers import known_by, register_of
from yizhang.office.row import Row
from yizhang.office.rows import Rows
from yizhang.office.workbook import read_workbook
from yizhang.yamltext import Marked, MarkedMap, Unusable, read_yaml

DELEGATED = {
    "presiding": DelegationKind.PRESIDING,
    "meeting": DelegationKind.EXECUTIVE_MEETING,
    "special_meeting": DelegationKind.SPECIAL_MEETING,
}


@dataclass(frozen=True)
class Entry:
    """One entry to make: the record, and the row of the file it comes from."""

    record: Record
    row: Marked = field(compare=False)

    @property
    def register(self) -> str:
        """The register it belongs to."""
        return register_of(self.record)


@cache
def demonstration() -> tuple[Entry, ...]:
    """The demonstration city."""
    return read_entries((files("yizhang.office") / "city.yaml").read_text("utf-8"), "city.yaml")


def read_entries(yaml: str, name: str) -> tuple[Entry, ...]:
    """All entries, each after those it refers to. Raises Unusable with file and line for a row that cannot be used."""
    return tuple(entries_of(read_yaml(yaml, name)))


def read_file(path: Path) -> tuple[Entry, ...]:
    """The entries of a file, YAML or .xlsx. Raises Unusable."""
    if path.suffix.lower() == ".xlsx":
        return tuple(entries_of(read_workbook(path)))
    try:
        return read_entries(path.read_text("utf-8"), path.name)
    except UnicodeDecodeError as fault:
        raise Unusable(None, "不是UTF-8编码的文字；请用YAML或.xlsx", path.name) from fault


def entries_of(city: Marked) -> Iterator[Entry]:
    """The same from a tree of marked values, whatever file it was read from. Raises Unusable."""
    if not isinstance(city, MarkedMap):
        raise Unusable(city, "应为若干表（leaders、sections、departments……）")
    made = [*_organs(city), *_posts(city), *_leaders(city), *_portfolios(city), *_absences(city), *_seals(city)]
    _check_references(made)
    return iter(made)


@cache
def rows_of(entries: tuple[Entry, ...]) -> Rows:
    """The organisation that these entries make, without any office that entered them."""
    return Rows(1, tuple(_row(entry.record) for entry in entries))


def _row(record: Any) -> Row[Record]:
    held = record.away if isinstance(record, AbsenceEntry) else record.period
    return Row("-".join(known_by(record)), record, held)


def _organs(city: MarkedMap) -> Iterator[Entry]:
    own = city.get("city")
    if isinstance(own, MarkedMap):
        name, short = text(own, "government"), text(own, "short")
        yield _entry(OrganEntry, own, code="government", name=name, short=short, kind=OrganKind.GOVERNMENT.value)
        called = {"name": text(own, "office", f"{name}办公室"), "short": text(own, "office", f"{short}办公室")}
        yield _entry(OrganEntry, own, code="office", kind=OrganKind.OFFICE.value, **called)
    for row in table(city, "sections"):
        yield _organ(row, OrganKind.SECTION, parent="office", work=text(row, "duties"))
    for name in ("departments", "counties", "other_organs", "outside"):
        for row in table(city, name):
            yield _organ(row, _organ_kind(row), **some(row, "chair", "office_in", "important_source"), bureaus=several(row, "bureaus"))


def _organ(row: MarkedMap, kind: OrganKind, **more: Any) -> Entry:
    name = text(row, "name")
    short = text(row, "short", name.removesuffix("人民政府") + "政府" if name.endswith(("市人民政府", "区人民政府")) else name)
    return _entry(OrganEntry, row, code=text(row, "code"), name=name, short=short, kind=kind.value, **more)


def _organ_kind(row: MarkedMap) -> OrganKind:
    said = text(row, "kind")
    if said.upper() in OrganKind.__members__:
        return OrganKind[said.upper()]
    if said in {kind.value for kind in OrganKind}:
        return OrganKind(said)
    raise Unusable(row["kind"], f"没有“{said}”这一类机构" + nearest(said, [kind.name.lower() for kind in OrganKind]))


def _posts(city: MarkedMap) -> Iterator[Entry]:
    for place, row in enumerate([*table(city, "leaders"), *table(city, "deputy_secretaries_general")], 1):
        yield from _leader(place, row)
    for row in table(city, "sections"):
        code = text(row, "code")
        title = "处长" if text(row, "name").endswith("处") else "主任"
        yield from _post(row, f"{code}.head", title, Role.SECTION_HEAD, code, text(row, "head"))
        for n, person in enumerate(several(row, "staff"), 1):
            yield from _post(row, f"{code}.{n}", "工作人员", Role.STAFF, code, person)
    for name in ("departments", "counties", "other_organs"):
        for row in table(city, name):
            yield from _posts_of_organ(row)


def _leader(place: int, row: MarkedMap) -> Iterator[Entry]:
    """A leader; where the government calls its posts otherwise (总理), `role` says which of them it is."""
    code, title = text(row, "post"), text(row, "title")
    role = next((role for role in Role if text(row, "role", title).startswith(role.value)), None)
    if role is None:
        raise Unusable(row["title"], f"“{title}”不是市长、副市长、秘书长、副秘书长；职务另有名称的，用 role 写明是其中哪一种")
    organ = "office" if role is Role.DEPUTY_SECRETARY_GENERAL else "government"
    more = {"executive": "常务" in title or None, "heads_office": text(row, "office_head", "") == "true" or None, "place": place}
    yield from _post(row, code, title if "role" in row else role.value, role, organ, text(row, "holder", ""), **more)
    for leader in several(row, "pairs_with"):
        yield _entry(PairingEntry, row, post=code, leader=leader, **dates(row))


def _posts_of_organ(row: MarkedMap) -> Iterator[Entry]:
    code, principal = text(row, "code"), row.get("principal")
    if isinstance(principal, MarkedMap):
        yield from _post(principal, f"{code}.principal", text(principal, "title"), Role.PRINCIPAL, code, text(principal, "holder", ""))
    for n, one in enumerate(table(row, "deputies"), 1):
        holder, covers = text(one, "holder", ""), text(one, "covers", "")
        yield from _post(one, f"{code}.deputy{n}", text(one, "title"), Role.DEPUTY, code, holder, covers=covers)
    if "legality" in row:
        yield from _post(row, f"{code}.legality", "合法性审核岗", Role.LEGALITY, code, text(row, "legality"))
    if clerk := text(row, "clerk", text(row, "office_clerk", "")):
        yield from _post(row, f"{code}.clerk", "文书", Role.CLERK, code, clerk)
    if duties := several(row, "duties"):
        yield _entry(DutyEntry, row, organ=code, duties=duties)


def _post(row: MarkedMap, code: str, title: str, role: Role, organ: str, holder: str, **more: Any) -> Iterator[Entry]:
    yield _entry(PostEntry, row, code=code, title=title, organ=organ, role=role.value, **more)
    if holder:
        yield _entry(HoldingEntry, row, person=holder, post=code, **dates(row))


def _leaders(city: MarkedMap) -> Iterator[Entry]:
    for row in table(city, "ab_roles"):
        yield _entry(AbEntry, row, a=text(row, "a"), b=text(row, "b"), scope=text(row, "scope"), **dates(row))
    for row in table(city, "acting_heads"):
        reason, organ = text(row, "reason"), text(row, "organ")
        yield _entry(ChargeEntry, row, organ=organ, post=_deputy_called(city, organ, row), reason=reason, **dates(row))


def _deputy_called(city: MarkedMap, organ: str, row: MarkedMap) -> str:
    """`副局长(旅游)` of an organ -> the code of its post."""
    words, called = plain(text(row, "post")), {}
    for name in ("departments", "counties", "other_organs"):
        for one in (each for each in table(city, name) if text(each, "code") == organ):
            for n, deputy in enumerate(table(one, "deputies"), 1):
                called[plain(f"{text(deputy, 'title')}({text(deputy, 'covers', '')})")] = f"{organ}.deputy{n}"
    if words not in called:
        raise Unusable(row["post"], f"{organ}没有“{words}”" + nearest(words, called))
    return called[words]


def _portfolios(city: MarkedMap) -> Iterator[Entry]:
    notices = {text(row, "date"): text(row, "notice", "") for row in table(city, "portfolio_changes")}
    for row in table(city, "portfolios"):
        basis = text(row, "basis", notices.get(text(row, "from"), "") or f"{text(row, 'from')}市政府领导分工")
        said = {"organs": [*several(row, "departments"), *several(row, "others")], "topics": several(row, "topics"), "basis": basis}
        yield _entry(PortfolioEntry, row, leader=text(row, "leader"), **said, **dates(row))


def _absences(city: MarkedMap) -> Iterator[Entry]:
    for row in table(city, "absences"):
        approvals = [{"to": text(one, "by"), "on": text(one, "on")} for one in table(row, "approved")]
        filings = [{"to": text(one, "with"), "on": text(one, "on")} for one in table(row, "filed")]
        said = {name: text(row, name) for name in ("who", "kind", "place")}
        yield _entry(AbsenceEntry, row, **said, approvals=approvals, filings=filings, **dates(row))
    for n, row in enumerate(table(city, "delegations"), 1):
        giver = text(row, "by")
        role = Role.MAYOR if giver == "mayor" else Role.DEPUTY_MAYOR
        said = {"kind": DELEGATED[text(row, "kind")].value, "receiver": text(row, "to_whom"), "scope": text(row, "scope")}
        when = {"since": text(row, "on"), "until": text(row, "on")} if "on" in row else dates(row)
        number = f"{when['since'][:4]}年第{n}号"
        yield _entry(DelegationEntry, row, **said, giver=giver, giver_role=role.value, number=number, **some(row, "reason"), **when)


def _seals(city: MarkedMap) -> Iterator[Entry]:
    for row in table(city, "seals"):
        yield _entry(SealEntry, row, **{name: text(row, name) for name in ("name", "organ", "kind", "keeper")}, **dates(row))


def _check_references(made: list[Entry]) -> None:
    """Every post and organ that is referred to must be one of the file."""
    posts = {entry.record.code for entry in made if isinstance(entry.record, PostEntry)}
    organs = {entry.record.code for entry in made if isinstance(entry.record, OrganEntry)}
    for entry in made:
        named = entry.record.__dict__
        for code in (named[name] for name in ("post", "leader", "a", "b", "who", "giver", "receiver", "chair", "keeper") if name in named):
            if code not in posts:
                raise Unusable(entry.row, f"没有“{code}”这个职务" + nearest(code, posts))
        for code in (*named.get("organs", ()), *(named[name] for name in ("organ", "office_in", "parent") if name in named)):
            if code not in organs:
                raise Unusable(entry.row, f"没有“{code}”这个机构" + nearest(code, organs))


def _entry(kind: type[Record], row: MarkedMap, /, **values: Any) -> Entry:
    filled = {name: value for name, value in values.items() if value not in ("", None, [])}
    try:
        return Entry(from_json(kind, filled), row)
    except ValueError as fault:
        raise Unusable(row, str(fault)) from fault
