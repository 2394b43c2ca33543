"""The act bar: one primary act, at most four more, the rest folded; what is closed stands beside its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid4

from yizhang.kernel.values import FieldView, VerbView
from yizhang.law.finding import Finding
from yizhang.web.forms import FormField, form_field
from yizhang.web.previews import Preview
from yizhang.web.proposals import Proposal, Proposed
from yizhang.web.waivers import Met
from yizhang.web.wording import message

OPINION = "opinion"
WAIVING = ("ask_waiver", "waive", "decline")  # stand inside the finding they are about
READ, URGE = "read", "remind"  # common verbs that are asked of me, and that a late matter of others asks for
SHOWN = 4
FOLD = 4  # so many optional fields stand open; more are folded
TRIED, DUTY, ASKED, MAY, URGING, COMMON = range(6)  # up to ASKED a button is filled
CLOSED = 2  # so many closed verbs stand in the bar; the rest is folded


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: the verb, or the verb with an outcome."""

    outcome: str
    label: str


@dataclass(frozen=True, slots=True)
class ActForm:
    """One open verb with what it asks. `asked`: cautions to confirm before it is done; `refused`: why it was not; `told`: proposals of
    no single field, such as the way it goes."""

    verb: VerbView
    fields: tuple[FormField, ...]
    opinion: FormField | None
    key: str
    asked: tuple[Finding, ...] = ()
    refused: tuple[Met, ...] = ()
    told: tuple[Proposal, ...] = ()
    checked: bool = False
    foreseen: Preview | None = None

    @property
    def proposed(self) -> int:
        """How many fields have a proposal that can be taken."""
        return sum(any(each.value for each in one.proposals) for one in self.fields)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The buttons, the expected outcome first."""
        if not self.verb.outcomes:
            return (Choice("", self.verb.label),)
        return tuple(Choice(one, f"{self.verb.label}：{one}" if at == 0 else one) for at, one in enumerate(self.verb.outcomes))

    @property
    def aside(self) -> bool:
        """Of 催办 and 圈阅 words are rare, and those of a leader (同意。) are out of place: the box is folded."""
        return self.verb.common and self.opinion is not None and not self.opinion.required

    @property
    def form_id(self) -> str:
        """The form that the buttons send."""
        return f"do-{self.verb.name}"

    @property
    def bare(self) -> bool:
        """Nothing is asked: the button alone is the form."""
        return not self.fields and self.opinion is None and len(self.verb.outcomes) < 2 and not self.asked

    @property
    def long(self) -> bool:
        """Asks more than fits the bar; its form stands above it."""
        return len(self.fields) > 1 or any(one.widget in ("area", "file", "ticks", "rows") for one in self.fields)

    @property
    def uploads(self) -> bool:
        """Whether a file can be sent with it."""
        return any(one.widget == "file" for one in self.fields)

    @property
    def required(self) -> tuple[FormField, ...]:
        """What must be filled, and what somebody filled or got wrong."""
        return tuple(one for one in self.fields if self._shown(one))

    @property
    def optional(self) -> tuple[FormField, ...]:
        """The rest, folded."""
        return tuple(one for one in self.fields if not self._shown(one))

    @property
    def folded(self) -> tuple[FormField, ...]:
        """On a leader's card: all that need not be filled and is not."""
        return tuple(one for one in self.fields if not (one.required or one.value or one.error))

    def _shown(self, one: FormField) -> bool:
        told = one.value or one.error or one.proposals
        return one.required or bool(told) or one.widget == "area" or sum(not each.required for each in self.fields) < FOLD

    @property
    def opened(self) -> bool:
        """Somebody pressed it and must go on with it."""
        return bool(self.asked or self.refused or self.foreseen or any(one.error for one in (*self.fields, *filter(None, [self.opinion]))))


@dataclass(frozen=True, slots=True)
class ActBar:
    """What can be done here now, and what not and why."""

    primary: ActForm | None
    others: tuple[ActForm, ...]
    more: tuple[ActForm, ...]
    closed: tuple[VerbView, ...]

    @property
    def first_closed(self) -> tuple[VerbView, ...]:
        """Those next in the course."""
        return self.closed[:CLOSED]

    @property
    def more_closed(self) -> tuple[VerbView, ...]:
        """Those further on."""
        return self.closed[CLOSED:]

    @property
    def empty(self) -> bool:
        """Nothing to do and nothing to explain."""
        return not (self.primary or self.others or self.more or self.closed)


@dataclass(frozen=True, slots=True)
class Tried:
    """A verb somebody just tried without being done, with his words kept. `checked`: 预检 found nothing."""

    verb: str
    words: Mapping[str, str]
    errors: Mapping[str, str]
    asked: tuple[Finding, ...] = ()
    refused: tuple[Met, ...] = ()
    key: str = ""
    checked: bool = False
    foreseen: Preview | None = None


def act_bar(
    verbs: Iterable[VerbView],
    tried: Tried | None = None,
    drafts: Mapping[str, Mapping[str, str]] | None = None,
    proposed: Mapping[str, Proposed] | None = None,
    late: bool = False,
) -> ActBar:
    """From the verbs of a page, in the order of `_rank`; the first is filled only if it is asked for. `late`: a limit has passed."""
    verbs = tuple(verbs)
    said = {one.name: one.label for one in verbs}
    mine = [one for one in verbs if one.mine and one.name not in WAIVING]
    usable = [one for one in mine if one.state == "open" or (tried is not None and one.name == tried.verb)]
    rank = partial(_rank, tried=tried, late=late)
    ordered = sorted(usable, key=rank)
    first = [one for one in ordered[:1] if rank(one) <= ASKED]
    rest = ordered[len(first) :]
    beside = [one for one in rest if rank(one) <= (MAY if first else URGING)] or ([] if first else rest)
    beside = beside[: SHOWN - len(first)]
    kept, offered = drafts or {}, proposed or {}
    forms = {one.name: with_proposals(act_form(one, tried, kept.get(one.name), said), offered.get(one.name, {})) for one in ordered}
    primary, others = [forms.pop(one.name) for one in first], [forms.pop(one.name) for one in beside]
    closed = tuple(one for one in mine if one.state in ("closed", "undecided") and one.findings and not one.common)
    shut = tuple(one for one in closed if not tried or one.name != tried.verb)
    return ActBar(next(iter(primary), None), tuple(others), tuple(forms.values()), shut)


def _rank(verb: VerbView, tried: Tried | None, late: bool) -> int:
    """The one just tried, what is asked of me, of a late matter 催办, what may be done to many at once (归档); then what I may, 催办, and
    what every matter has."""
    if tried is not None and verb.name == tried.verb:
        return TRIED
    if verb.common:
        return {READ: DUTY, URGE: ASKED if late else URGING}.get(verb.name, COMMON)
    return DUTY if verb.kind == "duty" else ASKED if verb.many else MAY


def act_form(
    verb: VerbView, tried: Tried | None = None, draft: Mapping[str, str] | None = None, said: Mapping[str, str] | None = None
) -> ActForm:
    """The form of a verb, with what was typed in it and what was wrong."""
    this = tried if tried and tried.verb == verb.name else None
    words, errors = (this.words, this.errors) if this else (draft, None)
    fields = tuple(form_field(one, words, errors, verb.name, said) for one in verb.asks if one.name != OPINION)
    opinion = next((form_field(replace(one, value=""), words, errors, verb.name) for one in verb.asks if one.name == OPINION), None)
    key = this.key if this and this.key else uuid4().hex
    blank = ActForm(verb, fields, opinion, key)
    return replace(blank, asked=this.asked, refused=this.refused, checked=this.checked, foreseen=this.foreseen) if this else blank


def with_proposals(act: ActForm, proposed: Proposed) -> ActForm:
    """The same form with what is proposed beside each field."""
    fields = tuple(replace(one, proposals=proposed.get(one.name, ())) for one in act.fields)
    return replace(act, fields=fields, told=proposed.get("", ()))


def field_errors(findings: Iterable[Finding], asks: Iterable[FieldView]) -> dict[str, str]:
    """What findings say about single fields: by the code `missing.<field>`, or where `where` is the field's label."""
    labels = {one.label: one.name for one in asks}
    found: dict[str, str] = {}
    for one in findings:
        name = one.code.removeprefix("missing.") if one.code.startswith("missing.") else labels.get(one.where, "")
        if name and one.refuses:
            found.setdefault(name, message(one))
    return found
