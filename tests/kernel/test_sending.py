"""The door's own transactions: all or nothing, in order, beside whatever Django does in them, on both databases."""

import pytest
from django.db import IntegrityError, connection, transaction

from yizhang.kernel import sending, statements
from yizhang.kernel.models import Counter, Key

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

INSERT = "INSERT INTO kernel_counter (name, value) VALUES (%s, %s)"


def kept() -> dict[str, int]:
    return dict(Counter.objects.values_list("name", "value"))


def test_what_is_written_is_there_once_the_transaction_is_over():
    with sending.transaction():
        sending.later(INSERT, ("甲", 1))
        statements.next_number("乙")
    assert kept() == {"甲": 1, "乙": 1}
    assert not connection.in_atomic_block
    assert connection.get_autocommit()


def test_what_is_read_follows_what_was_written_before():
    with sending.transaction():
        sending.later(INSERT, ("甲", 1))
        assert statements.rows("SELECT value FROM kernel_counter", ()) == [(1,)]
        sending.later(INSERT, ("乙", 2))
        assert kept() == {"甲": 1, "乙": 2}  # through Django
        Counter.objects.create(name="丙", value=3)
        assert statements.next_number("丙") == 4


def test_an_error_leaves_nothing():
    with pytest.raises(ZeroDivisionError), sending.transaction():
        sending.later(INSERT, ("甲", 1))
        kept()
        sending.later(INSERT, ("乙", 1))
        raise ZeroDivisionError
    assert kept() == {}


def test_what_cannot_be_written_undoes_the_rest_and_the_next_transaction_stands():
    Counter.objects.create(name="甲", value=1)
    with pytest.raises(IntegrityError), sending.transaction():
        sending.later(INSERT, ("乙", 1))
        sending.later(INSERT, ("甲", 2))
        sending.later(INSERT, ("丙", 3))
    assert kept() == {"甲": 1}
    with sending.transaction():
        sending.later(INSERT, ("丁", 4))
    assert kept() == {"甲": 1, "丁": 4}


def test_django_puts_savepoints_and_hooks_into_it():
    ran = []
    with sending.transaction():
        sending.later(INSERT, ("甲", 1))
        transaction.on_commit(lambda: ran.append(kept()))
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            Counter.objects.create(name="乙", value=1)
            raise ZeroDivisionError
        sending.later(INSERT, ("丙", 1))
        assert ran == []
    assert ran == [{"甲": 1, "丙": 1}] == [kept()]


def test_what_django_marked_for_undoing_is_undone():
    ran = []
    with sending.transaction():
        sending.later(INSERT, ("甲", 1))
        transaction.on_commit(lambda: ran.append("甲"))
        transaction.set_rollback(True)
    assert (kept(), ran) == ({}, [])


def test_inside_another_transaction_it_is_undone_with_that():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with sending.transaction():
            sending.later(INSERT, ("甲", 1))
        assert kept() == {"甲": 1}
        raise ZeroDivisionError
    assert kept() == {}


def test_inside_another_transaction_its_error_leaves_that_one_whole():
    with transaction.atomic():
        first = Key.objects.create(person="韩示戊", key="k", request="", matter="", seq=1)
        with pytest.raises(IntegrityError), sending.transaction():
            statements.insert_key(("韩示戊", "k", "", "", 1))
        assert Key.objects.get() == first


def test_a_closed_connection_is_opened_again():
    with sending.transaction():
        sending.later(INSERT, ("甲", 1))
        connection.close()
    assert kept() == {}


def test_a_listener_is_told_of_each_statement_in_order():
    heard = []
    with connection.execute_wrapper(lambda execute, sql, *rest: heard.append(sql.split()[0]) or execute(sql, *rest)), sending.transaction():
        sending.later(INSERT, ("甲", 1))
        statements.next_number("乙")
        kept()
    assert heard == ["BEGIN", "INSERT", "INSERT", "SELECT", "COMMIT"]


def test_postgresql_gets_what_is_only_written_in_one_round_trip(database, monkeypatch):
    synced = []
    if database == "postgresql":
        connection.ensure_connection()
        pipeline = connection.connection.pipeline
        monkeypatch.setattr(connection.connection, "pipeline", lambda: synced.append(1) or pipeline())
    with sending.transaction():
        for n in range(5):
            sending.later(INSERT, (str(n), n))
    assert len(kept()) == 5
    assert synced == ([1] if database == "postgresql" else [])
