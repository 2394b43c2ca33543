"""The value: the 18 elements of an official document (公文处理条例 9), each with where it was read and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from yizhang.law.values import dataclass, field

if TYPE_CHECKING:
    from yizhang.gongwen.layout import Layout
    from yizhang.gongwen.pictures import Picture

T = TypeVar("T")


class Kind(Enum):
    """The 15 文种 of 公文处理条例 8."""

    RESOLUTION = "决议"
    DECISION = "决定"
    ORDER = "命令"
    COMMUNIQUE = "公报"
    ANNOUNCEMENT = "公告"
    PUBLIC_NOTICE = "通告"
    OPINIONS = "意见"
    NOTICE = "通知"
    BULLETIN = "通报"
    REPORT = "报告"
    REQUEST = "请示"
    REPLY = "批复"
    BILL = "议案"
    LETTER = "函"
    MINUTES = "纪要"


class Urgency(Enum):
    """紧急程度 of a document; telegrams have their own four."""

    NONE = "无"
    URGENT = "加急"
    VERY_URGENT = "特急"


class Place(NamedTuple):
    """Where something was read: `page` or `paragraph` (both from 1, 0 unknown) and the characters [start, end) in the document's text."""

    paragraph: int = 0
    start: int = 0
    end: int = 0
    page: int = 0
    region: str = ""


NOWHERE = Place()


@dataclass(frozen=True)
class Read(Generic[T]):
    """An element as read: its value, the words it was read from, the place, and how surely (0 to 100; below 80 is doubtful)."""

    value: T
    text: str = ""
    place: Place = NOWHERE
    sure: int = 100


@dataclass(frozen=True)
class DocumentNumber:
    """发文字号. `faults` are names of what departs from GB/T 9704 7.2.5 (brackets, leading_zero, short_year, ordinal …).

    `year` is 0 where the number has none: an order's is 国令第706号.
    """

    code: str
    year: int
    serial: int
    faults: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号" if self.year else f"{self.code}第{self.serial}号"


@dataclass(frozen=True)
class Title:
    """标题 = 发文机关名称 + 事由 + 文种. `stated` is the word that stands as 文种, `kind` None when it is none of the fifteen.

    `form`: "" or 印发 转发 批转; `inner_kind` the kind of what is passed on; `quoted` the titles in 《》.
    """

    text: str
    issuer: str = ""
    about: str = ""
    kind: Kind | None = None
    stated: str = ""
    form: str = ""
    inner_kind: Kind | None = None
    inner_issuer: str = ""
    quoted: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


class Paragraph(NamedTuple):
    """A block of the body. `level` 0 is text, 1 to 4 are 一、 （一） 1. （1）; `number` is what is printed, also when automatic."""

    text: str
    place: Place = Place()
    level: int = 0
    number: str = ""
    automatic: bool = False


class Figure(NamedTuple):
    """A picture in the text or an annex. `digest` is the SHA-256 of its bytes, empty where they cannot be had; sizes as shown, in mm.

    `place` is where it stands between the characters of the text, which holds none for it; `caption` the line below it (图1 …), `alt` its
    description; `floats` tells that it is tied to a place of the page; `crop` what is cut off left, above, right and below, in parts of
    the whole; `faults` are names of what is wrong with it (figures.FAULTS).
    """

    digest: str
    media: str = ""
    width: float = 0.0
    height: float = 0.0
    place: Place = NOWHERE
    caption: str = ""
    alt: str = ""
    floats: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfficialDocument:
    """An official document. An element that is absent is None (or empty); every element says where it was read.

    `handled_as` is the 文种 it is handled as where the title states none of the fifteen (an order that carries a regulation, a 答复);
    `signatory` the post and name under an order or a bill; `attending` `absent` `observing` are the lists of a 纪要; `attachments` hold
    each annex's title as value and the whole annex as place; `doubts` are Chinese sentences on what does not agree or was assumed;
    `source` names the form read: text, docx, html, pdf, ofd; `layout` how it stands on its pages, None where the form has none;
    `figures` are the pictures of text and annexes in their order, `pictures` their bytes by digest, `set_aside` how many more stand
    elsewhere, as seals and emblems do.
    """

    text: str = ""
    title: Read[Title] | None = None
    document_number: Read[DocumentNumber] | None = None
    letterhead: Read[str] | None = None
    copy_number: Read[str] | None = None
    secrecy: Read[str] | None = None
    secrecy_term: Read[str] | None = None
    urgency: Read[Urgency] | None = None
    signers: tuple[Read[str], ...] = ()
    primary_recipients: Read[tuple[str, ...]] | None = None
    body: tuple[Paragraph, ...] = ()
    attachment_note: Read[tuple[str, ...]] | None = None
    issuers: tuple[Read[str], ...] = ()
    dated: Read[date] | None = None
    note: Read[str] | None = None
    attachments: tuple[Read[str], ...] = ()
    copies_to: Read[tuple[str, ...]] | None = None
    printed_by: Read[str] | None = None
    printed_on: Read[date] | None = None
    source: str = ""
    doubts: tuple[str, ...] = field(default=())
    handled_as: Read[Kind] | None = None
    signatory: Read[str] | None = None
    attending: Read[str] | None = None
    absent: Read[str] | None = None
    observing: Read[str] | None = None
    layout: Layout | None = None
    figures: tuple[Figure, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict, compare=False, repr=False)
    set_aside: int = 0

    @cached_property
    def body_text(self) -> str:
        """正文 as one text, paragraphs joined by line ends; annexes are not part of it."""
        return "\n".join(one.number + one.text if one.automatic else one.text for one in self.body)

    @property
    def kind(self) -> Kind | None:
        """文种 as the title states it."""
        return self.title.value.kind if self.title else None
