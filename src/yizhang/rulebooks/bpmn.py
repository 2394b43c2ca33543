"""A procedure as BPMN 2.0, with its picture: for process tools, and for an engine that is not ours to run it.

Order here is declared, not drawn: a verb is open while its conditions hold, whatever way the matter took. So each verb is a loop of its
own, all running at once: an event that waits until it may be done, the task, the record of the act, and back. A boundary event takes the
task away when its conditions no longer hold. The conditions ask the record with four functions that the engine is given:
`done(verb, outcomes)`, `value(field)`, `waited(verb, duration)` and, as a script, `record(verb, outcome, undone, lapsed)`. Dotted lines
say on what a verb rests. What comes after the end (归档) is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from yizhang.law.condition import Condition, Need
from yizhang.law.procedure import Procedure, rests_on
from yizhang.law.verb import Verb
from yizhang.rulebooks.bpmnplan import Plan, Shape, planned

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC, DD = "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PREFIXES = {None: MODEL, "bpmndi": DI, "dc": DC, "di": DD, "xsi": XSI}
PYTHON = "https://www.python.org/"


def bpmn(procedure: type[Procedure]) -> bytes:
    """One XML document with one executable process, its identifier the procedure's name."""
    root = etree.Element(_tag("definitions"), nsmap=PREFIXES)  # type: ignore[arg-type]
    root.attrib.update({"id": f"{procedure.name}_definitions", "targetNamespace": "urn:yizhang", "expressionLanguage": PYTHON})
    process = _add(root, "process", id=procedure.name, name=procedure.label, isExecutable="true")
    plan = planned(procedure)
    flows = [*_begin(process, plan)]
    for verb in plan.verbs:
        flows += _verb(process, procedure, verb)
    for name, source, target in flows:
        _add(process, "sequenceFlow", id=name, sourceRef=source, targetRef=target)
    for source, target in plan.rests:
        dotted = _add(process, "association", id=_rest(source, target), associationDirection="One")
        dotted.attrib.update({"sourceRef": f"{source}_task", "targetRef": f"{target}_may"})
    _drawn(root, procedure, plan, flows)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


Flow = tuple[str, str, str]
"""A sequence flow: its name, from where, to where."""


def _begin(process: etree._Element, plan: Plan) -> Iterator[Flow]:
    _add(_add(process, "startEvent", id="start", name="开始"), "outgoing").text = "start_all"
    fork = _add(process, "parallelGateway", id="all", gatewayDirection="Diverging")
    _add(fork, "incoming").text = "start_all"
    yield "start_all", "start", "all"
    for verb in plan.verbs:
        _add(fork, "outgoing").text = f"to_{verb.name}"
        yield f"to_{verb.name}", "all", f"{verb.name}_merge"


def _verb(process: etree._Element, procedure: type[Procedure], verb: Verb) -> Iterator[Flow]:
    """Wait until it may be done, do it, record it; then again, or the end."""
    name, holds = verb.name, may(procedure, verb)
    back = [] if verb.ends else [f"{name}_again"]
    merge = _node(process, "exclusiveGateway", f"{name}_merge", "", [f"to_{name}", f"{name}_closed", *back], [f"{name}_wait"])
    merge.set("gatewayDirection", "Converging")
    event = _node(process, "intermediateCatchEvent", f"{name}_may", "可办", [f"{name}_wait"], [f"{name}_open"])
    _condition(event, holds)
    task = _node(process, "userTask", f"{name}_task", f"{verb.label}（{verb.who(procedure.record)}）", [f"{name}_open"], [f"{name}_done"])
    if told := _told(verb):
        task.insert(0, _documentation(told))
    gone = _node(process, "boundaryEvent", f"{name}_gone", "不再可办", [], [f"{name}_closed"])
    gone.attrib.update({"attachedToRef": f"{name}_task", "cancelActivity": "true"})
    _condition(gone, f"not ({holds})")
    script = _node(process, "scriptTask", f"{name}_record", "记录", [f"{name}_done"], [f"{name}_end" if verb.ends else f"{name}_again"])
    script.set("scriptFormat", "text/x-python")
    _add(script, "script").text = recording(procedure, verb)
    if verb.ends:
        end = _node(process, "endEvent", f"{name}_over", "办结", [f"{name}_end"], [])
        _add(end, "terminateEventDefinition")
        yield f"{name}_end", f"{name}_record", f"{name}_over"
    else:
        yield f"{name}_again", f"{name}_record", f"{name}_merge"
    yield f"{name}_wait", f"{name}_merge", f"{name}_may"
    yield f"{name}_open", f"{name}_may", f"{name}_task"
    yield f"{name}_done", f"{name}_task", f"{name}_record"
    yield f"{name}_closed", f"{name}_gone", f"{name}_merge"


def may(procedure: type[Procedure], verb: Verb) -> str:
    """When a verb is open, as an expression: it applies, is not done, nothing has closed it, and all its conditions hold."""
    parts = [*_applies(procedure, verb), *([] if verb.repeats else [f"not {_done(verb.name)}"])]
    parts += [f"not {_done(one)}" for one in verb.before]
    parts += [part for one in verb.conditions if (part := _holds(procedure, one, (verb.name,)))]
    return " and ".join(parts) or "True"


def recording(procedure: type[Procedure], verb: Verb) -> str:
    """What the record keeps of the act: `outcome` is what the task was given, `changed` whether it wrote other words than before."""
    undone = {said: _undone(procedure, (*verb.reopens, *names)) for said, names in (verb.outcomes or {"": ()}).items()}
    vouching = [name for name, one in procedure.verbs.items() if verb.repeats and set(verb.asks.all) & set(one.about)]
    outcome = "outcome" if verb.outcomes else '""'
    return f"record({verb.name!r}, {outcome}, {undone!r}, {_undone(procedure, vouching)!r})"


def _undone(procedure: type[Procedure], names: Iterable[str]) -> list[str]:
    reopened = tuple(names)
    return sorted(set(reopened).union(*(rests_on(procedure, name) for name in reopened)))


def _applies(procedure: type[Procedure], verb: Verb) -> list[str]:
    own = [f"value({name!r}) in {wanted!r}" for name, wanted in verb.when.items] if verb.when else []
    return [*own, *(_applies(procedure, procedure.verbs[verb.awaits]) if verb.awaits else [])]


def _done(verb: str, outcomes: tuple[str, ...] = ()) -> str:
    return f"done({verb!r}, {outcomes!r})" if outcomes else f"done({verb!r})"


def _holds(procedure: type[Procedure], condition: Condition, passed: tuple[str, ...]) -> str:
    """One that applies is done; or none applies, and what they rest on themselves holds (a verb passed over). Advice binds nobody."""
    if condition.advise:
        return ""
    each = [(one, _applies(procedure, procedure.verbs[one.verb])) for one in condition.each()]
    ways = [" and ".join([*applies, _met(one)]) for one, applies in each]
    if all(applies for _, applies in each):
        none = [f"not ({' and '.join(applies)})" for _, applies in each]
        ways.append(" and ".join([*none, *_behind(procedure, [one.verb for one, _ in each], passed)]))
    return ways[0] if len(ways) == 1 else f"({' or '.join(f'({way})' for way in ways)})"


def _met(one: Need) -> str:
    delay = [f"waited({one.verb!r}, {str(one.delay)!r})"] if one.delay is not None else []
    return " and ".join([_done(one.verb, one.outcomes), *delay])


def _behind(procedure: type[Procedure], names: Iterable[str], passed: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name not in passed:
            parts = (_holds(procedure, one, (*passed, name)) for one in procedure.verbs[name].conditions)
            yield from dict.fromkeys(part for part in parts if part)


def _told(verb: Verb) -> str:
    """应当 or 可以, by which provision, within what."""
    limits = "；".join(f"时限{one.until or one.duration}（{one.cites}）" for one in verb.within)
    return "；".join(part for part in ("应当" if verb.duty else "可以", verb.cites, limits) if part)


def _node(process: etree._Element, tag: str, name: str, label: str, incoming: Iterable[str], outgoing: Iterable[str]) -> etree._Element:
    node = _add(process, tag, id=name, name=label)
    for kind, flows in (("incoming", incoming), ("outgoing", outgoing)):
        for flow in flows:
            _add(node, kind).text = flow
    return node


def _condition(event: etree._Element, holds: str) -> None:
    condition = _add(_add(event, "conditionalEventDefinition"), "condition")
    condition.set(f"{{{XSI}}}type", "tFormalExpression")
    condition.text = holds


def _documentation(text: str) -> etree._Element:
    found = etree.Element(_tag("documentation"))
    found.text = text
    return found


def _rest(source: str, target: str) -> str:
    return f"{target}_after_{source}"


def _drawn(root: etree._Element, procedure: type[Procedure], plan: Plan, flows: Iterable[Flow]) -> None:
    """Where everything stands on the page, and along which points the lines go."""
    plane = etree.SubElement(etree.SubElement(root, f"{{{DI}}}BPMNDiagram", id="diagram"), f"{{{DI}}}BPMNPlane")
    plane.attrib.update({"id": "plane", "bpmnElement": procedure.name})
    for name, at in plan.shapes.items():
        shape = etree.SubElement(plane, f"{{{DI}}}BPMNShape", id=f"{name}_shape", bpmnElement=name)
        etree.SubElement(shape, f"{{{DC}}}Bounds", **_numbers(at))
    lines = [*((name, plan.line(source, target)) for name, source, target in flows)]
    lines += [(_rest(source, target), plan.line(f"{source}_task", f"{target}_may")) for source, target in plan.rests]
    for name, points in lines:
        edge = etree.SubElement(plane, f"{{{DI}}}BPMNEdge", id=f"{name}_edge", bpmnElement=name)
        for x, y in points:
            etree.SubElement(edge, f"{{{DD}}}waypoint", x=str(x), y=str(y))


def _numbers(at: Shape) -> dict[str, str]:
    return {"x": str(at.x), "y": str(at.y), "width": str(at.width), "height": str(at.height)}


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(tag), **attributes)


def _tag(name: str) -> str:
    return f"{{{MODEL}}}{name}"


