"""Who: expressions over the organisation and the record, resolved to seats on the day. They carry the citations of chapter two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yizhang.law.org import Rank, Seat, Who
from yizhang.law.record import Record, fields_of
from yizhang.law.values import dataclass, replace
from yizhang.law.who import Actor, Around, Both, Either, Every, Everybody, FirstOf, Machine, OtherThan, verb_name

if TYPE_CHECKING:
    from yizhang.law.verb import Verb

__all__ = [
    "Actor", "Both", "DeskOf", "Either", "Every", "FirstOf", "HeadOf", "Holder", "InChargeOf", "LeaderOf", "Machine", "NamedOrgan",
    "OfField", "OfficeSection", "OtherThan", "PairedWith", "Ranked", "SameAs", "every", "everybody", "first_of", "head_of", "holder",
    "in_charge_of", "leader_of", "mayor", "office", "organ", "other_than", "paired_with", "rank", "same_as", "secretary_general", "section",
    "system", "verb_name",
]  # fmt: skip


@dataclass(frozen=True)
class Ranked(Actor):
    """All posts of a rank."""

    rank: Rank = Rank.MAYOR
    anyone: bool = False
    said: str = ""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Those of all posts of the rank."""
        return who.org.ranked(self.rank)

    def label(self, record: type[Record]) -> str:
        """市长, 秘书长; 总理 where the rulebook says so."""
        return self.said or self.rank.value

    @property
    def tied(self) -> bool:
        """A rank that one person has, or one of which any may act."""
        return self.anyone or self.rank in (Rank.MAYOR, Rank.SECRETARY_GENERAL)


@dataclass(frozen=True)
class OfficeSection(Actor):
    """A section of the government's office, by its short name."""

    short: str = ""
    of: str = "市政府办公室"

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """The section's; none where the office has no such section."""
        found = who.org.section(self.short)
        return (found,) if found else ()

    def label(self, record: type[Record]) -> str:
        """市政府办公室文电."""
        return f"{self.of}{self.short}"


@dataclass(frozen=True)
class NamedOrgan(Actor):
    """The desk of an organ named outright."""

    organ: str = ""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Its desk."""
        return (who.org.desk(self.organ),)

    def label(self, record: type[Record]) -> str:
        """The name as it was written."""
        return self.organ


@dataclass(frozen=True)
class OfField(Actor):
    """Base of actors that read one field, of one or several organs or posts."""

    field: str = ""
    said: str = ""

    def of(self, who: Who, key: str) -> tuple[Seat, ...]:
        """The seats for one value of the field."""
        raise NotImplementedError

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Of each value that the field has."""
        value = who.values.get(self.field)
        keys = value if isinstance(value, list) else [value] if value else []
        return tuple(dict.fromkeys(seat for key in keys for seat in self.of(who, str(key))))

    def label(self, record: type[Record]) -> str:
        """By the field's label: 牵头部门主要负责人."""
        return fields_of(record)[self.field].label + self.said

    @property
    def fields(self) -> tuple[str, ...]:
        """The one it reads."""
        return (self.field,)


class DeskOf(OfField):
    """The desk 文书 of the organ or section in the field."""

    def of(self, who: Who, key: str) -> tuple[Seat, ...]:
        """Its desk."""
        return (who.org.desk(key),)


class HeadOf(OfField):
    """The principal head 主要负责人 of the organ in the field (7.1)."""

    def of(self, who: Who, key: str) -> tuple[Seat, ...]:
        """The head's; none while the post is vacant and nobody is in charge."""
        found = who.org.head(key)
        return (found,) if found else ()


class LeaderOf(OfField):
    """Any 负责人 of the organ in the field (53.2a)."""

    def of(self, who: Who, key: str) -> tuple[Seat, ...]:
        """Head and deputies."""
        return who.org.leaders(key)


class Holder(OfField):
    """The post in the field."""

    def of(self, who: Who, key: str) -> tuple[Seat, ...]:
        """The post itself."""
        return (f"post:{key}",)


@dataclass(frozen=True)
class InChargeOf(Actor):
    """The deputy mayor in charge 分管副市长 (6.1b): of the first of the fields that names somebody, topic before department."""

    of: tuple[str, ...] = ()
    said: str = "分管副市长"

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Of the first field that names somebody's portfolio."""
        for name in self.of:
            value = who.values.get(name)
            keys = value if isinstance(value, list) else [value] if value else []
            if found := tuple(dict.fromkeys(seat for key in keys for seat in who.org.in_charge(str(key)))):
                return found
        return ()

    def label(self, record: type[Record]) -> str:
        """分管副市长."""
        return self.said

    @property
    def fields(self) -> tuple[str, ...]:
        """All that it may read."""
        return self.of


class PairedWith(Around):
    """The deputy secretary-general 副秘书长 who works with that leader."""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Of each leader named, once."""
        return tuple(dict.fromkeys(one for seat in self.of.seats(who) if (one := who.org.paired(seat))))

    def label(self, record: type[Record]) -> str:
        """对口分管副市长的副秘书长."""
        return f"对口{self.of.label(record)}的副秘书长"

    @property
    def tied(self) -> bool:
        """As the leader is."""
        return self.of.tied


@dataclass(frozen=True)
class SameAs(Actor):
    """The post that did the verb, whoever holds it now."""

    verb: Verb | str = ""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """The post's; none while the verb is not done."""
        post = who.did.get(verb_name(self.verb), ("", ""))[1]
        return (f"post:{post}",) if post else ()

    def label(self, record: type[Record]) -> str:
        """办理“拟稿”的职务."""
        return f"办理“{self.verb if isinstance(self.verb, str) else self.verb.label}”的职务"

    def bound(self, verbs: Mapping[str, Verb]) -> Actor:
        """With the verb itself, so that its label can be said."""
        return replace(self, verb=verbs.get(verb_name(self.verb).rstrip("_"), self.verb))

    @property
    def verbs(self) -> tuple[str, ...]:
        """The one it looks back at."""
        return (verb_name(self.verb),)


mayor = Ranked(rank=Rank.MAYOR, cites="6.1a")
secretary_general = Ranked(rank=Rank.SECRETARY_GENERAL, cites="6.1c")
system = Machine()
everybody = Everybody()


def rank(of: Rank, *, anyone: bool = False, said: str = "", cites: str = "") -> Actor:
    """Any post of that rank; several hold it, so a verb of it says `anyone=True`. `said` as the rulebook calls it, by its provision."""
    return Ranked(rank=of, anyone=anyone, said=said, cites=cites)


def office(short: str, *, of: str = "市政府办公室") -> Actor:
    """A section of the government's office: `office("文电")`."""
    return OfficeSection(short=short, of=of)


def organ(name: str) -> Actor:
    """The desk of an organ: `organ("市司法局")`."""
    return NamedOrgan(organ=name)


def section(field: str) -> Actor:
    """The desk of the organ or section in the field."""
    return DeskOf(field=field)


def head_of(field: str, *, cites: str = "7.1") -> Actor:
    """The principal head of the organ in the field."""
    return HeadOf(field=field, said="主要负责人", cites=cites)


def leader_of(field: str) -> Actor:
    """Any 负责人 of the organ in the field."""
    return LeaderOf(field=field, said="负责人")


def holder(field: str) -> Actor:
    """The post in the field."""
    return Holder(field=field)


def in_charge_of(*fields: str, said: str = "分管副市长", cites: str = "6.1b") -> Actor:
    """The deputy mayor in charge, by the first field that names somebody."""
    return InChargeOf(of=fields, said=said, cites=cites)


def paired_with(leader: Actor) -> Actor:
    """The deputy secretary-general paired with the leader."""
    return PairedWith(of=leader)


def same_as(verb: Verb | str) -> Actor:
    """The post that did that verb."""
    return SameAs(verb=verb)


def other_than(verb: Verb | str) -> Actor:
    """Not the person who did that verb."""
    return OtherThan(verb=verb)


def first_of(*actors: Actor) -> Actor:
    """The first of them that names somebody: `first_of(holder("keeper"), office("文电"))`."""
    return FirstOf(of=actors)


def every(actor: Actor) -> Actor:
    """All seats of the actor, one act each."""
    return Every(of=actor, cites=actor.cites, personal=actor.personal)
