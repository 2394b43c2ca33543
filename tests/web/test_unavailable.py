"""A database that refuses is said in one page, with what was typed; a program gets problem+json; nothing half is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from tests.web.test_office import CLERK, Person, a_paper, words

from yizhang.kernel.models import Act

pytestmark = pytest.mark.django_db(transaction=True)
FORM = {"lead": "市教育局", "opinion": "拟请研提<意见>。", "due": "明天", "key": "一次"}


@pytest.fixture
def clerk(city) -> Person:
    """The registrar; a browser is shown an error, not the test."""
    person = Person(CLERK)
    person.browser.raise_request_exception = False
    return person


@contextmanager
def only_read() -> Iterator[None]:
    """The file opened as one may only read it; a server as a replica is."""
    if connection.vendor == "postgresql":
        with _set("default_transaction_read_only", "on", "off"):
            yield
        return
    file, options = connection.settings_dict["NAME"], connection.settings_dict["OPTIONS"]
    connection.close()
    connection.settings_dict |= {"NAME": f"file:{file}?mode=ro", "OPTIONS": {**options, "uri": True}}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= {"NAME": file, "OPTIONS": options}


@contextmanager
def full() -> Iterator[None]:
    """SQLite may take no further page."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # pages that other tests left free would still be taken
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    with _pragma("max_page_count", pages):
        yield


@contextmanager
def locked() -> Iterator[None]:
    """Another process writes and does not end."""
    import sqlite3

    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with _pragma("busy_timeout", 0):
            yield
    finally:
        other.close()


@contextmanager
def away() -> Iterator[None]:
    """Its folder is not there."""
    file = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "/nowhere/office.sqlite3"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = file


@contextmanager
def _set(name: str, bad: str, well: str) -> Iterator[None]:
    for value in (bad, well):
        with connection.cursor() as cursor:
            cursor.execute(f"SET {name} = {value}")
        if value == bad:
            yield


@contextmanager
def _pragma(name: str, bad: int) -> Iterator[None]:
    with connection.cursor() as cursor:
        (before,) = cursor.execute(f"PRAGMA {name}").fetchone()
        cursor.execute(f"PRAGMA {name} = {bad}")
        yield
        cursor.execute(f"PRAGMA {name} = {before}")


@pytest.mark.both_databases
def test_what_could_not_be_stored_is_said_once_and_sent_again(clerk, caplog):
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    before = Act.objects.count()
    with only_read():
        answer = clerk.browser.post(f"{paper}/propose", FORM)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "数据库现在只能读，不能写入" in words(answer.content) and "Traceback" not in page and "readonly" not in page
    number = re.search(r"编号([0-9a-f]{8})", words(answer.content)).group(1)  # type: ignore[union-attr]
    (told,) = [one for one in caplog.records if one.name == "yizhang.unavailable"]
    assert (told.reference, told.code) == (number, "SQLITE_READONLY" if connection.vendor == "sqlite" else "25006")
    assert Act.objects.count() == before
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert again["opinion"] == "拟请研提&lt;意见&gt;。"
    assert clerk.do(f"{paper}/propose", **{**again, "opinion": FORM["opinion"]}).startswith("/")
    assert Act.objects.count() == before + 1


@pytest.mark.parametrize(("broken", "said"), [(full, "磁盘已满"), (locked, "被别的操作占用"), (away, "连不上")])
def test_the_page_says_what_ails_the_database(clerk, broken, said):
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    before = Act.objects.count()
    with broken():
        answer = clerk.browser.post(f"{paper}/propose", {**FORM, "opinion": "拟" * 200_000})
    assert answer.status_code == 503 and said in words(answer.content), words(answer.content)[:300]
    assert answer["Retry-After"].isdigit()
    assert Act.objects.count() == before


@pytest.mark.both_databases
def test_a_page_that_is_only_read_is_opened_again(clerk):
    with away() if connection.vendor == "sqlite" else _gone():
        answer = clerk.browser.get("/work/todo?page=1")
    assert answer.status_code == 503
    assert 'href="/work/todo?page=1"' in answer.content.decode()


@contextmanager
def _gone() -> Iterator[None]:
    """The server ended the connection."""
    with connection.cursor() as cursor, pytest.raises(Exception, match="terminat"):
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    yield
    connection.close()


def test_a_password_is_never_written_into_the_page(db):
    browser = Client(raise_request_exception=False)
    with away():
        answer = browser.post("/accounts/login/", {"login": "somebody", "password": "非常秘密的口令"})
    assert answer.status_code == 503
    assert "非常秘密的口令" not in answer.content.decode()


def test_a_program_gets_a_problem_and_when_to_try_again(db):
    with away():
        answer = Client(raise_request_exception=False).get("/api/matters", headers={"authorization": "Bearer x"})
    told = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"], answer["Retry-After"]) == (503, "application/problem+json", "60")
    assert (told["type"], told["status"]) == ("/problems/unavailable", 503)
    assert re.search(r"编号[0-9a-f]{8}", told["detail"])


def test_a_fault_of_the_program_is_no_fault_of_the_database(clerk, monkeypatch, caplog):
    monkeypatch.setattr("yizhang.web.views.work.render", lambda *_args, **_words: 1 / 0)
    answer = clerk.browser.get("/")
    assert answer.status_code == 500 and "Retry-After" not in answer
    assert "程序出了差错" in words(answer.content) and "ZeroDivision" not in answer.content.decode()
