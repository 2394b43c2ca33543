"""In a browser: a passkey made and used, a code scanned and used."""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession, Page, expect
from tests.web.installation import AUDIT, PASSWORD, SECURITY, code, path_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


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
