"""Where an installation keeps its things."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from yizhang.cli.command import Unusable
from yizhang.cli.database import use
from yizhang.installation import BadDatabase, database, folder_of, secret_key


@pytest.mark.parametrize(
    ("where", "path"),
    [
        ("/srv/市府.sqlite3", "/srv/市府.sqlite3"),
        ("sqlite:////srv/a.sqlite3", "/srv/a.sqlite3"),
        ("sqlite:///a.sqlite3", f"{Path.cwd()}/a.sqlite3"),
    ],
)
def test_a_file_is_sqlite_that_syncs_fully_and_begins_with_its_lock(where, path):
    made = database(where)
    assert made["NAME"] == Path(path)
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in made["OPTIONS"]["init_command"]


def test_an_address_of_postgresql_is_taken_apart():
    made = database("postgresql://office:p%40ss@db.example:5433/yizhang?sslmode=require")
    named = {key: made[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
    assert named == {"USER": "office", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433", "NAME": "yizhang"}
    assert made["OPTIONS"]["sslmode"] == "require"
    assert made["CONN_MAX_AGE"] == 0


def test_a_socket_is_named_as_host():
    assert database("postgresql://yizhang@/city?host=/tmp/a%20b")["HOST"] == "/tmp/a b"


@pytest.mark.parametrize("where", ["mysql://a/b", "postgresql://host", "sqlite:///"])
def test_what_is_no_database_is_refused(where):
    with pytest.raises(BadDatabase):
        database(where)
    with pytest.raises(Unusable, match="请写成文件名或"):
        use(where)


def test_the_password_is_not_in_the_message():
    with pytest.raises(BadDatabase) as refused:
        database("postgresql://office:geheim@db")
    assert "geheim" not in str(refused.value)


def test_the_secret_lies_beside_the_database_for_its_owner_only_and_is_drawn_once(tmp_path):
    folder = folder_of(str(tmp_path / "office" / "yizhang.sqlite3"))
    with ThreadPoolExecutor(8) as pool:
        drawn = set(pool.map(lambda _: secret_key(folder), range(16)))
    assert len(drawn) == 1
    assert len(drawn.pop()) > 50
    assert (folder / "secret.key").stat().st_mode & 0o077 == 0
    assert [path.name for path in folder.iterdir()] == ["secret.key"]
