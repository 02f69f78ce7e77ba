"""The whole way in on a house that is no demonstration: a letter, a password, an app, a passkey, the desk."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from plenipo.people.models import Account
from plenipo.records.management.commands.work import work_once

PASSWORD = "a very long password"


def code(secret, *, later=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def with_a_key_in_the_device(page):
    """A passkey as a telephone keeps one, that says yes to whatever is asked."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.mark.django_db(transaction=True)
def test_a_colleague_comes_in_by_one_link_and_again_by_code_and_by_passkey(
    world, browser_as, post_office, settings, live_server
):
    settings.ADDRESS = live_server.url
    Account.objects.update(is_demo=False)
    type(world.conference).objects.update(is_demo=False)
    Authenticator.objects.create(user=world.sol, type="totp", data={"secret": "-"})
    sol = browser_as(world.sol)
    sol.goto("/en/desk/dialogue/settings/duties/")
    sol.fill("[name=name]", "Nel Aarden")
    sol.fill("[name=email]", "Nel.Aarden@Example.org")
    sol.check("[value=press]")
    sol.get_by_role("button", name="Assign").click()
    sol.wait_for_load_state()
    while work_once():
        pass
    (letter,) = post_office.letters
    link = re.search(r"http\S+/account/enter/\S+", letter.get_body(("plain",)).get_content())[0]

    # one link: password, second factor, desk
    nel = browser_as()
    with_a_key_in_the_device(nel)
    nel.goto(link)
    nel.fill("[name=password]", PASSWORD)
    nel.click("main form button")
    nel.click("text=Set up an app")
    secret = nel.inner_text("main code")
    nel.fill("[name=code]", code(secret))
    nel.click("main form button")
    nel.click("main .buttons >> text=Go to your desk")
    assert "Dialogue" in nel.inner_text("main")

    # again, with password and the next code
    sign_out(nel)
    nel.fill("[name=login]", "NEL.Aarden@example.org")
    nel.fill("[name=password]", PASSWORD)
    nel.click("main form button >> nth=0")
    nel.fill("[name=code]", code(secret, later=1))
    nel.click("main form button >> nth=0")
    assert nel.url.endswith("/en/desks/")

    # again, with a passkey
    nel.goto("/en/account/2fa/webauthn/add/")
    nel.click("#mfa_webauthn_add")
    nel.wait_for_url("**/account/2fa/")
    sign_out(nel)
    nel.click("#passkey_login")
    nel.wait_for_url("**/en/desks/")
    assert nel.faults == []

    # on another machine's address the button says why it cannot
    nel.goto(link.replace("localhost", "127.0.0.1").split("/en/")[0] + "/en/account/login/")
    assert nel.is_disabled("#passkey_login")
    assert nel.inner_text("[data-passkey-says]").startswith(
        "Passkeys of this installation work only at"
    )


def sign_out(page):
    page.goto("/en/account/logout/")
    page.click("main form button")
    page.wait_for_url("**/account/login/")
