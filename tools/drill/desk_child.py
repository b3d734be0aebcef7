"""The two programs of a site, as the drill kills them: one that answers pages, and one that does the work behind them.

`web` has people invited through the site's own pages, one after another, and says each that was answered; whoever it invited before
it was killed it finds there. `work` is the worker, whose claims expire in a second, so that the drill need not wait.
`cookie` says with what a browser is signed in as the administrator, for the drill over HTTP.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

PEOPLE, EXPORTS = 8, (3, 6)  # how many are invited, and after which of them the audit is had as a file
CLAIM = timedelta(seconds=1)
READY = "ready"


def main() -> None:
    """`python -m tools.drill.desk_child web|work|make|cookie BOOK`."""
    what, book = sys.argv[1:]
    os.environ["TITHING_BOOK"] = book
    os.environ["DJANGO_SETTINGS_MODULE"] = "tithing.web.config.settings"
    if what == "make":
        _make(Path(book))
        return
    import django

    django.setup()
    {"web": _web, "work": _work, "cookie": _cookie}[what]()


def address_of(number: int) -> str:
    return f"person-{number}@practice.example"


def _make(book: Path) -> None:
    """A site with its administrator."""
    from tithing.cli.site import make_administrator, open_site

    open_site(book)
    make_administrator(email="administrator@practice.example", name="Practice Administrator")


def _web() -> None:
    browser = _signed_in()
    print(READY, flush=True)
    for number in range(PEOPLE):
        told = {
            "name": f"Practice {number}",
            "email": address_of(number),
            "role": "auditor",
            "organisation": "",
        }
        answer = browser.post("/desk/people/invite/", told)
        assert answer.status_code in (302, 409), answer.status_code  # 409: it was done before the last kill
        print(f"invited {number}", flush=True)
        if number in EXPORTS:
            assert browser.post("/desk/audit/export/", {"made": "True"}).status_code == 302
            print("exported", flush=True)


def _signed_in():  # type: ignore[no-untyped-def]
    """A browser in this process, through all of the site but the network."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.conf import settings
    from django.test import Client

    from tithing.web.accounts.models import Account

    settings.ALLOWED_HOSTS = ["*"]
    administrator = Account.objects.get(email="administrator@practice.example")
    if not administrator.authenticator_set.exists():
        TOTP.activate(administrator, generate_totp_secret())
    browser = Client()
    browser.force_login(administrator, "allauth.account.auth_backends.AuthenticationBackend")
    return browser


def _cookie() -> None:
    print(_signed_in().cookies["desk"].value)


def _work() -> None:
    from tithing.web.config.working import work_until_told
    from tithing.web.ground.jobs import work
    from tithing.web.ground.jobs.kinds import KINDS

    work.PATIENCE = CLAIM
    for name, kind in list(KINDS.items()):
        KINDS[name] = replace(kind, claim=CLAIM, tries=100)
    print(READY, flush=True)
    work_until_told()


if __name__ == "__main__":
    main()
