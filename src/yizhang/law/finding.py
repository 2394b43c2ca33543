"""What a rule, a condition or a lint says: a template with its values, so that it translates, groups and counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum, IntEnum
from typing import NamedTuple

from yizhang.law.values import dataclass, field, replace


def _(template: str) -> str:
    """Mark a template for translation; it is translated where it is shown, never here."""
    return template


class Severity(Enum):
    """不符 refuses, 须确认 asks for a recorded confirmation, 提示 informs."""

    BREACH = "breach"
    CAUTION = "caution"
    NOTE = "note"


class Strength(IntEnum):
    """How strong a source is; it bounds the severity of what cites it (semantics 46)."""

    CUSTOM = 0
    USUAL = 1
    RECOMMENDED = 2
    PRESCRIBED = 3

    @property
    def label(self) -> str:
        """惯例 一般 推荐 规定."""
        return ("惯例", "一般", "推荐", "规定")[self]


READ = _("（按本机关掌握的口径）")
"""What is added wherever our reading of a silent text speaks."""


class Way(NamedTuple):
    """What would open a closed verb: the verb to do first and who does it."""

    verb: str
    label: str
    who: str


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, doubtful or worth knowing.

    `template` and `remedy` are filled from `values`; `where` names the part (正文, 牵头部门); `quote` is the place found;
    `cites` are provisions of the rulebook, own first; `source` the national article when it is the stricter;
    `lift` names who may waive it, empty when nobody may; `reading`: it rests on our reading of a silent text (semantics 65).
    """

    code: str
    severity: Severity
    template: str
    values: Mapping[str, str | int | bool] = field(default_factory=dict)
    where: str = ""
    quote: str = ""
    remedy: str = ""
    cites: tuple[str, ...] = ()
    source: str = ""
    lift: str = ""
    way: Way | None = None
    private: bool = False
    reading: bool = False

    @property
    def message(self) -> str:
        """The Chinese sentence. Screens translate `template` and fill it themselves."""
        return self.template.format_map(self.values) + (READ if self.reading else "")

    @property
    def mend(self) -> str:
        """怎么办, filled."""
        return self.remedy.format_map(self.values)

    @property
    def refuses(self) -> bool:
        """Whether an act with this finding is refused."""
        return self.severity is Severity.BREACH

    @property
    def digest(self) -> str:
        """Of code and values: what a confirmation or a waiver is good for (semantics 35, 37)."""
        import hashlib
        import json

        plain = json.dumps([self.code, dict(self.values)], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()[:16]

    def as_json(self) -> dict[str, object]:
        """The finding F of the contracts."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "where": self.where,
            "quote": self.quote,
            "remedy": self.mend,
            "cites": list(self.cites),
            "source": self.source,
            "lift": self.lift,
        }

    def also(self, **changes: object) -> Finding:
        """The same finding with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


Findings = Iterator[Finding]


def breach(template: str, *, where: str = "", remedy: str = "", quote: str = "", source: str = "", **values: object) -> Finding:
    """不符: the act is refused. The rule that yields it adds code and citations."""
    return _make(Severity.BREACH, template, where, remedy, quote, source, values)


def caution(template: str, *, where: str = "", remedy: str = "", quote: str = "", source: str = "", **values: object) -> Finding:
    """须确认: the act goes on once somebody confirmed it, and says who."""
    return _make(Severity.CAUTION, template, where, remedy, quote, source, values)


def note(template: str, *, where: str = "", remedy: str = "", quote: str = "", source: str = "", **values: object) -> Finding:
    """提示: informs, and is never confirmed."""
    return _make(Severity.NOTE, template, where, remedy, quote, source, values)


def _make(severity: Severity, template: str, where: str, remedy: str, quote: str, source: str, values: Mapping[str, object]) -> Finding:
    plain = {name: _plain(value) for name, value in values.items()}
    return Finding("", severity, template, plain, where, quote, remedy, source=source)


def moment_said(at: datetime) -> str:
    """2026年3月2日09:00, for a moment in the installation's own time."""
    return f"{_plain(at)}{at:%H:%M}"


def _plain(value: object) -> str | int | bool:
    """Values of findings are kept in acts: text, whole numbers, yes or no."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return value if isinstance(value, bool | int | str) and type(value) in (bool, int, str) else str(value)
