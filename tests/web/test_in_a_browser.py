"""The site as it is opened by its command, in a real browser: from the first link to a page of the audit, by an administrator.

Every page that is met is looked through by axe, wide and narrow, and must say nothing to the browser's console.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.support.partnership_book import partnership_book
from tests.support.structure import write_structure
from tools.pages.browser import CHROMIUM, browser_with
from tools.pages.opened_site import OpenedSite, opened_site

EMAIL = "administrator@practice.example"
PASSWORD = "a long practice phrase"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = (
    "/", "/about/", "/desk/partnership/", "/desk/partnership/organisations/", "/desk/partnership/organisations/ccg/",
    "/desk/partnership/bodies/strategy-group/", "/desk/partnership/bodies/strategy-group/terms/", "/desk/partnership/people/",
    "/desk/partnership/organisations/merge/", "/desk/partnership/bodies/strategy-group/seats/fire/fill/",
    "/desk/search/", "/desk/search/?q=fire",
    "/accessibility/", "/privacy/", "/desk/", "/desk/jobs/", "/desk/people/", "/desk/people/2/",
    "/desk/people/2/role/", "/desk/people/2/role/2/end/", "/desk/people/2/leave/", "/desk/people/2/link/", "/desk/audit/",
    "/desk/audit/export/", "/desk/figures/revisions/", "/desk/partners/", "/desk/partners/police/",
    "/desk/account/", "/desk/account/sessions/",
    "/desk/account/second-factor/all/", "/desk/account/second-factor/passkeys/", "/desk/account/second-factor/passkeys/add/",
    "/api/", "/desk/keys/", "/desk/keys/make/", "/desk/keys/feed/", "/desk/keys/all/",
    "/desk/account/second-factor/codes/", "/desk/account/password/change/",
)  # fmt: skip
SIZES = ((1280, 900), (320, 640))

pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedSite]:
    book = partnership_book(tmp_path_factory.mktemp("site") / "book")
    write_structure(book / "partnership")
    with opened_site(book) as site:
        yield site


@pytest.fixture(scope="module")
def page(site: OpenedSite) -> Iterator[Any]:
    """One window, in which the walk below goes on from test to test."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, browser_with(playwright, dict(os.environ)) as browser:
        page = browser.new_page()
        page.said = []
        page.on("console", lambda told: page.said.append(told.text))
        page.on("requestfailed", lambda asked: page.said.extend(not_loaded(asked)))
        yield page


def not_loaded(asked: Any) -> list[str]:
    """What a page wanted and did not get; not what it was still waiting for when the reader went on to the next."""
    return [] if "ERR_ABORTED" in str(asked.failure) else [f"not loaded: {asked.url}"]


def looked_through(page: Any) -> list[str]:
    """What axe finds at each width, whether anything runs off the page, and what the console was told."""
    import axe_playwright_python

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        told = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
        found += [f"{width}: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in told["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{width}: runs off the page")
    said, page.said[:] = [each for each in page.said if "goo.gl" not in each], []
    return found + said


def sent(page: Any, button: str) -> None:
    """Press a button, and wait until the page to which it leads is there."""
    with page.expect_navigation():
        page.click(button)


def the_first_link_leads_to_the_desk(site: OpenedSite, page: Any) -> None:
    told = site.run("admin", "create", "--email", EMAIL, "--name", "Practice Administrator")
    link = re.search(r"http://\S+", told)
    assert link is not None
    page.goto(link[0])
    assert looked_through(page) == []
    for field in page.query_selector_all("input[type=password]"):
        field.fill(PASSWORD)
    sent(page, "main button")
    page.goto(f"{site.address}/desk/")
    assert looked_through(page) == []
    page.fill("input[name=login]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    sent(page, "main form button")

    assert page.inner_text("h1") == "One more step before the desk opens"
    assert looked_through(page) == []


def an_app_with_codes_is_set_up(site: OpenedSite, page: Any) -> None:
    page.goto(f"{site.address}/desk/account/second-factor/app/")
    assert looked_through(page) == []
    secret = page.inner_text(".code")
    counter = next(iter(yield_hotp_counters_from_time()))
    page.fill("input[name=code]", format_hotp_value(hotp_value(secret, counter)))
    sent(page, "main button")

    assert page.inner_text("h1") == "Your recovery codes"
    assert looked_through(page) == []


def somebody_is_invited_by_keyboard_alone(site: OpenedSite, page: Any) -> None:
    page.goto(f"{site.address}/desk/people/invite/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the main content
    for words in ("Practice Analyst", "analyst@practice.example"):
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.tagName") != "INPUT":
            page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.type("Analyst")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "Practice Analyst has an account" in page.inner_text("main")
    assert looked_through(page) == []


def who_was_invited_chooses_a_password_by_their_mail(site: OpenedSite, page: Any) -> None:
    """The worker beside the server mails it; where no server of mail is named, it is kept in a folder."""
    mailbox, mails = Path(f"{site.book}.record") / "mailbox", []
    for _ in range(100):
        mails = list(mailbox.glob("*.log"))
        if mails:
            break
        time.sleep(0.2)
    link = re.search(rf"{site.address}/r/\S+", mails[0].read_text(encoding="utf-8"))
    assert link is not None
    context = page.context.browser.new_context()
    theirs = context.new_page()
    theirs.said = []
    theirs.goto(link[0])
    assert theirs.inner_text("h1") == "Choose a password"
    assert looked_through(theirs) == []
    for field in theirs.query_selector_all("input[type=password]"):
        field.fill(PASSWORD)
    sent(theirs, "main button")
    assert theirs.inner_text("h1") == "Sign in"
    assert theirs.goto(link[0]).status == 404
    assert looked_through(theirs) == []
    context.close()


def every_page_is_for_everybody(site: OpenedSite, page: Any) -> None:
    found = {}
    for path in PATHS:
        assert page.goto(site.address + path).status == 200
        found[path] = looked_through(page)

    assert found == {key: [] for key in PATHS}


def what_is_wrong_in_a_form_is_told_and_led_to(site: OpenedSite, page: Any) -> None:
    page.goto(f"{site.address}/desk/people/invite/")
    sent(page, "main form button")

    assert page.inner_text(".govuk-error-summary__title") == "There is a problem"
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    assert looked_through(page) == []
    page.click(".govuk-error-summary a")
    assert page.evaluate("document.activeElement.id") == "id_name"


def without_scripts_everything_still_works(site: OpenedSite, page: Any) -> None:
    context = page.context.browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(f"{site.address}/desk/people/2/role/")
    plain.select_option("#id_role", "auditor")
    sent(plain, "main form button")

    assert "The role is given" in plain.inner_text("main")
    context.close()


def a_passkey_alone_signs_in(site: OpenedSite, page: Any) -> None:
    """Of a telephone or computer that knows its owner, as the browser plays one."""
    key = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    told = page.context.new_cdp_session(page)
    told.send("WebAuthn.enable")
    told.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    page.goto(f"{site.address}/desk/account/second-factor/passkeys/add/")
    assert page.is_checked("#id_passwordless")
    page.fill("#id_name", "Practice telephone")
    sent(page, "#mfa_webauthn_add")
    assert "The passkey is added" in page.inner_text("main")
    sent(page, "header button")
    page.goto(f"{site.address}/desk/")
    with page.expect_navigation(url=f"{site.address}/desk/"):
        page.click("#passkey_login")

    assert page.inner_text("h1") == "What needs you"


def who_signs_out_is_out(site: OpenedSite, page: Any) -> None:
    page.goto(f"{site.address}/desk/")
    sent(page, "header button")
    page.goto(f"{site.address}/desk/audit/")

    assert page.inner_text("h1") == "Sign in"


def test_an_administrator_walks_through_the_site(site: OpenedSite, page: Any) -> None:
    """One window, one day: each step goes on from where the one before ended."""
    for step in (
        the_first_link_leads_to_the_desk,
        an_app_with_codes_is_set_up,
        somebody_is_invited_by_keyboard_alone,
        who_was_invited_chooses_a_password_by_their_mail,
        every_page_is_for_everybody,
        what_is_wrong_in_a_form_is_told_and_led_to,
        without_scripts_everything_still_works,
        a_passkey_alone_signs_in,
        who_signs_out_is_out,
    ):
        step(site, page)
    assert page.inner_text("h1") == "Sign in"
