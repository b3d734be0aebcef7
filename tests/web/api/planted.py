"""A book in which a partner sent what not everybody may see, and programs that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.core.reading.withholding import HEAD, PARTNERS, row, send, withholding_book
from tests.web.people import acting
from tithing.reading.book import Book, open_book
from tithing.vocabulary.period import Period
from tithing.web.accounts.models import Account
from tithing.web.api.keys.changes import make_key

QUARTER = Period.parse("2025-26Q4")
BEFORE = Period.parse("2024-25Q4")
CAME = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
PLACE = "E06000001"
# What stands nowhere but in what not everybody may see.
OF_PARTNERS = ("quayside_canary", "Quayside canaries", "73419", "canary-of-partners.csv", "a canary sang")
WITHHELD = ("86427",)
HELD = ("97531",)  # of which everybody knows that there is one, and no more
LOCAL = """
[quayside_canary]
title = "Quayside canaries"
unit = "count"
better = "lower"
group = "council"
custodian = "The canary keeper"
"""
HEADED = HEAD


def planted_book(root: Path) -> Book:
    """Every ward has shoplifting by month, the first one a single one; what is not open is sent in files of its own."""
    root.mkdir(parents=True)
    made = withholding_book(root / "first")
    wards = made.gazetteer.wards_of(PLACE, on=QUARTER.end)
    beside = f'side_by_side = ["{PLACE}", "E06000002"]\n'
    withholding_book(root / "book", partners=beside + PARTNERS)
    (root / "book" / "partnership" / "measures" / "canary.toml").write_text(LOCAL, encoding="utf-8")
    book = open_book(root / "book")
    small = [
        row("shoplifting", 1 if ward is wards[0] else 20 + place, period=month.code, area=ward.code)
        for month in QUARTER.months()
        for place, ward in enumerate(wards)
    ]
    total = sum(int(each.split(",")[3]) for each in small)
    whole = [row("shoplifting", total), row("shoplifting", 900, period=BEFORE.code)]
    others = [
        row(measure, number, period=period.code, area=area)
        for measure, number in (("robbery", 50), ("criminal_damage", 300), ("vehicle_crime", 160))
        for period in (QUARTER, BEFORE)
        for area in (PLACE, "E06000002")
    ]
    send(book, root / "open.csv", *small, *whole, *others, now=CAME)
    canary = row("quayside_canary", 73419, access="partners", note="a canary sang")
    send(book, root / "canary-of-partners.csv", canary, now=CAME)
    hidden = row("bicycle_theft", 86427, access="withheld")
    promised = row("deliberate_fires", 97531, access="withheld", until="2999-01-01")
    send(book, root / "withheld.csv", hidden, promised, now=CAME)
    return book


@dataclass(frozen=True)
class Program:
    """It asks with a key, and with nothing else."""

    token: str

    def get(self, address: str, **headers: str) -> Any:
        return Client(headers={"Authorization": f"Bearer {self.token}", **headers}).get(address)

    def read(self, address: str) -> Any:
        """What is told of all pages of a list; the one thing where it is none."""
        found = self.get(address).json()
        if "items" not in found:
            return found
        items = list(found["items"])
        while found["next"]:
            found = self.get(found["next"]).json()
            items += found["items"]
        assert len(items) == found["count"]
        return items


def program_of(account: Account, *, days: int = 30) -> Program:
    day: date = timezone.localdate() + timedelta(days=days)
    return Program(make_key(by=acting(account), name="practice", last_day=day).token)
