"""In a browser: a passkey made and used, a code scanned and used, and the pages of accounts in the themes, on a desk and a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect
from tests.web.conftest import faults
from tests.web.installation import AUDIT, PASSWORD, SECURITY, SYSTEM, code, path_of
from tests.web.test_office import Person

from yizhang.web.models import RightsChange

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
MODES = [("light", "m"), ("dark", "m"), ("contrast", "l"), ("light", "elder")]
ADMINISTRATION = {
    SECURITY: ("/administration/accounts?state=none", "/administration/changes", "/administration/log"),
    SYSTEM: ("/administration/changes", "/administration/settings", "/identity"),
    AUDIT: ("/administration/log?from=x", "/administration/views", "/administration/views?list=openings", "/administration/acts"),
}

OWN = (
    "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/",
    "/accounts/password/change/", "/accounts/reauthenticate/",
)  # fmt: skip


def with_key(page: Page) -> CDPSession:
    """A device that keeps passkeys and knows its owner, as a telephone or laptop does."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, "automaticPresenceSimulation": True}})
    return devtools


def set_password(page: Page) -> None:
    """The first page behind a link."""
    page.fill("#id_new_password1", PASSWORD)
    page.fill("#id_new_password2", PASSWORD)
    page.click("[data-primary]")
    page.wait_for_url("**/accounts/2fa/")


def test_a_passkey_is_made_by_the_link_and_is_all_one_needs_afterwards(links, look_at):
    page = look_at(path_of(links[SECURITY]))
    with_key(page)
    set_password(page)
    page.click("text=添加通行密钥")
    page.fill("#id_name", "办公室的电脑")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    page.click("text=抄好了，进入")
    page.goto(page.url.split("/identity")[0] + "/administration")
    expect(page.locator("h1")).to_have_text("账号")
    page.goto(page.url.split("/administration")[0] + "/identity")
    page.click("text=退出登录")
    page.click("#passkey_login")
    page.wait_for_url("**/identity")
    page.goto(page.url.split("/identity")[0] + "/administration/log?kind=signed_in")
    expect(page.locator("tbody tr").first).to_contain_text("方式 通行密钥")


def test_a_passkey_stands_beside_the_password(links, look_at):
    page = look_at(path_of(links[AUDIT]))
    with_key(page)
    set_password(page)
    page.click("text=添加通行密钥")
    page.uncheck("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    page.goto(page.url.split("/accounts")[0] + "/identity")
    page.click("text=退出登录")
    page.fill("#u", AUDIT)
    page.fill("#pw", PASSWORD)
    page.click("#login .btn")
    page.wait_for_url("**/2fa/authenticate/")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/identity")


def test_a_code_is_set_by_the_link_and_asked_at_the_next_sign_in(links, look_at):
    page = look_at(path_of(links[AUDIT]), 390)
    set_password(page)
    page.click("text=设定动态码")
    expect(page.locator(".qr img")).to_be_visible()
    assert page.evaluate("document.querySelector('.qr img').naturalWidth") > 0
    secret = page.input_value("#secret")
    page.fill("#id_code", "000000")
    page.click("[data-primary]")
    expect(page.locator("#code-err")).to_contain_text("错误代码")
    page.fill("#id_code", code(page.input_value("#secret")))
    page.click("[data-primary]")
    page.wait_for_url("**/recovery-codes/")
    page.goto(page.url.split("/accounts")[0] + "/identity")
    page.click("text=退出登录")
    page.fill("#u", AUDIT)
    page.fill("#pw", PASSWORD)
    page.click("#login .btn")
    page.fill("#id_code", code(secret, 1))
    page.click("form[action$='authenticate/'] .btn.primary")
    page.wait_for_url("**/identity")


@pytest.fixture
def signed_in(office, look_at) -> Callable[..., Page]:
    """An administrator at an address."""

    def sit(name: str, address: str, width: int, theme: str, size: str) -> Page:
        page = look_at("/sign-in", width, theme, size)
        session = office[name].browser.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
        page.goto(page.url.replace("/sign-in", address))
        return page

    return sit


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("theme", "size"), MODES)
def test_the_administrators_pages_are_accessible_and_never_scroll_sideways(office, signed_in, theme, size, width):
    for whom, does in (("杨示己", "give"), ("冯示壬", "give")):
        office[SECURITY].do("/administration/account", do=does, person=whom)
    office[SYSTEM].do(f"/administration/changes/{RightsChange.objects.get(whom='杨示己').pk}", decision="confirm")
    for name, addresses in ADMINISTRATION.items():
        page = signed_in(name, addresses[0], width, theme, size)
        home = page.url.partition("/administration")[0]
        for address in addresses:
            page.goto(home + address)
            assert faults(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("theme", "size"), MODES)
def test_the_way_in_is_accessible_and_never_scrolls_sideways(links, look_at, theme, size, width):
    page = look_at("/sign-in", width, theme, size)
    home = page.url.partition("/sign-in")[0]
    for address in ("/sign-in", "/welcome/nothing", path_of(links[AUDIT])):
        page.goto(home + address)
        assert faults(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    set_password(page)
    for address in OWN:
        page.goto(home + address)
        assert faults(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("theme", "size"), [("light", "m"), ("dark", "elder")])
def test_the_page_of_tokens_is_accessible_and_never_scrolls_sideways(city, look_at, theme, size, width):
    clerk = Person("杨示己")
    clerk.browser.post("/tokens", {"name": "每月统计", "scope": "read", "days": "30"})
    page = look_at("/sign-in", width, theme, size)
    page.context.add_cookies([{"name": "sessionid", "value": clerk.browser.cookies["sessionid"].value, "url": page.url}])
    page.goto(page.url.replace("/sign-in", "/tokens"))
    page.click("details summary")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
