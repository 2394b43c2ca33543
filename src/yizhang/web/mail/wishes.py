"""提醒方式: when a person is written to, and when not: a preference, which moves no limit and changes nothing lawful (semantics 66)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from yizhang.kernel.switches import switched
from yizhang.web import preferences
from yizhang.web.mail.channel import domain_of
from yizhang.web.models import Preference

NAME = "mail"
QUIET = "quiet_hours"
HOURS = tuple(range(6, 21))
"""At which a digest may be wished for."""
Quiet = tuple[time, time] | None
"""From when to when nothing ordinary is sent; over midnight when the end is before the beginning."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """`hour` of the digest, None for none; `urgent`: 特急 at once; `quiet` as typed, 22:00 07:00, empty for what the office has set."""

    address: str = ""
    hour: int | None = None
    urgent: bool = False
    quiet: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is wished for."""
        return bool(self.address) and (self.hour is not None or self.urgent)


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was filled in, and what is wrong with it by field."""

    wishes: Wishes
    since: str = ""
    until: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


def kept(person: str) -> Wishes:
    """What the person wished for; nothing until he did."""
    own = preferences.get(person, NAME)
    return Wishes(**own) if isinstance(own, dict) else Wishes()


def keep(person: str, wishes: Wishes) -> None:
    """Keep it, over what was there."""
    preferences.put(person, NAME, asdict(wishes))


def everybody() -> Iterator[tuple[str, Wishes]]:
    """All who wish to be written to."""
    rows = Preference.objects.filter(name=NAME).order_by("person").values_list("person", "value")
    yield from ((person, wishes) for person, value in rows if (wishes := Wishes(**value)).any)


def typed(words: Mapping[str, str], sender: str) -> Typed:
    """The form as filled in. `sender`: letters go to addresses of its domain only, so that none leaves the house by a slip."""
    hour, since, until = words.get("hour", ""), words.get("since", "").strip(), words.get("until", "").strip()
    wishes = Wishes(
        words.get("address", "").strip(),
        int(hour) if hour.isdecimal() and int(hour) in HOURS else None,
        words.get("urgent") == "1",
        f"{since} {until}".strip(),
    )
    return Typed(wishes, since, until, dict(_faults(wishes, since, until, sender)))


def _faults(wishes: Wishes, since: str, until: str, sender: str) -> Iterator[tuple[str, str]]:
    wanted = wishes.hour is not None or wishes.urgent
    if wishes.address and (why := _bad_address(wishes.address, sender)):
        yield "address", why
    elif wanted and not wishes.address:
        yield "address", _("填写收信地址；不要来信的，两项都选“不发”")
    if wishes.quiet and (why := bad_hours(wishes.quiet)):
        yield "quiet", why
    elif wishes.hour is not None and is_quiet(time(wishes.hour), quiet_of(wishes, office_quiet())):
        yield "hour", _("{hour}:00在免打扰时段内，请另选一个时间").format(hour=wishes.hour)


def _bad_address(address: str, sender: str) -> str:
    try:
        validate_email(address)
    except ValidationError:
        return _("“{address}”不是邮件地址，请写成 name@{domain}").format(address=address, domain=domain_of(sender) or "example.gov.cn")
    if domain_of(sender) and domain_of(address) != domain_of(sender):
        return _("只发往本机关的邮箱，请填 @{domain} 的地址").format(domain=domain_of(sender))
    return ""


def bad_hours(words: str) -> str:
    """Why a spell of quiet cannot be that; empty when it can."""
    try:
        since, until = (time.fromisoformat(one.zfill(5)) for one in words.split())
    except ValueError:
        return _("“{words}”不是时段；写起止两个时间，如 22:00 07:00").format(words=words)
    return _("起止时间相同；不要免打扰的，两格都留空") if since == until else ""


def office_quiet() -> str:
    """The office's quiet hours as they were set, 22:00 07:00; nothing when nobody set any."""
    return switched().get(QUIET, "")


def quiet_of(wishes: Wishes, office: str) -> Quiet:
    """The person's own quiet hours, else the office's, else none."""
    words = wishes.quiet or office
    if not words:
        return None
    since, until = (time.fromisoformat(one.zfill(5)) for one in words.split())
    return since, until


def is_quiet(at: time | datetime, quiet: Quiet) -> bool:
    """Whether that moment lies in the quiet hours; their end does not."""
    if quiet is None:
        return False
    now, (since, until) = at.time() if isinstance(at, datetime) else at, quiet
    return since <= now < until if since < until else now >= since or now < until
