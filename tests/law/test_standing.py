"""Standing = a fold over acts (semantics 5, 9 to 11, 13, 16, 37), and its JSON."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.city import HELD
from tests.law.matter import NOW, Matter, dispatch
from tests.law.procedures import Dispatch, IncomingRecord, Request

from yizhang.law.actor import every, in_charge_of, office
from yizhang.law.calendar import LOCAL
from yizhang.law.judge import lapsing, undone_by
from yizhang.law.procedure import Procedure, rests_on, stands_on
from yizhang.law.standing import COMMON, Mark, Standing, after, fold, from_json, record_after, to_json
from yizhang.law.verb import duty


def act(verb, seq, *, accepted=True, **parts):
    at = (NOW + timedelta(minutes=seq)).isoformat()
    return {"verb": verb, "seq": seq, "at": at, "person": "某人", "post": "docs1", "accepted": accepted, **parts}


# 5


def test_a_refused_act_changes_nothing():
    standing = fold([act("draft", 1)])
    assert after(standing, act("check", 2, accepted=False, outcome="通过", undone=[1], ends=True)) is standing
    assert record_after({"title": "甲"}, act("check", 2, accepted=False, input={"title": "乙"})) == {"title": "甲"}


def test_acts_count_in_their_order():
    acts = [act("check", 1, outcome="退回"), act("check", 2, outcome="通过")]
    assert fold(acts).done("check", ("通过",))
    assert fold(reversed(acts)).done("check", ("退回",))


class Loose(Procedure, of=IncomingRecord, label="松"):
    """Edition B lets 审核 rest on nothing."""

    propose = duty("拟办", by=office("文电"))
    review = duty("审核", by=office("文电"))
    instruct = duty("批示", by=office("文电"), after=review)


class Tight(Procedure, of=IncomingRecord, label="紧"):
    """Under edition A it rests on 拟办."""

    propose = duty("拟办", by=office("文电"))
    review = duty("审核", by=office("文电"), after=propose)
    instruct = duty("批示", by=office("文电"), after=review, outcomes={"同意": (), "重拟": propose})


def test_a_review_undone_under_edition_a_stays_undone_under_b():
    matter = Matter(Tight).do("propose").do("review").do("instruct", "重拟")
    assert matter.acts[-1]["undone"] == [1, 2, 3]
    assert matter.state("review") == "closed"
    assert matter.under(Loose).state("review") == "open"
    assert fold(matter.acts) == matter.standing


# 9


def test_a_returned_document_is_open_for_its_sender_with_its_fields_still_there():
    matter = Matter(Request, {"sender": "jyj", "on_paper": False, "deputy_in_charge": True})
    matter = matter.do("submit", by="jyj.clerk", kind="请示", title="关于校舍的请示", body="……").do("register", by="docs1")
    returned = matter.do("return", by="docs1", reason="文种不当")
    assert returned.acts[-1]["undone"] == [1, 2, 3]
    assert returned.open == ("submit",)
    assert returned.standing.marks == {}
    assert returned.values["title"] == "关于校舍的请示"


def test_resting_follows_after_and_awaits_but_not_before_when_or_by():
    assert rests_on(Dispatch, "countersign") == {"agreed", "deputy", "review", "sign", "sign_order", "sign_office", "issue"}
    assert rests_on(Dispatch, "draft") == set(Dispatch.verbs) - {"draft"}
    assert rests_on(Request, "propose") == {"deputy", "review", "instruct", "handle", "reply"}
    assert rests_on(Dispatch, "no such verb") == frozenset()


@pytest.mark.parametrize("procedure", [Dispatch, Request, Tight])
def test_resting_is_the_transitive_closure(procedure):
    def reaches(verb, below):
        return below in stands_on(procedure.verbs[verb]) or any(reaches(one, below) for one in stands_on(procedure.verbs[verb]))

    for below in procedure.verbs:
        assert rests_on(procedure, below) == {verb for verb in procedure.verbs if reaches(verb, below)}


@given(st.data())
def test_reopening_undoes_the_verb_and_all_that_rests_on_it_and_nothing_else(data):
    path = ["draft", "check", "countersign", "agreed", "legality", "deputy", "review", "sign", "issue"]
    done = path[: data.draw(st.integers(1, len(path)))]
    reopened = tuple(data.draw(st.lists(st.sampled_from(path), max_size=3)))
    acts = [act(verb, seq, outcome="通过") for seq, verb in enumerate(done, 1)]
    matter = Matter(Dispatch, standing=fold(acts))
    wanted = {verb for verb in done if any(verb == one or verb in rests_on(Dispatch, one) for one in reopened)}
    undone = undone_by(matter.at, reopened)
    assert {acts[seq - 1]["verb"] for seq in undone} == wanted
    left = after(matter.standing, act("send_back", 99, undone=list(undone)))
    assert set(left.marks) == set(done) - wanted


def test_an_act_that_rests_on_what_it_reopens_undoes_itself():
    matter = Matter(Tight).do("propose").do("review")
    assert undone_by(matter.at, ("propose",), ("instruct", 3)) == (1, 2, 3)
    assert undone_by(matter.at, ("instruct",), ("review", 3)) == ()


# 10


def test_the_last_outcome_counts():
    assert fold([act("report", 1, outcome="顺利"), act("report", 2, outcome="受阻")]).marks["report"].outcome == "受阻"


# 11


def test_a_changed_text_undoes_what_vouched_for_it_and_all_that_rests_on_that():
    matter = dispatch(normative=True, text="100万元").do("check", "通过").do("legality", "通过").do("deputy", by="dm2").do("review")
    before, changed = matter.values, {**matter.values, "text": "101万元"}
    assert lapsing(Dispatch, before, changed) == ("countersign", "legality")
    undone = undone_by(matter.at, lapsing(Dispatch, before, changed))
    corrected = matter.common("correct", "jyj.clerk", input={"of": "draft", "fields": {"text": "101万元"}}, undone=list(undone))
    assert corrected.open == ("legality",)
    assert corrected.values["text"] == "101万元"
    assert corrected.state("check") == "done"


@pytest.mark.parametrize(
    ("before", "now", "lapses"),
    [
        ({"text": "甲"}, {"text": "乙"}, True),
        ({"text": "甲"}, {"text": "甲"}, False),
        ({}, {"text": "甲"}, False),
        ({"text": "甲"}, {}, True),
        ({"text": "甲"}, {"text": "甲", "title": "新"}, False),
        ({"text": {"digest": "1", "name": "a.docx"}}, {"text": {"digest": "1", "name": "b.docx"}}, False),
        ({"text": [{"digest": "1", "name": "a"}]}, {"text": [{"digest": "2", "name": "a"}]}, True),
        ({"text": [{"digest": "1", "name": "a"}]}, {"text": [{"digest": "1", "name": "b"}]}, False),
        ({"text": 1}, {"text": True}, True),
    ],
)
def test_what_counts_as_a_change(before, now, lapses):
    assert bool(lapsing(Dispatch, before, now)) is lapses


# 13


class Signing(Procedure, of=IncomingRecord, label="会签"):
    """Every deputy mayor in charge of a department concerned signs; one may send it back to the draft."""

    draft = duty("拟稿", by=office("文电"))
    sign = duty("会签", by=every(in_charge_of("concerns")), after=draft, outcomes={"同意": (), "视为同意": (), "退回": draft})
    issue = duty("印发", by=office("文电"), after=sign("同意", "视为同意"))


TWO = {"concerns": ["jyj", "czj"]}
PORTFOLIO = {"jyj": ("dm2",), "czj": ("dm3",)}
THIRD = {**HELD, "dm4": "周示戊"}


def signing():
    return Matter(Signing, TWO).do("draft", by="docs1").do("sign", "同意", by="dm2")


def test_complete_when_each_that_is_due_has_acted():
    assert signing().state("issue") == "closed"
    assert signing().do("sign", "同意", by="dm3").state("issue") == "open"


def test_whoever_takes_over_a_portfolio_between_must_act_too():
    moved = signing().among(portfolio={**PORTFOLIO, "czj": ("dm4",)}, held=THIRD)
    moved = moved.common("recompute", due={"sign": ["post:dm2", "post:dm4"]})
    assert moved.state("sign") == "open"
    assert moved.who("sign", "dm3") != []
    assert moved.do("sign", "同意", by="dm4").state("issue") == "open"


def test_one_who_drops_out_is_no_longer_needed_and_his_act_stays():
    acted = signing().do("sign", "同意", by="dm3")
    assert set(acted.standing.parts["sign"]) == {"post:dm2", "post:dm3"}
    dropped = signing().among(portfolio={**PORTFOLIO, "czj": ("dm2",)}).common("recompute", due={"sign": ["post:dm2"]})
    assert dropped.state("sign") == "done"
    gone = signing().among(portfolio={**PORTFOLIO, "jyj": ("dm3",)}).common("recompute", due={"sign": ["post:dm3"]})
    assert gone.state("sign") == "open"
    assert "post:dm2" in gone.standing.parts["sign"]


def test_nobody_due_is_not_everybody_done():
    assert signing().common("recompute", due={"sign": []}).state("sign") == "open"


def test_once_all_have_acted_the_seats_are_frozen():
    done = signing().do("sign", "同意", by="dm3")
    later = done.common("recompute", due={"sign": ["post:dm2", "post:dm3", "post:dm4"]})
    assert later.state("sign") == "done"
    assert later.standing.seats["sign"] == ("post:dm2", "post:dm3")


def test_an_outcome_is_wanted_from_each_whichever_of_the_accepted_ones():
    mixed = signing().do("sign", "视为同意", by="dm3")
    assert mixed.state("issue") == "open"
    assert mixed.standing.marks["sign"].outcome == ""
    assert not mixed.standing.done("sign", ("同意",))


def test_one_that_reopens_takes_effect_at_once():
    back = signing().do("sign", "退回", by="dm3")
    assert back.open == ("draft",)
    assert back.standing.parts == {}


def test_a_signature_taken_back_opens_the_verb_again():
    done = signing().do("sign", "同意", by="dm3")
    back = done.common("withdraw", "dm2", undone=[2])
    assert back.state("sign") == "open"
    assert set(back.standing.parts["sign"]) == {"post:dm3"}


def test_undoing_something_else_leaves_a_half_signed_verb_with_its_signers():
    matter = signing().common("add_signer", input={"of": "sign", "signer": "post:sg"}, due={"sign": ["post:dm2", "post:dm3", "post:sg"]})
    after_other = matter.common("withdraw", undone=[77])
    assert after_other.standing.signers == matter.standing.signers


def test_what_the_law_deems_speaks_for_all_that_were_silent():
    deemed = act("sign", 3, outcome="视为同意", person="system", post="system", seats=["post:dm2", "post:dm3"])
    standing = after(signing().standing, deemed)
    assert {seat: mark.outcome for seat, mark in standing.parts["sign"].items()} == {"post:dm2": "同意", "post:dm3": "视为同意"}
    assert standing.done("sign", ("同意", "视为同意"))


# what the common verbs leave


def test_claims_end_with_the_act_and_by_putting_back():
    claimed = fold([act("claim", 1, input={"of": "register"})])
    assert claimed.claims == {"register": ("某人", "docs1")}
    assert after(claimed, act("register", 2)).claims == {}
    assert after(claimed, act("put_back", 2, input={"of": "register"})).claims == {}


def test_a_waiver_answers_what_was_asked_and_goes_with_its_own_act():
    wanted = {"of": "review", "finding": "abc", "provision": "49.1c", "reason": "紧急"}
    asked = fold([act("ask_waiver", 1, input=wanted, to=["post:sg"])])
    assert asked.asked["abc"] == {"seq": 1, "by": "docs1", "for": "review", "provision": "49.1c", "to": ["post:sg"]}
    waived = after(asked, act("waive", 2, input=wanted))
    assert (waived.asked, waived.waived["abc"]["reason"]) == ({}, "紧急")
    assert after(asked, act("decline", 2, input=wanted)).asked == {}
    assert after(waived, act("withdraw", 3, undone=[2])).waived == {}
    assert after(asked, act("withdraw", 3, undone=[1])).asked == {}


def test_circulated_papers_are_read_or_recalled_unread():
    sent = fold([act("circulate", 1, input={"readers": ["post:dm2", "post:dm3"]}), act("read", 2, seat="post:dm2")])
    recalled = after(sent, act("recall", 3, input={"readers": ["post:dm2", "post:dm3"]}))
    assert recalled.circulated == {"post:dm2": act("read", 2)["at"]}
    again = after(recalled, act("circulate", 4, input={"readers": ["post:dm2", "post:sg"]}))
    assert again.circulated == {"post:dm2": act("read", 2)["at"], "post:sg": ""}


def test_handing_on_reminding_and_sending_back():
    handed = act("hand_on", 1, input={"of": "handle", "to": "post:jyj.deputy"})
    standing = fold([handed, act("remind", 2), act("send_back", 3, input={"to": "draft"})])
    assert (standing.handed, standing.reminded, standing.returned) == ({"handle": ("post:jyj.deputy",)}, 1, 1)


def test_the_end_is_undone_with_its_act_and_with_no_other_of_the_same_moment():
    moment = NOW.isoformat()
    ended = fold([{**act("agreed", 1), "at": moment}, {**act("issue", 2, ends=True), "at": moment}])
    assert ended.ended == NOW
    assert after(ended, act("withdraw", 3, undone=[1])).ended == NOW
    assert after(ended, act("withdraw", 3, undone=[2])).ended is None


def test_a_deemed_act_takes_effect_at_midnight():
    standing = fold([act("agreed", 1, effective="2026-03-02T00:00:00+08:00")])
    assert standing.marks["agreed"].effective == datetime(2026, 3, 2, tzinfo=LOCAL)
    assert standing.marks["agreed"].at == NOW + timedelta(minutes=1)


# the record


def test_the_record_keeps_what_acts_wrote_and_an_empty_value_clears():
    written = record_after({}, act("draft", 1, input={"title": "甲", "shared": False, "number": 0}, derived={"drafter": "jyj"}))
    assert written == {"title": "甲", "shared": False, "number": 0, "drafter": "jyj"}
    assert record_after(written, act("check", 2, input={"title": ""})) == {"shared": False, "number": 0, "drafter": "jyj"}


@pytest.mark.parametrize("verb", sorted(set(COMMON) - {"open", "recompute", "correct", "supplement"}))
def test_input_about_the_handling_stays_out_of_the_record(verb):
    assert record_after({"reason": "原有"}, act(verb, 1, input={"reason": "别的"})) == {"reason": "原有"}


# JSON

texts = st.text(max_size=6)
moments = st.timedeltas(timedelta(0), timedelta(days=9000)).map(lambda since: NOW + since)
marks = st.builds(Mark, texts, moments, moments, texts, texts, st.integers(0, 999), texts)
some = st.dictionaries
kept = some(texts, st.fixed_dictionaries({"seq": st.integers(0, 9), "for": texts, "to": st.lists(texts, max_size=2)}), max_size=2)
lists = st.lists(texts, max_size=3).map(tuple)
standings = st.builds(
    Standing,
    some(texts, marks, max_size=3),
    some(texts, some(texts, marks, max_size=2), max_size=2),
    some(texts, lists, max_size=2),
    kept,
    kept,
    some(texts, st.tuples(texts, texts), max_size=2),
    some(texts, lists, max_size=2),
    some(texts, st.tuples(lists, lists), max_size=2),
    some(texts, texts, max_size=2),
    st.integers(0, 9),
    st.integers(0, 9),
    st.none() | moments,
    st.integers(0, 9),
    some(st.integers(0, 9).map(str), texts, max_size=2),
)


@given(standings)
def test_a_standing_survives_json(standing):
    assert from_json(json.loads(json.dumps(to_json(standing)))) == standing


def test_an_empty_standing_is_an_empty_object():
    assert to_json(Standing()) == {}
    assert from_json({}) == Standing()


steps = st.tuples(st.sampled_from(["draft", "check", "legality", "claim", "remind"]), st.booleans())


@given(st.lists(steps, max_size=8), st.integers(0, 8))
def test_folding_in_two_pieces_is_folding_at_once(steps, cut):
    acts = [act(verb, seq, accepted=accepted, input={"of": "check"}) for seq, (verb, accepted) in enumerate(steps, 1)]
    standing = fold(acts[:cut])
    for one in acts[cut:]:
        standing = after(from_json(to_json(standing)), one)
    assert standing == fold(acts)


def test_a_matter_knows_nothing_but_its_acts():
    matter = signing().do("sign", "同意", by="dm3").do("issue", by="docs1")
    assert fold(matter.acts) == matter.standing
    assert replace(matter, standing=fold(matter.acts)).open == matter.open
