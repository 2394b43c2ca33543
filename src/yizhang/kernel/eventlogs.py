"""What was done as an event log for process mining: XES 1.0 (IEEE 1849-2016) and OCEL 2.0 (JSON).

An event is an act: its verb, when, by which post, and its outcome. A log holds no person, title or field, files only as running
numbers, neither drafts nor matters of a sealed procedure, which are there for those who handle them alone (semantics 50), nor their links.
A refused act is in it as one that was given up (`ate_abort`), since nothing was done.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from yizhang.kernel import hooks
from yizhang.kernel.models import Matter
from yizhang.kernel.page_acts import label_in
from yizhang.kernel.reading import acts_by_matter, one_moment

EXTENSIONS = {"Concept": "concept", "Time": "time", "Organizational": "org", "Lifecycle": "lifecycle"}
DONE, REFUSED = "complete", "ate_abort"
POST, FILE = "职务", "文件"


class Event(NamedTuple):
    """An act as a log has it; `post` is a code such as jyj.principal, `files` are digests."""

    matter: str
    seq: int
    label: str
    verb: str
    at: str
    post: str
    outcome: str
    accepted: bool
    files: tuple[str, ...]


class Trace(NamedTuple):
    """A matter of the log; `parent` is empty unless that is in the log, too."""

    matter: str
    procedure: str
    label: str
    organ: str
    opened_at: str
    parent: str


def as_xes(file: Path, now: datetime) -> tuple[int, int]:
    """Write an XES log: one trace a matter; how many matters and acts. Raises FileExistsError."""
    matters = acts = 0
    with one_moment(), file.open("x", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0" xmlns="http://www.xes-standard.org/">\n')
        out.writelines(
            f'<extension name="{n}" prefix="{p}" uri="http://www.xes-standard.org/{p}.xesext"/>\n' for n, p in EXTENSIONS.items()
        )
        out.write('<classifier name="Activity" keys="concept:name"/>\n')
        for trace, events in _traces(now):
            out.write(f"<trace>{''.join(_trace_xes(trace))}\n")
            for event in events:
                out.write(f"<event>{''.join(_event_xes(event))}</event>\n")
                acts += 1
            out.write("</trace>\n")
            matters += 1
        out.write("</log>\n")
    return matters, acts


def as_ocel(file: Path, now: datetime) -> tuple[int, int]:
    """Write an OCEL 2.0 log: matters by procedure, posts and files are its objects. How many matters and acts. Raises FileExistsError."""
    objects: dict[str, dict[str, Any]] = {}
    events = []
    matters = 0
    with one_moment(), file.open("x", encoding="utf-8") as out:
        for trace, acts in _traces(now):
            objects[trace.matter] = _object(trace.matter, trace.label, _up(trace))
            events += [_event_ocel(one, objects) for one in acts]
            matters += 1
        told = {"objectTypes": _types(objects.values()), "eventTypes": _types(events), "objects": list(objects.values()), "events": events}
        json.dump(told, out, ensure_ascii=False)
    return matters, len(events)


def _traces(now: datetime) -> Iterator[tuple[Trace, list[Event]]]:
    """The matters of the log, each with its acts in their order."""
    procedures = hooks.rulebook_at(now).procedures
    told = Matter.objects.filter(draft=False).values_list("id", "procedure", "organ", "opened_at", "parent")
    rows = {one[0]: one for one in told if one[1] in procedures and not procedures[one[1]].sealed}
    for matter, acts in acts_by_matter():
        if matter not in rows:
            continue
        _id, name, organ, opened, parent = rows[matter]
        trace = Trace(matter, name, procedures[name].label, organ, opened, parent if parent in rows else "")
        yield trace, [_event(json.loads(act.body), procedures[name]) for act in acts]


def _event(body: dict[str, Any], procedure: Any) -> Event:
    verb = body["verb"]
    files = tuple(dict.fromkeys(_digests(body.get("input", {}))))
    outcome, post = body.get("outcome", ""), body.get("post", "")
    return Event(body["matter"], body["seq"], label_in(procedure, verb), verb, body["at"], post, outcome, body["accepted"], files)


def _digests(value: Any) -> Iterator[str]:
    """Of the files in what was given; long texts are kept by digest too, but have no name."""
    if isinstance(value, dict) and {"digest", "name"} <= set(value):
        yield value["digest"]
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _digests(one)


def _string(key: str, value: str, kind: str = "string") -> str:
    return f"<{kind} key={quoteattr(key)} value={quoteattr(value)}/>" if value else ""


def _trace_xes(one: Trace) -> Iterator[str]:
    yield _string("concept:name", one.matter)
    yield _string("procedure", one.procedure)
    yield _string("procedure_label", one.label)
    yield _string("organ", one.organ)
    yield _string("parent", one.parent)


def _event_xes(one: Event) -> Iterator[str]:
    yield _string("concept:name", one.label)
    yield _string("concept:instance", f"{one.matter}.{one.seq}")
    yield _string("time:timestamp", one.at, "date")
    yield _string("org:resource", one.post)
    yield _string("lifecycle:transition", DONE if one.accepted else REFUSED)
    yield _string("verb", one.verb)
    yield _string("outcome", one.outcome)


def _object(name: str, kind: str, related: list[dict[str, str]] | None = None) -> dict[str, Any]:
    return {"id": name, "type": kind, "attributes": [], "relationships": related or []}


def _up(trace: Trace) -> list[dict[str, str]]:
    return [{"objectId": trace.parent, "qualifier": "所属事项"}] if trace.parent else []


def _event_ocel(one: Event, objects: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The event; posts and files that it is the first to name become objects."""
    post = f"post:{one.post}"
    objects.setdefault(post, _object(post, POST))
    for digest in one.files:
        objects.setdefault(digest, _object(f"file:{len(objects)}", FILE))
    linked = {one.matter: "事项", post: "办理职务", **dict.fromkeys(one.files, "附件")}
    said = {"outcome": one.outcome, "lifecycle": DONE if one.accepted else REFUSED}
    return {
        "id": f"{one.matter}.{one.seq}",
        "type": one.label,
        "time": one.at,
        "attributes": [{"name": name, "value": value} for name, value in said.items() if value],
        "relationships": [{"objectId": objects[name]["id"], "qualifier": how} for name, how in linked.items()],
    }


def _types(things: Any) -> list[dict[str, Any]]:
    """Each type with the attributes that its things have, all of them texts."""
    found: dict[str, dict[str, None]] = {}
    for one in things:
        found.setdefault(one["type"], {}).update(dict.fromkeys(at["name"] for at in one["attributes"]))
    return [{"name": kind, "attributes": [{"name": name, "type": "string"} for name in names]} for kind, names in found.items()]
