"""`verify`, `export` and `worker` as they are typed: exit codes, JSON, and a worker that ends when it is asked to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from django.db import transaction
from tests.installations import FOLDER, at_work, on_sqlite

from yizhang.cli.command import Unusable
from yizhang.cli.export import export
from yizhang.cli.verify import verify
from yizhang.kernel.models import Act
from yizhang.law.calendar import LOCAL

NINE = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
CITY = Path(FOLDER.name) / "city.sqlite3"


@pytest.fixture
def office(django_db_blocker):
    """The city, as it is before the test afterwards."""
    with at_work(on_sqlite(django_db_blocker), django_db_blocker), transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_a_whole_record_ends_with_0_and_its_counts(office, capsys):
    assert verify(json=True, now=NINE) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["broken"], told["projections_differ"], told["behind"]) == ([], 0, 0)
    assert told["acts"] == Act.objects.count() and told["matters"] > 300


def test_a_broken_one_ends_with_1_and_names_matter_act_and_why(office, capsys):
    act = Act.objects.order_by("id")[7]
    Act.objects.filter(pk=act.pk).update(body=act.body.replace('"v":1', '"v":2'))
    assert verify(json=True, now=NINE) == 1
    (one,) = [one for one in json.loads(capsys.readouterr().out)["broken"] if one["matter"] == act.matter]
    assert (one["act"], one["why"]) == (act.seq, "内容与摘要不符")
    verify(now=NINE)
    assert act.matter in capsys.readouterr().out


def test_an_export_is_written_once_and_verified_without_the_database(office, capsys, tmp_path):
    file = tmp_path / "record.jsonl.gz"
    assert export(file, now=NINE) == 0
    with pytest.raises(Unusable, match="不覆盖"):
        export(file, now=NINE)
    capsys.readouterr()
    assert verify(file, json=True, now=NINE) == 0
    assert json.loads(capsys.readouterr().out)["acts"] == Act.objects.count()


def test_what_cannot_be_verified_is_said_to_be_so(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("妥否，请批示。")
    for words in ({"export": letter}, {"export": tmp_path / "none"}):
        with pytest.raises(Unusable):
            verify(words["export"], now=NINE)
    with pytest.raises(Unusable, match="公钥"):
        verify(letter, keys=letter, now=NINE)
    with pytest.raises(Unusable, match="每行一个"):
        verify(letter, checkpoints=letter, now=NINE)


# --- The worker -------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def empty(tmp_path) -> dict[str, str]:
    """The environment of an installation with nothing in it."""
    here = {**os.environ, "YIZHANG_DATABASE": str(tmp_path / "yizhang.sqlite3"), "YIZHANG_FILES": str(tmp_path / "files")}
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0", "--settings=yizhang.settings"], env=here, check=True)
    return here


WORKER = [sys.executable, "-m", "yizhang.cli", "worker"]


def test_one_round_leaves_a_checkpoint_and_its_copy_once(empty, tmp_path):
    for turn in (1, 0):
        done = subprocess.run([*WORKER, "--once", "--json", "--copies", tmp_path], env=empty, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["what"]["checkpoint"] == turn
    (line,) = (tmp_path / "checkpoints.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(json.loads(line)["checkpoint"])["number"] == 1


def test_it_ends_well_when_it_is_asked_to(empty):
    with subprocess.Popen([*WORKER, "--every", "60"], env=empty, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert any('"round"' in line for line in running.stderr)  # the first round is done, and it waits for the second
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0


def test_without_an_installation_or_with_a_key_that_is_none_it_does_not_start(empty, tmp_path):
    words = [*WORKER, "--once", "--database", tmp_path / "none.sqlite3"]
    nowhere = subprocess.run(words, env=empty, capture_output=True, text=True, check=False)
    assert nowhere.returncode == 2 and "setup" in nowhere.stderr
    assert not (tmp_path / "none.sqlite3").exists()
    keyed = {**empty, "YIZHANG_CHECKPOINT_KEY": str(tmp_path / "none.pem")}
    wrong = subprocess.run([*WORKER, "--once"], env=keyed, capture_output=True, text=True, check=False)
    assert wrong.returncode == 2 and "YIZHANG_CHECKPOINT_KEY" in wrong.stderr
    posting = {**empty, "YIZHANG_MAIL": "smtp://clerk:geheim@mail.example"}
    wrong = subprocess.run([*WORKER, "--once"], env=posting, capture_output=True, text=True, check=False)
    assert wrong.returncode == 2 and "YIZHANG_MAIL" in wrong.stderr and "geheim" not in wrong.stderr
