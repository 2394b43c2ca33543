"""第八条: the duties of departments, and what they make of deployments."""

from __future__ import annotations

from yizhang.law.actor import secretary_general
from yizhang.law.finding import Findings, _, breach, caution, note
from yizhang.law.rule import Today, rule, watch, yet_to_come
from yizhang.office.facts import DeployedFrom, DeploymentRecord, DutyEntry, OutsideOrgans, SharedDuties, SubjectEntry
from yizhang.office.led import not_led


@rule("8.1a", at="duty_list.enter duty_list.change")
def duty_stands_on_one_list(duties: DutyEntry, others: SharedDuties) -> Findings:
    """部门各司其职，重叠的职责要看得出来。"""
    for one in others.shared:
        if one.duty in duties.duties:
            said = _("“{duty}”也在{organ}的职责清单内")
            yield note(said, duty=one.duty, organ=one.organ, where="职责", remedy=_("与{organ}商定由谁牵头"))


@rule("8.1a", at="subject.enter")
def topic_stands_on_a_list(subject: SubjectEntry) -> Findings:
    """没有部门负责的工作要看得出来，由秘书长指定牵头部门（读法）。"""
    if not subject.covered:
        yield note(_("“{topic}”不在任何部门的职责清单内"), topic=subject.topic, where="主题", remedy=_("由秘书长指定牵头部门"))


@rule("8.1a", at="subject.designate")
def designated_organ_is_the_governments(subject: SubjectEntry, outside: OutsideOrgans) -> Findings:
    """指定的牵头部门是市政府领导的部门。"""
    yield from not_led(outside.names, "指定的牵头部门", _("改为部门或直属单位"))


@watch("8.1a", over="subject", to=secretary_general)
def every_topic_has_a_lead_department(subject: SubjectEntry) -> Findings:
    """职责空白要提示，由秘书长指定（读法）。"""
    if not subject.covered and subject.lead is None:
        yield caution(_("“{topic}”没有牵头部门"), topic=subject.topic, where="主题", remedy=_("指定牵头部门"))


@rule("8.1b", at="deployment.enter")
def deployment_comes_from_above(deployment: DeploymentRecord, origin: DeployedFrom, today: Today) -> Findings:
    """上级部署是上级机关、市委和市政府的部署，收到以后登记。"""
    yield from yet_to_come(deployment.received, today, "收到日期", _("写实际收到的日期"))
    if origin.below:
        yield breach(
            _("{name}不是上级机关"),
            name=origin.below,
            where="部署机关",
            remedy=_("填写作出部署的上级机关、市委或者市政府；下级报来的按来文办理"),
        )


@rule("8.1b", at="deployment.break_down")
def deployed_task_has_department_and_date(deployment: DeploymentRecord) -> Findings:
    """上级部署分解到部门，并有时限。"""
    for one in deployment.tasks:
        if one.organ is None:
            yield note(_("“{task}”没有牵头部门"), task=one.task, where="分解的任务", remedy=_("由督查室分办"))
        elif one.due is None:
            yield caution(_("“{task}”没有时限"), task=one.task, where="分解的任务", remedy=_("填写时限"))


@rule("8.1b", at="deployment.break_down")
def deployed_task_can_still_be_done(deployment: DeploymentRecord, today: Today) -> Findings:
    """分解的任务要来得及办：时限已过的，改定或者确认后催办。"""
    for one in deployment.tasks:
        if one.due is not None and one.due < today.day:
            yield caution(
                _("“{task}”的时限{day}已经过去"),
                task=one.task,
                day=one.due,
                where="分解的任务",
                remedy=_("改为今天以后，或确认后催办"),
            )


@rule("8.1b", at="deployment.break_down")
def deployed_task_stays_in_the_city(deployment: DeploymentRecord, outside: OutsideOrgans) -> Findings:
    """上级部署由市政府各部门和区县落实，不分解给市政府以外的机关。"""
    yield from not_led(outside.names, "分解的任务", _("改为部门或区县政府；一时定不下的不填，由督查室分办"))
