"""Files through the screens: taken in, seen without downloading, refused in one sentence; nothing stored half, nothing run."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.web.test_office import CLERK, STRANGER, Person, a_paper, words

from yizhang.gongwen import safety
from yizhang.kernel.models import Content
from yizhang.web import files

DATA = Path(__file__).parents[1] / "data" / "files"
LOCKED = DATA.parent / "locked"
PNG = io.BytesIO()
Image.new("RGB", (4, 4), "red").save(PNG, "PNG")


def pdf(pages: int = 1) -> bytes:
    """A PDF of blank pages."""
    import pypdfium2

    file, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _page in range(pages):
        file.new_page(595, 842)
    file.save(out)
    return out.getvalue()


def bomb() -> bytes:
    """A .docx of one part that is a hundred million times the letter a."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"a" * 100_000_000)
    return out.getvalue()


@pytest.fixture
def clerk(city) -> Person:
    """The registrar."""
    return Person(CLERK)


def drop(clerk: Person, name: str, data: bytes) -> tuple[int, str]:
    answer = clerk.browser.post("/register/read", {"file": SimpleUploadedFile(name, data)})
    return answer.status_code, words(answer.content)


def paper_with(clerk: Person, name: str, data: bytes) -> tuple[str, str]:
    """A paper with an original, and where the original is seen."""
    paper = a_paper(clerk, original=SimpleUploadedFile(name, data))
    page = clerk.browser.get(paper).content.decode()
    return paper, re.search(rf'href="({paper}/attachment/\w+)"', page).group(1)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.docx", b"", "是空文件"),
        ("空白.txt", b"  \r\n ", "是空文件"),
        ("程序.docx", b"MZ" + bytes(99), "是程序，不是公文文件"),
        ("坏.docx", b"PK\x03\x04" + bytes(99), "已损坏或不完整"),
        ("坏.pdf", b"%PDF-1.7 broken", "已损坏或不完整"),
        ("表.xlsx", b"", "是空文件"),
    ],
)
def test_what_is_no_document_is_told_in_a_sentence_and_not_kept(clerk, name, data, said):
    status, page = drop(clerk, name, data)
    assert status == 422
    assert f"“{name}”{said}" in page
    assert "可换一个文件，或先手工登记" in page
    assert not Content.objects.exists()


def test_a_bomb_is_not_unpacked_and_not_kept(clerk):
    status, page = drop(clerk, "炸弹.docx", bomb())
    assert status == 422
    assert "解压后体积异常" in page
    assert not Content.objects.exists()


def test_what_is_too_large_is_refused_before_it_is_read(clerk, monkeypatch):
    monkeypatch.setattr(safety, "LARGEST", 100)
    monkeypatch.setattr(files, "LARGEST", 100)
    monkeypatch.setattr("yizhang.web.intake.LARGEST", 100)
    assert "超过" in drop(clerk, "大.docx", b"x" * 101)[1]
    answer = clerk.browser.post("/files", {"name": "original", "file": SimpleUploadedFile("大.docx", b"x" * 101)})
    assert answer.status_code == 422
    assert "没有保存" in answer.content.decode()
    assert not Content.objects.exists()


def test_a_scan_is_kept_as_the_original_and_registered_by_hand(clerk):
    status, page = drop(clerk, "扫描.png", PNG.getvalue())
    assert status == 422
    assert "没有可读取的文字" in page
    assert "原件照存" in page


@pytest.mark.parametrize("name", ["password.docx", "password.pdf"])
def test_what_has_a_password_says_so_is_registered_by_hand_and_opens_nowhere_here(clerk, name):
    answer = clerk.browser.post("/register/read", {"file": SimpleUploadedFile(name, (LOCKED / name).read_bytes())})
    assert answer.status_code == 422
    assert f"“{name}”设有打开密码，请在办公软件中取消密码后另存，再重新上传。" in words(answer.content)
    assert "可先手工登记，原件照存" in words(answer.content)
    given = dict(re.findall(r'name="(document|key)" value="([^"]*)"', answer.content.decode()))
    paper = clerk.do("/register", **given, sender="市教育局", kind="请示", title="关于甲的请示", body="现请示如下。", procedure="request")
    where = re.search(r'href="(/matter/\w+/attachment/\w+)"', clerk.browser.get(paper).content.decode()).group(1)  # type: ignore[union-attr]
    assert "文件设有打开密码，不能在这里显示" in clerk.see(where)
    assert clerk.browser.get(f"{where}/content").content == (LOCKED / name).read_bytes()


def test_a_pdf_that_only_forbids_printing_is_read(clerk):
    assert drop(clerk, "限打印.pdf", (LOCKED / "no-printing.pdf").read_bytes())[0] == 200


def test_an_upload_that_is_chosen_is_carried_by_the_form_even_when_the_form_is_refused(clerk):
    answer = clerk.browser.post("/files", {"name": "original", "file": SimpleUploadedFile("附.txt", "附件内容".encode())})
    carried = re.search(r'value="([^"]+)"', answer.content.decode()).group(1)  # type: ignore[union-attr]
    page = clerk.browser.post("/open/request", {"title": "只有标题", "sender": "没有这个居", "original.kept": carried, "kind": "诗"})
    assert page.status_code == 422
    again = re.search(rf'value="({carried.partition(":")[0]}:[^"]+)"', page.content.decode())  # signed anew, for as long again
    assert again
    where = clerk.do("/open/request", sender="市教育局", kind="请示", title="关于甲的请示", **{"original.kept": again.group(1)})
    assert "附.txt" in clerk.see(where)


def test_a_file_sent_without_a_script_survives_an_error_too(clerk):
    sent = {"sender": "没有这个居", "kind": "诗", "title": "甲", "original": SimpleUploadedFile("附.txt", b"abc")}
    page = clerk.browser.post("/open/request", sent)
    assert page.status_code == 422
    assert "附.txt" in words(page.content)


def test_a_carried_file_that_somebody_made_up_is_nothing(clerk):
    where = clerk.do("/open/request", sender="市教育局", kind="请示", title="关于甲的请示", **{"original.kept": "eyJkaWdlc3QiOiJ4In0:x:y"})
    assert "附件" not in clerk.see(where).split("办理记录")[0].split("路线")[0]


@pytest.mark.parametrize(
    ("name", "data", "seen"),
    [
        ("说明.txt", "第一行\n第二行".encode(), "第二行"),
        ("页.html", "<html><body><p>正文在此</p><script>alert(1)</script></body></html>".encode(), "正文在此"),
        ("图.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "alert(1)"),
        ("信.docx", (DATA / "docx" / "sample_letter.docx").read_bytes(), "函"),
        ("版.ofd", (DATA / "ofd" / "hello.ofd").read_bytes(), ""),
    ],
)
def test_what_has_text_is_seen_as_text_and_nothing_in_it_runs(clerk, name, data, seen):
    _paper, where = paper_with(clerk, name, data)
    answer = clerk.browser.get(where)
    assert answer.status_code == 200
    assert seen in words(answer.content)
    assert "<script>alert" not in answer.content.decode()
    assert "摘要（SHA-256）" in words(answer.content)


def test_a_file_is_only_ever_downloaded_as_itself(clerk):
    _paper, where = paper_with(clerk, "图.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    answer = clerk.browser.get(f"{where}/content")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_pdf_is_seen_page_by_page(clerk):
    _paper, where = paper_with(clerk, "三页.pdf", pdf(3))
    page = clerk.browser.get(where).content.decode()
    assert page.count('class="leaf"') == 3
    leaf = clerk.browser.get(f"{where}/page/2")
    assert leaf["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(leaf.content)).width > 1000
    assert clerk.browser.get(f"{where}/page/4").status_code == 404


def test_a_picture_is_encoded_anew(clerk):
    _paper, where = paper_with(clerk, "图.png", PNG.getvalue() + b"<script>alert(1)</script>")
    picture = clerk.browser.get(f"{where}/picture")
    assert picture["Content-Type"] == "image/png"
    assert b"script" not in picture.content


def test_a_stranger_does_not_find_an_attachment(clerk):
    _paper, where = paper_with(clerk, "说明.txt", b"abc")
    stranger = Person(STRANGER)
    for one in (where, f"{where}/content", f"{where}/picture", f"{where}/page/1"):
        assert stranger.browser.get(one).status_code == 404


def test_a_program_is_not_taken_in(clerk):
    answer = clerk.browser.post("/files", {"name": "file", "file": SimpleUploadedFile("a.pdf", b"MZ" + bytes(99))})
    assert answer.status_code == 422
    assert "是程序" in answer.content.decode()
    assert not Content.objects.exists()


def test_a_file_attached_by_an_act_is_listed_with_its_kind_and_size(clerk):
    paper = a_paper(clerk)
    clerk.do(f"{paper}/attach", file=SimpleUploadedFile("补充.txt", b"0123456789"))
    page = clerk.see(paper)
    assert "补充.txt" in page
    assert "文本 · 10 字节" in page


TEXT = (
    "无锡市教育局文件\n锡教[2026]31号 签发人：云示甲\n关于申请调整2026年义务教育施教区的请示\n市政府：\n"
    "因两所学校建成投用，现请示如下。\n妥否，请批示。\n无锡市教育局\n2026年3月2日"
)


def test_a_file_fills_the_form_of_who_submits_and_goes_with_it(clerk):
    answer = clerk.browser.post("/open/request/read", {"file": SimpleUploadedFile("请示.txt", TEXT.encode()), "title": "我改的标题"})
    page = answer.content.decode()
    assert 'value="我改的标题"' in page
    assert "因两所学校建成投用，现请示如下。" in page
    assert "请示.txt" in words(answer.content)


def test_what_is_marked_secret_fills_no_text_and_is_not_kept(clerk):
    text = "机密★1年\n" + TEXT
    answer = clerk.browser.post("/open/request/read", {"file": SimpleUploadedFile("密.txt", text.encode())})
    assert "因两所学校" not in answer.content.decode()
    assert "因两所学校" not in drop(clerk, "密.txt", text.encode())[1]
    assert not Content.objects.exists()


def test_what_cannot_be_read_leaves_the_form_as_it_was_typed(clerk):
    answer = clerk.browser.post("/open/request/read", {"file": SimpleUploadedFile("坏.docx", b"PK0000"), "title": "我写的"})
    assert answer.status_code == 422
    assert 'value="我写的"' in answer.content.decode()
    assert not Content.objects.exists()
