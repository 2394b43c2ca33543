"""The ways out of the house: a mail server, or a folder from which an office's own mail program takes the letters (maildir).

A way out is a function that sends one letter, so another one is another function. No person's name and no text goes this way.
"""

from __future__ import annotations

import mailbox
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

PATIENCE = 20  # seconds in which a mail server has to answer


class BadChannel(ValueError):
    """The address of the mail server cannot be read; smtps://USER@HOST, smtp://HOST or the path of a folder would do."""


class NotTaken(Exception):
    """The server takes no letter for this address, today or later; the message is what it says."""


class NotNow(Exception):
    """The server takes this letter later, and others now; the message is what it says."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: `id` is the same whenever the same letter is made, so that a mail server can tell that it has it already."""

    to: str
    subject: str
    text: str
    id: str
    at: datetime


Channel = Callable[[Letter], None]
"""Sends a letter. Raises OSError when nothing can be sent now, NotNow when this letter can't, NotTaken when it never will be."""


def channel(address: str, password: str, sender: str) -> Channel | None:
    """The way out that an installation has set; None without one. Raises BadChannel."""
    if not address:
        return None
    if domain_of(sender) == "":
        raise BadChannel(f"“{sender}”不是发件地址；请在 YIZHANG_MAIL_FROM 写明，如 yizhang@oa.example.gov.cn")
    if "://" not in address:
        return spooled(Path(address), sender)
    server = urlsplit(address)
    if server.scheme not in ("smtp", "smtps") or not server.hostname or server.password is not None or _port(server) is None:
        raise BadChannel(f"“{server.scheme}://{server.hostname or ''}”不可用；YIZHANG_MAIL 应为 smtps://用户@主机、smtp://主机 或文件夹")
    return posted(server, password, sender)


def domain_of(address: str) -> str:
    """What stands behind the @; nothing when it is no address."""
    name, at, domain = address.rpartition("@")
    plain = name and at and domain and not any(one.isspace() or one in '<>,;:"\\' for one in address) and "@" not in name
    return domain.lower() if plain else ""


def spooled(folder: Path, sender: str) -> Channel:
    """Into a maildir that only its owner reads."""

    def send(letter: Letter) -> None:
        mailbox.Maildir(folder).add(written(letter, sender))

    return send


def posted(server: SplitResult, password: str, sender: str) -> Channel:
    """To a mail server: smtps:// is encrypted from the start, smtp:// by STARTTLS, which only a server on this machine may lack."""

    def send(letter: Letter) -> None:
        with _connected(server) as session:
            if server.username:
                session.login(unquote(server.username), password)
            try:
                session.send_message(written(letter, sender))
            except smtplib.SMTPRecipientsRefused as refused:
                raise _refusal(*refused.recipients[letter.to]) from refused
            except smtplib.SMTPDataError as refused:
                raise _refusal(refused.smtp_code, refused.smtp_error) from refused

    return send


def _refusal(code: int, why: bytes | str) -> NotNow | NotTaken:
    """What a server's answer to one letter means (RFC 5321 4.2.1): 4xx for now, 5xx for good."""
    words = f"{code} {why.decode(errors='replace') if isinstance(why, bytes) else why}"[:200]
    return NotTaken(words) if code >= 500 else NotNow(words)


def written(letter: Letter, sender: str) -> EmailMessage:
    """As it goes out; no machine answers it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, letter.to, letter.subject
    made["Date"], made["Message-ID"] = format_datetime(letter.at), f"<{letter.id}@{domain_of(sender)}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text)
    return made


def _connected(server: SplitResult) -> smtplib.SMTP:
    host, port, trusted = str(server.hostname), _port(server) or 0, ssl.create_default_context()
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or smtplib.SMTP_SSL_PORT, timeout=PATIENCE, context=trusted)
    session = smtplib.SMTP(host, port or 587, timeout=PATIENCE)
    if not _on_this_machine(host):
        try:
            session.starttls(context=trusted)
        except OSError:  # no encryption is offered, or nobody vouches for it: nothing has been said yet
            session.close()
            raise
    return session


def _on_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _port(server: SplitResult) -> int | None:
    """The port as written, 0 when none is; None when it is no port."""
    try:
        return server.port or 0
    except ValueError:
        return None
