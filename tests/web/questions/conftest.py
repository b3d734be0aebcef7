"""A book with figures, some of which not everybody may know of, as the book of the site; and who works on questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.core.reading.test_names_known import OWN
from tests.core.reading.withholding import row, send, withholding_book
from tests.support.structure import write_structure
from tests.web.people import acting
from tithing.reading.book import Book, open_book
from tithing.web.accounts.models import Account
from tithing.web.shared.actor import Actor

AREA = "E06000001"


@pytest.fixture
def book(tmp_path: Path, settings: object) -> Book:
    folder = withholding_book(tmp_path / "book").folder.root
    (folder / "partnership" / "measures" / "canaries.toml").write_text(OWN)
    write_structure(folder / "partnership")
    made = open_book(folder)
    rows = [
        row("shoplifting", 283, period="2024-25Q4"),
        row("shoplifting", 412),
        row("robbery", 40, access="withheld"),
        row("partners_canary", 7777, access="partners"),
        row("open_canary", 30),
    ]
    send(made, tmp_path / "a.csv", *rows)
    settings.TITHING_BOOK = folder  # type: ignore[attr-defined]
    return made


@pytest.fixture
def analyst(account_as: Callable[..., Account]) -> Account:
    return account_as("analyst", name="Practice Analyst")


@pytest.fixture
def by(analyst: Account) -> Actor:
    return acting(analyst)


@pytest.fixture
def desk(analyst: Account, signed_in: Callable[[Account], Client]) -> Client:
    return signed_in(analyst)
