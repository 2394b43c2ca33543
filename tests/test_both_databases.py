"""The footing of the tests: what is marked `both_databases` runs on both, with Django's default connection there, in threads, too."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction


@pytest.mark.both_databases
@pytest.mark.django_db
def test_the_default_connection_is_the_database_named(database):
    assert connection.vendor == database


@pytest.mark.both_databases
@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_writes_the_next_does_not_find(turn):
    assert User.objects.count() == 0
    User.objects.create(username=f"文电{turn}")


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_a_thread_works_on_the_same_database(database):
    def register() -> str:
        with transaction.atomic():
            User.objects.create(username="会务")
        vendor = connection.vendor
        connection.close()
        return vendor

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(register).result() == database
    assert list(User.objects.values_list("username", flat=True)) == ["会务"]


@pytest.mark.django_db
def test_afterwards_the_default_is_sqlite_in_a_file_with_full_syncing():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
