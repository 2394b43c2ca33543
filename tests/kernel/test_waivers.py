"""豁免: asked for, given or declined, good for one finding at one verb (semantics 37); 例外 and confirmations (35, 38)."""

import pytest

from tests.kernel.conftest import BUREAU, CLERK, HEAD, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel.models import Act, Bite
from yizhang.kernel.values import Asks, Done, Hand, Refused

pytestmark = pytest.mark.django_db(transaction=True)


def met(office, provision="51.1e"):
    """A finding that somebody may lift, as a waiver names it."""
    office.open(title="甲", body="字" * 25)
    finding = next(one for one in office.refused(provision, verb="submit", by=BUREAU).findings if one.lift)
    return {"of": "submit", "finding": finding.digest, "provision": provision, "reason": "情况复杂"}


def waiting(office, by=SECRETARY):
    return [one.kind for one in kernel.tasks(by, now=office.now)]


def test_asked_for_it_is_a_task_of_the_authority_with_sight_of_the_draft(office):
    given = met(office)
    assert kernel.look(office.matter, SECRETARY, now=office.now) is None
    office.done("ask_waiver", BUREAU, **given)
    assert waiting(office) == ["waiver"] and kernel.look(office.matter, SECRETARY, now=office.now) is not None
    office.holds()


def test_declined_the_task_is_gone_and_the_finding_stays(office):
    given = met(office)
    office.done("ask_waiver", BUREAU, **given)
    office.done("decline", SECRETARY, **given)
    assert waiting(office) == []
    office.refused("51.1e", verb="submit", by=BUREAU)
    office.done("ask_waiver", BUREAU, **given)
    assert waiting(office) == ["waiver"], "one may ask again"
    office.holds()


def test_what_nobody_asked_for_is_not_declined(office):
    given = met(office)
    office.done("ask_waiver", BUREAU, **given)
    (finding,) = office.refused(verb="decline", by=SECRETARY, **{**given, "finding": "0" * 16}).findings
    assert finding.code == "not_asked"


def test_only_the_authority_waives_or_declines(office):
    given = met(office)
    office.done("ask_waiver", BUREAU, **given)
    for verb in ("waive", "decline"):
        result = office.refused("51.1e", verb=verb, by=BUREAU, **given)
        assert result.findings[0].code == "who" and "秘书长" in result.findings[0].message
        assert office.do(verb, Hand("周示戊", "dm4"), **given) == Refused()


def test_a_waiver_stands_though_the_verb_is_refused_and_names_who_and_why(office):
    given = met(office)
    office.done("ask_waiver", BUREAU, **given)
    office.done("waive", SECRETARY, **given)
    office.refused("48.2e", verb="submit", by=BUREAU, body="字" * 23 + "禁语")
    asks = office.do("submit", BUREAU)
    assert isinstance(asks, Asks) and "情况复杂" in asks.findings[0].mend and "秘书长" in asks.findings[0].mend
    office.done("submit", BUREAU, confirmed=asks.digests)
    assert Bite.objects.filter(matter=office.matter, kind="waiver", provision="51.1e").count() == 1
    office.holds()


def test_what_the_article_demands_with_it_is_all_there(office):
    office.open("drafting", title="办法", body="第一稿")
    office.done("draft", BUREAU)
    office.done("attach_note", BUREAU, opinion="有分歧")
    office.done("legality", HEAD)
    office.done("circulate", BUREAU, readers=["post:sg"])
    (finding,) = office.refused("42.2c", verb="issue", by=HEAD).findings
    given = {"of": "issue", "finding": finding.digest, "provision": "42.2c", "reason": "时间紧"}
    found = office.refused("42.2c", verb="waive", by=SECRETARY, **given, demanded=["财政认为……"]).findings
    assert [one.values["demand"] for one in found] == ["教育理据"]
    office.done("waive", SECRETARY, **given, demanded=["财政认为……", "教育认为……"])
    assert isinstance(office.do("issue", HEAD), Asks)


def test_a_waived_condition_lasts_until_its_verb_is_done_or_undone(office):
    office.proposed()
    (finding,) = office.refused("49.1c", verb="review", by=SECRETARY).findings
    given = {"of": "review", "finding": finding.digest, "provision": "49.1c", "reason": "特急"}
    office.done("waive", SECRETARY, **given)
    asks = office.do("review", SECRETARY)
    office.done("review", SECRETARY, confirmed=asks.digests)
    office.done("send_back", MAYOR, to="review", reason="再核")
    office.refused("49.1c", verb="review", by=SECRETARY)
    office.holds()


def test_a_duty_that_was_waived_stays_a_task_until_what_it_was_waived_for_is_done(office):
    office.proposed()
    (finding,) = office.refused("49.1c", verb="review", by=SECRETARY).findings
    office.done("waive", SECRETARY, of="review", finding=finding.digest, provision="49.1c", reason="特急")
    assert "deputy" in [one.verb for one in kernel.tasks(office.held("dm3"), now=office.now)], "the order is waived, not the reading"
    office.done("review", SECRETARY, confirmed=office.do("review", SECRETARY).digests)
    assert "deputy" not in [one.verb for one in kernel.tasks(office.held("dm3"), now=office.now)]
    office.holds()


def test_confirming_one_thing_confirms_no_other_that_has_arisen(office):
    office.open(title="甲", body="内容相近")
    asks = office.do("submit", BUREAU)
    more = office.do("submit", BUREAU, confirmed=asks.digests, secret="8312")
    assert isinstance(more, Asks) and len(more.digests) == 2
    assert isinstance(office.do("submit", BUREAU, confirmed=("0" * 16,)), Asks)
    done = office.done("submit", BUREAU, confirmed=more.digests, secret="8312")
    body = Act.objects.get(matter=office.matter, seq=done.act).body
    assert all(digest in body for digest in more.digests)


def test_a_key_is_not_used_up_by_a_question(office):
    office.open(title="甲", body="内容相近")
    asks = office.do("submit", BUREAU, key="k")
    assert isinstance(office.do("submit", BUREAU, key="k", confirmed=asks.digests), Done)


def test_a_refusal_is_kept_under_its_key_and_a_key_is_ones_own(office):
    office.submitted()
    refused = office.do("propose", CLERK, key="k")
    assert isinstance(refused, Refused) and office.do("propose", CLERK, key="k").act == refused.act
    assert isinstance(office.do("propose", CLERK, key="k2", lead="jyj"), Done), "a corrected form carries a new key"
    assert isinstance(office.do("correct", office.held("docs.1"), key="k", of="propose", lead="czj"), Refused)


def test_the_same_key_on_another_matter_or_with_another_input_is_no_request(office):
    from yizhang.kernel.values import BadShape

    one, two = office.submitted(title="甲"), office.submitted(title="乙")
    office.do("propose", CLERK, key="k", matter=one, lead="jyj")
    for given in ({"matter": two, "lead": "jyj"}, {"matter": one, "lead": "czj"}):
        with pytest.raises(BadShape, match="标识"):
            office.do("propose", CLERK, key="k", **given)
