"""One provision with all there is to know of it: wording or gist, what gives it force, and what shows it at work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yizhang.law.rulebook import Rulebook
from yizhang.rulebooks.examples import Example, cases, scenarios
from yizhang.rulebooks.force import Force, forces
from yizhang.rulebooks.provisions import Provision

KINDS = {
    "verbs": "办法", "conditions": "先后", "limits": "时限", "rules": "规则", "watches": "监测", "numbers": "数值", "fields": "栏目",
    "sights": "可见", "principles": "原则", "served": "由程序承担",
}  # fmt: skip
VERDICTS = {"allowed": "准", "refused": "拒绝", "scenario": "情形"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What `rulebook show` prints. `text` is the official wording, empty until the page was imported."""

    provision: Provision
    text: str
    forces: tuple[Force, ...]
    cases: tuple[Example, ...]
    scenarios: tuple[Example, ...]

    def as_json(self) -> dict[str, object]:
        """Every part by name; declarations by kind."""
        one = self.provision
        about = {name: getattr(one, name) for name in ("id", "said", "chapter", "gist", "who", "soft", "lift", "lift_read", "limit")}
        more = {name: getattr(one, name) for name in ("limit_read", "exempt", "needs", "does", "see")}
        by_kind = {kind: [force.as_json() for force in self.forces if force.kind == kind] for kind in KINDS}
        examples = {"cases": list(map(_example, self.cases)), "scenarios": list(map(_example, self.scenarios))}
        return {**about, "kind": one.kind.value, "text": self.text or None, **more, **by_kind, **examples}

    def lines(self) -> Iterator[str]:
        """For people."""
        one = self.provision
        yield f"{one.id}  {one.said}  {one.kind.label}"
        yield self.text or f"{one.gist}（要点；官方文字尚未导入，见 yizhang rulebook import）"
        for label, words in _particulars(one):
            yield f"{label}：{words}"
        for kind, label in KINDS.items():
            yield from (_line(label, force) for force in self.forces if force.kind == kind)
        for example in (*self.cases, *self.scenarios):
            yield f"例（{VERDICTS[example.verdict]}）：{example.name}  {example.place}"
        if not self.forces:
            yield "尚无规则、办法或登记引用本条"


def sheet(book: Rulebook, provision: Provision, text: str | None) -> Sheet:
    """Gather it. Raises yamltext.Unusable when a case or scenario file can't be read."""
    return Sheet(provision, text or "", forces(book, provision.id), cases(book, provision.id), scenarios(book, provision.id))


def under(words: str, provisions: Mapping[str, Provision]) -> list[Provision]:
    """The provisions that `48.2e` names, or all of a paragraph (48.2) or an article (48)."""
    if words in provisions:
        return [provisions[words]]
    inside = tuple(words + mark for mark in "abcdefghijklmnopqrstuvwxyz(.")
    return [one for name, one in provisions.items() if name.startswith(inside)]


def _particulars(one: Provision) -> list[tuple[str, str]]:
    read = {True: "（文中未写，为读法）", False: ""}
    pairs = [
        ("由谁", one.who),
        ("可由谁豁免", one.lift and one.lift + read[one.lift_read]),
        ("例外", one.exempt),
        ("时限", one.limit and one.limit + read[one.limit_read]),
        ("所需事实", one.needs),
        ("另见", one.see),
    ]
    return [(label, words) for label, words in pairs if words]


def _line(label: str, force: Force) -> str:
    return f"{label}：" + "  ".join(part for part in (force.label, force.name, force.detail, force.place) if part)


def _example(example: Example) -> dict[str, str]:
    return {"name": example.name, "verdict": example.verdict, "place": example.place}
