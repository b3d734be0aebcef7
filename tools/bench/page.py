"""A program that asks one book for pages of indicators, as a page of the web would, and prints what they cost as JSON.

The one place of the bench that knows how the book is asked.
"""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path

from tithing.reading.areas import own_area
from tithing.reading.book import open_book
from tithing.reading.questions.indicator import AboutIndicator, about_indicator
from tithing.reading.snapshot import Snapshot, ask, snapshot
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import THE_PUBLIC

THREADS = 20
_AT = datetime(2026, 11, 2, 12)
_SLUGS = ("street_all_crime", "street_burglary")


def main(book: Path, code: str) -> dict[str, float]:
    """Milliseconds: processor time of the first pages of this process, clock time under threads."""
    period = Period.parse(code)
    importlib.import_module("polars")  # as a server has, that has answered anything
    first, second = _SLUGS
    asked = {"cold": first, "next": second, "warm": first}
    costs = {name: _cpu(partial(_page, book, slug, period)) for name, slug in asked.items()}
    return costs | _under_threads(book, period)


def _page(book: Path, slug: str, period: Period, area: Area | None = None) -> None:
    def page(asked: Snapshot) -> AboutIndicator | None:
        return about_indicator(asked, slug, area=area or own_area(asked, ""), period=period)

    assert ask(open_book(book), page, reader=THE_PUBLIC, at=_AT) is not None


def _cpu(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _under_threads(book: Path, period: Period) -> dict[str, float]:
    """Twenty ask, each for another page, which nobody asked for before; then for the same pages again."""
    asked = snapshot(open_book(book), reader=THE_PUBLIC, at=_AT)
    slugs = [each.slug for each in asked.measures if each.group == "street" and each.slug not in _SLUGS]
    areas = [asked.gazetteer.get(code) for code in asked.partnership.side_by_side]
    pages = list(product(slugs, areas))
    with ThreadPoolExecutor(THREADS) as pool:
        new = sorted(pool.map(lambda page: _clock(book, page[0], period, page[1]), pages))
        again = sorted(pool.map(lambda page: _clock(book, page[0], period, page[1]), pages * 20))
    return {f"new {name}": each for name, each in _spread(new).items()} | {
        f"again {name}": each for name, each in _spread(again).items()
    }


def _spread(took: list[float]) -> dict[str, float]:
    return {"median": statistics.median(took), "p95": took[int(len(took) * 0.95)]}


def _clock(book: Path, slug: str, period: Period, area: Area) -> float:
    start = time.perf_counter()
    _page(book, slug, period, area)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
