"""Procedures as classes: names, editions, and what a class refuses to be (semantics 1, 9)."""

import pytest
from tests.law.places import here, raised
from tests.law.procedures import Dispatch, DispatchRecord, IncomingRecord, Request

from yizhang.law.actor import in_charge_of, mayor, office, other_than, section
from yizhang.law.condition import Need, any_of, deem, escalate, limit, need, where
from yizhang.law.duration import days
from yizhang.law.errors import DeclarationError, UnknownName
from yizhang.law.procedure import Procedure, sight, stated_by
from yizhang.law.record import Record, field
from yizhang.law.verb import Asks, duty, optional, power, required


def test_names_follow_from_the_class():
    class ServiceDeskTicket(Procedure, of=IncomingRecord, label="服务单"):
        """Named by its class."""

        open_ = duty("受理", by=office("文电"))

    assert (ServiceDeskTicket.name, ServiceDeskTicket.label, ServiceDeskTicket.record) == ("service_desk_ticket", "服务单", IncomingRecord)
    assert [*ServiceDeskTicket.verbs] == ["open"]
    assert (ServiceDeskTicket.place, ServiceDeskTicket.verbs["open"].place) == (here(down=-7), here(down=-4))


def test_the_examples_of_the_design_load_as_they_stand():
    assert [*Request.verbs] == ["submit", "receive", "register", "propose", "deputy", "review", "instruct", "handle", "reply", "return"]
    assert len(Dispatch.verbs) == 11
    assert Dispatch.verbs["agreed"].conditions == (Need("countersign"),)
    assert Request.verbs["return"].before == ("propose",)
    assert Request.verbs["return"].reopens == ("submit", "receive")
    assert Dispatch.verbs["legality"].outcomes == {"通过": (), "不通过": ("draft",)}


def test_a_later_edition_says_what_changed_and_keeps_the_rest():
    class Dispatch2027(Dispatch, name="dispatch", drops=(Dispatch.issue,)):
        """公平竞争审查 joins, 编号印发 is written anew."""

        fair = duty("公平竞争审查", by=office("文电"), after=Dispatch.draft)
        review = duty("审核", by=mayor, after=any_of("fair", Dispatch.check))

    assert (Dispatch2027.name, Dispatch2027.label, Dispatch2027.record) == ("dispatch", "发文", DispatchRecord)
    assert set(Dispatch2027.verbs) == {*Dispatch.verbs, "fair"} - {"issue"}
    assert [*Dispatch2027.verbs].index("review") == [*Dispatch.verbs].index("review")
    assert Dispatch2027.verbs["draft"] is Dispatch.verbs["draft"]
    assert Dispatch.verbs["review"].by != mayor


def wrong(**body):
    with pytest.raises(DeclarationError) as error:
        type("Wrong", (Procedure,), {"__module__": __name__, **body}, of=DispatchRecord, label="错")
    return str(error.value)


DRAFT = duty("拟稿", by=section("drafter"), outcomes=("通过", "退回"))
PARTS = [
    ({"after": "chek"}, 'verb "chek"; did you mean "check"?'),
    ({"after": any_of("check", "chekc")}, 'verb "chekc"; did you mean "check"?'),
    ({"before": "nothing_like_it"}, 'verb "nothing_like_it"'),
    ({"reopens": "drafd"}, 'verb "drafd"; did you mean "draft"?'),
    ({"outcomes": {"退回": "drafd"}}, 'verb "drafd"; did you mean "draft"?'),
    ({"awaits": "chec"}, 'verb "chec"; did you mean "check"?'),
    ({"by": office("文电") & other_than("drafft")}, 'verb "drafft"; did you mean "draft"?'),
    ({"by": section("drafer")}, 'field "drafer"; did you mean "drafter"?'),
    ({"by": in_charge_of("tpoic")}, 'field "tpoic"'),
    ({"asks": required("titel")}, 'field "titel"; did you mean "title"?'),
    ({"about": ("txt",)}, 'field "txt"; did you mean "text"?'),
    ({"carries": ("txt",)}, 'field "txt"; did you mean "text"?'),
    ({"each": "cosigner"}, 'field "cosigner"; did you mean "cosigners"?'),
    ({"when": where(normativ=True)}, 'field "normativ"; did you mean "normative"?'),
    ({"after": DRAFT("同意")}, 'outcome of draft "同意"'),
    ({"after": DRAFT("通国")}, 'outcome of draft "通国"; did you mean "通过"?'),
    ({"after": need(DRAFT, "1.1", lift=section("drafer"))}, 'field "drafer"; did you mean "drafter"?'),
    ({"within": limit(days(3), since="txet")}, 'field "txet"; did you mean "text"?'),
    ({"within": limit(until="txet")}, 'field "txet"; did you mean "text"?'),
    ({"within": limit(days(3), due_cites="titel")}, 'field "titel"; did you mean "title"?'),
    ({"within": limit(days(3), when=where(share=True))}, 'field "share"; did you mean "shared"?'),
    ({"within": limit(days(3), then=escalate(section("titel")))}, 'field "titel"; did you mean "title"?'),
    ({"within": limit(days(3), pauses=(("check", "chekc"),))}, 'verb "chekc"; did you mean "check"?'),
    ({"within": limit(days(3), then=deem("视为同")), "outcomes": ("视为同意", "反对")}, 'outcome "视为同"; did you mean "视为同意"?'),
]


@pytest.mark.parametrize(("parts", "message"), PARTS)
def test_a_name_that_does_not_exist_fails_with_place_and_nearest_name(parts, message):
    check = duty("核稿", by=office("文电"))
    issue, line = duty("印发", **{"by": office("文电"), **parts}), here()
    assert wrong(draft=DRAFT, check=check, issue=issue) == f"wrong.issue ({line}): there is no {message}"


@pytest.mark.parametrize(
    ("seen", "message"),
    [
        (sight(section("drafer")), 'field "drafer"; did you mean "drafter"?'),
        (sight(mayor, after="drafft"), 'verb "drafft"; did you mean "draft"?'),
        (sight(mayor, after=DRAFT("通国")), 'outcome of draft "通国"; did you mean "通过"?'),
    ],
)
def test_sights_are_checked_too(seen, message):
    assert wrong(draft=DRAFT, sights=(seen,)) == f"wrong sight ({seen.place}): there is no {message}"
    assert seen.place.startswith("tests/law/test_procedure.py:")


def test_so_is_who_may_read_a_private_field():
    class Private(Record):
        """A field for one organ."""

        organ: str = field("机关")
        secret: str = field("内情", private_to=section("orgn"))

    line = here(down=-2)
    with pytest.raises(UnknownName) as error:
        type("Wrong", (Procedure,), {"__module__": __name__, "draft": duty("拟稿", by=mayor)}, of=Private, label="错")
    assert str(error.value) == f'Private.secret ({line}): there is no field "orgn"; did you mean "organ"?'


def test_a_procedure_without_record_is_none():
    with pytest.raises(DeclarationError) as error:
        type("Wrong", (Procedure,), {"__module__": __name__, "draft": duty("拟稿", by=mayor)}, label="错")
    assert str(error.value) == f"wrong ({raised(error)}): say which record it is of: of=…"


@pytest.mark.parametrize("name", ["name", "label", "record", "verbs", "sights", "sealed", "place"])
def test_no_verb_hides_a_word_of_every_procedure(name):
    verb, line = duty("拟稿", by=mayor), here()
    assert wrong(**{name: verb}) == f'Wrong ({line}): "{name}" is a word of every procedure; call the verb otherwise'


@pytest.mark.parametrize("declare", [duty, power])
def test_a_verb_has_no_other_parts(declare):
    with pytest.raises(UnknownName) as error:
        declare("拟稿", by=mayor, afer="check")
    assert str(error.value) == f'{declare.__name__}(“拟稿”) ({raised(error)}): there is no part "afer"; did you mean "after"?'


def test_an_edition_that_drops_a_verb_others_rest_on_must_say_what_becomes_of_them():
    with pytest.raises(UnknownName) as error:
        type("Later", (Dispatch,), {"__module__": __name__}, name="dispatch", drops=(Dispatch.check,))
    place = Dispatch.verbs["countersign"].place
    assert str(error.value) == f'dispatch.countersign ({place}): there is no verb "check"'


def test_what_verbs_ask_adds_up_in_the_order_written():
    assert required("a", "b") + optional("c") + required("d") == Asks(("a", "b", "d"), ("c",))
    assert (required("a") + optional("c")).all == ("a", "c")


def test_the_verbs_that_state_a_ground_are_known():
    assert stated_by(Dispatch, "draft") == ()
    assert power("x", by=mayor).duty is False
