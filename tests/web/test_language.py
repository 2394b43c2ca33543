"""The interface in English: chosen, asked for or neither; declared words said, data as it stands, the record in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override
from tests.web.conftest import NINE, faults
from tests.web.test_office import CLERK, Person, a_paper, words

import yizhang.office
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Content, Matter
from yizhang.law.finding import breach
from yizhang.web import articles, wording
from yizhang.web.dates import as_typed, shown_date, typed_date

HAN = re.compile(r"[\u3400-\u9fff]+")
HOME = Path(yizhang.office.__file__).parents[1]
WRITTEN = [file.read_text("utf-8") for kind in ("city.yaml", "cases/*.yaml", "scenarios/*.yaml") for file in HOME.glob(f"**/{kind}")]
PAGES = ("/", "/register", "/ledger/incoming", "/organisation", "/rulebook", "/rulebook/48.2e", "/search?q=请示", "/display")
TEXTS = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const near = walk.currentNode.parentElement;
    if (!near.closest("script, style, datalist, [lang^=zh]")) found.push(walk.currentNode.textContent);
  }
  for (const name of ["aria-label", "placeholder", "title"])
    document.querySelectorAll(`[${name}]`).forEach((one) => found.push(one.getAttribute(name)));
  return found;
}"""


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("请示", "Request for instructions"),
        ("还剩1个工作日", "1 working day left"),
        ("还剩3个工作日", "3 working days left"),
        ("待拟办", "Awaiting: Propose handling"),
        ("签发：同意", "Sign: Agree"),
        ("2026年3月2日", "2 March 2026"),
        ("用10磅", "is in 10 pt"),
        ("用仿宋14.5磅", "is in Fangsong, 14.5 pt"),
        ("2026年3月2日至2026年3月4日", "2 March 2026 to 4 March 2026"),
        ("拟办、签发", "Propose handling, Sign"),
        ("市财政局、市水利局", "市财政局、市水利局"),
        ("拟办、市水利局", "拟办、市水利局"),
        ("某某：同意", "某某：同意"),
        ("会签 3/5", "Countersign 3/5"),
        (
            "须先由市政府办公室文电（不得为“拟稿”的办理人）“核稿”，才能“审核”",
            "Documents section of the government office (nobody who did “Draft”) must do “Check the draft” before “Review”",
        ),
        ("2026年13月40日", "2026年13月40日"),
    ],
)
def test_a_declared_word_is_said_and_any_other_stands(declared, said):
    with override("en"):
        assert wording.said(declared) == said
    with override("zh-hans"):
        assert wording.said(declared) == declared


def test_a_finding_says_its_values_too():
    found = breach("以领导交办为由直接报送，未写明{blank}", blank="交办领导、交办时间", remedy="改用“{right}”", right="请示")
    with override("en"):
        assert wording.message(found) == "Submitted directly as assigned by a leader, without stating Leader who assigned it, Assigned at"
        assert wording.mend(found) == "Use “Request for instructions”"
    with override("zh-hans"):
        assert wording.message(found) == found.message


def test_days_and_articles_are_said_as_the_language_does_and_typed_days_stay_readable():
    day = NINE.date()
    with override("en"):
        assert (shown_date(day), shown_date(day, day.year), articles.said("48.2e")) == ("3 March 2026", "3 March", "art. 48(2)")
        assert typed_date(as_typed(day), day) == day
    with override("zh-hans"):
        assert (shown_date(day), shown_date(day, day.year), articles.said("48.2e")) == ("2026年3月3日", "3月3日", "第四十八条第二款")


def test_a_browser_that_asks_for_english_gets_it_and_any_other_gets_chinese(city):
    answers = {asked: Client(HTTP_ACCEPT_LANGUAGE=asked).get("/sign-in").content.decode() for asked in ("en-GB,en", "fr", "zh-CN")}
    assert '<html lang="en"' in answers["en-GB,en"] and "Sign in" in answers["en-GB,en"]
    assert all('<html lang="zh-Hans"' in answers[asked] and "登录" in answers[asked] for asked in ("fr", "zh-CN"))


def test_the_language_chosen_goes_before_the_browsers_and_stays_with_the_person(city):
    clerk = Person(CLERK)
    clerk.do("/display", language="en", next="/")
    assert "Workbench" in clerk.see("/")
    assert "Workbench" in Person(CLERK).see("/"), "on another device, too"
    clerk.do("/display", size="l", next="/")
    assert "Workbench" in clerk.see("/"), "a button that sends one choice keeps the others"
    clerk.do("/display", language="", next="/")
    assert "工作台" in clerk.see("/")


def test_before_one_signs_in_the_choice_is_kept_in_the_browser_and_an_unknown_one_is_none(city):
    browser = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    browser.post("/display", {"language": "en", "next": "/sign-in"})
    assert "Sign in" in words(browser.get("/sign-in").content)
    browser.post("/display", {"language": "xx", "next": "/sign-in"})
    assert "登录" in words(browser.get("/sign-in").content)


def test_the_sign_in_page_offers_the_other_languages_in_their_own_words(city):
    offered = re.compile(r'name="language" value="([^"]+)" lang="([^"]+)">([^<]+)<')
    pages = {asked: Client(HTTP_ACCEPT_LANGUAGE=asked).get("/sign-in").content.decode() for asked in ("zh-CN", "en")}
    assert offered.findall(pages["zh-CN"]) == [("en", "en", "English")]
    assert offered.findall(pages["en"]) == [("zh-hans", "zh-Hans", "简体中文")]


@pytest.fixture
def office(db) -> Iterator[None]:
    """The demonstration city with its whole rulebook and a few papers, at nine on 2026-03-03."""
    from yizhang.kernel import hooks
    from yizhang.player.city import enter_city
    from yizhang.player.installation import demonstration_scenarios, play_all
    from yizhang.web import moment

    hooks._hook.cache_clear()
    enter_city()
    assert all(one.passed for one in play_all(demonstration_scenarios()[:4]))
    moment.set_demo(NINE)
    yield
    hooks._hook.cache_clear()


def data() -> str:
    """What was written: titles, texts of the record, names of the organisation, examples of the rules and what these are called."""
    rows = (Matter.objects.values_list("title", "record"), Act.objects.values_list("body"), Content.objects.values_list("text"))
    entered = [text for each in rows for row in each for text in row]
    org, book = World.of(NINE).org, World.of(NINE).book
    named = [f"{org.name(code)} {org.names.title(post)}" for code, post in org.posts.items()]
    return "\n".join([*WRITTEN, book.edition.title, *entered, *named, *map(org.name, org.organs)])


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
def test_pages_in_english_show_no_chinese_but_data_and_lose_nothing(office, look_at):
    known = data()
    papers = Matter.objects.filter(procedure__in=("request", "dispatch")).order_by("-opened_at")
    matters = [f"/matter/{one.id}" for one in papers[:2]]
    for width in (1440, 390):
        page = look_at("/sign-in", width, locale="en-GB")
        assert left_over(page, known) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert faults(page) == []
        page.context.add_cookies([{"name": "sessionid", "value": Person(CLERK).browser.cookies["sessionid"].value, "url": page.url}])
        for address in (*PAGES, *matters):
            page.goto(home(page) + address)
            assert page.evaluate("document.documentElement.lang") == "en"
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{address} at {width}"
            assert left_over(page, known) == [], address
            assert faults(page) == [], address


def home(page) -> str:
    """Where the server is."""
    return page.evaluate("location.origin")


def left_over(page, known: str) -> list[str]:
    """Chinese that is no data: the whole text it stands in."""
    return [text.strip() for text in page.evaluate(TEXTS) if text and any(run not in known for run in HAN.findall(text))]


def test_what_an_english_reader_does_is_recorded_in_chinese(city):
    clerk = Person(CLERK)
    clerk.do("/display", language="en", next="/")
    paper = a_paper(clerk, kind="报告", title="关于工作的报告")
    assert "A report contains words of a request: “请批示”" in clerk.do(f"{paper}/register", 409)
    body = Act.objects.latest("pk").body
    assert "报告中出现请示用语" in body
    assert "words of a request" not in body
