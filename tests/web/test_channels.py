"""The ways out: a mail server, encrypted unless it stands on this machine, or a folder; nobody else's machine is asked anything."""

from __future__ import annotations

import mailbox
import smtplib
from datetime import datetime

import pytest
from tests.web.smtp import mail_server

from yizhang.law.calendar import LOCAL
from yizhang.web.mail import channel as channels
from yizhang.web.mail.channel import BadChannel, Letter, NotNow, NotTaken, channel, domain_of

SENDER = "yizhang@oa.example"
LETTER = Letter("a@oa.example", "【依章】待办3件，逾期1件", "待办3件\nhttps://oa.example/\n", "a1b2", datetime(2026, 3, 3, 9, tzinfo=LOCAL))


def test_a_mail_server_gets_the_letter_whole_and_may_know_it_again():
    with mail_server() as server:
        channel(server.address, "", SENDER)(LETTER)
    (letter,) = server.letters
    assert (letter["From"], letter["To"], letter["Subject"]) == (SENDER, LETTER.to, LETTER.subject)
    assert (letter["Message-ID"], letter["Auto-Submitted"]) == ("<a1b2@oa.example>", "auto-generated")
    assert letter["Date"].datetime == LETTER.at
    assert letter.get_content().splitlines() == LETTER.text.splitlines()


def test_an_address_that_is_refused_for_good_is_told_from_one_that_is_put_off():
    with mail_server() as server:
        send = channel(server.address, "", SENDER)
        server.refuses = "550 no such user"
        with pytest.raises(NotTaken, match="550 no such user"):
            send(LETTER)
        server.refuses = "451 come back later"
        with pytest.raises(NotNow, match="come back later"):
            send(LETTER)
        server.refuses, server.refuses_text = "", "554 looks like spam"
        with pytest.raises(NotTaken, match="looks like spam"):
            send(LETTER)
    assert server.letters == []


def test_a_server_that_is_not_there_is_a_fault_that_passes():
    with mail_server() as server:
        send = channel(server.address, "", SENDER)
    with pytest.raises(OSError):
        send(LETTER)


def test_no_letter_leaves_this_machine_unencrypted(monkeypatch):
    """The server offers no STARTTLS; taken for another machine, it hears neither sender nor letter."""
    with mail_server() as server:
        monkeypatch.setattr(channels, "_on_this_machine", lambda host: False)
        with pytest.raises(smtplib.SMTPNotSupportedError):
            channel(server.address, "", SENDER)(LETTER)
    assert server.letters == [] and not any(line.startswith("MAIL") for line in server.said)


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("10.0.0.1", False), ("mail.example", False)]
)
def test_which_machine_is_this_one(host, here):
    assert channels._on_this_machine(host) is here


def test_a_folder_holds_letters_that_only_its_owner_reads(tmp_path):
    folder = tmp_path / "mail"
    channel(str(folder), "", SENDER)(LETTER)
    (letter,) = mailbox.Maildir(folder)
    assert letter["To"] == LETTER.to
    assert folder.stat().st_mode & 0o077 == 0


def test_without_an_address_there_is_no_way_out():
    assert channel("", "", SENDER) is None


@pytest.mark.parametrize(
    ("address", "sender", "told"),
    [
        ("http://mail.example", SENDER, "YIZHANG_MAIL"),
        ("smtp://", SENDER, "YIZHANG_MAIL"),
        ("smtp://mail.example:port", SENDER, "YIZHANG_MAIL"),
        ("smtps://user:secret@mail.example", SENDER, "YIZHANG_MAIL"),
        ("smtps://mail.example", "依章", "YIZHANG_MAIL_FROM"),
    ],
)
def test_a_setting_that_cannot_be_is_told_and_no_password_is_repeated(address, sender, told):
    with pytest.raises(BadChannel, match=told) as found:
        channel(address, "", sender)
    assert "secret" not in str(found.value)


@pytest.mark.parametrize(
    ("address", "domain"),
    [("a@OA.example", "oa.example"), ("a@b@c", ""), ("a b@c", ""), ("a@c\nBcc: d@e", ""), ("@c", ""), ("a@", ""), ("", "")],
)
def test_a_domain_is_read_from_a_whole_address_only(address, domain):
    assert domain_of(address) == domain
