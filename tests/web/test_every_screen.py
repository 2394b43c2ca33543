"""Every address that is a screen, in Chromium: axe finds nothing in four themes, and nothing scrolls sideways on a phone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData
from playwright.sync_api import Page
from tests.web import screens
from tests.web.conftest import AXE, RULES
from tests.web.screens import KEYED, NEWCOMER, NO_SCREENS, SCREENS, Example

from yizhang import kernel
from yizhang.cli.demo import ADMINISTRATORS, OPENS
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Hand
from yizhang.web.sheet import attachments

THEMES = (("light", "m"), ("dark", "m"), ("contrast", "l"), ("light", "elder"))
COLOURS = ["color-contrast", "link-in-text-block"]
"""What another theme can break; the rest of the rules ask about the document, which is the same in all of them."""

TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll"))
  .map((one) => one.outerHTML.slice(0, 140)).concat('something').slice(0, 3)"""
STYLED_ANEW = """(known) => {
  const kept = ['class', 'type', 'lang', 'open', 'disabled', 'aria-disabled', 'aria-current']
  const way = (one) => one ? `${way(one.parentElement)} > ${one.tagName}${kept.map((name) => one.getAttribute(name)).join('|')}` : ''
  const words = (one) => [...one.childNodes].some((each) => each.nodeType === 3 && each.data.trim())
  const speaking = [...document.body.querySelectorAll('*')].filter((one) => words(one) || one.matches('input, select, textarea'))
  window.anew = new Map(speaking.map((one) => [way(one), one]).filter(([way]) => !known.includes(way)))
  const shown = new Set([...anew.values()].flatMap((one) => [one, ...one.querySelectorAll('*')]))
  for (const one of anew.values()) for (let up = one; up; up = up.parentElement) shown.add(up)
  for (const one of document.body.querySelectorAll('*')) if (!shown.has(one)) one.style.display = 'none'
  return [...anew.keys()]
}"""
"""Elements with words whose way from the root, by what style sheets ask about, is not known yet; what is known is put aside."""


def test_every_address_has_an_example_or_is_no_screen():
    missing = set(screens.addresses()) - {*SCREENS, *NO_SCREENS}
    assert not missing, f"{missing}: write an example into tests/web/screens.py, so that it is looked at in every theme"


@pytest.fixture
def office(db, settings) -> None:
    """The demonstration with a few of its matters and its administrators; somebody with every second step, a link to an account."""
    from yizhang.kernel import hooks
    from yizhang.player.city import enter_city
    from yizhang.player.installation import demonstration_scenarios
    from yizhang.player.together import play_together
    from yizhang.web import links, moment
    from yizhang.web.administrators import appoint

    hooks._hook.cache_clear()
    enter_city()
    for role, name in ADMINISTRATORS.items():
        appoint(name, role, OPENS)
    played = play_together(tuple(one for one in demonstration_scenarios() if one.name.startswith(screens.PLAYED)), OPENS)
    assert [one for one in played if not one.passed] == []
    moment.set_demo(OPENS)
    screens.LINK["link"] = links.make_link(NEWCOMER, OPENS)
    user = get_user_model().objects.create_user(KEYED, password=KEYED)
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    WebAuthn.add(user, "办公室的电脑", passkey())


def passkey() -> dict[str, object]:
    """What a device sends when it makes a passkey."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    data = AuthenticatorData.create(bytes(32), AuthenticatorData.FLAG.AT, 0, AttestedCredentialData.create(Aaguid(bytes(16)), b"one", key))
    told = {"type": "webauthn.create", "challenge": "", "origin": "https://localhost"}
    made = AttestationObject.create("none", data, {})
    answer = {"clientDataJSON": websafe_encode(json.dumps(told).encode()), "attestationObject": websafe_encode(made)}
    return {"id": websafe_encode(b"one"), "rawId": websafe_encode(b"one"), "type": "public-key", "response": answer}


def session_of(who: str) -> str:
    """A session of somebody who has just signed in."""
    browser = Client()
    user, _new = get_user_model().objects.get_or_create(username=who)
    browser.force_login(user, "django.contrib.auth.backends.ModelBackend")
    session = browser.session
    record_authentication(SimpleNamespace(session=session), user, method="password", reauthenticated=True)
    session.save()
    return browser.cookies["sessionid"].value


def address(name: str, example: Example) -> str:
    """Where the example is looked at."""
    words = dict(example.words)
    if "matter" in words:
        procedure, _colon, title = words["matter"].rpartition(":")
        found = Matter.objects.filter(title__contains=title, draft=False, **({"procedure": procedure} if procedure else {}))
        words["matter"] = found.earliest("opened_at").pk
    if words.get("digest") == "original":
        page = kernel.look(words["matter"], Hand("冯示壬", "sg"), now=OPENS)
        words["digest"] = attachments(page)[0].digest
    if words.get("pk") == "key":
        words["pk"] = Authenticator.objects.get(type="webauthn").pk
    if words.get("token") == "link":
        words["token"] = screens.LINK["link"].rpartition("/")[2]
    return reverse(name, kwargs=words) + (f"?{quote(example.query, safe='=&')}" if example.query else "")


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
def test_no_screen_has_a_fault_in_any_theme_or_scrolls_sideways_on_a_phone(office, look_at):
    page = look_at("/sign-in", reduced_motion="reduce")
    home = page.url.removesuffix("/sign-in")
    wrong, known = [], set[str]()
    for who in dict.fromkeys(each.who for one in SCREENS.values() for each in one):
        page.context.clear_cookies(name="sessionid")
        if who not in ("", NEWCOMER):
            page.context.add_cookies([{"name": "sessionid", "value": session_of(who), "url": home}])
        for name, each in ((name, each) for name, examples in SCREENS.items() for each in examples if each.who == who):
            to = address(name, each)
            answer = page.goto(home + to)
            faults = [] if answer.status == each.status and page.url == home + to else [f"{answer.status} at {page.url}"]
            wrong += [f"{name} as {who}, {to}: {fault}" for fault in [*faults, *seen(page, known)]]
    assert not wrong, "\n".join(wrong)


def seen(page: Page, known: set[str]) -> Iterator[str]:
    """What is wrong with the page at hand. Whatever is styled as something on a page before has been seen in all themes."""
    page.set_viewport_size({"width": 390, "height": 844})
    for size in ("elder", "m"):
        page.evaluate("(size) => { document.documentElement.dataset.size = size }", size)
        yield from (f"wider than 390 at {size}: {one}" for one in page.evaluate(TOO_WIDE))
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate(f"{AXE};document.querySelectorAll('.top, .side, .acts').forEach((bar) => {{ bar.style.position = 'static' }})")
    yield from axe(page, {"runOnly": RULES, "rules": {one: {"enabled": False} for one in COLOURS}})
    anew = page.evaluate(STYLED_ANEW, list(known))
    known.update(anew)
    for theme, size in THEMES if anew else ():
        page.evaluate("([theme, size]) => { Object.assign(document.documentElement.dataset, {theme, size}) }", [theme, size])
        yield from (f"{theme} {size} {fault}" for fault in axe(page, {"runOnly": COLOURS}, "{include: [...anew.values()]}"))


def axe(page: Page, options: dict[str, object], where: str = "document") -> Iterator[str]:
    """What axe finds there, one line a node."""
    told = page.evaluate(f"(options) => axe.run({where}, {{...options, resultTypes: ['violations'], preload: false}})", options)
    return (f"{one['id']}: {node['html'][:140]}" for one in told["violations"] for node in one["nodes"])
