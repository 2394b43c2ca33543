"""An act's body, sealed: canonical text, chained by the digest of the act before it in the matter (semantics 57 to 59)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from yizhang.kernel import statements
from yizhang.kernel.canonical import canonical, digest_of, trimmed
from yizhang.kernel.statements import Row
from yizhang.law.finding import Finding, Severity
from yizhang.law.standing import Body


def body_of(row: Row, parts: dict[str, Any]) -> dict[str, Any]:
    """The body with what every act has: version, matter, number, chain."""
    return trimmed(
        {"v": 1, "matter": row.id, "seq": row.seq + 1, "procedure": row.procedure, **parts, "prev": row.head, "alg": algorithm()}
    )


def algorithm() -> str:
    """The digest of new acts: sm3 or sha256 (a setting)."""
    return str(getattr(settings, "YIZHANG_DIGEST", "sha256"))


def seal(body: Body) -> str:
    """Insert the act; its digest. Raises NotCanonical for what no act may hold."""
    text = canonical(body)
    digest = digest_of(text, body["alg"])
    statements.insert_act(
        (
            body["matter"], body["seq"], text, digest, body["procedure"], body["verb"], body["at"],
            body.get("person", ""), body.get("post", ""), body["accepted"],
        )
    )  # fmt: skip
    statements.insert_bites(_bites(body))
    return digest


def finding_json(one: Finding) -> dict[str, Any]:
    """A finding as the act keeps it: template and values, so that it can be said in any language later."""
    return trimmed(
        {
            "code": one.code, "severity": one.severity.value, "template": one.template, "values": dict(one.values), "where": one.where,
            "quote": one.quote, "remedy": one.remedy, "cites": list(one.cites), "source": one.source, "lift": one.lift,
            "private": one.private or None, "reading": one.reading or None,
        }
    )  # fmt: skip


def finding_from(value: dict[str, Any]) -> Finding:
    """The inverse of `finding_json`."""
    return Finding(
        value["code"], Severity(value["severity"]), value["template"], value.get("values", {}), value.get("where", ""),
        value.get("quote", ""),
        value.get("remedy", ""), tuple(value.get("cites", ())), value.get("source", ""), value.get("lift", ""),
        private=value.get("private", False), reading=value.get("reading", False),
    )  # fmt: skip


def _bites(body: Body) -> list[tuple[object, ...]]:
    return [
        (body["matter"], body["seq"], provision, one["code"], kind, body["at"])
        for one in body.get("findings", ())
        for kind in [_kind(one, body["accepted"])]
        for provision in one.get("cites", ())[:1]
    ] + [
        (body["matter"], body["seq"], body["input"]["provision"], "waive", "waiver", body["at"])
        for _ in range(body["verb"] == "waive" and body["accepted"])
    ]


def _kind(one: dict[str, Any], accepted: bool) -> str:
    if not accepted:
        return "refused"
    if "ground" in one.get("values", {}):
        return "exemption"
    return str(one["severity"])


def cites_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """All provisions of some findings, each once."""
    return tuple(dict.fromkeys(cite for one in findings for cite in one.cites))
