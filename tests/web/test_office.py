"""Through the screens without a script: plain form posts, as an official would meet them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.conftest import NINE

from yizhang.gongwen.read import read
from yizhang.kernel.models import Content
from yizhang.office.entries import demonstration
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.intake import elements

CLERK, SECRETARY, MAYOR, STRANGER = "杨示己", "冯示壬", "赵示甲", "常示癸"


class Person:
    """Somebody at a browser."""

    def __init__(self, name: str) -> None:
        self.browser = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
        answer = self.browser.post("/sign-in/become", {"person": name})
        assert answer.status_code == 302, answer.content.decode()[:500]

    def see(self, address: str, status: int = 200) -> str:
        """The text of a page."""
        answer = self.browser.get(address, follow=True)
        assert answer.status_code == status, f"{address}: {answer.status_code}"
        return words(answer.content)

    def do(self, address: str, status: int = 302, **fields: object) -> str:
        """Post a form; the text of the answer, or where it leads."""
        answer = self.browser.post(address, fields)
        assert answer.status_code == status, f"{address}: {answer.status_code} {words(answer.content)[:800]}"
        return answer["Location"] if status == 302 else words(answer.content)


def words(content: bytes) -> str:
    plain = re.sub(r"(?s)<(script|style|head|datalist).*?</\1>|<[^>]+>", " ", content.decode())
    return re.sub(r"\s+", " ", unescape(plain))


@pytest.fixture
def somebody(city) -> Callable[[str], Person]:
    """A person at work in the city."""
    return Person


def a_paper(clerk: Person, **fields: object) -> str:
    """Register a paper; its address."""
    given = {
        "sender": "市教育局",
        "kind": "请示",
        "title": "关于调整施教区的请示",
        "body": "现请示如下。妥否，请批示。",
        "key": "",
    } | fields
    where = clerk.do("/open/request", **given)
    return re.match(r"/matter/\w+", where).group()  # type: ignore[union-attr]


def test_one_click_becomes_a_person_of_the_demonstration(somebody):
    assert "工作台" in somebody(CLERK).see("/")
    assert "文电处 杨示己" in somebody(CLERK).see("/")


def test_nobody_becomes_anybody_in_a_real_installation(db, client):
    assert client.post("/sign-in/become", {"person": CLERK}).status_code == 404


def test_signed_out_one_gets_the_sign_in_page_and_401(city, client):
    answer = client.get("/work/done")
    assert answer.status_code == 401
    assert "登录" in words(answer.content)
    assert 'value="/work/done"' in answer.content.decode()


def test_a_paper_goes_from_the_clerk_to_the_mayor(somebody):
    clerk, secretary, mayor = somebody(CLERK), somebody(SECRETARY), somebody(MAYOR)
    paper = a_paper(clerk)
    assert "关于调整施教区的请示" in clerk.see("/")
    clerk.do(f"{paper}/register")
    clerk.do(f"{paper}/propose", lead="市教育局", opinion="拟请市教育局研提意见。", due="明天")
    assert "关于调整施教区的请示" in secretary.see("/")
    secretary.do(f"{paper}/review", outcome="通过", opinion="拟同意。")
    assert "拟同意。" in mayor.see("/decide")
    mayor.do(paper.replace("/matter/", "/decide/"), verb="instruct", outcome="同意")
    page = clerk.see(paper)
    assert "已办结" in page
    assert "市教育局" in page
    assert "2026年3月4日" in page


def test_what_is_refused_says_why_keeps_the_words_and_is_409(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk, kind="报告", title="关于工作的报告")
    page = clerk.do(f"{paper}/register", 409)
    assert "报告中出现请示用语“请批示”" in page
    assert "48.2e" in page
    assert "删去该处" in page


def test_a_field_left_out_is_named_at_the_field_and_on_top(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    page = clerk.do(f"{paper}/propose", 409, opinion="拟请研提意见。")
    assert "还不能提交，有 1 处要改" in page
    assert "未填写“牵头部门”" in page
    assert "拟请研提意见。" in page


def test_what_cannot_be_read_is_422_and_nothing_is_recorded(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    page = clerk.do(f"{paper}/propose", 422, lead="市教育居", due="2.30")
    assert "没有找到“市教育居”" in page
    assert "“2.30”不是日期" in page
    assert "拟办 未填写" not in page


def test_a_caution_is_confirmed_one_by_one(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk, body="请批准甲。请批准乙。")
    clerk.do(f"{paper}/register")
    answer = clerk.browser.post(f"{paper}/propose", {"lead": "市教育局"})
    assert answer.status_code == 409
    digest = re.search(r'name="confirmed" value="(\w+)"', answer.content.decode()).group(1)  # type: ignore[union-attr]
    assert "似有第二个请示事项" in words(answer.content)
    clerk.do(f"{paper}/propose", lead="市教育局", confirmed=digest)
    assert "已确认" in clerk.see(paper)


def test_a_stranger_finds_nothing(somebody):
    paper = a_paper(somebody(CLERK))
    stranger = somebody(STRANGER)
    assert "没有这件事项" in stranger.see(paper, 404)
    assert "没有这件事项" in stranger.do(f"{paper}/register", 404)
    assert stranger.see(paper, 404) == stranger.see("/matter/0123456789abcdef0123456789abcdef", 404)


def test_pressing_twice_acts_once(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register", key="k1")
    clerk.do(f"{paper}/register", key="k1")
    assert clerk.see(paper).count("登记 48.1b") <= 2


def test_who_was_faster_is_named_and_the_words_stay(somebody):
    clerk, colleague = somebody(CLERK), somebody("朱示庚")
    paper = a_paper(clerk)
    colleague.do(f"{paper}/register")
    page = clerk.do(f"{paper}/register", 409, seen="0" * 64)
    assert "刚刚有人办过" in page
    assert "朱示庚" in page


def test_a_draft_follows_the_person(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    answer = clerk.browser.post("/drafts", {"draft place": f"{paper}/propose", "opinion": "拟请", "key": "x"})
    assert "草稿已存 9:00" in words(answer.content)
    assert "拟请" in somebody(CLERK).see(paper)
    clerk.do(f"{paper}/propose", lead="市教育局", opinion="拟请研提意见。")
    assert clerk.browser.get(paper).content.decode().count("拟请</textarea>") == 0


def test_the_same_address_answers_a_part_to_htmx(somebody):
    clerk = somebody(CLERK)
    part = clerk.browser.get("/", headers={"HX-Request": "true"})
    assert part["Vary"].split(", ").count("HX-Request") == 1
    assert "<html" not in part.content.decode()
    assert '<main class="main" id="main"' in part.content.decode()
    assert "<html" in clerk.browser.get("/").content.decode()


def test_theme_and_size_stay_with_the_person(somebody):
    somebody(CLERK).do("/display", theme="dark", size="elder", next="/")
    again = somebody(CLERK).browser.get("/").content.decode()
    assert 'data-theme="dark" data-size="elder"' in again


def test_nothing_on_a_page_is_blocked_by_its_own_policy(somebody):
    answer = somebody(CLERK).browser.get("/")
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.search(r"\s(style|on\w+)=", answer.content.decode())


def test_the_demonstration_moves_on_by_a_working_day(somebody):
    clerk = somebody(CLERK)
    a_paper(clerk)
    for _day in range(4):
        clerk.do("/demo/clock", to="working-day", next="/")
    assert "2026年3月9日" in clerk.see("/")


def test_a_file_dropped_is_read_into_the_form_and_registered_in_one_request(somebody):
    clerk = somebody(CLERK)
    text = (
        "无锡市教育局文件\n锡教〔2026〕31号 签发人：云示甲\n关于申请调整2026年义务教育施教区的请示\n市政府：\n"
        "因两所学校建成投用，现请示如下。\n妥否，请批示。\n无锡市教育局\n2026年3月2日"
    )
    form = clerk.browser.post("/register/read", {"file": SimpleUploadedFile("请示.txt", text.encode())}).content.decode()
    given = dict(re.findall(r'name="(title|sender|document|key)" value="([^"]*)"', form))
    assert given["title"] == "关于申请调整2026年义务教育施教区的请示"
    assert given["sender"] == "市教育局"
    where = clerk.do("/register", **given, kind="请示", body="现请示如下。", procedure="request")
    page = clerk.see(where)
    assert "政办收〔2026〕1号" in page
    assert "请示.txt" in page
    assert "待拟办" in page


def test_a_secret_paper_is_not_kept(somebody):
    clerk = somebody(CLERK)
    text = "机密★1年\n无锡市公安局文件\n锡公〔2026〕3号\n关于某事项的请示\n市政府：\n现请示如下。\n无锡市公安局\n2026年3月2日"
    form = clerk.browser.post("/register/read", {"file": SimpleUploadedFile("密.txt", text.encode())}).content
    assert "文件没有保存" in words(form)
    assert "现请示如下" not in form.decode()
    assert not Content.objects.exists()


def test_of_a_secret_paper_the_form_has_the_degree_and_not_the_text():
    paper = read("机密★1年\n无锡市公安局文件\n关于某事项的请示\n市政府：\n现请示如下。\n无锡市公安局\n2026年3月2日".encode(), "密.txt")
    found = elements(paper, OrgSnapshot.from_city(demonstration(), NINE))
    assert (found["secrecy"].words, "body" in found) == ("机密", False)


def test_what_cannot_be_read_says_what_it_is_and_what_to_do(somebody):
    page = words(somebody(CLERK).browser.post("/register/read", {"file": SimpleUploadedFile("a.exe", b"MZ" + b"\0" * 99)}).content)
    assert "不是公文文件" in page
    assert "这个文件没有保存" in page
    assert "先手工登记" in page


def test_the_register_lists_filters_and_exports_what_one_may_see(somebody):
    clerk = somebody(CLERK)
    for title in ("关于甲的请示", "关于乙的请示"):
        clerk.do(f"{a_paper(clerk, title=title)}/register")
    clerk.see("/")  # the banners of what was done are read
    page = clerk.see("/ledger/incoming?q=甲")
    assert "关于甲的请示" in page
    assert "关于乙的请示" not in page
    assert "政办收〔2026〕1号" in page
    csv = clerk.browser.post("/ledger/incoming/export?q=甲", {"as": "csv"}).content.decode("utf-8-sig")
    assert csv.splitlines()[0].startswith("收文编号,收文日期,来文机关,来文字号,标题")
    assert len(csv.splitlines()) == 2
    assert "关于甲的请示" not in somebody(STRANGER).see("/ledger/incoming")


def test_a_document_is_found_by_words_number_organ_and_initials(somebody):
    clerk = somebody(CLERK)
    clerk.do(f"{a_paper(clerk, title='关于排水管网的请示', sender='市水利局')}/register")
    clerk.see("/")  # the banners of what was done are read
    for asked in ("排水", "排水 管网", "政办收2026 1", "〔2026〕1号", "市水利局", "sslj", "杨示己"):
        assert "关于排水管网的请示市水利局" in clerk.see(f"/search?q={asked}").replace(" ", "").replace("请示请示在办", "请示"), asked
    assert "没有找到“排洪”" in clerk.see("/search?q=排洪")
    assert "没有找到" in somebody(STRANGER).see("/search?q=排水")


def test_an_article_opens_from_its_chip(somebody):
    page = somebody(CLERK).see("/rulebook/48.2e")
    assert "第四十八条" in page
    assert "报告不得夹带请示事项" in page
    assert "没有这件事项" in somebody(CLERK).see("/rulebook/99.1", 404)


def test_portfolios_are_those_of_the_day_one_asks_for(somebody):
    clerk = somebody(CLERK)
    assert "副市长李示丁 市教育局" in clerk.see("/organisation")
    assert "副市长李示丁 市教育局" not in clerk.see("/organisation?on=7.2")


def test_what_is_proposed_says_why_and_is_taken_without_a_script_by_one_press(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk, sender="市水利局", title="关于追加防汛物资的请示", body="需经费20万元，请市应急局协助。妥否，请批示。")
    clerk.do(f"{paper}/register")
    page = clerk.see(paper)
    assert "职责清单列有“防汛”，标题写到" in page
    assert 'name="lead" value=""' in clerk.browser.get(paper).content.decode()
    taken = clerk.browser.post(f"{paper}/propose", {"take": "*", "opinion": "我写的"}).content.decode()
    assert 'name="lead" value="市水利局"' in taken
    assert 'name="assisting" value="市应急局、市财政局"' in taken
    assert "我写的</textarea>" in taken
    assert "待拟办" in clerk.see(paper)


def test_a_proposal_taken_keeps_what_was_typed_in_other_fields(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk, sender="市水利局", title="关于追加防汛物资的请示")
    clerk.do(f"{paper}/register")
    taken = clerk.browser.post(f"{paper}/propose", {"take": "*", "lead": "市教育局"}).content.decode()
    assert 'name="lead" value="市教育局"' in taken


def test_a_precheck_tells_what_the_rules_would_find_and_records_nothing(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk, body="请批准甲。请批准乙。")
    clerk.do(f"{paper}/register")
    page = clerk.do(f"{paper}/propose", 200, check="1", lead="市教育局", opinion="拟请研提意见。")
    assert "似有第二个请示事项" in page
    assert "拟请研提意见。" in page
    assert "待拟办" in clerk.see(paper)
    assert "未准" not in clerk.see(paper)


def test_a_precheck_that_finds_nothing_says_so(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    assert "规则检查无不符，可以提交" in clerk.do(f"{paper}/propose", 200, check="1", lead="市教育局")


def test_on_paper_a_day_has_its_year(somebody):
    clerk = somebody(CLERK)
    where = a_paper(clerk)
    assert "3月3日" in clerk.see(where).replace("2026年3月3日", "")
    printed = clerk.see(f"{where}/print")
    assert "打印于 2026年3月3日" in printed and "3月3日" not in printed.replace("2026年3月3日", "")


def test_a_task_without_a_limit_says_since_when_it_waits(somebody):
    clerk = somebody(CLERK)
    a_paper(clerk)
    assert "3月3日 收到" in clerk.see("/")


def test_an_act_that_every_matter_has_says_what_it_does(somebody):
    clerk = somebody(CLERK)
    assert "送有关人员阅知，可看谁已读" in clerk.see(a_paper(clerk))
