"""The tour is of the site as it is: walked again, each page says what stands beside its picture."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import tour
from tools.pages.browser import CHROMIUM, browser_with

TOUR = tour.PICTURES.parents[1] / "tour.md"


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with (
        tour.practice_site(tmp_path_factory.mktemp("tour")) as site,
        sync_playwright() as playwright,
        browser_with(playwright, dict(os.environ)) as browser,
    ):
        yield {stop.name: tour.words_of(page) for stop, page in tour.walked(site, browser)}


def test_each_page_says_what_its_picture_shows(walked: dict[str, str]) -> None:
    pictured = tour.SAID.read_text(encoding="utf-8")

    assert tour.as_text(walked) == pictured, "python -m tools.tour takes the pictures of the tour anew"


def test_what_is_another_each_day_is_left_out_of_what_is_compared() -> None:
    class Page:
        def inner_text(self, _: str) -> str:
            return "Who did what\n9:05 on 3 May 2027\n\n  by 4 May 2027\n http://localhost:51234/r/abc/ "

    assert tour.words_of(Page()) == "Who did what\n(moment)\nby (day)\n(address)"


def test_each_picture_is_there_small_and_described_in_the_order_of_the_walk() -> None:
    words = TOUR.read_text(encoding="utf-8")
    places = [words.index(f"](pictures/tour/{tour.picture(stop).name})") for stop in tour.STOPS]

    assert places == sorted(places)
    assert "![]" not in words
    for stop in tour.STOPS:
        drawn = tour.picture(stop).read_bytes()
        assert struct.unpack(">II", drawn[16:24]) == (tour.SIZE["width"], tour.SIZE["height"])
        assert len(drawn) < tour.LARGEST
    kept = {path.name for path in tour.PICTURES.glob("*.png")}
    assert kept == {tour.picture(stop).name for stop in tour.STOPS}
