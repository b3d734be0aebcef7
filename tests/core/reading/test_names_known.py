"""A name of a book's own is told only to who may know that something of it is there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.core.reading.withholding import row, send, withholding_book
from tithing.indicators.catalogue import load_catalogue
from tithing.reading.book import Book, open_book
from tithing.reading.named.names_known import names_known, places_known
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC, Reader, ReaderKind
from tithing.workflows.withdraw import withdraw

OWN = """
[open_canary]
title = "Open canary"
[partners_canary]
title = "Partners canary"
[withheld_canary]
title = "Withheld canary"
[dated_canary]
title = "Dated canary"
[unsent_canary]
title = "Unsent canary"
[promised_canary]
title = "Promised canary"
"""
INDICATOR = """
slug = "canary_rate"
title = "Rate of the partners canary"
question = "How many canaries for 1,000 people?"
kind = "rate"
unit = "rate per 1,000 population"
better = "lower"
measure = "partners_canary"
per = 1000
decimals = 1

[example]
now = 25
of = 50000

[example.expect]
value = 0.5
"""
OWED = """
[[partners]]
slug = "housing"
name = "Housing"
[[partners.owes]]
measures = ["promised_canary"]
since = 2020-04-01
"""
FIRE = Reader(ReaderKind.PARTNER, "fire-brigade")
HEALTH = Reader(ReaderKind.PARTNER, "health-trust")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = withholding_book(tmp_path / "book")
    papers = made.folder.partnership
    (papers / "measures" / "canaries.toml").write_text(OWN)
    (papers / "indicators").mkdir(exist_ok=True)
    (papers / "indicators" / "canary_rate.toml").write_text(INDICATOR)
    with (papers / "partnership.toml").open("a") as file:
        file.write(OWED)
    rows = [
        row("open_canary", 7),
        row("partners_canary", 7, access="partners"),
        row("withheld_canary", 7, access="withheld"),
        row("dated_canary", 7, access="withheld", until="2026-05-01"),
    ]
    send(open_book(made.folder.root), tmp_path / "a.csv", *rows)
    return made


def asked(book: Book, reader: Reader, day: int = 21) -> Snapshot:
    return snapshot(book.folder.root, reader=reader, at=datetime(2026, 4, day, 9))


def canaries(seen: Snapshot) -> set[str]:
    return {each.slug for each in names_known(seen) if "canary" in each.slug}


EVERYBODY = {"open_canary", "dated_canary", "promised_canary"}


@pytest.mark.parametrize(
    ("reader", "named"),
    [
        (THE_PUBLIC, EVERYBODY),
        (HEALTH, EVERYBODY | {"partners_canary", "canary_rate"}),
        (FIRE, EVERYBODY | {"partners_canary", "canary_rate", "withheld_canary"}),  # who sent it
        (AN_OFFICER, EVERYBODY | {"partners_canary", "canary_rate", "withheld_canary", "unsent_canary"}),
    ],
)
def test_each_reader_is_told_the_names_of_what_they_may_know_of(
    book: Book, reader: Reader, named: set[str]
) -> None:
    assert canaries(asked(book, reader)) == named


def test_what_tithing_itself_defines_is_named_to_everybody_and_held_to_who_may_know(
    book: Book, tmp_path: Path
) -> None:
    send(book, tmp_path / "b.csv", row("robbery", 7, access="partners"))
    shipped = {each.slug for each in load_catalogue()}

    held = {
        reader: {each.slug: each.held for each in names_known(asked(book, reader))}
        for reader in (THE_PUBLIC, HEALTH)
    }

    assert all(shipped <= set(each) for each in held.values())
    assert (held[THE_PUBLIC]["robbery"], held[HEALTH]["robbery"]) == (False, True)


def test_what_is_withdrawn_is_named_no_more(book: Book) -> None:
    (entry,) = asked(book, AN_OFFICER).entries
    withdraw(book, entry.id, reason="sent by mistake", now=datetime(2026, 4, 20, 10, tzinfo=UTC))

    assert canaries(asked(book, FIRE)) == {"promised_canary"}


def test_the_places_are_the_partnerships_own_and_its_wards(book: Book) -> None:
    places = {each.name: each.what for each in places_known(asked(book, THE_PUBLIC))}

    assert places["Hartlepool"] == "district"
    assert places["Victoria"] == "ward"
    assert len(places) > 10
