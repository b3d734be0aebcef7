"""A site of a book to which files came, each test with a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.support.supplied_book import supplied_book
from tests.web.people import acting
from tithing.web.accounts.models import Account
from tithing.web.shared.actor import Actor

Make, SignIn = Callable[..., Account], Callable[[Account], Client]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return supplied_book(tmp_path_factory.mktemp("supplied") / "book")


@pytest.fixture
def book(made: Path, tmp_path: Path, settings: object) -> Path:
    """The site's book in this test."""
    copy = shutil.copytree(made, tmp_path / "book")
    settings.TITHING_BOOK = copy  # type: ignore[attr-defined]
    return copy


@pytest.fixture
def analyst(book: Path, account_as: Make) -> Account:
    return account_as("analyst", name="Practice Analyst")


@pytest.fixture
def by(analyst: Account) -> Actor:
    return acting(analyst)


@pytest.fixture
def desk(analyst: Account, signed_in: SignIn) -> Client:
    """A browser in which an analyst has signed in."""
    return signed_in(analyst)
