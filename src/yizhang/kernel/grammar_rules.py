"""Who may do a common verb, and when it is right. The same findings as everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.kernel import statements
from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.hands import hand_seats, reading_seats
from yizhang.kernel.moment import read as moment
from yizhang.kernel.projections import duty_seats
from yizhang.kernel.refusing import refuse, verb_label
from yizhang.kernel.values import Hand
from yizhang.law.finding import Finding, _
from yizhang.law.judge import due_seats
from yizhang.law.org import Org
from yizhang.law.procedure import rests_on
from yizhang.law.standing import COMMON

NOT_MINE = _("轮到您办时再办；要改动的，请现在的承办人退回")
BEFORE = _("选您所办一步之前已经办过的一步")
IN_OFFICE = _("改选在任的人员或处室")


def last_own_act(case: Case, hand: Hand) -> tuple[int, str, str] | None:
    """The last accepted act of the procedure, or question to others, when it is this hand's and still stands: number, verb, moment."""
    sql = "SELECT seq, verb, at, person, post FROM kernel_act WHERE matter = %s AND accepted ORDER BY seq DESC LIMIT 20"
    for seq, verb, at, person, post in statements.rows(sql, [case.id]):
        if verb in COMMON and verb not in ("open", "consult"):
            continue
        stands = str(seq) in case.standing.consulted or (verb in case.standing.marks and case.standing.marks[verb].seq == seq)
        mine = person == hand.person and post == hand.post and stands
        return (seq, verb, at) if mine else None
    return None


def _opened_since(case: Case, hand: Hand, last: tuple[int, str, str]) -> tuple[str, str] | None:
    """Who has opened since what the act left to others: the matter, of a question to others the children it opened."""
    seq, verb, at = last
    where = "IN (SELECT b FROM kernel_link WHERE a = %s AND kind = 'child' AND seq = %s)" if verb == "consult" else "= %s"
    sql = f"SELECT person, last_at FROM kernel_seen WHERE matter {where} AND person <> %s AND last_at >= %s ORDER BY last_at LIMIT 1"
    found = statements.rows(sql, [case.id, *([seq] if verb == "consult" else []), hand.person, at])
    return (found[0][0], found[0][1]) if found else None


def my_last_act(case: Case, hand: Hand) -> Iterator[Finding]:
    """撤回: the own last act, which nobody has opened since."""
    last = last_own_act(case, hand)
    if last is None:
        yield refuse("nothing_to_withdraw", _("最近一步不是您办的，或其后已有人办理，不能撤回"), _("可请现在的承办人退回"))
    elif opened := _opened_since(case, hand, last):
        at = moment(opened[1])
        yield refuse(
            "opened", _("{who}已于{at}打开，不能直接撤回"), _("改用“申请撤回”"), who=opened[0], at=f"{at.month}月{at.day}日{at:%H:%M}"
        )


def opened_by_somebody(case: Case, hand: Hand) -> Iterator[Finding]:
    """申请撤回: the own last act, which somebody has opened."""
    last = last_own_act(case, hand)
    if last is None or not _opened_since(case, hand, last):
        yield refuse("nothing_to_ask", _("没有须申请撤回的一步"), _("没有人打开过的，直接“撤回”"))


def my_duties(case: Case, hand: Hand) -> list[str]:
    """The open duties of the seats one acts from."""
    mine = ((name, hand_seats(case, case.procedure.verbs[name], hand)[0]) for name in case.opened if case.procedure.verbs[name].duty)
    return [name for name, seats in mine if seats & _whose_duty(case, name)]


def _whose_duty(case: Case, name: str) -> set[str]:
    """Those who have the task, and whose authority it stays when they have handed it on."""
    handed = name in case.standing.handed
    return {*duty_seats(case, name), *(due_seats(case.situation, case.procedure.verbs[name]) if handed else ())}


def may_send_back(case: Case, hand: Hand) -> Iterator[Finding]:
    """Whoever has an open duty here."""
    if not my_duties(case, hand):
        yield refuse("no_duty", _("这件事项现在没有由您办的一步"), NOT_MINE)


def returnable(case: Case, hand: Hand) -> tuple[str, ...]:
    """The verbs done that an own open duty rests on."""
    duties = my_duties(case, hand)
    return tuple(to for to in case.procedure.verbs if case.standing.done(to) and not rests_on(case.procedure, to).isdisjoint(duties))


def sends_back(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """退回: to a verb that is done and that the own duty rests on."""
    to = str(attempt.input["to"])
    if to not in case.procedure.verbs or not case.standing.done(to):
        yield refuse("not_done", _("“{to}”尚未办理，不能退回到这一步"), BEFORE, to=verb_label(case, to))
    elif to not in returnable(case, attempt.hand):
        yield refuse("not_before", _("“{to}”不在您所办一步之前"), BEFORE, to=verb_label(case, to))


def may_attach(case: Case, hand: Hand) -> Iterator[Finding]:
    """Whoever took part: acted, or has a duty here."""
    acted = statements.rows(
        "SELECT 1 FROM kernel_act WHERE matter = %s AND person = %s AND post = %s AND accepted LIMIT 1", [case.id, hand.person, hand.post]
    )
    if not acted and not my_duties(case, hand):
        yield refuse("took_no_part", _("未经办这件事项"), _("请经办的人办理"))


def hands_on(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """转办: an own open duty, to a seat inside the own organ."""
    of, to = str(attempt.input["of"]), str(attempt.input["to"])
    org = case.world.org
    if of not in my_duties(case, attempt.hand):
        yield refuse("no_duty", _("“{of}”现在不由您办"), NOT_MINE, of=verb_label(case, of))
    if not org.holders(to):
        yield refuse("nobody", _("“{to}”无人在任"), IN_OFFICE, to=to)
    elif _unit(org, to) != _unit(org, f"post:{attempt.hand.post}"):
        yield refuse("other_organ", _("转办限于本单位之内"), _("须由其他单位办理的，请按程序征求意见或退回重新拟办"))


def _unit(org: Org, seat: str) -> str:
    """The organ a seat is of; all sections are of the government's office."""
    kind, _colon, code = seat.partition(":")
    desk = next((one for one in org.seats(code) if not one.startswith("post:")), "") if kind == "post" else seat
    return "section" if desk.startswith("section:") else desk


def may_sign(case: Case, hand: Hand) -> Iterator[Finding]:
    """加签 减签: those who have a duty here, or opened the matter."""
    if not my_duties(case, hand) and case.row.person != hand.person:
        yield refuse("no_duty", _("这件事项现在没有由您办的一步"), NOT_MINE)


def signs(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """While the signing verb is not complete; a signer who has signed can't be dropped."""
    of, signer = str(attempt.input["of"]), str(attempt.input["signer"])
    if of not in case.procedure.verbs or case.standing.done(of):
        yield refuse("complete", _("“{of}”已办结，不能再加减签署人"), _("还要请人看的，用“传阅”"), of=verb_label(case, of))
    elif attempt.verb == "drop_signer" and signer in case.standing.parts.get(of, {}):
        yield refuse("signed", _("{who}已签署，不能减签"), _("本人改变意见的，由本人撤回"), who=case.world.org.name(signer))
    elif not case.world.org.holders(signer):
        yield refuse("nobody", _("“{to}”无人在任"), IN_OFFICE, to=signer)


def circulates(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """传阅: to seats that somebody holds."""
    for seat in _readers(attempt):
        if not case.world.org.holders(seat):
            yield refuse("nobody", _("“{to}”无人在任"), IN_OFFICE, to=seat)


def may_recall(case: Case, hand: Hand) -> Iterator[Finding]:
    """收回: whoever took part, while somebody has not read."""
    yield from may_attach(case, hand)
    if all(case.standing.circulated.values()):
        yield refuse("nothing_unread", _("没有尚未阅读的传阅"), _("已阅的不再收回"))


def recalls(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """收回: only the unread."""
    for seat in _readers(attempt):
        if case.standing.circulated.get(seat) != "":
            yield refuse("read", _("{who}已阅，或未送阅，不能收回"), _("只选尚未阅读的"), who=case.world.org.name(seat))


def _readers(attempt: Attempt) -> list[str]:
    value = attempt.input["readers"]
    return [str(one) for one in value] if isinstance(value, list) else []


def unread_by_me(case: Case, hand: Hand) -> Iterator[Finding]:
    """圈阅: what was circulated to an own seat and is not read."""
    if not any(case.standing.circulated.get(seat) == "" for seat in reading_seats(case.world.org, hand, case.world.now)):
        yield refuse("not_circulated", _("没有送您传阅的未阅件"), _("需要看的，请经办的人送阅"))


def reads(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """Nothing more is asked."""
    yield from ()


def may_remind(case: Case, hand: Hand) -> Iterator[Finding]:
    """催办: whoever waits, which is not the one who has the duty."""
    if not any(case.procedure.verbs[name].duty for name in case.opened):
        yield refuse("nothing_open", _("现在没有待办的一步可催"), _("已经办结的，看办理单上的结果"))
    elif my_duties(case, hand):
        yield refuse("own_duty", _("现在由您自己办理"), _("请办理，或转办、退回"))


def unclaimed(case: Case, hand: Hand) -> tuple[str, ...]:
    """Own open duties nobody has claimed."""
    return tuple(name for name in my_duties(case, hand) if name not in case.standing.claims)


def claimed(case: Case, hand: Hand) -> tuple[str, ...]:
    """What one has claimed."""
    return tuple(name for name, who in case.standing.claims.items() if who[0] == hand.person)


def signable(case: Case, hand: Hand) -> tuple[str, ...]:
    """The open duties that are not signed by all yet."""
    return tuple(name for name in case.opened if case.procedure.verbs[name].duty)


def claimable(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """认领: an own open duty nobody has claimed."""
    of = str(attempt.input["of"])
    if of not in my_duties(case, attempt.hand):
        yield refuse("no_duty", _("“{of}”现在不由您所在的岗位办"), NOT_MINE, of=verb_label(case, of))
    elif of in case.standing.claims:
        yield refuse("claimed", _("已由{who}认领"), _("与其商定，由其退回认领"), who=case.standing.claims[of][0])


def claimed_by_me(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """退回认领: only the own claim."""
    if str(attempt.input["of"]) not in claimed(case, attempt.hand):
        yield refuse("not_claimed", _("您没有认领这一步"), _("由认领的人退回认领"))


def attaches(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """While the matter runs."""
    yield from ()


def may_declare(case: Case, hand: Hand) -> Iterator[Finding]:
    """同一事项: declared by the government's office."""
    if not any(seat.startswith("section:") for seat in case.world.org.seats(hand.post)):
        yield refuse("who", _("由市政府办公室认定"), _("请市政府办公室文电处认定"), cites=("48.1b",))


def declares(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """The other matter is there and one sees it."""
    other = str(attempt.input["other"])
    seats = [*case.world.org.seats(attempt.hand.post)]
    marks = ", ".join(["%s"] * len(seats)) or "''"
    found = statements.rows(f"SELECT 1 FROM kernel_reader WHERE matter = %s AND seat IN ({marks}) LIMIT 1", [other, *seats])
    if other == case.id or not found:
        yield refuse("no_such_matter", _("没有这一事项"), _("请核对事项编号"))


def may_undeclare(case: Case, hand: Hand) -> Iterator[Finding]:
    """撤销同一事项: by the office, of what was declared."""
    yield from may_declare(case, hand)
    if not _declared_same(case, ""):
        yield refuse("not_declared", _("没有认定过同一事项"), _("撤销原来认定的那一对"))


def undeclares(case: Case, attempt: Attempt) -> Iterator[Finding]:
    """Of two that were declared the same, and still are."""
    if not _declared_same(case, str(attempt.input["other"])):
        yield refuse("not_declared", _("没有认定这两件为同一事项"), _("撤销原来认定的那一对"))


def _declared_same(case: Case, other: str) -> bool:
    """Whether it was declared the same as that one, or, unnamed, as any."""
    sql = "SELECT 1 FROM kernel_link WHERE kind = 'same' AND undone = %s AND (a = %s OR b = %s) AND %s IN (a, b, '') LIMIT 1"
    return bool(statements.rows(sql, [False, case.id, case.id, other]))


def voids(case: Case, hand: Hand) -> Iterator[Finding]:
    """作废: by its author, before anybody else has acted."""
    others = statements.rows(
        "SELECT 1 FROM kernel_act WHERE matter = %s AND accepted AND person NOT IN (%s, 'system') LIMIT 1", [case.id, hand.person]
    )
    if case.row.person != hand.person or others:
        yield refuse("not_alone", _("已有他人办理，不能作废"), _("可撤回，或由承办人退回"))
