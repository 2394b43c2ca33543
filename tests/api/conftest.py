"""Programs of officials of the demonstration city, on Tuesday 2026-03-03 at nine, and the documents they send."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.documents.conftest import city, registered_city  # noqa: F401 - fixtures

from yizhang.api.clock import BROUGHT
from yizhang.api.tokens import make_token
from yizhang.kernel.case import World
from yizhang.kernel.values import Hand
from yizhang.law.calendar import LOCAL

NINE = datetime(2026, 3, 3, 9, 0, tzinfo=LOCAL)


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path) -> None:
    """What is uploaded lies in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path


@dataclass
class Office:
    """The city's clock, and who works in it."""

    now: datetime = NINE
    programs: dict[str, Program] = field(default_factory=dict)

    def program(self, who: str, /, **token: Any) -> Program:
        """A program of the post meant by these words, with a token of its own."""
        post = World.of(self.now).org.find(who)[0]
        person = World.of(self.now).org.person_at(post)
        hand = Hand(person, post, token.pop("behalf", ""))
        return Program(self, make_token(hand, token.pop("scope", "act"), self.now, **token), person, post)

    def later(self, **spell: int) -> None:
        """Let time pass."""
        self.now += timedelta(**spell)


@dataclass
class Program:
    """Sends JSON with its token, at the moment of the office."""

    office: Office
    token: str
    person: str
    post_: str

    def get(self, path: str, language: str = "", **query: Any) -> Any:
        """A reading request."""
        return self._client().get(f"/api{path}", query, headers={"accept-language": language} if language else {})

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """A writing request."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client().post(f"/api{path}", json.dumps(body or {}), content_type="application/json", headers=named)

    def send(self, file: Any) -> Any:
        """Upload a file; what a field of type 文件 takes."""
        return self._client().post("/api/files", {"file": file}).json()

    def _client(self) -> Client:
        client = Client(headers={"authorization": f"Bearer {self.token}"}, SERVER_NAME="127.0.0.1")
        client.defaults[BROUGHT] = self.office.now
        return client


@pytest.fixture
def office(city) -> Iterator[Office]:  # noqa: F811
    """The city and its clock."""
    return Office()


@pytest.fixture
def education(office: Office) -> Program:
    """市教育局, which submits."""
    return office.program("市教育局")


@pytest.fixture
def registry(office: Office) -> Program:
    """文电, which registers."""
    return office.program("文电")


def a_request(**changed: Any) -> dict[str, Any]:
    """A 请示 of 市教育局 that nothing is wrong with."""
    plain = {
        "kind": "请示",
        "title": "无锡市教育局关于新建实验小学的请示",
        "number": "锡教〔2026〕8号",
        "signers": ["云示甲"],
        "primary_recipients": ["市政府"],
        "body": "为解决学位不足，现申请新建实验小学一所。妥否，请批示。",
    }
    return {**plain, **changed}


def submitted(program: Program, /, **changed: Any) -> str:
    """The matter of a 请示 that was submitted."""
    said = program.post("/matters/request", {"verbs": [{"verb": "submit", "input": a_request(**changed)}]})
    assert said.status_code == 201, said.json()
    return said.json()["matter"]
