"""A program that asks one book for pages of indicators, as a page of the web would, and prints what they cost as JSON.

The one place of the bench that knows how the book is asked.
"""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path

from tithing.reading.areas import own_area
from tithing.reading.book import open_book
from tithing.reading.questions.indicator import about_indicator
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import THE_PUBLIC

THREADS, PAGES = 20, 600
_AT = datetime(2026, 11, 2, 12)
_SLUGS = (
    "street_all_crime",
    "street_burglary",
    "street_shoplifting",
    "street_vehicle_crime",
    "street_robbery",
)


def main(book: Path, code: str) -> dict[str, float]:
    """Milliseconds: processor time of the first pages of this process, clock time under threads."""
    period = Period.parse(code)
    importlib.import_module("polars")  # as a server has, that has answered anything
    first, second = _SLUGS[:2]
    asked = {"cold": first, "next": second, "warm": first}
    costs = {name: _cpu(partial(_page, book, slug, period)) for name, slug in asked.items()}
    return costs | _under_threads(book, period)


def _page(book: Path, slug: str, period: Period, area: Area | None = None) -> None:
    asked = _ask(book)
    assert about_indicator(asked, slug, area=area or own_area(asked, ""), period=period) is not None


def _ask(book: Path) -> Snapshot:
    return snapshot(open_book(book), reader=THE_PUBLIC, at=_AT)


def _cpu(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _under_threads(book: Path, period: Period) -> dict[str, float]:
    """Everybody asks for pages of several areas and indicators, each first by whoever comes first."""
    areas = [_ask(book).gazetteer.get(code) for code in _ask(book).partnership.side_by_side]
    pages = list(_pages(areas))
    with ThreadPoolExecutor(THREADS) as pool:
        took = sorted(pool.map(lambda page: _clock(book, page[0], period, page[1]), pages))
    median, p95 = statistics.median(took), took[int(len(took) * 0.95)]
    return {"median": median, "p95": p95, "spread": p95 / median}


def _pages(areas: list[Area]) -> Iterator[tuple[str, Area]]:
    all_of_them = list(product(_SLUGS, areas))
    return (all_of_them[place % len(all_of_them)] for place in range(PAGES))


def _clock(book: Path, slug: str, period: Period, area: Area) -> float:
    start = time.perf_counter()
    _page(book, slug, period, area)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
