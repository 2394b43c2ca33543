"""The attachments of an office move to S3 and back, each read there; copies and `verify` know both stores."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from tests.cli.test_backup import NINE, yizhang
from tests.installations import at_work, on_sqlite

from yizhang.cli.backup import backup
from yizhang.cli.command import Unusable
from yizhang.cli.copies import put_back, read
from yizhang.cli.files import answering, move
from yizhang.cli.verify import absent
from yizhang.kernel import bucket
from yizhang.kernel.bucket import Bucket
from yizhang.kernel.contents import altered, file_bytes, keep_file
from yizhang.kernel.models import Content
from yizhang.kernel.stores import Folder, Slow, digest_of, place

PAPERS = [f"关于修缮第{n}批校舍的请示".encode() for n in range(4)]
DIGESTS = [digest_of(one) for one in PAPERS]


@pytest.fixture
def office(django_db_blocker, s3, monkeypatch):
    """The city with four files in its folder."""
    for name, value in s3.environment("").items():
        monkeypatch.setenv(name, value) if name.startswith("AWS_") else None
    with at_work(on_sqlite(django_db_blocker), django_db_blocker):
        settings.MEDIA_ROOT = settings.MEDIA_ROOT.with_name("moving")
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
        before, others = set(Content.objects.values_list("pk", flat=True)), list(Content.objects.filter(text="", size__gt=0))
        Content.objects.filter(pk__in=[one.pk for one in others]).delete()  # whose files lie in another folder
        for paper in PAPERS:
            keep_file(paper, "请示.txt", "text/plain", NINE)
        yield settings.MEDIA_ROOT
        settings.YIZHANG_STORE = {}
        Content.objects.exclude(pk__in=before).delete()
        Content.objects.bulk_create(others)


@pytest.fixture
def remote(s3, office, request) -> Bucket:
    """An empty part of a bucket, not yet in use."""
    return Bucket(**s3.settings(request.node.name))


def said(capsys) -> dict:
    """The one JSON document on standard output."""
    return json.loads(capsys.readouterr().out)["what"]


def spoil(found: Bucket, digest: str) -> None:
    """As somebody does who has the bucket itself."""
    found._ask("PUT", found._path(place(digest)), b"something else")


def in_use(found: Bucket, s3) -> None:
    """The office's store from now on."""
    settings.YIZHANG_STORE = s3.settings(found.prefix)


def test_an_office_moves_to_s3_and_back_and_loses_nothing(office, remote, s3, capsys, tmp_path):
    assert move(s3.address(remote.prefix), json=True) == 0
    assert said(capsys) == {"moved": 4, "there": 0, "damaged": [], "absent": 0}
    in_use(remote, s3)
    shutil.rmtree(office)
    assert [file_bytes(one) for one in DIGESTS] == PAPERS
    keep_file(b"one more", "a.txt", "text/plain", NINE)
    assert move(str(tmp_path / "back"), json=True) == 0
    assert said(capsys) == {"moved": 5, "there": 0, "damaged": [], "absent": 0}
    assert sorted(Folder(tmp_path / "back").names()) == sorted([*DIGESTS, digest_of(b"one more")])
    assert not office.exists()


def test_what_was_cut_off_is_gone_on_with_and_what_is_there_is_read(office, remote, s3, capsys, monkeypatch):
    put, sent = Bucket.put, []

    def ends_after_two(self, data):
        if len(sent) == 2:
            raise Slow("PUT")
        sent.append(data)
        return put(self, data)

    monkeypatch.setattr(Bucket, "put", ends_after_two)
    with pytest.raises(Unusable, match=r"文件库没有及时答复.*再运行一次"):
        move(s3.address(remote.prefix))
    monkeypatch.setattr(Bucket, "put", put)
    spoil(remote, digest_of(sent[0]))
    assert move(s3.address(remote.prefix), json=True) == 0
    assert said(capsys) == {"moved": 3, "there": 1, "damaged": [], "absent": 0}
    assert sorted(remote.get(one) for one in DIGESTS) == sorted(PAPERS)


def test_a_file_that_is_damaged_stays_behind_by_name_and_one_that_is_gone_is_counted(office, remote, s3, capsys):
    (office / place(DIGESTS[0])).write_bytes(b"something else")
    (office / place(DIGESTS[1])).unlink()
    assert move(s3.address(remote.prefix), json=True) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["what"] == {"moved": 2, "there": 0, "damaged": [DIGESTS[0]], "absent": 1}
    assert DIGESTS[0] in told.err
    assert sorted(remote.names()) == sorted(DIGESTS[2:])


@pytest.mark.parametrize("to", ["s3://office?endpoint=http://s3.example.gov.cn", "ftp://office"])
def test_an_address_that_is_none_says_what_would_do(office, to):
    with pytest.raises(Unusable, match=r"s3://桶/前缀\?endpoint="):
        move(to)


def test_where_they_are_they_need_not_be_moved_to(office):
    with pytest.raises(Unusable, match="已经在"):
        move(str(office))


def test_verify_reads_every_file_of_the_bucket(office, remote, s3):
    move(s3.address(remote.prefix))
    in_use(remote, s3)
    assert list(altered()) == []
    spoil(remote, DIGESTS[2])
    assert list(altered()) == [DIGESTS[2]]


def test_verify_counts_what_is_gone(office, remote, s3):
    assert absent() == 0
    (office / place(DIGESTS[0])).unlink()
    assert absent() == 1
    in_use(remote, s3)
    assert absent() == len(DIGESTS)


def test_a_store_that_is_away_is_not_taken_for_a_damaged_record(office, remote, monkeypatch, s3):
    in_use(remote, s3)
    monkeypatch.setattr(bucket, "PATIENCE", 0.1)
    settings.YIZHANG_STORE["endpoint"] = "http://127.0.0.1:9"
    with pytest.raises(Unusable, match="文件库暂时连不上"), answering():
        list(altered())


def test_a_copy_has_the_files_of_the_bucket_and_is_restored_into_another(office, remote, s3, tmp_path):
    move(s3.address(remote.prefix))
    in_use(remote, s3)
    remote.put(b"what no act names")
    assert backup(tmp_path / "copies", now=NINE) == 0
    copy = tmp_path / "copies" / "20260303-090000"
    assert sorted(read(copy).documents) == sorted(f"files/{place(one)}" for one in DIGESTS)
    other, files = f"{remote.prefix}-restored", tmp_path / "files"
    code, out, told = yizhang("restore", copy, "--json", database=tmp_path / "new.sqlite3", files=files, **s3.environment(other))
    assert (code, json.loads(out)["what"]["broken"]) == (0, []), told
    assert sorted(Bucket(**s3.settings(other)).names()) == sorted(DIGESTS)
    assert [*files.iterdir()] == []


def test_a_copy_of_a_folder_goes_into_a_bucket_without_what_was_damaged(office, remote, tmp_path):
    (office / place(DIGESTS[0])).write_bytes(b"something else")
    assert backup(tmp_path / "copies", now=NINE) == 1
    copy = read(tmp_path / "copies" / "20260303-090000")
    left = put_back(copy, "sqlite", {"NAME": tmp_path / "new.sqlite3"}, tmp_path / "files", remote)
    assert left == (place(DIGESTS[0]),)
    assert sorted(remote.names()) == sorted(DIGESTS[1:])


def test_a_file_that_was_damaged_in_the_bucket_is_named_and_linked_from_an_earlier_copy(office, remote, s3, tmp_path, capsys):
    move(s3.address(remote.prefix))
    in_use(remote, s3)
    spoil(remote, DIGESTS[0])
    assert backup(tmp_path / "first", now=NINE) == 1
    assert DIGESTS[0] in capsys.readouterr().err
    remote.put(PAPERS[0])
    assert backup(tmp_path / "second", now=NINE) == 0
    spoil(remote, DIGESTS[0])
    assert backup(tmp_path / "second", now=NINE.replace(hour=10)) == 0


def test_a_store_that_cannot_be_used_is_said_before_anything_starts(tmp_path):
    words = [sys.executable, "-m", "yizhang.cli", "verify", "--database", str(tmp_path / "none.sqlite3")]
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(words, env={"YIZHANG_STORE": "s3://office"}, cwd=source, capture_output=True, text=True, check=False)
    assert (done.returncode, "YIZHANG_STORE 无法使用" in done.stderr) == (2, True), done.stderr
