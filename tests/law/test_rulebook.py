"""Loading a rulebook: what it gathers, and every mistake with its place and the nearest right name (semantics 1, 62, 64, 65)."""

import importlib
from datetime import datetime

import pytest

from yizhang.law.actor import mayor
from yizhang.law.calendar import LOCAL
from yizhang.law.duration import working_days
from yizhang.law.errors import DeclarationError, FunctionInCondition, RulebookErrors
from yizhang.law.rulebook import Edition, lifts, load

FACTS = """
from dataclasses import dataclass
from enum import Enum
from yizhang.law.fieldtype import OrganRef
from yizhang.law.numbers import Numbers, number
from yizhang.law.duration import WorkingDays
from yizhang.law.record import Record, field
from yizhang.law.rule import Fact

class Kind(Enum):
    REPORT = "报告"

class Letter(Record):
    kind: Kind = field("文种", cites="48.2b")
    title: str = field("标题")
    sender: OrganRef = field("来文单位", derived=lambda org, opener, record: opener.organ)
    sudden: str = field("突发事件")

class Other(Record):
    title: str = field("标题")

@dataclass(frozen=True)
class Held(Fact):
    count: int

class Days(Numbers):
    handling: WorkingDays = number("承办", cites="53.1a")
"""
HEAD = """
from CHAPTER.facts import *
from yizhang.law.actor import *
from yizhang.law.condition import *
from yizhang.law.finding import Findings, Strength, breach, caution, note
from yizhang.law.procedure import Procedure, sight
from yizhang.law.rule import principle, rule, served, watch
from yizhang.law.verb import duty, optional, power, required
"""
AFTER_HEAD = HEAD.count("\n") + 2
"""The line on which a source begins: `from __future__` stands above the usual imports."""
LETTER = """
class LetterProcedure(Procedure, of=Letter, label="来信", name="letter"):
    submit = duty("报送", by=section("sender"), asks=required("kind", "title"), cites="48.1b")
    handle = duty("承办", by=mayor, after=need(submit, "49.1c", lift=reading(secretary_general)), within=limit(Days.handling, "53.1a"))
"""
OTHER = """
class OtherProcedure(Procedure, of=Other, label="其他", name="other"):
    submit = duty("报送", by=office("文电"), asks=required("title"))
"""
WATCH = '''
@watch("39.2a", over="letter", to=mayor)
def often(held: Held) -> Findings:
    """常开会。"""
    yield from ()
'''
PRINCIPLES = """
principle("2.1", why="由人判断")
KEPT = principle("2.2", why="由人判断")
served("1.1", how="规则页", where="yizhang.law.rule")
"""
RULE = '''
@rule("48.2e", at="*.submit", lift=reading(secretary_general))
def title_is_plain(letter: Letter) -> Findings:
    """标题平实。"""
    yield from ()
'''


@pytest.fixture
def book(chapter):
    """Loads a chapter from sources; `procedures` and `a48` are put below the usual imports."""

    def loaded(provisions=(), readings=(), numbers=True, amended="", **files):
        name = chapter(facts=FACTS, **{module: HEAD + source for module, source in files.items()})
        given = (importlib.import_module(f"{name}.facts").Days(handling=working_days(7)),) if numbers else ()
        edition = Edition("wuxi_2022", 3, datetime(2022, 3, 28, tzinfo=LOCAL), "工作规则", (name, *amended.split()), given, dict(readings))
        return load(edition, provisions)

    return loaded


def line_of(source, words):
    """The line of a source on which these words first stand."""
    return source[: source.index(words)].count("\n") + 1


def problems(book, **parts):
    with pytest.raises(RulebookErrors) as wrong:
        book(**parts)
    return list(wrong.value.problems)


def test_it_gathers_procedures_rules_watches_principles_and_what_is_served(book):
    found = book(
        procedures=LETTER + OTHER,
        a48=RULE,
        a39=WATCH,
        principles=PRINCIPLES,
    )
    assert [*found.procedures] == ["letter", "other"]
    assert [one.name for one in found.rules_at("letter", "submit")] == ["title_is_plain"]
    assert found.rules_at("other", "submit") == ()
    assert [one.name for one in found.watches] == ["often"]
    assert [one.cites for one in found.principles] == [("2.1",), ("2.2",)]
    assert [one.where for one in found.served] == ["yizhang.law.rule"]
    assert [one.__name__ for one in found.facts] == ["Held"]
    assert found.edition.said == "wuxi_2022.3"


def test_it_knows_what_gives_force_to_each_provision(book):
    found = book(procedures=LETTER, a48=RULE).cited()
    assert found["48.1b"] == ["verb letter.submit"]
    assert found["48.2b"] == ["field letter.kind"]
    assert found["48.2e"] == ["rule title_is_plain"]
    assert found["49.1c"] == ["condition letter.handle"]
    assert found["53.1a"] == ["limit letter.handle"]
    assert found["6.1a"] == ["verb letter.handle"]


def test_readings_of_who_may_waive_are_listed(book):
    assert [key for key, _ in lifts(book(procedures=LETTER, a48=RULE))] == ["48.2e.lift", "49.1c.lift"]


def test_an_override_reaches_the_rule_itself(book):
    found = book(procedures=LETTER, a48=RULE, readings={"48.2e.lift": mayor})
    assert found.rules[0].lift.actor is mayor


def test_an_override_of_no_reading_fails(book):
    assert problems(book, procedures=LETTER, a48=RULE, readings={"48.2.lift": mayor}) == [
        'wuxi_2022: no reading is called "48.2.lift"; did you mean "48.2e.lift"?'
    ]


def test_all_mistakes_are_told_at_once(book):
    one, two = RULE.replace("*.submit", "letter.sumbit"), RULE.replace("title_is_plain", "two").replace("*.", "lettr.")
    assert len(problems(book, procedures=LETTER, a48=one + two)) == 2


def test_two_procedures_of_one_name_fail(book):
    (found,) = problems(book, procedures=LETTER + LETTER.replace("class LetterProcedure", "class Again"))
    first, second = AFTER_HEAD + 1, AFTER_HEAD + 1 + LETTER.count("\n")
    assert found.startswith("letter (")
    assert found.partition("): ")[0].endswith(f"/procedures.py:{second}")
    assert found.partition("): ")[2].startswith("a procedure of this name stands in ") and found.endswith(f"/procedures.py:{first} already")


def test_an_amended_procedure_in_a_file_of_its_own_takes_the_place_of_the_first(book, tmp_path):
    later = tmp_path / "later_edition"
    later.mkdir()
    (later / "__init__.py").write_text("")
    base = "[one for one in Procedure.__subclasses__() if one.name == 'letter'][-1]"
    (later / "procedures.py").write_text(
        "from yizhang.law.procedure import Procedure\nfrom yizhang.law.actor import office\nfrom yizhang.law.verb import duty\n"
        f"BASE = {base}\nclass Letter2027(BASE, name='letter'):\n    file = duty('归档', by=office('文电'), after='handle')\n"
    )
    found = book(procedures=LETTER, amended="later_edition")
    assert [*found.procedures["letter"].verbs] == ["submit", "handle", "file"]


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("letter.sumbit", 'letter has no verb "sumbit"; did you mean "submit"?'),
        ("lettr.submit", 'there is no procedure "lettr"; did you mean "letter"?'),
        ("xyz.at_all", 'there is no procedure "xyz"'),
        ("*.decide", 'no procedure of its record has a verb "decide", so it is asked nowhere'),
        ("other.submit", "other.submit is of Other, the rule reads Letter"),
        ("", "it names no verb, so it is asked nowhere"),
    ],
)
def test_a_rule_asked_nowhere_fails(book, at, message):
    (found,) = problems(book, procedures=LETTER + OTHER, a48=RULE.replace("*.submit", at))
    place, _, why = found.partition(": ")
    assert why == message
    assert place.startswith("title_is_plain (") and place.endswith(f"/rules/a48.py:{AFTER_HEAD + 1})")


def test_a_citation_the_text_lacks_fails(book):
    text = {"48.1b", "48.2b", "48.2d", "49.1c", "53.1a", "6.1a", "6.1c"}
    (found,) = problems(book, procedures=LETTER, a48=RULE, provisions=text)
    assert found.endswith(f'/rules/a48.py:{AFTER_HEAD + 1}): the text has no provision 48.2e; did you mean "48.2d"?')
    assert found.startswith("rule title_is_plain (")
    (found,) = problems(book, procedures=LETTER, provisions=text - {"49.1c"})
    assert found.startswith("condition letter.handle (")
    assert found.endswith(f'/procedures.py:{AFTER_HEAD + 3}): the text has no provision 49.1c; did you mean "6.1c"?')
    assert book(procedures=LETTER, a48=RULE.replace("48.2e", "48.2d"), provisions=text)


def test_a_service_that_is_not_there_fails(book):
    (found,) = problems(book, procedures=LETTER, principles='served("1.1", how="规则页", where="yizhang.law.nowhere")\n')
    assert found.endswith("/principles.py:10): there is no module yizhang.law.nowhere")
    assert found.startswith("served 1.1 (")


def test_so_does_one_of_a_field_a_number_or_a_sight(book):
    sights = '    sights = (sight(mayor, cites="6.2c"),)\n'
    found = problems(book, procedures=LETTER + sights, provisions={"48.1b", "49.1c", "6.1a", "6.1c"})
    assert [one.partition(" (")[0] for one in found] == ["field letter.kind", "limit letter.handle", "number Days.handling", "sight letter"]
    assert [one.partition("): ")[0].rpartition("/")[2] for one in found] == [
        f"facts.py:{line_of(FACTS, 'kind: Kind') + 1}",
        f"procedures.py:{AFTER_HEAD + 3}",
        f"facts.py:{line_of(FACTS, 'handling: WorkingDays') + 1}",
        f"procedures.py:{AFTER_HEAD + 4}",
    ]
    assert found[-1].endswith('): the text has no provision 6.2c; did you mean "6.1c"?')


VERB = "    decide = duty('批示', by=mayor, after=submit, {parts})\n"
FOLLOWS = (
    "    copy = power('抄', by=mayor, opens='letter'); late = power('迟', by=mayor, afterwards=True);"
    " gone = power('失效', by={by}, follows='{full}')\n"
)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("    claim = duty('认领', by=mayor)\n", '"claim" is a verb that every matter has; choose another name'),
        ("    look = duty('阅', by=rank(Rank.DEPUTY_MAYOR))\n", "its actor is not tied to the matter; say anyone=True if any of them may"),
        ("    look = duty('阅', by=other_than(submit))\n", "its actor only bars somebody; say who may: … & other_than(…)"),
        ("    look = duty('阅', by=mayor | other_than(submit))\n", "its actor only bars somebody; say who may: … & other_than(…)"),
        ("    look = duty('阅', by=every(other_than(submit)))\n", "its actor only bars somebody; say who may: … & other_than(…)"),
        (VERB.format(parts="within=limit()"), "a limit needs a duration or the field that says when it ends"),
        (
            VERB.format(parts="within=limit(Days.handling, since='title')"),
            'its limit runs since "title", which is neither a date nor a moment',
        ),
        (VERB.format(parts="awaits=submit"), 'it awaits "submit", which opens no matter that could end'),
        (FOLLOWS.format(by="system", full="other.ask"), 'it follows "other.ask", which there is not; did you mean "other.submit"?'),
        (FOLLOWS.format(by="system", full="other.submit"), 'it follows "other.submit", but other opens no letter'),
        (
            FOLLOWS.format(by="system", full="letter.submit"),
            'it follows "letter.submit", which can be taken back; only what is done afterwards=True can not, and what opens it',
        ),
        (FOLLOWS.format(by="mayor", full="letter.late"), "it follows a verb of the matter above, so it is the system's: by=system"),
        (VERB.format(parts="opens='lettr'"), 'there is no procedure "lettr" to open; did you mean "letter"?'),
        (VERB.format(parts="opens='letter', each='title'"), 'each="title" should name a field of several values'),
        (VERB.format(parts="opens='other', carries=('kind',)"), 'carries "kind", but Other has no such field'),
        (VERB.format(parts="formerly='submit'"), '"submit" is still a verb, so this one was not formerly it'),
        (VERB.format(parts="when=where(kind='通知')"), 'its `when` wants "通知" of "kind", which it never is'),
        (VERB.format(parts="when=where(kind=True)"), 'its `when` wants "True" of "kind", which it never is'),
        (
            VERB.format(parts="when=where(title='甲')"),
            'its `when` reads "title", whose values can\'t be listed; a yes-no, an enum or a field derived as one can be',
        ),
        (
            "    late = duty('迟', by=mayor, when=where(kind=Kind.REPORT))\n",
            'its `when` reads "kind", which is neither derived nor required by a verb before it',
        ),
        (
            "    look = duty('阅', by=mayor, after=need(any_of(submit), lift=reading(mayor)))\n",
            "a lift by a reading needs the provision it lifts, so that an edition can read it otherwise",
        ),
    ],
)
def test_a_verb_that_cannot_be_meant_fails(book, line, message):
    (found,) = problems(book, procedures="from yizhang.law.org import Rank\n" + LETTER + line + OTHER)
    place, _, why = found.partition("): ")
    assert why == message
    assert place.startswith("letter.") and place.endswith(f"/procedures.py:{AFTER_HEAD + 1 + LETTER.count(chr(10))}")


def test_what_a_first_verb_asks_decides_its_own_when(book):
    assert book(procedures=LETTER + "    first = duty('甲', by=mayor, asks=required('kind'), when=where(kind=Kind.REPORT))\n")


def test_numbers_the_edition_does_not_give_fail(book):
    (found,) = problems(book, procedures=LETTER, numbers=False)
    assert found.endswith("the edition gives no Days")
    delayed = "    wait = duty('公示', by=mayor, after=need(submit, '17.1b', delay=Days.handling))\n"
    assert len(problems(book, procedures=LETTER + delayed, numbers=False)) == 2


def test_a_function_in_a_condition_fails(book):
    line = AFTER_HEAD + LETTER.count("\n")
    with pytest.raises(FunctionInCondition, match=rf"where\(kind=…\) \(.*/procedures\.py:{line}\): conditions are data"):
        book(procedures=LETTER + VERB.format(parts="when=where(kind=lambda record: True)"))


def plain(declared, body):
    return f'@rule("48.2e", at="letter.handle", {declared})\ndef plain(letter: Letter) -> Findings:\n    """平实。"""\n    yield {body}\n'


@pytest.mark.parametrize(
    ("declared", "body", "message"),
    [
        ("strength=Strength.CUSTOM", "breach('甲')", "custom (惯例) neither refuses nor asks; yield a note"),
        ("strength=Strength.CUSTOM", "caution('甲')", "custom (惯例) neither refuses nor asks; yield a note"),
        ("strength=Strength.RECOMMENDED", "breach('甲')", "what is only recommended (推荐) never refuses; yield a caution"),
        ("strength=Strength.USUAL", "breach('甲')", "what is usual (一般) refuses only where somebody may lift it; say lift="),
        ("lift=head_of('sendr')", "breach('甲')", 'its lift reads the field "sendr", which its record lacks; did you mean "sender"?'),
        ("exempt={'突发': 'suden'}", "breach('甲')", 'exempt names the field "suden", which its record lacks; did you mean "sudden"?'),
        ("exempt={'突发': 'sudden'}", "breach('甲')", 'the field "sudden" that exempts from it is asked by no verb up to letter.handle'),
    ],
)
def test_a_rule_that_cannot_be_meant_fails(book, declared, body, message):
    (found,) = problems(book, procedures=LETTER, a48=plain(declared, body))
    assert found.partition("): ")[2] == message
    assert found.startswith("plain (")


def test_an_exception_asked_at_the_verb_or_before_it_is_well(book):
    asking = LETTER.replace('"title")', '"title") + optional("sudden")')
    assert book(procedures=asking, a48=plain("exempt={'突发': 'sudden'}", "breach('甲')"))


def test_a_custom_that_only_informs_and_a_usual_norm_with_lift_load(book):
    custom, usual = plain("strength=Strength.CUSTOM", "note('甲')"), plain("strength=Strength.USUAL, lift=mayor", "breach('甲')")
    assert len(book(procedures=LETTER, a48=custom + usual.replace("plain", "usual")).rules) == 2


@pytest.mark.parametrize(
    ("watched", "message"),
    [
        (WATCH.replace('"letter"', '"lettr"'), 'there is no procedure "lettr" to watch over; did you mean "letter"?'),
        (WATCH.replace("held: Held", "other: Other"), "letter is of Letter, the watch reads Other"),
        (
            WATCH.replace("to=mayor", 'to=head_of("sendr")'),
            'it tells somebody named by the field "sendr", which Letter lacks; did you mean "sender"?',
        ),
    ],
)
def test_a_watch_that_cannot_be_meant_fails(book, watched, message):
    (found,) = problems(book, procedures=LETTER, a39=watched)
    place, _, why = found.partition("): ")
    assert why == message
    assert place.startswith("often (") and place.endswith(f"/rules/a39.py:{AFTER_HEAD + 1}")


def test_numbers_that_a_rule_or_a_watch_wants_and_the_edition_does_not_give_fail(book):
    ruled = RULE.replace("letter: Letter", "days: Days").replace("*.submit", "other.submit")
    watched = WATCH.replace("held: Held", "days: Days").replace('"letter"', '"other"')
    found = problems(book, procedures=OTHER, a48=ruled, a39=watched, numbers=False)
    assert [one.partition(" (")[0] for one in found] == ["title_is_plain", "often"]
    assert {one.partition("): ")[2] for one in found} == {"the edition gives no Days"}


def test_a_rule_without_norm_or_type_names_its_file_and_line(book):
    with pytest.raises(DeclarationError, match=rf"plain \(.*/rules/a48.py:{AFTER_HEAD}\): a rule says its norm"):
        book(procedures=LETTER, a48='@rule("48.2e", at="letter.handle")\ndef plain(letter: Letter) -> Findings:\n    yield note("甲")\n')
