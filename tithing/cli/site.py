"""The one way from the command line to the site: its settings are told through the environment, and it is brought up to date."""

from __future__ import annotations

import os
from pathlib import Path

from tithing.vocabulary.problems import Refused

SETTINGS = "tithing.web.config.settings"


def open_site(book: Path, *, address: str = "") -> None:
    """Make Django ready for the site of this book, its database brought to today's shape. Raises Refused where it cannot be."""
    from tithing.reading.book import open_book
    from tithing.web.config.site import refused_in_production, site_from

    _ = open_book(book).partnership  # a folder that is no book is told so before anything is made beside it
    os.environ["TITHING_BOOK"] = str(book.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    if address:
        os.environ.setdefault("TITHING_ADDRESS", address)
    if refused := list(refused_in_production(site_from(os.environ))):
        raise Refused(*refused)
    from tithing.web.config.start import set_up

    set_up()


def make_administrator(*, email: str, name: str) -> str:
    """The first account of a site that was opened: gives the address under which its password is chosen."""
    from tithing.web.accounts.changes import first_administrator
    from tithing.web.accounts.first_password import where_to_choose

    return where_to_choose(first_administrator(email=email, name=name))


def link_anew(*, email: str) -> str:
    """Another address under which an account's password is chosen, where the first was lost."""
    from tithing.web.accounts.changes import link_anew as made
    from tithing.web.accounts.first_password import where_to_choose

    return where_to_choose(made(email=email))


def must_be_free(host: str, port: int) -> None:
    """Raises Refused where another program listens there."""
    from tithing.web.config.start import must_be_free as look

    look(host, port)


def serve(host: str, port: int) -> None:
    """Answer until stopped."""
    from tithing.web.config.start import serve as answer

    answer(host, port)


def work() -> None:
    """Do the work behind the pages until stopped."""
    from tithing.web.config.working import work_until_told

    work_until_told()
