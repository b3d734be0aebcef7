"""Books with figures, and browsers that read them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from tests.core.reading.withholding import NOW, row, send, withholding_book
from tests.support.made_once import made_once
from tithing.web.accounts.models import Account

REASON = "counted anew with the canary of the shops"  # of a file that holds more than is open
SECRET = 7321  # stands nowhere else
OUR_OWN = "Canary Wharf cruelty"
THEIRS = f"""
[thefts_of_ours]
title = "{OUR_OWN}"
group = "crime"
"""


@pytest.fixture
def demonstrated(demonstration: Path, settings: object) -> Path:
    """The site of the demonstration's book."""
    settings.TITHING_BOOK = demonstration  # type: ignore[attr-defined]
    return demonstration


@pytest.fixture
def practised(tmp_path_factory: pytest.TempPathFactory, settings: object) -> Path:
    """The site of the practice book."""
    made = made_once("practice-book", tmp_path_factory.getbasetemp(), _practise)
    settings.TITHING_BOOK = made  # type: ignore[attr-defined]
    return made


def _practise(folder: Path) -> None:
    from demo.practice_book import load_practice

    load_practice(folder, now=datetime(2026, 5, 1, 9, tzinfo=UTC))


@pytest.fixture
def corrected(tmp_path: Path, settings: object) -> Path:
    """The practice book in August 2026, when the police had corrected a figure."""
    from demo.practice_book import load_practice

    load_practice(tmp_path / "book", now=datetime(2026, 8, 3, 9, tzinfo=UTC))
    settings.TITHING_BOOK = tmp_path / "book"  # type: ignore[attr-defined]
    return tmp_path / "book"


@pytest.fixture
def withheld(tmp_path: Path, settings: object) -> Path:
    """A partner sent what only partners may see, what nobody may see before a day, and a measure of the partnership's own."""
    book = withholding_book(tmp_path / "book")
    folder = book.folder.root
    (folder / "partnership" / "measures").mkdir(exist_ok=True)
    (folder / "partnership" / "measures" / "ours.toml").write_text(THEIRS, encoding="utf-8")
    from tithing.reading.book import open_book

    send(
        open_book(folder),
        tmp_path / "canary-file.csv",
        row("deliberate_fires", 60),
        row("shoplifting", SECRET, access="partners"),
        row("robbery", SECRET + 1, access="withheld"),
        row("vehicle_crime", 2027, access="withheld", until="2999-01-01"),
        row("thefts_of_ours", SECRET + 2, access="partners"),
    )
    send(
        open_book(folder),
        tmp_path / "corrected.csv",
        row("deliberate_fires", 61),
        row("shoplifting", SECRET, access="partners"),
        row("robbery", SECRET + 1, access="withheld"),
        row("thefts_of_ours", SECRET + 2, access="partners"),
        released=date(2026, 4, 25),
        now=NOW + timedelta(days=6),
        reason=REASON,
    )
    settings.TITHING_BOOK = folder  # type: ignore[attr-defined]
    return folder


@pytest.fixture
def as_role(
    account_as: Callable[..., Account], signed_in: Callable[[Account], Client]
) -> Callable[[str], Client]:
    """A browser in which somebody with this role has signed in."""
    return lambda role: signed_in(account_as(role))
