"""A feed of one's own tells what changed as far as its owner may know, without a value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from lxml import etree

from tests.core.reading.withholding import row, send
from tests.web.api.planted import OF_PARTNERS, PLACE
from tests.web.people import acting
from tithing.reading.book import open_book
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.readers import ReaderKind
from tithing.web.accounts.models import Account
from tithing.web.api.keys import rate
from tithing.web.api.keys.changes import make_feed

from tests.web.api.test_canaries import held, reads_as  # isort: skip

pytestmark = pytest.mark.django_db
Make = Callable[..., Account]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def lately(own_planted: Path, tmp_path: Path) -> Path:
    """Yesterday came what everybody may see, and what only partners may."""
    came = timezone.now() - timedelta(days=1)
    released: date = came.date()
    book = open_book(own_planted)
    everybody = (row("robbery", 61), row("arson", 12), row("robbery", 70, area="E06000002"))
    send(book, tmp_path / "open.csv", *everybody, released=released, now=came)
    secret = row("quayside_canary", 73419, period="2025-26Q3", access="partners")
    send(book, tmp_path / "canary-of-partners.csv", secret, released=released, now=came)
    return own_planted


def asked(account: Account, **headers: str) -> Any:
    cache.clear()
    address = f"/feeds/{make_feed(by=acting(account)).token}/"
    return Client(headers=headers).get(address)


def titles(answer: Any) -> list[str]:
    feed = etree.fromstring(answer.content)
    return [each.findtext(f"{ATOM}title") for each in feed.findall(f"{ATOM}entry")]


def test_it_tells_what_came_and_what_was_revised(lately: Path, account_as: Make) -> None:
    answer = asked(account_as("administrator"))

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert "Robbery: 2 figures revised" in titles(answer)
    assert "Arson: 1 figure new" in titles(answer)


def test_it_is_an_atom_feed_whose_entries_keep_their_ids(lately: Path, account_as: Make) -> None:
    account = account_as("analyst")
    one, other = (etree.fromstring(asked(account).content) for _ in range(2))

    for part in ("id", "title", "updated", "author"):
        assert one.find(f"{ATOM}{part}") is not None
    entries = one.findall(f"{ATOM}entry")
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(ids) == len(set(ids)) >= 3
    assert ids == [each.findtext(f"{ATOM}id") for each in other.findall(f"{ATOM}entry")]
    for each in entries:
        assert each.find(f"{ATOM}link").get("href").startswith("http://localhost:8000/desk/figures/")
        assert each.findtext(f"{ATOM}updated").endswith("Z")


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_told_of_what_they_may_not_see_and_nobody_of_a_value(
    role: DeskRole, lately: Path, account_as: Make
) -> None:
    told = asked(account_as(held(role, "health-trust"))).content.decode()

    sees = reads_as(role) is not ReaderKind.PUBLIC
    assert ("Quayside canaries" in told) is sees
    assert ("quayside_canary" in told) is sees
    assert not [each for each in (*OF_PARTNERS[2:], "61", "70") if f">{each}" in told or f" {each} " in told]
    assert "73419" not in told


def test_what_comes_that_one_may_not_see_changes_nothing_of_it(
    lately: Path, account_as: Make, tmp_path: Path
) -> None:
    account = account_as("administrator")
    before = asked(account)
    secret = row("quayside_canary", 5, period="2025-26Q2", access="partners")
    send(open_book(lately), tmp_path / "more.csv", secret, now=timezone.now(), released=timezone.localdate())

    after = asked(account)

    assert (before.content, before["ETag"]) == (after.content, after["ETag"])


def test_what_one_has_already_comes_as_nothing(lately: Path, account_as: Make) -> None:
    account = account_as("analyst")
    mark = asked(account)["ETag"]

    again = asked(account, **{"If-None-Match": mark})

    assert (again.status_code, again.content) == (304, b"")


def test_an_address_that_leads_nowhere_answers_as_any_other(planted: Path) -> None:
    answers = [Client().get(each) for each in ("/feeds/x/", f"/feeds/tithing_{'a' * 43}/", "/nothing/")]

    assert [each.status_code for each in answers] == [404] * 3
    assert len({each.content for each in answers}) == 1


def test_it_is_only_looked_at_told_to_no_other_site_and_counted(
    lately: Path, account_as: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/feeds/{make_feed(by=acting(account_as('analyst'))).token}/"
    monkeypatch.setattr(rate, "MOST", 2)
    monkeypatch.setattr(rate.time, "time", lambda: 1_800_000_015)
    cache.clear()

    first = Client().get(address)
    answers = [Client().head(address), Client().get(address)]

    assert Client().post(address).status_code == 405
    assert first["Referrer-Policy"] == "no-referrer"
    assert first["X-Robots-Tag"] == "noindex"
    assert [each.status_code for each in answers] == [200, 429]
    assert answers[-1]["Retry-After"] == "45"


def test_marks_that_would_break_a_page_stay_words(
    own_planted: Path, account_as: Make, tmp_path: Path
) -> None:
    path = own_planted / "partnership" / "measures" / "canary.toml"
    path.write_text(path.read_text().replace("Quayside canaries", "<script>& canaries"), encoding="utf-8")
    come = row("quayside_canary", 5, period="2025-26Q1", area=PLACE)
    send(open_book(own_planted), tmp_path / "x.csv", come, now=timezone.now(), released=timezone.localdate())

    answer = asked(account_as("analyst"))

    assert b"<script>" not in answer.content
    assert "<script>& canaries: 1 figure new" in titles(answer)
