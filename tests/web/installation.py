"""An installation that is none of the demonstration: its three administrators, and people who come in through their links."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from html import unescape

from django.test import Client

SYSTEM, SECURITY, AUDIT = "纪示统", "阳示安", "司示审"
NAMES = {"系统": SYSTEM, "安全": SECURITY, "审计": AUDIT}
PASSWORD = "运河边的梧桐一共落了三次叶"


def code(secret: str, step: int = 0) -> str:
    """The code of an authenticator (RFC 6238: SHA-1, 30 seconds, 6 digits) now, or `step` codes later."""
    counter = struct.pack(">Q", int(time.time()) // 30 + step)
    mac = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def words(content: bytes) -> str:
    """The text of a page."""
    plain = re.sub(r"(?s)<(script|style|head|datalist).*?</\1>|<[^>]+>", " ", content.decode())
    return re.sub(r"\s+", " ", unescape(plain))


class Somebody:
    """A person at a browser of his own, with what his authenticator keeps."""

    def __init__(self, name: str) -> None:
        self.name, self.secret = name, ""
        self.browser = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")

    def see(self, address: str, status: int = 200) -> str:
        """The text of a page."""
        answer = self.browser.get(address, follow=True)
        assert answer.status_code == status, f"{address}: {answer.status_code} {words(answer.content)[:400]}"
        return words(answer.content)

    def do(self, address: str, status: int = 302, **fields: object) -> str:
        """Post a form; the text of the answer, or where it leads."""
        answer = self.browser.post(address, fields)
        assert answer.status_code == status, f"{address}: {answer.status_code} {words(answer.content)[:800]}"
        return answer["Location"] if status == 302 else words(answer.content)

    def enrol(self, link: str, password: str = PASSWORD) -> Somebody:
        """Through the link to a password and a code."""
        self.do(path_of(link), new_password1=password, new_password2=password)
        page = self.browser.get("/accounts/2fa/totp/activate/").content.decode()
        self.secret = re.search(r'id="secret" readonly value="(\w+)"', page)[1]
        self.do("/accounts/2fa/totp/activate/", code=code(self.secret))
        return self

    def sign_in(self, password: str = PASSWORD, status: int = 302) -> str:
        """Name and password; where it leads, or the page."""
        return self.do("/accounts/login/", status, login=self.name, password=password)

    def second_step(self, step: int = 1, status: int = 302) -> str:
        """The code, a new one, since each is good once."""
        return self.do("/accounts/2fa/authenticate/", status, code=code(self.secret, step))


def path_of(link: str) -> str:
    """The path of an address."""
    return "/welcome/" + link.rpartition("/")[2]


class Administrators(dict[str, Somebody]):
    """Those whose links are given; each comes through his own when somebody first asks for him."""

    def __init__(self, links: dict[str, str]) -> None:
        super().__init__()
        self.links = links

    def __missing__(self, name: str) -> Somebody:
        self[name] = Somebody(name).enrol(self.links[name])
        return self[name]

    def all(self) -> dict[str, Somebody]:
        """All three."""
        return {name: self[name] for name in self.links}
