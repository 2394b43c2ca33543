"""每日汇总 and 特急: who is written to, when, and with what; never twice, never with what a document says."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from tests.web.papers import comes, does
from tests.web.smtp import mail_server
from tests.web.test_office import CLERK, Person, somebody

from yizhang.kernel.models import Matter, Switch
from yizhang.kernel.values import TaskLine
from yizhang.law.calendar import LOCAL
from yizhang.web import preferences, reminders
from yizhang.web.mail.channel import Letter, NotNow, NotTaken
from yizhang.web.mail.digest import at_once
from yizhang.web.mail.rounds import deliver
from yizhang.web.mail.wishes import QUIET, Wishes, is_quiet, keep, kept
from yizhang.web.models import Posted

__all__ = ["somebody"]
TO = "yang@oa.example"
DAILY, BOTH = Wishes(TO, 8), Wishes(TO, 8, urgent=True)


def at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    """A moment of March 2026; the 3rd is a Tuesday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=LOCAL)


@dataclass
class Post:
    """Takes letters, or fails as it is told."""

    letters: list[Letter] = field(default_factory=list)
    fails: Exception | None = None

    def __call__(self, letter: Letter) -> None:
        if self.fails:
            raise self.fails
        self.letters.append(letter)


@pytest.fixture
def post(city) -> Post:
    """A way out, and a clerk for whom two papers wait, one of them with a title that nobody else may read."""
    comes(at(3, 9), "关于某某病情的请示", body="患者孔某某的病情如下。")
    does(comes(at(3, 9), "关于乙的请示"), "register", at(3, 9))
    return Post()


def test_the_digest_goes_once_from_the_chosen_hour_on(post):
    keep(CLERK, DAILY)
    rounds = [deliver(one, post) for one in (at(4, 7, 59), at(4), at(4, 8, 1), at(4, 17))]
    assert rounds == [0, 1, 0, 0]
    (letter,) = post.letters
    assert (letter.to, letter.at) == (TO, at(4))


def test_it_says_how_much_waits_of_which_kind_under_which_number_and_until_when(post, settings):
    settings.PUBLIC_URL = settings.PUBLIC_URL._replace(scheme="https", netloc="oa.example")
    keep(CLERK, DAILY)
    deliver(at(4), post)
    (letter,) = post.letters
    assert letter.subject == "【依章】待办2件"
    assert "2026年3月4日（周三）8:00" in letter.text and "待办2件，其中逾期0件、今天到期0件" in letter.text
    assert re.search(r"请示 政办收〔2026〕1号 待拟办 2026年3月\d+日到期\n  https://oa.example/matter/\w+", letter.text)
    assert "工作台：https://oa.example/" in letter.text and "不再来信：https://oa.example/mail" in letter.text


def test_no_title_no_text_and_no_name_leaves_the_house(post):
    keep(CLERK, BOTH)
    reminders.keep(CLERK, Matter.objects.get(title="关于乙的请示").pk, at(4).date(), "给孔某某回电话")
    deliver(at(24), post)
    everything = "\n".join(f"{one.subject}\n{one.text}" for one in post.letters)
    assert "我的提醒1条" in everything and "逾期" in everything
    assert not re.search(f"病情|孔某某|乙|教育局|{CLERK}|文电", everything)


def test_what_is_late_stands_in_the_subject(post):
    keep(CLERK, DAILY)
    deliver(at(24), post)
    assert post.letters[0].subject == "【依章】待办2件，逾期1件"
    assert "到期，已逾期" in post.letters[0].text


@pytest.mark.parametrize("day", [7, 8])
def test_no_digest_on_a_rest_day(post, day):
    keep(CLERK, DAILY)
    assert deliver(at(day, 10), post) == 0


def test_after_days_without_a_worker_there_is_one_digest(post):
    keep(CLERK, DAILY)
    deliver(at(4), post)
    assert [deliver(at(20, 14), post), deliver(at(20, 15), post)] == [1, 0]
    assert len(post.letters) == 2


def test_with_nothing_to_say_nothing_is_sent_and_nothing_that_comes_later_that_day(city):
    post = Post()
    keep(CLERK, DAILY)
    assert deliver(at(4), post) == 0
    comes(at(4, 10), "关于甲的请示")
    assert deliver(at(4, 11), post) == 0
    assert deliver(at(5), post) == 1


def test_a_crash_between_claim_and_sending_sends_it_not_twice(post):
    keep(CLERK, DAILY)
    post.fails = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        deliver(at(4), post)
    post.fails = None
    assert [deliver(at(4, 9), post), deliver(at(5), post)] == [0, 1]


def test_what_could_not_be_sent_is_tried_in_the_next_round(post):
    keep(CLERK, DAILY)
    post.fails = ConnectionRefusedError("nobody there")
    with pytest.raises(ConnectionRefusedError):
        deliver(at(4), post)
    post.fails = None
    assert [deliver(at(4, 8, 1), post), deliver(at(4, 8, 2), post)] == [1, 0]
    first, again = Post(), post.letters[0]
    Posted.objects.all().delete()
    deliver(at(4, 8, 3), first)
    assert first.letters[0].id == again.id  # so that a mail server can tell


def test_a_letter_that_is_put_off_holds_up_nobody_and_goes_later(post):
    keep(CLERK, DAILY)
    keep("冯示壬", Wishes("feng@oa.example", 8))
    does(Matter.objects.get(title="关于乙的请示").pk, "propose", at(3, 10), lead="jyj")

    def busy(letter: Letter) -> None:
        if letter.to == TO:
            raise NotNow("451 greylisted")
        post(letter)

    assert deliver(at(4), busy) == 1 and [one.to for one in post.letters] == ["feng@oa.example"]
    assert deliver(at(4, 8, 5), post) == 1 and post.letters[-1].to == TO


def test_after_a_year_what_was_sent_is_forgotten(post):
    keep(CLERK, DAILY)
    deliver(at(4), post)
    deliver(at(5) + timedelta(days=399), post)
    assert [one.what for one in Posted.objects.order_by("at")] == ["digest 2026-03-04", "digest 2027-04-08"]
    deliver(at(5) + timedelta(days=403), post)
    assert [one.what for one in Posted.objects.order_by("at")] == ["digest 2027-04-08", "digest 2027-04-12"]


def test_an_address_that_takes_nothing_holds_up_nobody_and_is_told_to_its_owner(post, settings):
    settings.YIZHANG_MAIL_FROM = "yizhang@oa.example"
    keep(CLERK, DAILY)
    post.fails = NotTaken("550 no such user")
    assert deliver(at(4), post) == 0 and deliver(at(4, 9), post) == 0
    page = Person(CLERK).see("/mail")
    assert "上一封没有送达：550 no such user · 3月4日 8:00" in page


def test_what_is_urgent_goes_at_once_at_night_on_a_rest_day_and_once(post):
    keep(CLERK, Wishes(TO, 8, urgent=True, quiet="20:00 07:00"))
    assert deliver(at(7, 23), post) == 0
    comes(at(7, 23), "关于丙的请示", urgency="特急")
    assert [deliver(at(7, 23, 1), post), deliver(at(7, 23, 2), post), deliver(at(8, 3), post)] == [1, 0, 0]
    (letter,) = post.letters
    assert letter.subject == "【依章】特急或当日要办1件" and "丙" not in letter.text and "请示 待登记" in letter.text


@pytest.mark.parametrize(
    ("urgency", "since", "due", "waits"),
    [
        ("特急", at(4), None, False),
        ("特提", at(4), None, False),
        ("加急", at(4), at(5), True),
        ("", at(4), at(4, 17), False),
        ("", at(4), None, True),
    ],
)
def test_what_is_marked_so_or_due_on_the_day_it_came_waits_for_no_digest(urgency, since, due, waits):
    line = TaskLine(1, "m", "", "superior", "", "report", "", "duty", "", "", since, due, True, False, "", urgency, "", ())
    assert at_once(line) is not waits


def test_who_wants_only_the_digest_hears_of_what_is_urgent_in_it(post):
    keep(CLERK, DAILY)
    comes(at(3, 10), "关于丙的请示", urgency="特急")
    assert [deliver(at(4, 7), post), deliver(at(4, 8), post)] == [0, 1]


def test_in_quiet_hours_the_digest_waits_until_they_end(post):
    Switch.objects.create(name=QUIET, value="18:00 09:30")
    keep(CLERK, DAILY)
    assert [deliver(at(4, 8), post), deliver(at(4, 9, 29), post), deliver(at(4, 9, 30), post)] == [0, 0, 1]
    keep(CLERK, Wishes(TO, 8, quiet="22:00 06:00"))
    assert deliver(at(5, 8), post) == 1  # his own stand over those of the office


@pytest.mark.parametrize(
    ("quiet", "now", "holds"),
    [
        ((time(22), time(7)), time(22), True),
        ((time(22), time(7)), time(3), True),
        ((time(22), time(7)), time(7), False),
        ((time(12), time(14)), time(13, 59), True),
        ((time(12), time(14)), time(14), False),
        (None, time(3), False),
    ],
)
def test_quiet_hours_begin_with_their_first_minute_and_end_before_their_last(quiet, now, holds):
    assert is_quiet(now, quiet) is holds


def test_it_is_written_in_the_language_in_which_one_reads(post):
    preferences.put(CLERK, "display", {"theme": "", "size": "m", "keys": True, "language": "en"})
    keep(CLERK, BOTH)
    deliver(at(24), post)
    assert not re.search("[\u4e00-\u9fff]", re.sub("政办收〔2026〕1号|依章", "", post.letters[0].subject + post.letters[0].text))


def test_who_holds_no_post_any_more_or_has_no_account_is_not_written_to(post, django_user_model):
    keep("无此人", DAILY)
    keep(CLERK, DAILY)
    django_user_model.objects.update_or_create(username=CLERK, defaults={"is_active": False})
    assert deliver(at(4), post) == 0


def test_who_wished_for_nothing_is_not_written_to_and_without_a_way_out_nobody(post, settings):
    keep(CLERK, Wishes(TO))
    assert deliver(at(4), post) == 0
    keep(CLERK, DAILY)
    settings.YIZHANG_MAIL = ""
    assert deliver(at(4)) == 0 and not Posted.objects.exists()


def test_through_a_mail_server_as_an_office_sets_it(post, settings):
    keep(CLERK, DAILY)
    with mail_server() as server:
        settings.YIZHANG_MAIL, settings.YIZHANG_MAIL_FROM = server.address, "yizhang@oa.example"
        assert [deliver(at(4)), deliver(at(4, 9))] == [1, 0]
    (letter,) = server.letters
    assert (letter["To"], letter["Subject"]) == (TO, "【依章】待办2件")


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_databases
def test_of_two_workers_at_once_one_sends_it(post):
    keep(CLERK, BOTH)

    def round_(_number: int) -> int:
        try:
            return deliver(at(4), post)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(round_, range(8))) == 1
    assert len(post.letters) == 1


FORM = {"address": TO, "hour": "8", "urgent": "1", "since": "22:00", "until": "7:00"}


@pytest.fixture
def clerk(somebody, settings) -> Person:
    settings.YIZHANG_MAIL_FROM = "yizhang@oa.example"
    return somebody(CLERK)


def test_wishes_are_kept_and_shown_again(clerk):
    assert clerk.browser.post("/mail", FORM)["Location"] == "/mail"
    page = clerk.browser.get("/mail").content.decode()
    assert f'value="{TO}"' in page and '<option value="8" selected>8:00' in page and 'value="22:00"' in page
    assert "已保存" in page and kept(CLERK) == Wishes(TO, 8, urgent=True, quiet="22:00 7:00")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"address": "yang"}, "“yang”不是邮件地址"),
        ({"address": "yang@elsewhere.example"}, "只发往本机关的邮箱，请填 @oa.example 的地址"),
        ({"address": ""}, "填写收信地址"),
        ({"since": "夜里"}, "“夜里 7:00”不是时段"),
        ({"since": "22:00", "until": ""}, "“22:00”不是时段"),
        ({"since": "7:00", "until": "7:00"}, "起止时间相同"),
        ({"since": "7:30", "until": "9:00"}, "8:00在免打扰时段内"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_what_was_typed_stays(clerk, given, said):
    answer = clerk.browser.post("/mail", FORM | given)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and 'aria-invalid="true"' in page
    assert all(f'value="{words}"' in page for words in given.values() if words)
    assert clerk.browser.get("/mail").content.decode().count(TO) == 0  # nothing was kept


def test_the_page_says_what_quiet_hours_do_not_do_and_when_no_mail_leaves_the_office(clerk, settings):
    settings.YIZHANG_MAIL = ""
    Switch.objects.create(name=QUIET, value="21:00 07:00")
    page = clerk.see("/mail")
    assert "本机关还没有开通邮件" in page and "不填的按本机关的 21:00–07:00" in page and "特急照发" in page
    assert "时限照常计算" in page
