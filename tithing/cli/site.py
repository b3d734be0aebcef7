"""The one way from the command line to the site: its settings are told through the environment, and it is brought up to date."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tithing.vocabulary.problems import Problem, Refused

if TYPE_CHECKING:
    from tithing.workflows.the_book.backup_paper import RecordHead
    from tithing.workflows.the_book.restore import RecordPlace

SETTINGS = "tithing.web.config.settings"


def open_site(book: Path, *, address: str = "") -> None:
    """Make Django ready for the site of this book, its database brought to today's shape. Raises Refused where it cannot be."""
    from tithing.web.config.start import set_up

    _tell_settings(book, address=address)
    set_up()


def _tell_settings(book: Path, *, address: str = "") -> None:
    from tithing.reading.book import open_book
    from tithing.web.config.site import refused_in_production, site_from

    partnership = open_book(
        book
    ).partnership  # a folder that is no book is told so before anything is made beside it
    os.environ["TITHING_BOOK"] = str(book.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    if address:
        os.environ.setdefault("TITHING_ADDRESS", address)
    if partnership.practice and not os.environ.get("TITHING_PRODUCTION"):
        os.environ.setdefault("TITHING_ONE_CLICK", "1")
    if refused := list(refused_in_production(site_from(os.environ))):
        raise Refused(*refused)


def make_administrator(*, email: str, name: str) -> str:
    """The first account of a site that was opened: gives the address under which its password is chosen."""
    from tithing.web.accounts.changes import first_administrator

    return first_administrator(email=email, name=name)


def link_anew(*, email: str) -> str:
    """Another address under which an account's password is chosen, where the first was lost."""
    from tithing.web.accounts.changes import link_anew as made

    return made(email=email)


def take_off_second_step(*, email: str) -> str:
    """Take off a second step that was lost where no two others could on the site: the name of whose it was."""
    from tithing.web.accounts.second_step.changes import take_off_at_the_machine

    return take_off_at_the_machine(email=email).name


def must_be_free(host: str, port: int) -> None:
    """Raises Refused where another program listens there."""
    from tithing.web.config.start import must_be_free as look

    look(host, port)


def serve(host: str, port: int) -> None:
    """Answer until stopped."""
    from tithing.web.config.start import serve as answer

    answer(host, port)


def who_may_sign_in() -> tuple[str, ...]:
    """Each in a line, of a site that was opened: "Practice Chair: chair for Hartlepool Borough Council"."""
    from tithing.web.accounts.presenters import roles_in_words
    from tithing.web.accounts.queries import people
    from tithing.web.ground.book_structure import organisations_known

    known = organisations_known()
    here = (each for each in people() if each.is_active)
    return tuple(f"{each.name}: {', '.join(roles_in_words(each, known)) or 'no role yet'}" for each in here)


def is_one_click() -> bool:
    """Whether, of a site that was opened, anybody at this machine signs in as anybody: a practice book's."""
    from tithing.web.shared.practice import is_allowed

    return is_allowed()


def people_the_practice(people: Sequence[tuple[str, str, Sequence[tuple[str, str]]]], *, since: date) -> int:
    """Make the people of a practice book whose site was opened, each (slug, name, its roles with the slug of an organisation):
    how many there are. Raises Refused for a book that is none.
    """
    from tithing.vocabulary.partnership.roles import DeskRole
    from tithing.web.ground.book_structure import organisations_known
    from tithing.web.practice.changes import PracticePerson
    from tithing.web.practice.changes import people_the_practice as make

    asked = [
        PracticePerson(slug, name, tuple((DeskRole(role), organisation) for role, organisation in roles))
        for slug, name, roles in people
    ]
    return len(make(asked, known=organisations_known(), since=since))


def ask_the_practice(
    questions: Sequence[tuple[str, str, str, str, int, str, int, bool]], *, today: date
) -> int:
    """Log the questions of a practice book whose site was opened, each (kind, subject, words, who asked, days ago, indicator of its
    answer, wanted in days, whether they were asked back): how many were not there.
    """
    from tithing.web.questions.practice import PracticeQuestion
    from tithing.web.questions.practice import ask_the_practice as ask

    return ask([PracticeQuestion(*each) for each in questions], today=today)


def seat_the_practice(seats: Sequence[tuple[str, str, str, str]], *, since: date) -> int:
    """Give the people of a practice book whose site was opened their posts and seats, each (slug, post, body, seat): how many."""
    from tithing.web.practice.seats import PracticeSeat
    from tithing.web.practice.seats import seat_the_practice as seat

    return seat([PracticeSeat(*each) for each in seats], since=since)


def work() -> None:
    """Do the work behind the pages until stopped."""
    from tithing.web.config.working import work_until_told

    work_until_told()


def has_records(book: Path) -> bool:
    """Whether a site was ever opened of this book: its records are beside it, or DATABASE_URL names a server."""
    from tithing.web.config.site import site_from

    site = site_from({**os.environ, "TITHING_BOOK": str(book.absolute())})
    return bool(site.database) or (site.record / "record.sqlite3").is_file()


def copy_records(to: Path) -> RecordHead:
    """The records of a site that was opened, copied."""
    from tithing.web.config.backups.copied import copy_records as copy

    return copy(to)


def place_of_records(book: Path) -> RecordPlace:
    """How the records of a backup are put back beside a book that is to be restored here."""
    from tithing.web.config.backups import of_postgresql, of_sqlite
    from tithing.web.config.site import site_from
    from tithing.workflows.the_book.restore import RecordPlace

    site = site_from({**os.environ, "TITHING_BOOK": str(book.absolute())})
    kept = of_postgresql if site.database else of_sqlite

    def check(head: RecordHead) -> None:
        if head.kind != kept.KIND:
            raise Refused(_other_kind(head.kind))
        of_sqlite.check(site.record)

    def put(given: Path, made_at: datetime) -> tuple[str, ...]:
        if site.database:
            _fill_server(book, given)
        else:
            of_sqlite.put(given, site.record)
        open_site(book)
        from tithing.web.config.backups.copied import after_restoring

        return after_restoring(given, made_at)

    return RecordPlace(head_of=_head_of, check=check, put=put)


def _head_of(given: Path) -> RecordHead:
    from tithing.web.config.backups import of_postgresql, of_sqlite

    return of_sqlite.head_of(given) if (given / of_sqlite.NAME).exists() else of_postgresql.head_of(given)


def _fill_server(book: Path, given: Path) -> None:
    from tithing.web.config.backups import of_postgresql

    _tell_settings(book)
    of_postgresql.put(given)


def _other_kind(kind: str) -> Problem:
    if kind == "postgresql":
        return Problem(
            "the records of the backup are of a PostgreSQL server", "Set DATABASE_URL to an empty database"
        )
    return Problem("the records of the backup are a SQLite file", "Leave DATABASE_URL out, then restore it")
