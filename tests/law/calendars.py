"""The two years of calendar that tests/data/limits.yaml is written for, and random ones."""

from datetime import date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from yizhang.law.calendar import LOCAL, WorkCalendar

OFF = """2025: 1/1-1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8
2026: 1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7"""
WORK = "2025: 1/26 2/8 4/27 9/28 10/11\n2026: 1/4 2/14 2/28 5/9 9/20 10/10"


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def _listed(lines: str) -> list[date]:
    found = []
    for line in lines.splitlines():
        year, spans = line.split(": ")
        for span in spans.split():
            first, last = (date(int(year), *map(int, end.split("/"))) for end in (span.split("-") * 2)[:2])
            found += [first + timedelta(n) for n in range((last - first).days + 1)]
    return found


CALENDAR = WorkCalendar(
    {**dict.fromkeys(_listed(OFF), False), **dict.fromkeys(_listed(WORK), True)},
    known_through=date(2026, 12, 31),
    names=dict.fromkeys(_listed("2026: 2/15-2/23"), "春节") | dict.fromkeys(_listed("2026: 4/4-4/6"), "清明节"),
)

# A machine shared with others may be slow for a moment; that is no fault of what is tested.
unhurried = settings(deadline=None)

DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """Any calendar with up to thirty days decided otherwise."""
    return WorkCalendar(draw(st.dictionaries(DAYS, st.booleans(), max_size=30)), known_through=date(2027, 12, 31))


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """A moment of a day in the office's own time."""
    return draw(st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31))).replace(tzinfo=LOCAL)  # noqa: DTZ001
