"""The security log is a chain of its own that carries identifiers only; who looked at personal data is kept."""

from datetime import timedelta

import pytest

from tests.kernel.conftest import BUREAU, CLERK, FINANCE
from yizhang import kernel
from yizhang.kernel import security
from yizhang.kernel.models import PersonalView, SecurityEvent
from yizhang.kernel.security import events, note_event, read_event, verify_events

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
PHONE = "0510-00000000"


@pytest.fixture
def three(now):
    """A sign-in, a change of rights about somebody else, and the next day an export."""
    note_event("signed_in", BUREAU, now)
    note_event("rights_asked", CLERK, now + timedelta(hours=1), whom=BUREAU.person)
    note_event("exported", CLERK, now + timedelta(days=1), what="incoming")


def test_every_event_holds_the_digest_of_the_one_before(three):
    check = verify_events()
    assert (check.events, check.broken) == (3, ())
    assert check.head == SecurityEvent.objects.latest("seq").digest


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"body": "{}"}, "digest"),
        ({"person": "别人"}, "columns"),
        ({"at": "2026-01-01T00:00:00+08:00"}, "columns"),
    ],
)
def test_an_event_that_somebody_changed_is_named(three, changes, why):
    SecurityEvent.objects.filter(seq=2).update(**changes)
    assert (2, why) in verify_events().broken


def test_an_event_that_somebody_took_out_is_noticed(three):
    SecurityEvent.objects.filter(seq=2).delete()
    assert verify_events().broken == ((3, "gap"), (3, "chain"))


def test_an_event_that_somebody_wrote_anew_breaks_the_next(three):
    first, second = SecurityEvent.objects.get(seq=1), SecurityEvent.objects.get(seq=2)
    forged = second.body.replace("rights_asked", "signed_in")
    SecurityEvent.objects.filter(seq=2).update(body=forged, kind="signed_in", digest=security.digest_of(forged))
    assert verify_events().broken == ((3, "chain"),)
    assert first.digest in forged


def test_events_are_found_by_kind_by_who_or_about_whom_and_by_day(three, now):
    def kinds(**asked):
        return [read_event(row).kind for row in events(**asked)]

    assert kinds() == ["exported", "rights_asked", "signed_in"]
    assert kinds(kind="exported") == ["exported"]
    assert kinds(person=BUREAU.person) == ["rights_asked", "signed_in"]
    assert kinds(until=now.date()) == ["rights_asked", "signed_in"]
    assert kinds(since=now.date() + timedelta(days=1)) == ["exported"]


def test_looking_at_what_one_may_not_see_is_in_the_log_and_looks_like_what_is_absent(office):
    matter = office.open(title="关于某人的请示", body="正文")
    assert kernel.look(matter, FINANCE, now=office.now) is None
    assert kernel.look("0" * 32, FINANCE, now=office.now) is None
    seen, absent = (read_event(row) for row in events(kind="not_found"))
    assert (seen.person, absent.about["matter"], seen.about["matter"]) == (FINANCE.person, matter, "0" * 32)


def test_no_words_of_a_matter_enter_the_log(office):
    matter = office.open(title="关于某人的请示", body="正文某某")
    office.do("submit", FINANCE, secret=PHONE)
    kernel.look(matter, FINANCE, now=office.now)
    written = " ".join(SecurityEvent.objects.values_list("body", flat=True))
    assert [word for word in ("某人", "正文", PHONE) if word in written] == []


def test_who_sees_a_private_field_is_noted_with_its_name_and_never_its_value(office):
    matter = office.open(title="甲", body="正文")
    office.done("submit", BUREAU, secret=PHONE)
    kernel.look(matter, BUREAU, now=office.now)
    (view,) = PersonalView.objects.filter(matter=matter)
    assert (view.person, view.fields) == (BUREAU.person, "secret")


def test_who_gets_it_as_not_public_saw_nothing(office):
    matter = office.open(title="甲", body="正文")
    office.done("submit", BUREAU, secret=PHONE)
    page = kernel.look(matter, CLERK, now=office.now)
    assert PHONE not in str(page)
    assert not PersonalView.objects.filter(person=CLERK.person).exists()


def test_a_page_drawn_again_is_one_view_and_a_later_look_another(office):
    matter = office.open(title="甲", body="正文")
    office.done("submit", BUREAU, secret=PHONE)
    for later in (timedelta(), timedelta(minutes=1), timedelta(hours=1)):
        kernel.look(matter, BUREAU, now=office.now + later)
    assert PersonalView.objects.filter(matter=matter).count() == 2
