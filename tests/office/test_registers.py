"""The registers of chapter two through the door: what they refuse, and what the organisation is afterwards."""

from __future__ import annotations

import json

from tests.office.cast import moment
from tests.office.conftest import done, refused

from yizhang import kernel
from yizhang.kernel.effects import EFFECTS, EffectContext
from yizhang.kernel.models import Act
from yizhang.kernel.values import Hand, Refused
from yizhang.law.record import from_json
from yizhang.law.standing import record_after
from yizhang.office.models import Entry
from yizhang.office.registers import RECORDS

PERSONNEL = "人事行政"


def test_the_city_stands_as_its_file_says(city):
    org = city.org()
    assert len(org.members) == 37
    assert org.in_charge("市教育局") == ("post:dm3",)
    assert org.find("文电")[0] == "docs.1"


def test_a_deputy_secretary_general_is_entered_as_a_member_and_refused(city):
    entry = {"person": "新示人", "post": "dsg1", "as_member": True, "since": "2026-03-02"}
    assert refused(city.opens("holding", PERSONNEL, **entry), "5.1") == "副秘书长不是市政府组成人员"


def test_the_head_of_an_affiliated_unit_is_no_member(city):
    entry = {"person": "新示人", "post": "gjj.principal", "as_member": True, "since": "2026-03-02"}
    outcome = city.opens("holding", PERSONNEL, **entry)
    refused(outcome, "5.1")
    refused(outcome, "63.2")


def test_a_second_principal_head_on_the_same_day_is_refused(city):
    message = refused(city.opens("holding", PERSONNEL, person="新示人", post="jyj.principal", since="2026-03-02"), "7.1")
    assert message == "市教育局局长云示甲自2024年6月1日起已任主要负责人"
    assert city.org().head("市教育局") == "post:jyj.principal" and city.org().person_at("jyj.principal") == "云示甲"


def test_a_principal_head_follows_the_one_before(city):
    holding = Entry.objects.get(register="holding", values__contains="jyj.principal")
    done(city.does(holding.matter, "close", PERSONNEL, until="2026-03-31"))
    done(city.opens("holding", PERSONNEL, person="新示人", post="jyj.principal", since="2026-04-01"))
    assert city.org().person_at("jyj.principal") == "云示甲"
    city.until("2026-04-01T09:00")
    assert city.org().person_at("jyj.principal") == "新示人"


def test_a_department_given_to_two_deputies_without_topics_is_refused(city):
    entry = {"leader": "dm2", "basis": "锡政办发〔2026〕9号", "since": "2026-04-01"}
    message = refused(city.opens("portfolio", PERSONNEL, organs=["jtj"], **entry), "6.1b")
    assert message == "市交通运输局自2025年9月10日起已由副市长周示戊分管"
    done(city.opens("portfolio", PERSONNEL, topics=["低空经济"], **entry))


def test_only_personnel_keeps_portfolios(city):
    entry = {"leader": "dm2", "topics": ["低空经济"], "basis": "锡政办发〔2026〕9号", "since": "2026-04-01"}
    refused(city.opens("portfolio", "文电", **entry), "6.1b")


def test_a_portfolio_changes_from_its_day_on(city):
    done(city.opens("portfolio", PERSONNEL, leader="dm2", topics=["低空经济"], basis="锡政办发〔2026〕9号", since="2026-04-01"))
    assert city.org().in_charge("低空经济") == ()
    city.until("2026-04-01T00:00")
    assert city.org().in_charge("低空经济") == ("post:dm2",)


def test_a_changed_entry_keeps_its_past(city):
    matter = done(city.opens("portfolio", PERSONNEL, leader="dm2", topics=["低空经济"], basis="锡政办发〔2026〕9号", since="2026-03-02"))
    city.until("2026-05-06T10:00")
    done(city.does(matter, "change", PERSONNEL, topics=["低空经济", "车联网"]))
    assert city.org().in_charge("车联网") == ("post:dm2",)
    city.now = moment("2026-05-05T10:00")
    assert city.org().in_charge("车联网") == () and city.org().in_charge("低空经济") == ("post:dm2",)


def test_a_withdrawn_entry_never_was(city):
    matter = done(city.opens("portfolio", PERSONNEL, leader="dm2", topics=["低空经济"], basis="锡政办发〔2026〕9号", since="2026-03-02"))
    assert city.org().in_charge("低空经济") == ("post:dm2",)
    done(city.does(matter, "withdraw", PERSONNEL, reason="登记有误"))
    assert city.org().in_charge("低空经济") == () and not Entry.objects.filter(matter=matter).exists()


def test_a_closed_charge_ends_at_once(city):
    charge = Entry.objects.get(register="charge")
    assert city.org().head("市文广旅游局") == "post:wgj.deputy2"
    done(city.does(charge.matter, "close", PERSONNEL))
    assert city.org().head("市文广旅游局") == "post:wgj.principal"


def test_a_charge_for_another_departments_deputy_is_refused(city):
    entry = {"organ": "jyj", "post": "czj.deputy1", "reason": "局长学习培训", "since": "2026-03-09", "until": "2026-03-20"}
    refused(city.opens("charge", PERSONNEL, **entry), "7.1")
    done(city.opens("charge", PERSONNEL, **{**entry, "post": "jyj.deputy1"}))
    city.until("2026-03-09T09:00")
    assert city.org().head("市教育局") == "post:jyj.deputy1"


def test_a_topic_on_no_list_waits_for_the_secretary_general(city):
    outcome = city.opens("subject", "文电", topic="低空经济")
    matter = done(outcome)
    assert [one.message for one in outcome.findings] == ["“低空经济”不在任何部门的职责清单内"]
    assert [task.label for task in kernel.tasks(city.hand("秘书长"), now=city.now)] == ["指定牵头部门"]
    done(city.does(matter, "designate", "秘书长", lead="jtj"))
    assert city.org().lead_for("低空经济") == ("jtj",)


def test_a_topic_on_a_list_waits_for_nobody(city):
    outcome = city.opens("subject", "文电", topic="城市更新")
    assert outcome.findings == () and kernel.tasks(city.hand("秘书长"), now=city.now) == []
    assert isinstance(city.does(done(outcome), "designate", "秘书长", lead="jtj"), Refused)


def test_two_lists_with_the_same_duty_are_shown(city):
    outcome = city.opens("duty_list", PERSONNEL, organ="zjj", duties=["公共交通"])
    assert [one.message for one in outcome.findings] == ["“公共交通”也在市交通运输局的职责清单内"]
    assert city.org().overlaps == {"公共交通": ("jtj", "zjj")}


def test_running_the_effects_again_makes_the_same_rows(city):
    matter = done(city.opens("portfolio", PERSONNEL, leader="dm2", topics=["低空经济"], basis="锡政办发〔2026〕9号", since="2026-03-02"))
    city.until("2026-05-06T10:00")
    done(city.does(matter, "change", PERSONNEL, topics=["车联网"]))
    done(city.does(matter, "close", PERSONNEL))
    before = all_rows()
    Entry.objects.all().delete()
    values: dict[str, dict] = {}
    for body in (json.loads(act.body) for act in Act.objects.order_by("matter", "seq")):
        values[body["matter"]] = record_after(values.get(body["matter"], {}), body)
        for run in EFFECTS.get(f"{body['procedure']}.{body['verb']}", ()):
            run(body, EffectContext(body["matter"], from_json(RECORDS[body["procedure"]], values[body["matter"]]), city.now))
    assert all_rows() == before


def all_rows() -> list[tuple]:
    return list(Entry.objects.order_by("matter", "seq").values_list("matter", "seq", "since", "closed", "start", "end", "values"))


def test_the_record_is_whole_after_an_import(city):
    found = kernel.verify(city.now)
    assert found.broken == () and found.projections_differ == 0


def test_nobody_acts_as_the_machine(city):
    done(city.opens("portfolio", PERSONNEL, leader="dm2", topics=["低空经济"], basis="锡政办发〔2026〕9号", since="2026-03-02"))
    assert not city.org().holds("戚示丙", "system") and city.org().seats("system") == {"system", "post:system"}
    assert Hand("system", "system").person not in city.org().holders("section:admin")
