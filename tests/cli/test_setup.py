"""`yizhang setup`: an installation begins with three links and nothing else that opens."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

NAMES = ["--system", "纪示统", "--security", "阳示安", "--audit", "司示审"]


def yizhang(database: object, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command on a database of its own."""
    environment = os.environ | {"YIZHANG_DATABASE": str(database)} | settings
    return subprocess.run([sys.executable, "-m", "yizhang.cli", *words], capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file that is not there yet, in a folder that is not there yet."""
    return tmp_path / "office" / "yizhang.sqlite3"


def test_it_makes_the_database_and_says_three_links_and_nothing_else(database):
    done = yizhang(database, "setup", *NAMES, "--json", YIZHANG_URL="https://oa.example.gov.cn")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ok"] is True
    assert "三位管理员" in told["what"]
    assert [one["person"] for one in told["links"]] == ["纪示统", "阳示安", "司示审"]
    assert all(one["link"].startswith("https://oa.example.gov.cn/welcome/") for one in told["links"])


def test_no_account_has_a_password_and_no_link_is_kept(database):
    links = [one["link"].rpartition("/")[2] for one in json.loads(yizhang(database, "setup", *NAMES, "--json").stdout)["links"]]
    with sqlite3.connect(database) as kept:
        passwords = [row[0] for row in kept.execute("SELECT password FROM auth_user")]
        everything = "\n".join(kept.iterdump())
    assert [one[0] for one in passwords] == ["!"] * 3
    assert [link for link in links if link in everything] == []


def test_a_second_time_is_refused_with_what_to_do_and_a_link_can_be_renewed(database):
    yizhang(database, "setup", *NAMES)
    again = yizhang(database, "setup", "--json")
    assert again.returncode == 1
    assert json.loads(again.stdout)["ok"] is False
    assert "yizhang setup --renew 姓名" in json.loads(again.stdout)["what"]
    renewed = yizhang(database, "setup", "--renew", "阳示安")
    assert renewed.stdout.startswith("阳示安  http://127.0.0.1:8000/welcome/")
    other = yizhang(database, "setup", "--renew", "路人")
    assert (other.returncode, other.stdout) == (1, "")
    assert "路人不是管理员" in other.stderr


def test_three_roles_are_three_people(database):
    done = yizhang(database, "setup", "--system", "甲", "--audit", "甲")
    assert done.returncode == 2
    assert "三位管理员须是三个人" in done.stderr
    assert not database.exists()


def test_it_works_on_a_server_too(postgres):
    address = postgres.fresh()
    done = yizhang(address, "setup", *NAMES, "--json")
    assert done.returncode == 0, done.stderr
    assert yizhang(address, "setup", *NAMES).returncode == 1
