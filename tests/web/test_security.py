"""What stands against whoever comes from outside, and against what people type: headers, cookies, other sites' forms, markup, formulas."""

from __future__ import annotations

import ast
import csv
import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings as configured
from django.test import Client
from tests.web.test_office import CLERK, Person, a_paper

from yizhang.kernel.models import Act
from yizhang.logs import Line
from yizhang.web.export import as_csv, as_xlsx
from yizhang.web.ledger import Column, Ledger

SOURCE = Path(__file__).parents[2] / "src" / "yizhang"
MARKUP = "关于<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}的请示"


@pytest.fixture
def clerk(city) -> Person:
    """文电 at a browser."""
    return Person(CLERK)


# --- What a browser is told ---------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/search?q=x", "/matter/none", "/documents/check", "/accounts/login/", "/api/me"])
def test_every_answer_lets_a_browser_run_only_our_own_files_and_nobody_frame_it(clerk, address):
    answer = clerk.browser.get(address)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "object-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"], answer["Referrer-Policy"]) == ("DENY", "nosniff", "same-origin")


def test_behind_https_cookies_go_encrypted_only_and_the_browser_is_told_to_stay_there(tmp_path):
    ask = (
        "import json, yizhang.settings as s; print(json.dumps([s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, "
        "s.ALLOWED_HOSTS, s.DEBUG]))"
    )
    environment = {**os.environ, "YIZHANG_URL": "https://oa.example.gov.cn", "YIZHANG_DATABASE": str(tmp_path / "a.sqlite3")}
    told = subprocess.run([sys.executable, "-c", ask], env={**environment, "PYTHONPATH": "src"}, check=True, capture_output=True, text=True)
    secure, csrf, seconds, hosts, debug = json.loads(told.stdout)
    assert (secure, csrf, debug) == (True, True, False) and seconds >= 31_536_000
    assert hosts == ["oa.example.gov.cn", "127.0.0.1", "localhost", "[::1]"]


def test_no_script_reads_the_session_and_no_other_site_sends_it(clerk):
    cookie = clerk.browser.cookies["sessionid"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_a_computer_left_signed_in_is_so_for_a_working_day_at_most(clerk):
    assert 0 < int(clerk.browser.cookies["sessionid"]["max-age"]) <= 12 * 60 * 60


@pytest.mark.django_db
def test_another_name_in_the_request_is_refused(city):
    assert Client().get("/sign-in", headers={"host": "evil.example"}).status_code == 400


# --- Forms of other sites ---------------------------------------------------------------------------------------------------------------


def strict(person: Person) -> Client:
    """His browser, for which the protection of forms is not left out as it is in tests."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = person.browser.cookies
    return browser


def test_a_form_of_another_site_does_nothing(clerk):
    paper, acts = a_paper(clerk), Act.objects.count()
    for address in (f"{paper}/propose", "/open/request", "/identity", "/drafts", "/files", "/ledger/incoming/export", "/sign-out"):
        assert strict(clerk).post(address, {"lead": "市财政局"}).status_code == 403, address
    assert Act.objects.count() == acts


def test_with_the_token_of_our_own_page_it_does(clerk):
    browser = strict(clerk)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get("/display").content.decode())[1]
    assert browser.post("/display", {"theme": "dark", "csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "http:evil.example", "/\\evil.example"])
def test_nobody_is_led_to_another_site(clerk, to):
    for address in ("/display", "/identity", "/sign-in/become"):
        answer = clerk.browser.post(address, {"next": to, "person": CLERK, "as": "docs.1"})
        assert "evil" not in answer.get("Location", "") and "javascript" not in answer.get("Location", ""), address


# --- What people type -------------------------------------------------------------------------------------------------------------------


def test_markup_in_a_title_is_words_wherever_it_is_shown(clerk):
    paper = a_paper(clerk, title=MARKUP, body=MARKUP)
    for address in (paper, f"{paper}/print", f"{paper}/standing", "/", "/ledger/incoming", "/ledger/incoming/print", "/search?q=script"):
        page = clerk.browser.get(address).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page and "49的请示" not in page, address
    assert "&lt;script&gt;alert(1)" in clerk.browser.get(paper).content.decode()


def test_markup_in_what_is_searched_for_comes_back_as_words(clerk):
    page = clerk.browser.get("/search", {"q": MARKUP}).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page


FORMULAS = ("=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1")
BOOK = Ledger("test", "试", (), (Column("title", "标题"),), lambda *_asked: ())


def cells() -> Iterator[tuple[str, str]]:
    rows = list(csv.reader(io.StringIO(as_csv(BOOK, [{"title": one} for one in FORMULAS]).decode("utf-8-sig"))))
    yield from zip(FORMULAS, (row[0] for row in rows[1:]), strict=True)


def test_no_exported_cell_is_a_formula(now):
    assert [given for given, cell in cells() if cell.lstrip(" \t\r").startswith(("=", "+", "-", "@"))] == []
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(BOOK, [{"title": one} for one in FORMULAS], now)))
    assert {cell.data_type for row in book.active.iter_rows(min_row=2) for cell in row} == {"s"}


def test_nobody_writes_a_line_of_the_log():
    forged = 'x\n{"at": "2026-03-02", "event": "signed_in"}\r\n'
    line = Line().format(logging.makeLogRecord({"msg": forged, "path": f"/{forged}", "levelname": "INFO"}))
    assert "\n" not in line and "\r" not in line
    assert json.loads(line)["path"] == f"/{forged}"


# --- What the program brings -------------------------------------------------------------------------------------------------------------

REACHING_OUT = {"urllib.request", "http.client", "smtplib", "ftplib", "socket", "requests", "httpx", "urllib3", "aiohttp", "webbrowser"}
MAY = {
    "cli/serve.py": "whether the port is taken",
    "cli/demo.py": "opens the browser of who started it",
    "bench/postgresql.py": "a free port for a server of its own",
    "web/mail/channel.py": "letters, to the one server that a setting names",
    "kernel/bucket.py": "files, to the one server that a setting names; it follows nowhere",
    "kernel/line.py": "is handed the connection of that",
}
"""Which modules may, and why."""


def reaching_out() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        names = set[str]()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names |= {one.name for one in node.names} if isinstance(node, ast.Import) else set()
            names |= {node.module} if isinstance(node, ast.ImportFrom) and node.module else set()
        if names & REACHING_OUT:
            found[str(path.relative_to(SOURCE))] = names & REACHING_OUT
    return found


def test_nothing_in_the_program_fetches_an_address_that_somebody_typed():
    assert set(reaching_out()) - set(MAY) == set()


def test_no_secret_is_written_into_the_program():
    assert len(str(configured.SECRET_KEY)) >= 50
    assigned = re.compile(r"""^\s*\w*(?:PASSWORD|SECRET|TOKEN|_KEY)\w*\s*=\s*["'][!#-&(-~]{6,}["']""", re.MULTILINE | re.IGNORECASE)
    assert assigned.search("ADMIN_PASSWORD = 'changeme'")
    assert {path.name: found for path in SOURCE.rglob("*.py") if (found := assigned.findall(path.read_text("utf-8")))} == {}
