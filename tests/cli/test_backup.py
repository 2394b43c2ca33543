"""Copies taken while the office works, restored into empty places and verified; a damaged one is told before anything is written."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from tests.installations import FOLDER, at_work, on_sqlite

from yizhang.cli.backup import backup
from yizhang.cli.command import Unusable
from yizhang.cli.copies import read
from yizhang.kernel.checkpoints import take
from yizhang.kernel.contents import keep_file
from yizhang.law.calendar import LOCAL

NINE = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
CITY = Path(FOLDER.name) / "city.sqlite3"


def yizhang(*words: object, database: object, files: object, **environment: str) -> tuple[int, str, str]:
    """A command in a process of its own."""
    here = {**os.environ, "YIZHANG_DATABASE": str(database), "YIZHANG_FILES": str(files), **environment}
    done = subprocess.run([sys.executable, "-m", "yizhang.cli", *map(str, words)], env=here, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def office(django_db_blocker):
    """The city on SQLite with one document; acts on it go through the door of this process."""
    with at_work(on_sqlite(django_db_blocker), django_db_blocker):
        settings.MEDIA_ROOT = settings.MEDIA_ROOT.with_name("backed-up")
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
        kept = keep_file("关于修缮校舍的请示".encode(), "请示.txt", "text/plain", NINE)
        yield settings.MEDIA_ROOT / kept.digest[:2] / kept.digest


@pytest.fixture
def copy(office, tmp_path) -> Path:
    """A copy of it."""
    assert backup(tmp_path / "copies", now=NINE) == 0
    return tmp_path / "copies" / "20260303-090000"


def test_a_copy_is_restored_into_an_empty_place_and_the_record_is_whole(copy, office, tmp_path):
    place, files = tmp_path / "new" / "yizhang.sqlite3", tmp_path / "new" / "files"
    code, out, told = yizhang("restore", copy, "--json", database=place, files=files)
    assert code == 0, told
    what = json.loads(out)["what"]
    assert what["acts"] > 500 and what["broken"] == []
    assert (files / office.parent.name / office.name).read_bytes() == office.read_bytes()
    code, out, told = yizhang("restore", copy, database=place, files=files)
    assert code == 2 and "不覆盖" in told


def test_a_copy_has_no_secret_and_no_key_in_it(office, tmp_path):
    beside = [CITY.with_name("secret.key"), settings.MEDIA_ROOT / "secret.key", settings.MEDIA_ROOT.with_name("checkpoint.pem")]
    for one in beside:
        one.write_text("-----BEGIN PRIVATE KEY-----")
    assert backup(tmp_path / "copies", now=NINE) == 0
    found = [one for one in (tmp_path / "copies").rglob("*") if one.is_file()]
    assert found and [one.name for one in found if b"PRIVATE KEY" in one.read_bytes()] == []
    for one in beside:
        one.unlink()


def test_people_go_on_writing_while_a_copy_is_taken(office, tmp_path):
    written, stop = [], threading.Event()

    def write():
        with closing(sqlite3.connect(CITY, timeout=30)) as own:
            while not stop.is_set():
                with own:
                    row = ["韩示戊", f"/{len(written)}", "{}", ""]
                    own.execute("INSERT INTO kernel_draft (person, place, content, at) VALUES (?, ?, ?, ?)", row)
                written.append(1)
                stop.wait(0.005)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while not written:
            stop.wait(0.005)
        before = len(written)
        assert backup(tmp_path, now=NINE) == 0
        during = len(written) - before
    finally:
        stop.set()
        writer.join()
    with closing(sqlite3.connect(tmp_path / "20260303-090000" / "database.sqlite3")) as copied:
        (rows,) = copied.execute("SELECT COUNT(*) FROM kernel_draft").fetchone()
    with closing(sqlite3.connect(CITY)) as own, own:
        own.execute("DELETE FROM kernel_draft")
    assert during > 0
    assert before <= rows <= before + during


@pytest.mark.parametrize("name", ["database.sqlite3", "manifest.json", "document"])
def test_a_damaged_copy_is_told_and_nothing_is_written(copy, office, tmp_path, name):
    damaged = copy / "files" / office.parent.name / office.name if name == "document" else copy / name
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.unlink()
    damaged.write_bytes(content)
    place = tmp_path / "new.sqlite3"
    code, _, told = yizhang("restore", copy, database=place, files=tmp_path / "files")
    assert code == 2 and "损坏" in told
    assert not place.exists() and not (tmp_path / "files").exists()


def test_a_copy_that_lacks_a_document_is_told_with_its_name(copy, office):
    (copy / "files" / office.parent.name / office.name).unlink()
    with pytest.raises(Unusable, match=f"{office.name}不见了"):
        read(copy)


def test_a_folder_of_copies_is_none_and_they_are_named(copy, tmp_path):
    with pytest.raises(Unusable, match="20260303-090000"):
        read(copy.parent)
    with pytest.raises(Unusable, match="不是备份"):
        read(tmp_path)


def test_a_document_that_was_damaged_before_is_named_and_copied_as_it_is(office, tmp_path, capsys):
    office.write_text("别的内容")
    assert backup(tmp_path, now=NINE) == 1
    assert office.name in capsys.readouterr().err
    assert read(tmp_path / "20260303-090000").documents == (f"files/{office.parent.name}/{office.name}",)


def test_the_next_copy_links_the_documents_that_are_there_and_takes_no_room(copy, office):
    backup(copy.parent, now=NINE.replace(hour=10))
    again = copy.parent / "20260303-100000"
    name = Path("files", office.parent.name, office.name)
    assert (again / name).stat().st_ino == (copy / name).stat().st_ino
    assert read(again).documents == read(copy).documents


def test_the_same_moment_is_not_copied_twice_over_itself(copy):
    with pytest.raises(Unusable, match="不覆盖"):
        backup(copy.parent, now=NINE)


def test_an_old_copy_is_told_by_checkpoints_kept_elsewhere(copy, office, tmp_path):
    note = take(NINE)
    kept = tmp_path / "checkpoints.jsonl"
    kept.write_text(json.dumps({"checkpoint": note.body, "signature": ""}) + "\n", encoding="utf-8")
    code, out, told = yizhang("restore", copy, "--checkpoints", kept, database=tmp_path / "new.sqlite3", files=tmp_path / "files")
    assert code == 1 and "旧备份" in out, told


def test_postgresql_is_copied_and_restored_by_its_own_programs(postgres, tmp_path):
    address, files = postgres.fresh(), tmp_path / "files"
    env = {**os.environ, "YIZHANG_DATABASE": address}
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0", "--settings=yizhang.settings"], env=env, check=True)
    city, leaders = Path(__file__).parents[2] / "src/yizhang/office/city.yaml", tmp_path / "leaders.yaml"
    leaders.write_text(city.read_text(encoding="utf-8").partition("\nadministrators:")[0], encoding="utf-8")
    code, _, told = yizhang("office", "import", leaders, database=address, files=files)
    assert code == 0, told
    code, out, told = yizhang("backup", tmp_path / "copies", "--json", database=address, files=files)
    assert code == 0, told
    folder, other = json.loads(out)["what"]["folder"], postgres.fresh()
    code, out, told = yizhang("restore", folder, "--json", database=other, files=tmp_path / "new")
    assert code == 0, told
    assert json.loads(out)["what"]["acts"] > 100
    code, _, told = yizhang("restore", folder, database=other, files=tmp_path / "newer")
    assert code == 2 and "已有表" in told
