"""A page of the evidence asks the database who asks, and nothing else: not once a row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

AsRole = Callable[[str], Client]
ADDRESSES = (
    "/desk/figures/?quarter=2017-18Q4",
    "/desk/figures/shoplifting/",
    "/desk/places/",
    "/desk/places/E05013038/",
)
FEW, MANY = "/desk/figures/?quarter=2024-25Q4", "/desk/figures/?quarter=2017-18Q4"  # 14 rows, and 48


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["analyst", "member for cleveland-police"])
def test_no_page_asks_more_of_the_database_than_another(
    demonstrated: Path, as_role: AsRole, role: str
) -> None:
    browser = as_role(role)

    asked = {address: _queries(browser, address) for address in (*ADDRESSES, FEW, MANY)}

    assert len(set(asked.values())) == 1, asked
    assert max(asked.values()) <= 6


def _queries(browser: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert browser.get(address).status_code == 200
    return len(found)


@pytest.mark.django_db
def test_a_page_that_was_shown_is_not_made_again(
    demonstrated: Path, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst, member = as_role("analyst"), as_role("member for cleveland-police")
    first = [each.get("/desk/figures/shoplifting/").content for each in (analyst, member)]
    monkeypatch.setattr(
        "tithing.web.evidence.shown.gather_indicator", lambda *_, **__: pytest.fail("made again")
    )

    again = [each.get("/desk/figures/shoplifting/").content for each in (analyst, member)]

    assert [len(each) for each in again] == [len(each) for each in first]
    assert analyst.get("/desk/figures/shoplifting/").status_code == 200
