"""The site of a book with figures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache

from tests.web.api.planted import Program, planted_book, program_of
from tithing.web.accounts.models import Account


@pytest.fixture(scope="session")
def _planted_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted_book(tmp_path_factory.mktemp("planted") / "place").folder.root


@pytest.fixture
def planted(_planted_once: Path, settings: object) -> Path:
    """The site is of a book in which not everybody may see everything; nobody writes to it."""
    settings.TITHING_BOOK = _planted_once  # type: ignore[attr-defined]
    return _planted_once


@pytest.fixture
def own_planted(_planted_once: Path, settings: object, tmp_path: Path) -> Path:
    """The same, of a copy that is the test's own."""
    shutil.copytree(_planted_once, tmp_path / "book")
    settings.TITHING_BOOK = tmp_path / "book"  # type: ignore[attr-defined]
    return tmp_path / "book"


@pytest.fixture
def program_as(account_as: Callable[..., Account]) -> Callable[..., Program]:
    """A program with a key of somebody who holds these roles; nothing was counted of it yet."""
    cache.clear()
    return lambda *held: program_of(account_as(*held))
