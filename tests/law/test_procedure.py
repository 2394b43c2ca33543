"""Procedures as classes: names, editions, and what a class refuses to be (semantics 1, 9)."""

import pytest
from tests.law.procedures import Dispatch, DispatchRecord, IncomingRecord, Request

from yizhang.law.actor import in_charge_of, mayor, office, other_than, section
from yizhang.law.condition import Need, any_of, escalate, limit, need
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
    assert ServiceDeskTicket.place == "law/test_procedure.py"


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
HERE = "wrong (law/test_procedure.py)"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"after": "chek"}, f'{HERE}: issue: there is no verb "chek"; did you mean "check"?'),
        ({"after": any_of("check", "chekc")}, f'{HERE}: issue: there is no verb "chekc"; did you mean "check"?'),
        ({"before": "nothing_like_it"}, f'{HERE}: issue: there is no verb "nothing_like_it"'),
        ({"reopens": "drafd"}, f'{HERE}: issue: there is no verb "drafd"; did you mean "draft"?'),
        ({"outcomes": {"退回": "drafd"}}, f'{HERE}: issue: there is no verb "drafd"; did you mean "draft"?'),
        ({"awaits": "chec"}, f'{HERE}: issue: there is no verb "chec"; did you mean "check"?'),
        ({"by": office("文电") & other_than("drafft")}, f'{HERE}: issue: there is no verb "drafft"; did you mean "draft"?'),
        ({"by": section("drafer")}, f'{HERE}: issue: there is no field "drafer"; did you mean "drafter"?'),
        ({"by": in_charge_of("tpoic")}, f'{HERE}: issue: there is no field "tpoic"'),
        ({"asks": required("titel")}, f'{HERE}: issue: there is no field "titel"; did you mean "title"?'),
        ({"about": ("txt",)}, f'{HERE}: issue: there is no field "txt"; did you mean "text"?'),
        ({"carries": ("txt",)}, f'{HERE}: issue: there is no field "txt"; did you mean "text"?'),
        ({"each": "cosigner"}, f'{HERE}: issue: there is no field "cosigner"; did you mean "cosigners"?'),
        ({"after": DRAFT("同意")}, f'{HERE}: issue: draft: there is no outcome "同意"'),
        ({"after": DRAFT("通国")}, f'{HERE}: issue: draft: there is no outcome "通国"; did you mean "通过"?'),
        ({"after": need(DRAFT, "1.1", lift=section("drafer"))}, f'{HERE}: issue: there is no field "drafer"; did you mean "drafter"?'),
        ({"within": limit(days(3), since="txet")}, f'{HERE}: issue: there is no field "txet"; did you mean "text"?'),
        ({"within": limit(days(3), then=escalate(section("titel")))}, f'{HERE}: issue: there is no field "titel"; did you mean "title"?'),
        ({"within": limit(days(3), pauses=(("check", "chekc"),))}, f'{HERE}: issue: there is no verb "chekc"; did you mean "check"?'),
    ],
)
def test_a_name_that_does_not_exist_fails_with_place_and_nearest_name(parts, message):
    check = duty("核稿", by=office("文电"))
    assert wrong(draft=DRAFT, check=check, issue=duty("印发", **{"by": office("文电"), **parts})) == message


def test_sights_are_checked_too():
    assert wrong(draft=DRAFT, sights=(sight(section("drafer")),)) == f'{HERE}: sight: there is no field "drafer"; did you mean "drafter"?'
    assert wrong(draft=DRAFT, sights=(sight(mayor, after="drafft"),)) == f'{HERE}: sight: there is no verb "drafft"; did you mean "draft"?'


def test_so_is_who_may_read_a_private_field():
    class Private(Record):
        """A field for one organ."""

        organ: str = field("机关")
        secret: str = field("内情", private_to=section("orgn"))

    with pytest.raises(UnknownName, match='secret: there is no field "orgn"; did you mean "organ"'):
        type("Wrong", (Procedure,), {"__module__": __name__, "draft": duty("拟稿", by=mayor)}, of=Private, label="错")


def test_a_procedure_without_record_is_none():
    with pytest.raises(DeclarationError) as error:
        type("Wrong", (Procedure,), {"__module__": __name__, "draft": duty("拟稿", by=mayor)}, label="错")
    assert str(error.value) == f"{HERE}: say which record it is of: of=…"


def test_a_verb_has_no_other_parts():
    with pytest.raises(TypeError, match="a verb has no part afer; it has about, after"):
        duty("拟稿", by=mayor, afer="check")


def test_an_edition_that_drops_a_verb_others_rest_on_must_say_what_becomes_of_them():
    with pytest.raises(UnknownName, match='there is no verb "check"'):
        type("Later", (Dispatch,), {"__module__": __name__}, name="dispatch", drops=(Dispatch.check,))


def test_what_verbs_ask_adds_up_in_the_order_written():
    assert required("a", "b") + optional("c") + required("d") == Asks(("a", "b", "d"), ("c",))
    assert (required("a") + optional("c")).all == ("a", "c")


def test_the_verbs_that_state_a_ground_are_known():
    assert stated_by(Dispatch, "draft") == ()
    assert power("x", by=mayor).duty is False
