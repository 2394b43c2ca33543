"""Scenarios over HTTP: each act a request to the application in this process, with a token of the hand's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yizhang.api.clock import BROUGHT
from yizhang.api.files import named
from yizhang.api.inputs import MENDING
from yizhang.api.tokens import make_token
from yizhang.kernel.contents import file_bytes
from yizhang.kernel.grammar import VERBS
from yizhang.kernel.values import Hand
from yizhang.player.driver import Answer, Wish

GOT = {"/problems/confirm": "须确认", "/problems/refused": "拒绝", "/problems/not-found": "不存在", "/problems/shape": "不合式"}


class Api:
    """The same calls as through the door, the same answers."""

    def act(self, wish: Wish, now: datetime) -> Answer:
        """Do it, and say what came of it. Raises KeyError for an answer that no act may get."""
        program = Program(wish.hand, now)
        for one in named(dict(wish.input)):
            program.send_file(one)
        body: dict[str, Any] = {"input": form(wish), "confirmed": list(wish.confirmed)}
        if wish.outcome:
            body["outcome"] = wish.outcome
        if wish.matter:
            said = program.post(f"/api/matters/{wish.matter}/verbs/{wish.verb}", body)
            return _answer(said, wish.matter, said.get("findings", []))
        opening = {"input": body.pop("input"), "verbs": [{"verb": wish.verb, **body}]}
        said = program.post(f"/api/matters/{wish.procedure}", opening)
        steps = said.get("steps") or [{"findings": said.get("findings", [])}]
        return _answer(said, said.get("matter", ""), steps[-1]["findings"])


class Program:
    """A program of one hand at a moment: its token, and the moment brought beside the headers."""

    def __init__(self, hand: Hand, now: datetime) -> None:
        token = make_token(hand, "act", now, days=1, name="演练")
        self.client = Client(headers={"authorization": f"Bearer {token}"}, SERVER_NAME="127.0.0.1")
        self.client.defaults[BROUGHT] = now

    def post(self, address: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Send JSON, read JSON."""
        said: dict[str, Any] = self.client.post(address, json.dumps(body), content_type="application/json").json()
        return said

    def send_file(self, kept: Mapping[str, Any]) -> None:
        """Send a file that lies in the office's store, as whoever names it must."""
        file = SimpleUploadedFile(str(kept["name"]), file_bytes(str(kept["digest"])))
        self.client.post("/api/files", {"file": file})


def form(wish: Wish) -> dict[str, Any]:
    """The input as the API takes it: null for what is emptied, what 更正 and 补正 write under `fields`."""
    sent: dict[str, Any] = {name: None if value == "" else value for name, value in wish.input.items()}
    if wish.verb not in MENDING:
        return sent
    own = VERBS[wish.verb].asked
    fields = {name: value for name, value in sent.items() if name not in own}
    return {**{name: value for name, value in sent.items() if name in own}, "fields": fields}


def _answer(said: Mapping[str, Any], matter: str, findings: list[dict[str, Any]]) -> Answer:
    got = GOT[said["type"]] if "type" in said else "准"
    cites = frozenset(cite for one in findings for cite in one["cites"])
    messages = tuple(one["message"] for one in findings) if got != "不合式" else (said["detail"],)
    return Answer(got, matter, cites, messages, tuple(said.get("digests", ())))
