"""The record of a matter as somebody may read it: each act with what it was given and found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from yizhang.kernel.case import Case
from yizhang.kernel.contents import unpacked
from yizhang.kernel.grammar import VERBS
from yizhang.kernel.models import Act
from yizhang.kernel.moment import read
from yizhang.kernel.page_fields import HIDDEN, field_view, hidden_fields
from yizhang.kernel.sealing import finding_from
from yizhang.kernel.values import ActView, FieldView
from yizhang.law.finding import Finding
from yizhang.law.org import SYSTEM
from yizhang.law.procedure import Procedure
from yizhang.law.record import fields_of

BY_ITSELF = {"open": "新建", "recompute": "随组织机构变更重新计算", "withdrawn": "随上级事项撤回"}


def act_views(case: Case, seats: frozenset[str]) -> Iterator[ActView]:
    """The record: every act, refused ones too, and which acts undid it."""
    acts = list(Act.objects.filter(matter=case.id).order_by("seq"))
    bodies = [json.loads(one.body) for one in acts]
    undone_by = {seq: body["seq"] for body in bodies for seq in body.get("undone", ()) if body.get("accepted")}
    private = hidden_fields(case, seats)
    for one, body in zip(acts, bodies, strict=True):
        yield act_view(case, body, one.digest, undone_by.get(one.seq), private, seats)


def act_view(
    case: Case, body: Mapping[str, Any], digest: str, undone_by: int | None, private: set[str], seats: frozenset[str]
) -> ActView:
    """One act as somebody may read it."""
    given = unpacked({name: value for name, value in body.get("input", {}).items() if name not in private or body["verb"] in VERBS})
    opinion = str(given.get("opinion") or given.get("reason") or "")
    return ActView(
        case.id, body["seq"], body["verb"], verb_label(case, body["verb"]), body.get("outcome", ""), body.get("person", ""),
        who_said(case, body),
        body.get("post", ""), body.get("behalf", ""), read(body["at"]), read(body.get("effective") or body["at"]), body["accepted"],
        tuple(_finding(finding_from(one), private) for one in body.get("findings", ())), tuple(body.get("confirmed", ())), opinion,
        tuple(body.get("undone", ())), undone_by,
        body["edition"], digest, tuple(_act_fields(case, body["verb"], given, private, seats)),
    )  # fmt: skip


def _finding(one: Finding, private: set[str]) -> Finding:
    """A finding that quotes what is private is private too (semantics 52)."""
    return one.also(template=HIDDEN, values={}, quote="", remedy="") if one.private and private else one


def _act_fields(
    case: Case, verb: str, given: Mapping[str, Any], private: set[str], seats: frozenset[str]
) -> Iterator[FieldView]:
    """What was given, long texts apart; of 更正 and 补正 the fields they changed, too."""
    own, specs = fields_of(VERBS[verb].record) if verb in VERBS else {}, fields_of(case.procedure.record)
    mended = {name: value for name, value in given.get("fields", {}).items() if name not in private} if verb in VERBS else {}
    for name, value in {**given, **mended}.items():
        spec = own.get(name) or (specs.get(name) if name in mended or not own else None)
        if spec is not None and not (isinstance(value, dict) and set(value) == {"digest", "size"}):
            yield field_view(case, spec, value, seats)


def verb_label(case: Case, name: str) -> str:
    """The label of a verb of the procedure, a common one, or what the system does by itself."""
    return label_in(case.procedure, name)


def label_in(procedure: type[Procedure], name: str) -> str:
    """The same of a procedure by itself."""
    if name in procedure.verbs:
        return procedure.verbs[name].label
    return VERBS[name].label if name in VERBS else BY_ITSELF.get(name, name)


def who_said(case: Case, body: Mapping[str, Any]) -> str:
    """Who acted, as officials say it: post and name; on whose behalf."""
    if body.get("person") == SYSTEM:
        return "系统"
    name = case.world.org.name(body["post"])
    said_ = name if body["person"] in name else f"{name} {body['person']}"
    delegation = case.world.org.delegation(body["behalf"]) if body.get("behalf") else None
    return f"{said_}（受{case.world.org.name(delegation.giver)}委托，{delegation.label or delegation.id}）" if delegation else said_
