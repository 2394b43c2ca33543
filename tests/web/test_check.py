"""公文检查: a document is handed in, what is wrong with it stands beside its text, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Page, expect
from tests.gongwen.read.packages import centred, docx, p
from tests.web.conftest import faults
from tests.web.test_office import CLERK, Person, words

from yizhang.gongwen.read import read
from yizhang.kernel.models import Act, Content, Matter

CHECK = "/documents/check"
REPORT = (
    "无锡市教育局文件\n锡教[2026]031号　签发人：云示甲\n无锡市教育局关于校舍情况的报告\n市政府：\n"
    "全市校舍情况如下,现报告。\n建议市政府安排专项资金500万元。\n无锡市教育局\n2026年3月2日\n"
)
LOCKED = Path(__file__).parents[1] / "data" / "locked"
LINES = REPORT.splitlines()
DOCX = docx(p(LINES[0]) + p(LINES[1]) + centred(LINES[2]) + "".join(map(p, LINES[3:])))


@pytest.fixture
def anybody(city) -> Client:
    """Somebody who is not signed in."""
    return Client()


def handed_in(client: Client, data: bytes = REPORT.encode(), name: str = "报告.txt", address: str = CHECK, **more: object):
    return client.post(address, {"file": SimpleUploadedFile(name, data), **more})


def test_what_is_wrong_stands_beside_the_text_with_its_article_why_and_what_to_do(anybody):
    answer = handed_in(anybody)
    page = words(answer.content)
    assert "不宜报送：2处不符" in page
    assert 'href="#f3">校舍情况如下,现报告。' in answer.content.decode()
    assert "报告中出现带有请示性质的建议“建议市政府安排”" in page
    assert "48.2e" in page and "删去正文第2段该处" in page and "为什么" in page


def test_nothing_of_it_is_kept(anybody):
    before = (Act.objects.count(), Matter.objects.count(), Content.objects.count())
    assert handed_in(anybody).status_code == 200
    assert (Act.objects.count(), Matter.objects.count(), Content.objects.count()) == before


def test_an_official_finds_it_in_the_navigation_and_checks_inside_the_office(city):
    clerk = Person(CLERK)
    assert f'href="{CHECK}"' in clerk.browser.get("/").content.decode()
    page = words(handed_in(clerk.browser).content)
    assert "工作台" in page and "不宜报送" in page


def test_who_is_not_signed_in_finds_it_on_the_sign_in_page(anybody):
    assert f'href="{CHECK}"' in anybody.get("/sign-in").content.decode()
    assert anybody.get(CHECK).status_code == 200


def test_the_address_narrows_it_to_one_severity_and_the_numbers_stay(anybody):
    whole, notes = (handed_in(anybody, address=f"{CHECK}?show={show}").content.decode() for show in ("", "note"))
    assert 'id="f1"' in whole
    assert 'id="f1"' not in notes and "不宜报送：2处不符" in words(notes.encode())
    assert handed_in(anybody, address=f"{CHECK}?show=nonsense").content.decode().count('id="f') == whole.count('id="f')


def test_pasted_words_are_checked_and_their_mended_text_can_be_copied(anybody):
    page = anybody.post(CHECK, {"text": REPORT}).content.decode()
    assert "粘贴的文字.txt" in page
    assert "锡教〔2026〕31号" in page.split('id="mended-text"')[1].split("</textarea>")[0]


def test_the_mends_that_are_chosen_are_downloaded_and_no_others(anybody):
    page = handed_in(anybody).content.decode()
    keys = [one.split('"')[0] for one in page.split('name="mend" value="')[1:]]
    assert len(keys) == 2
    answer = handed_in(anybody, address=f"{CHECK}/mended", mend=keys[:1])
    assert answer.content.decode() == REPORT.replace("锡教[2026]031号", "锡教〔2026〕31号")
    assert unquote(answer["Content-Disposition"]).endswith("报告-改.txt")


def test_of_a_docx_the_mends_are_tracked(anybody):
    keys = [one.split('"')[0] for one in handed_in(anybody, DOCX, "报告.docx").content.decode().split('name="mend" value="')[1:]]
    data = handed_in(anybody, DOCX, "报告.docx", f"{CHECK}/mended", mend=keys).content
    assert read(data, "a.docx", original=True).document_number.text == "锡教[2026]031号"
    assert read(data, "a.docx").document_number.text == "锡教〔2026〕31号"


def test_with_an_earlier_version_it_says_what_changed(anybody):
    earlier = SimpleUploadedFile("初稿.txt", REPORT.replace("500万元", "300万元").encode())
    page = handed_in(anybody, DOCX, "报告.docx", earlier=earlier).content.decode()
    assert "<del>300万元</del><ins>500万元</ins>" in page
    assert "文字相同，没有改动" in words(
        handed_in(anybody, DOCX, "报告.docx", earlier=SimpleUploadedFile("a.txt", REPORT.encode())).content
    )


def test_of_very_many_findings_the_gravest_are_shown_and_the_others_counted(anybody):
    text = REPORT.replace("建议市政府安排专项资金500万元。\n", "建议市政府安排资金。\n" * 250)
    page = handed_in(anybody, text.encode()).content.decode()
    assert page.count('tabindex="-1" aria-label="发现') == 200
    assert "另有 52 处没有列出" in page and "发现1，不符" in page


def test_of_a_document_that_is_marked_secret_no_word_is_shown_again(anybody):
    page = words(handed_in(anybody, f"机密★1年\n{REPORT}".encode()).content)
    assert "这份公文标有密级" in page
    assert "全市校舍情况" not in page and "可自动改的写法" not in page


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("密.docx", (LOCKED / "password.docx").read_bytes(), "“密.docx”设有打开密码，请在办公软件中取消密码后另存，再重新上传。"),
        ("密.pdf", (LOCKED / "password.pdf").read_bytes(), "“密.pdf”设有打开密码"),
        ("空.docx", b"", "“空.docx”是空文件"),
        ("坏.docx", DOCX[:400], "“坏.docx”已损坏或不完整"),
        ("扫描.png", b"\x89PNG" + bytes(99), "“扫描.png”中没有可读取的文字"),
        ("长.txt", ("情况如下。" * 50_000).encode(), "“长.txt”超过20万字"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_with_what_to_do(anybody, name, data, says):
    for address in (CHECK, f"{CHECK}/mended"):
        answer = handed_in(anybody, data, name, address)
        assert (answer.status_code, says in words(answer.content)) == (422, True)


def test_without_a_document_it_asks_for_one(anybody):
    answer = anybody.post(CHECK, {"text": "  "})
    assert (answer.status_code, "请先放入要检查的文件" in words(answer.content)) == (422, True)


def test_in_english_it_says_the_same(anybody):
    page = words(anybody.post(CHECK, {"text": REPORT}, headers={"accept-language": "en"}).content)
    assert "Not fit to be submitted. Breaches: 2; to be confirmed: 0." in page
    assert "建议市政府安排" in page and "办法" not in page


# --- In a browser -------------------------------------------------------------------------------------------------------------------------


def opened(look_at: Callable[..., Page], **how: object) -> Page:
    """The page with a document that was dropped."""
    page = look_at(CHECK, **how)
    page.set_input_files("#file", {"name": "关于校舍情况的报告.docx", "mimeType": "application/octet-stream", "buffer": DOCX})
    expect(page.locator("#found .banner")).to_contain_text("不宜报送")
    return page


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
def test_a_file_is_checked_at_once_narrowed_in_the_address_and_downloaded_mended(city, look_at):
    page = opened(look_at)
    page.keyboard.press("1")
    expect(page.locator("#f1")).to_be_focused()
    page.get_by_role("button", name="提示").click()
    page.wait_for_url("**/check?show=note")
    expect(page.locator("#f1")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载改好的文件").click()
    assert read(download.value.path().read_bytes(), "a.docx").document_number.text == "锡教〔2026〕31号"
    page.get_by_text("没有文件，贴上文字").click()
    page.set_input_files("#earlier", {"name": "初稿.txt", "mimeType": "text/plain", "buffer": REPORT.replace("500", "300").encode()})
    expect(page.locator("#found ins")).to_contain_text(["500万元"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
@pytest.mark.parametrize(("theme", "size"), [("light", "m"), ("dark", "m"), ("contrast", "l"), ("light", "elder")])
def test_it_is_accessible_in_every_theme_at_both_widths(city, look_at, theme, size):
    for width in (1440, 390):
        page = opened(look_at, width=width, theme=theme, size=size)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert faults(page) == []
