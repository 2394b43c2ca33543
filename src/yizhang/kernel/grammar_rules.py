"""Who may do a common verb, and when it is right. The same findings as everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.kernel import statements
from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.hands import authority_seats, hand_seats, reading_seats
from yizhang.kernel.moment import read as moment
from yizhang.kernel.projections import duty_seats
from yizhang.kernel.values import Hand
from yizhang.law.actor import Actor
from yizhang.law.finding import Finding, Severity, _
from yizhang.law.judge import due_seats, override
from yizhang.law.procedure import rests_on
from yizhang.law.record import fields_of
from yizhang.law.standing import COMMON


def _refuse(code: str, template: str, remedy: str = "", cites: tuple[str, ...] = ("58.1a",), **values: str) -> Finding:
    return Finding(code, Severity.BREACH, template, values, remedy=remedy, cites=cites)


def last_own_act(case: Case, hand: Hand) -> tuple[int, str, str] | None:
    """The last accepted act of the procedure, when it is this hand's and still stands: number, verb, moment."""
    sql = "SELECT seq, verb, at, person, post FROM kernel_act WHERE matter = %s AND accepted ORDER BY seq DESC LIMIT 20"
    for seq, verb, at, person, post in statements.rows(sql, [case.id]):
        if verb in COMMON and verb != "open":
            continue
        mine = person == hand.person and post == hand.post and verb in case.standing.marks and case.standing.marks[verb].seq == seq
        return (seq, verb, at) if mine else None
    return None


def _opened_since(case: Case, hand: Hand, at: str) -> tuple[str, str] | None:
    sql = "SELECT person, last_at FROM kernel_seen WHERE matter = %s AND person <> %s AND last_at >= %s ORDER BY last_at LIMIT 1"
    found = statements.rows(sql, [case.id, hand.person, at])
    return (found[0][0], found[0][1]) if found else None


def my_last_act(case: Case, hand: Hand) -> Iterator[Finding]:
    """撤回: the own last act, which nobody has opened since."""
    last = last_own_act(case, hand)
    if last is None:
        yield _refuse("nothing_to_withdraw", _("最近一步不是您办的，或其后已有人办理，不能撤回"), _("可请现在的承办人退回"))
    elif opened := _opened_since(case, hand, last[2]):
        at = moment(opened[1])
        yield _refuse("opened", _("{who}已于{at}打开，不能直接撤回"), _("改用“申请撤回”"), who=opened[0], at=f"{at.month}月{at.day}日{at:%H:%M}")


def opened_by_somebody(case: Case, hand: Hand) -> Iterator[Finding]:
    """申请撤回: the own last act, which somebody has opened."""
    last = last_own_act(case, hand)
    if last is None or not _opened_since(case, hand, last[2]):
        yield _refuse("nothing_to_ask", _("没有须申请撤回的一步"))


def _my_duties(case: Case, hand: Hand) -> list[str]:
    mine = ((name, hand_seats(case, case.procedure.verbs[name], hand)[0]) for name in case.opened if case.procedure.verbs[name].duty)
    return [name for name, seats in mine if seats & _whose_duty(case, name)]


def _whose_duty(case: Case, name: str) -> set[str]:
    """Those who have the task, and whose authority it stays when they have handed it on."""
    handed = name in case.standing.handed
    return {*duty_seats(case, name), *(due_seats(case.situation, case.procedure.verbs[name]) if handed else ())}


def may_send_back(case: Case, hand: Hand) -> Iterator[Finding]:
    """Whoever has an open duty here."""
    if not _my_duties(case, hand):
        yield _refuse("no_duty", _("这件事项现在没有由您办的一步"))


def sends_back(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """退回: to a verb that is done and that the own duty rests on."""
    to = str(attempt.input["to"])
    duties = _my_duties(case, attempt.hand)
    if to not in case.procedure.verbs or not case.standing.done(to):
        yield _refuse("not_done", _("“{to}”尚未办理，不能退回到这一步"), to=_verb_label(case, to))
    elif not any(name in rests_on(case.procedure, to) for name in duties):
        yield _refuse("not_before", _("“{to}”不在您所办一步之前"), to=_verb_label(case, to))


def _verb_label(case: Case, name: str) -> str:
    return case.procedure.verbs[name].label if name in case.procedure.verbs else name


def may_attach(case: Case, hand: Hand) -> Iterator[Finding]:
    """Whoever took part: acted, or has a duty here."""
    acted = statements.rows("SELECT 1 FROM kernel_act WHERE matter = %s AND person = %s AND post = %s AND accepted LIMIT 1", [case.id, hand.person, hand.post])
    if not acted and not _my_duties(case, hand):
        yield _refuse("took_no_part", _("未经办这件事项"))


def may_ask_waiver(case: Case, hand: Hand) -> Iterator[Finding]:
    """Whoever met a finding here, which the record holds, or took part."""
    tried = statements.rows("SELECT 1 FROM kernel_act WHERE matter = %s AND person = %s AND post = %s LIMIT 1", [case.id, hand.person, hand.post])
    if not tried:
        yield from may_attach(case, hand)


def mends(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """更正: own fields, nothing done upon them."""
    of = str(attempt.input["of"])
    mark = case.standing.marks.get(of)
    if mark is None or (mark.person, mark.post) != (attempt.hand.person, attempt.hand.post):
        yield _refuse("not_own", _("“{of}”不是您办的，不能更正"), _("请原办理人更正，或退回重办"), of=_verb_label(case, of))
    elif built := next((name for name in rests_on(case.procedure, of) if case.standing.done(name)), ""):
        yield _refuse("built_upon", _("其后“{verb}”已经办理，不能直接更正"), _("请退回到这一步再改"), verb=_verb_label(case, built))


def supplements(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """补正: fills what is empty, adds to lists; changes nothing that is filled."""
    of = str(attempt.input["of"])
    if of not in case.procedure.verbs or not case.standing.done(of):
        yield _refuse("not_done", _("“{to}”尚未办理，无从补正"), to=_verb_label(case, of))
        return
    for name, value in attempt.input.items():
        before = case.values.get(name)
        kept = isinstance(before, list) and isinstance(value, list) and all(one in value for one in before)
        if name in fields_of(case.procedure.record) and before is not None and before != value and not kept:
            yield _refuse("filled", _("“{field}”已经填写，补正只增不改"), _("改动请用“更正”或退回"), field=fields_of(case.procedure.record)[name].label)


def hands_on(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """转办: an own open duty, to a seat inside the own organ."""
    of, to = str(attempt.input["of"]), str(attempt.input["to"])
    org = case.world.org
    if of not in _my_duties(case, attempt.hand):
        yield _refuse("no_duty", _("“{of}”现在不由您办"), of=_verb_label(case, of))
    if not org.holders(to):
        yield _refuse("nobody", _("“{to}”无人在任"), to=to)
    elif org.organ_of(to.partition(":")[2]) not in ("", org.organ_of(attempt.hand.post)):
        yield _refuse("other_organ", _("转办限于本单位之内"), _("须由其他单位办理的，请按程序征求意见或退回重新拟办"))


def may_sign(case: Case, hand: Hand) -> Iterator[Finding]:
    """加签 减签: those who have a duty here, or opened the matter."""
    if not _my_duties(case, hand) and case.row.person != hand.person:
        yield _refuse("no_duty", _("这件事项现在没有由您办的一步"))


def signs(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """While the signing verb is not complete; a signer who has signed can't be dropped."""
    of, signer = str(attempt.input["of"]), str(attempt.input["signer"])
    if of not in case.procedure.verbs or case.standing.done(of):
        yield _refuse("complete", _("“{of}”已办结，不能再加减签署人"), of=_verb_label(case, of))
    elif attempt.verb == "drop_signer" and signer in case.standing.parts.get(of, {}):
        yield _refuse("signed", _("{who}已签署，不能减签"), who=case.world.org.name(signer))
    elif not case.world.org.holders(signer):
        yield _refuse("nobody", _("“{to}”无人在任"), to=signer)


def circulates(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """传阅: to seats that somebody holds."""
    for seat in _readers(attempt):
        if not case.world.org.holders(seat):
            yield _refuse("nobody", _("“{to}”无人在任"), to=seat)


def recalls(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """收回: only the unread."""
    for seat in _readers(attempt):
        if case.standing.circulated.get(seat) != "":
            yield _refuse("read", _("{who}已阅，或未送阅，不能收回"), who=case.world.org.name(seat))


def _readers(attempt: Attempt) -> list[str]:
    value = attempt.input["readers"]
    return [str(one) for one in value] if isinstance(value, list) else []


def unread_by_me(case: Case, hand: Hand) -> Iterator[Finding]:
    """圈阅: what was circulated to an own seat and is not read."""
    if not any(case.standing.circulated.get(seat) == "" for seat in reading_seats(case.world.org, hand, case.world.now)):
        yield _refuse("not_circulated", _("没有送您传阅的未阅件"))


def reads(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """Nothing more is asked."""
    yield from ()


def may_remind(case: Case, hand: Hand) -> Iterator[Finding]:
    """催办: whoever waits, which is not the one who has the duty."""
    if not any(case.procedure.verbs[name].duty for name in case.opened):
        yield _refuse("nothing_open", _("现在没有待办的一步可催"))
    elif _my_duties(case, hand):
        yield _refuse("own_duty", _("现在由您自己办理"))


def claimable(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """认领: an own open duty nobody has claimed."""
    of = str(attempt.input["of"])
    if of not in _my_duties(case, attempt.hand):
        yield _refuse("no_duty", _("“{of}”现在不由您所在的岗位办"), of=_verb_label(case, of))
    elif of in case.standing.claims:
        yield _refuse("claimed", _("已由{who}认领"), who=case.standing.claims[of][0])


def claimed_by_me(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """退回认领: only the own claim."""
    if case.standing.claims.get(str(attempt.input["of"]), ("", ""))[0] != attempt.hand.person:
        yield _refuse("not_claimed", _("您没有认领这一步"))


def attaches(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """While the matter runs."""
    yield from ()


def lift_actor(case: Case, verb: str, provision: str) -> Actor | None:
    """Who may waive a provision at a verb; None when the text gives no waiver there."""
    declared = case.procedure.verbs.get(verb)
    for condition in declared.after if declared else ():
        lift = override(case.situation, condition)
        if lift and provision in condition.cites.split():
            return lift.actor
    for rule in case.world.book.rules_at(case.row.procedure, verb):
        if rule.lift and provision in rule.cites:
            actor = case.world.book.edition.readings.get(f"{rule.cites[0]}.lift", rule.lift.actor)
            return actor if isinstance(actor, Actor) else rule.lift.actor
    return None


def asked_waiver(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """请求豁免: only of what somebody may waive."""
    if lift_actor(case, str(attempt.input["of"]), str(attempt.input["provision"])) is None:
        yield _no_waiver(attempt)


def _no_waiver(attempt: Attempt) -> Finding:
    provision = str(attempt.input["provision"])
    return _refuse("no_waiver", _("条文没有给出豁免，任何人不能放行"), _("按条文改正后再办"), cites=(provision,))


def waives(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """豁免: by the authority that the text names, with everything it demands."""
    of, provision = str(attempt.input["of"]), str(attempt.input["provision"])
    actor = lift_actor(case, of, provision)
    if actor is None:
        yield _no_waiver(attempt)
    elif not authority_seats(case, attempt.hand, of) & set(actor.seats(case.situation.who)):
        label = actor.label(case.procedure.record)
        yield _refuse("who", _("这一豁免由{who}作出"), _("可“请求豁免”，送{who}决定"), cites=(provision,), who=label)


def declines(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """不予豁免: by the same authority, on what was asked."""
    yield from waives(case, attempt)
    if str(attempt.input["finding"]) not in case.standing.asked:
        yield _refuse("not_asked", _("没有待答复的豁免请求"))


def may_declare(case: Case, hand: Hand) -> Iterator[Finding]:
    """同一事项: declared by the government's office."""
    if not any(seat.startswith("section:") for seat in case.world.org.seats(hand.post)):
        yield _refuse("who", _("由市政府办公室认定"), cites=("48.1b",))


def declares(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """The other matter is there and one sees it."""
    other = str(attempt.input["other"])
    seats = [*case.world.org.seats(attempt.hand.post)]
    marks = ", ".join(["%s"] * len(seats)) or "''"
    found = statements.rows(f"SELECT 1 FROM kernel_reader WHERE matter = %s AND seat IN ({marks}) LIMIT 1", [other, *seats])
    if other == case.id or not found:
        yield _refuse("no_such_matter", _("没有这一事项"), _("请核对事项编号"))


def voids(case: Case, hand: Hand) -> Iterator[Finding]:
    """作废: by its author, before anybody else has acted."""
    others = statements.rows("SELECT 1 FROM kernel_act WHERE matter = %s AND accepted AND person NOT IN (%s, 'system') LIMIT 1", [case.id, hand.person])
    if case.row.person != hand.person or others:
        yield _refuse("not_alone", _("已有他人办理，不能作废"), _("可撤回，或由承办人退回"))
