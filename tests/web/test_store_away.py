"""A store of files that is away: said in one sentence, what was typed stays, no act is done by half; what has no attachment goes on."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.test_files import paper_with
from tests.web.test_office import CLERK, Person, a_paper, words

from yizhang.kernel import bucket, stores
from yizhang.kernel.models import Act, Content

AWAY = {"endpoint": "http://127.0.0.1:9", "bucket": "office", "prefix": "", "region": "x", "key": "x", "secret": "x"}
"""A port at which nobody listens."""


@pytest.fixture
def clerk(city) -> Person:
    """The registrar; a browser is shown an error, not the test."""
    person = Person(CLERK)
    person.browser.raise_request_exception = False
    return person


@pytest.fixture
def away(settings, monkeypatch):
    """The store goes away when this is called."""
    monkeypatch.setattr(bucket, "PAUSES", ())
    monkeypatch.setattr(stores, "_asked", {})
    return lambda: setattr(settings, "YIZHANG_STORE", AWAY)


def a_file(name: str = "附.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "附件内容".encode())


def test_a_file_that_is_chosen_is_answered_by_why_it_is_not_kept(clerk, away, caplog):
    away()
    answer = clerk.browser.post("/files", {"name": "original", "file": a_file()})
    assert answer.status_code == 503
    assert answer.content.decode() == "文件库暂时连不上，“附.txt”没有保存；填写的内容还在，请稍后再选一次这个文件"
    assert not Content.objects.exists()
    assert [one.code for one in caplog.records if one.name == "yizhang.store"] == ["STORE_AWAY"]


def test_a_form_with_a_file_does_nothing_and_keeps_every_word(clerk, away):
    away()
    sent = {"sender": "市教育局", "kind": "请示", "title": "关于甲的请示", "body": "现请示如下。妥否，请批示。", "original": a_file()}
    page = clerk.do("/open/request", 422, **sent)
    assert "“附.txt”没有保存" in page
    assert "现请示如下。妥否，请批示。" in page
    assert not Act.objects.filter(verb__in=("submit", "receive")).exists() and not Content.objects.filter(size__gt=0, text="").exists()


def test_an_act_without_a_file_is_done_as_always_and_one_with_a_file_later(clerk, away, settings):
    away()
    paper = a_paper(clerk)
    before = Act.objects.count()
    clerk.do(f"{paper}/attach", 422, file=a_file("补充.txt"))
    assert not Act.objects.filter(verb="attach", accepted=True).exists()
    settings.YIZHANG_STORE = {}
    clerk.do(f"{paper}/attach", file=a_file("补充.txt"))
    assert "补充.txt" in clerk.see(paper)
    assert Act.objects.filter(accepted=True).count() > before


def test_who_opens_an_attachment_is_told_what_happened_and_not_that_there_is_none(clerk, away):
    paper, where = paper_with(clerk, "说明.txt", b"abc")
    away()
    for one in (where, f"{where}/content"):
        answer = clerk.browser.get(one)
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert "文件库暂时连不上" in words(answer.content) and "请稍后再打开" in words(answer.content)
    assert "说明.txt" in clerk.see(paper)


def test_a_file_that_is_not_what_was_kept_is_not_given(clerk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    _paper, where = paper_with(clerk, "说明.txt", b"abc")
    (kept,) = [one for one in tmp_path.rglob("*") if one.is_file()]
    kept.write_bytes(b"abd")
    answer = clerk.browser.get(f"{where}/content")
    assert answer.status_code == 503
    assert "文件库里的这份文件与登记的不符，没有给出" in words(answer.content)


def test_a_file_that_is_read_for_its_words_leaves_what_was_typed(clerk, away):
    away()
    answer = clerk.browser.post("/open/request/read", {"file": a_file("请示.txt"), "title": "我改的标题"})
    assert answer.status_code == 503
    assert re.search(r'type="hidden" name="title" value="我改的标题"', answer.content.decode())


def test_whoever_watches_the_machine_is_told_and_the_web_stays_ready(clerk, away):
    answer = clerk.browser.get("/readyz")
    assert answer.json()["store"] == "ok"
    away()
    answer = clerk.browser.get("/readyz")
    assert (answer.status_code, answer.json()["ready"], answer.json()["store"]) == (200, True, "away")


def test_what_the_store_did_is_counted(clerk, away):
    def told(name: str) -> float:
        found = re.search(rf"^{re.escape(name)} (\S+)$", clerk.browser.get("/metrics").content.decode(), re.MULTILINE)
        return float(found[1]) if found else 0.0

    done, failed = (f'yizhang_store_seconds_count{{asked="put",outcome="{one}"}}' for one in ("done", "Away"))
    before = told(done), told(failed)
    assert told("yizhang_store_up") == 1
    clerk.browser.post("/files", {"name": "original", "file": a_file()})
    away()
    clerk.browser.post("/files", {"name": "original", "file": a_file()})
    assert (told(done), told(failed)) == (before[0] + 1, before[1] + 1)
    assert told("yizhang_store_up") == 0
