"""更正 and 补正: the form offers what may be mended, and nothing else is written (semantics 54)."""

import pytest

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, HEAD, SECRETARY
from yizhang import kernel
from yizhang.kernel.compiled import compiled
from yizhang.kernel.models import Act
from yizhang.kernel.values import Asks, BadShape, Done, Hand
from yizhang.law.rulebook import load
from yizhang.rulebooks.wuxi_2022 import EDITION

pytestmark = pytest.mark.django_db(transaction=True)


def form(office, by, verb):
    """What the page offers for a common verb: the fields with what stands in them."""
    page = kernel.look(office.matter, by, now=office.now)
    return {one.name: one for view in page.verbs if view.name == verb for one in view.asks}


def values(office, by=CLERK):
    return {one.name: one.raw for one in kernel.look(office.matter, by, now=office.now).fields}


def test_correcting_offers_the_fields_of_the_own_act_as_they_stand(office):
    office.proposed()
    asks = form(office, CLERK, "correct")
    assert (asks["of"].raw, asks["of"].choices) == ("propose", ("propose",))
    assert asks["lead"].raw == "jyj" and "title" not in asks
    office.done("correct", CLERK, of="propose", lead="czj", reason="笔误")
    assert values(office)["lead"] == "czj"
    office.holds()


def test_what_is_sent_as_it_stands_is_no_change(office):
    office.proposed(opinion="拟请教育局办理")
    done = office.done("correct", CLERK, of="propose", lead="czj", opinion="拟请教育局办理")
    assert '"fields":{"lead":"czj"}' in Act.objects.get(matter=office.matter, seq=done.act).body
    (finding,) = office.refused(verb="correct", by=CLERK, of="propose", lead="czj").findings
    assert finding.code == "unchanged"


def test_an_edit_is_one_that_writes_what_other_steps_fill_in_and_a_report_of_progress_is_none():
    book = load(EDITION, ())
    edits = {f"{name}.{verb}" for name, one in book.procedures.items() for verb in compiled(one).edits}
    assert {"dispatch.revise", "draft.revise", "absence.change", "publication.mend", "public_consultation.collect"} <= edits
    assert edits.isdisjoint({"plan_item.report", "assignment.progress", "request.state", "countersignature.extend", "draft.hearing"})


def test_the_only_verb_that_may_be_corrected_need_not_be_named(office):
    office.proposed()
    office.done("correct", CLERK, lead="czj")
    assert values(office)["lead"] == "czj"


def test_what_another_has_built_upon_is_offered_and_corrected_no_more(office):
    office.proposed()
    office.done("deputy", DEPUTY)
    assert form(office, CLERK, "correct") == {}
    (finding,) = office.refused(verb="correct", by=CLERK, of="propose", lead="czj").findings
    assert finding.code == "built_upon" and finding.mend


def test_nobody_corrects_what_another_did(office):
    office.proposed()
    assert form(office, DEPUTY, "correct") == {}
    (finding,) = office.refused(verb="correct", by=DEPUTY, of="propose", lead="czj").findings
    assert finding.code == "not_own"
    assert [one.code for one in office.refused(verb="correct", by=BUREAU, of="propose", lead="czj").findings] == ["not_own"]


def test_a_field_of_another_verb_is_not_written_by_the_way(office):
    office.proposed()
    (finding,) = office.refused(verb="correct", by=CLERK, of="propose", title="别的标题").findings
    assert finding.code == "not_asked"
    with pytest.raises(BadShape):
        office.do("correct", CLERK, of="propose", nonsense="x")


def test_a_corrected_text_stands_the_rules_of_the_verb_again(office):
    office.open(title="甲", body="正文")
    office.done("submit", BUREAU)
    office.refused("48.2e", verb="correct", by=BUREAU, of="submit", body="含禁语的正文")
    asks = office.do("correct", BUREAU, of="submit", body="内容相近")
    assert isinstance(asks, Asks)
    assert isinstance(office.do("correct", BUREAU, of="submit", body="内容相近", confirmed=asks.digests), Done)


def test_a_required_field_is_not_corrected_away(office):
    office.proposed()
    (finding,) = office.refused("49.1a", verb="correct", by=CLERK, of="propose", lead="").findings
    assert finding.code == "missing.lead"


def test_what_is_derived_follows_a_correction_at_once(office):
    office.proposed(asked=["czj", "fgw"])
    done = office.done("correct", CLERK, of="propose", asked=["jyj", "czj"])
    assert values(office)["others"] == ["czj"]
    assert '"derived":{"others":["czj"]}' in Act.objects.get(matter=office.matter, seq=done.act).body
    office.holds()


def test_one_of_several_signatures_may_be_corrected_by_who_gave_it(office):
    office.proposed()
    office.done("add_signer", BUREAU, of="deputy", signer="post:dm5")
    office.done("deputy", DEPUTY, opinion="同意")
    office.done("correct", DEPUTY, of="deputy", opinion="原则同意")
    other = Hand("吴示己", "dm5")
    office.done("deputy", other)
    office.done("review", SECRETARY)
    office.refused(verb="correct", by=DEPUTY, of="deputy", opinion="不同意")


def test_correcting_what_was_vouched_for_opens_the_review_again(office):
    office.open("drafting", by=BUREAU, title="办法", body="第一稿")
    office.done("draft", BUREAU)
    office.done("legality", HEAD)
    office.done("attach_note", BUREAU, opinion="附说明")
    done = office.done("correct", BUREAU, of="attach_note", body="第二稿", opinion="附说明")
    assert kernel.look(office.matter, BUREAU, now=office.now).status == "待合法性审核"
    assert Act.objects.get(matter=office.matter, seq=done.act).body.count('"undone"') == 1
    office.holds()


def test_supplementing_fills_what_is_empty_and_adds_to_lists(office):
    office.proposed(asked=["czj"])
    asks = form(office, CLERK, "supplement")
    assert {"asked", "opinion"} <= set(asks) and "lead" not in asks
    office.done("supplement", CLERK, of="propose", asked=["fgw"], opinion="补写")
    assert (values(office)["asked"], values(office)["opinion"]) == (["czj", "fgw"], "补写")
    (finding,) = office.refused(verb="supplement", by=CLERK, of="propose", lead="czj").findings
    assert finding.code == "filled"
    office.holds()


def test_a_colleague_at_the_same_desk_may_supplement_and_no_other(office):
    office.proposed()
    colleague = Hand(*office.colleague("docs"))
    office.done("supplement", colleague, of="propose", opinion="补写")
    (finding,) = office.refused(verb="supplement", by=DEPUTY, of="propose", asked=["czj"]).findings
    assert finding.code == "not_own"


def test_supplementing_undoes_nothing_that_was_built_upon_it(office):
    office.proposed()
    office.done("deputy", DEPUTY)
    office.done("supplement", CLERK, of="propose", asked=["czj"])
    assert kernel.look(office.matter, CLERK, now=office.now).status == "待审核"


def test_the_same_key_gives_the_same_result_though_the_record_has_changed(office):
    office.proposed()
    first = office.do("correct", CLERK, of="propose", lead="czj", key="k")
    assert office.do("correct", CLERK, of="propose", lead="czj", key="k") == first


def test_the_page_shows_what_was_corrected(office):
    office.proposed()
    office.done("correct", CLERK, of="propose", lead="czj")
    act = kernel.look(office.matter, CLERK, now=office.now).acts[-1]
    assert {one.label: one.value for one in act.fields}["牵头部门"] == "市财政局"


def test_a_private_field_is_offered_to_nobody_but_whom_it_is_for(office):
    office.open("visiting", by=BUREAU, title="走访")
    office.done("note", BUREAU)
    page = kernel.look(office.matter, BUREAU, now=office.now)
    assert not [one for view in page.verbs for one in view.asks if one.hidden and view.common]
