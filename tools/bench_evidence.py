"""What a page of the evidence costs: of a book grown to 300 indicators, ten years of months, four areas and every ward.

python -m tools.bench_evidence [--indicators 300] [--years 10] [--folder FOLDER]

Of each page it prints the CPU of the first time, of a page beside it that shares what was read, and of the same page again, each
with its ratio to the bare question: the figures of the same indicator, asked as `tithing figures` asks. It asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from tithing.reading.book import Book, open_book
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.period import Period
from tithing.web.shared.actor import Actor, HeldRole
from tithing.workflows.figures_out.figures import figures_of
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.new_book import new_book

Asked = Callable[[], object]
AREA, BESIDE = "E06000004", ("E06000001", "E06000002", "E06000003")  # 26 wards, and three districts
BY_WARD = 40  # of them are counted in every ward
LAST = 2025


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--indicators", type=int, default=300)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = asked.folder or Path(place) / "book"
        if not folder.exists():
            grown_book(folder, asked.indicators, asked.years)
        measure_pages(folder, asked.indicators)
    return 0


# -- the book ---------------------------------------------------------------------------------------------------------------


def grown_book(folder: Path, indicators: int, years: int) -> Book:
    """A partnership with measures of its own, each by month in every area, and some in every ward."""
    new_book(folder, name="Safer Bench Partnership", area=AREA)
    papers = folder / "partnership"
    beside = ", ".join(f'"{code}"' for code in (AREA, *BESIDE))
    said = (
        f'name = "Safer Bench Partnership"\narea = "{AREA}"\nforce = "E23000013"\nside_by_side = [{beside}]\n'
    )
    (papers / "partnership.toml").write_text(said, encoding="utf-8")
    (papers / "measures").mkdir(exist_ok=True)
    defined = "\n".join(
        f'[bench_{n}]\ntitle = "Bench offence {n}"\ngroup = "crime"\n' for n in range(indicators)
    )
    (papers / "measures" / "bench.toml").write_text(defined, encoding="utf-8")
    book = open_book(folder)
    for year in range(LAST - years + 1, LAST + 1):
        path = folder.parent / f"bench-{year}.csv"
        path.write_text(
            "\n".join(["measure,area,period,value,unit", *_rows(book, indicators, year)]), encoding="utf-8"
        )
        report = import_files(book, [path], now=datetime.now(UTC), released=date(year + 1, 4, 30))
        if report.questions:
            because = {each.id: "it is drawn by chance" for each in report.questions}
            import_files(book, [path], now=datetime.now(UTC), released=date(year + 1, 4, 30), because=because)
        path.unlink()
        print(f"{year}: read", file=sys.stderr)
    return book


def _rows(book: Book, indicators: int, year: int) -> Iterator[str]:
    rng = random.Random(year)
    wards = [ward.code for ward in book.gazetteer.wards_of(AREA, on=date(LAST, 6, 1))]
    for number in range(indicators):
        for month in (f"{year}-{m:02d}" for m in range(4, 13)):
            yield from _month(rng, number, month, wards)
        for month in (f"{year + 1}-{m:02d}" for m in range(1, 4)):
            yield from _month(rng, number, month, wards)


def _month(rng: random.Random, number: int, month: str, wards: list[str]) -> Iterator[str]:
    shares = [rng.randint(8, 20) for _ in wards] if number < BY_WARD else []
    own = sum(shares) or rng.randint(100, 500)
    yield from (
        f"bench_{number},{code},{month},{share},count" for code, share in zip(wards, shares, strict=False)
    )
    yield f"bench_{number},{AREA},{month},{own},count"
    yield from (f"bench_{number},{code},{month},{rng.randint(100, 500)},count" for code in BESIDE)


# -- the pages --------------------------------------------------------------------------------------------------------------


def measure_pages(folder: Path, indicators: int) -> None:
    os.environ["TITHING_BOOK"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tithing.web.config.settings")
    import django

    django.setup()

    from tithing.web.evidence import views
    from tithing.web.ground.number_book import read_book

    analyst = Actor(1, "Bench Analyst", (HeldRole(DeskRole.ANALYST),))
    member = Actor(2, "Bench Member", (HeldRole(DeskRole.MEMBER, "police"),))
    quarter = Period.parse(f"{LAST}-{(LAST + 1) % 100:02d}Q4")

    def bare(slug: str) -> Asked:
        return lambda: read_book(analyst, lambda seen: figures_of(seen, period=quarter, indicator=slug))

    first, question = _spent(bare("bench_0")), _spent(bare("bench_1"))
    print(f"the bare question, first {first:.0f} ms, the next {question:.0f} ms of CPU")
    by_ward = [f"bench_{n}" for n in range(2, 10)]
    without = [f"bench_{indicators - n}" for n in range(1, 9)]
    for who, actor in (("analyst", analyst), ("member", member)):
        for what, slugs in (("an indicator", by_ward), ("one without wards", without)):
            pages = [_page(actor, views.indicator, indicator=slug) for slug in slugs]
            _tell(f"{what}, {who}", list(map(_spent, pages)), list(map(_spent, pages)), question)
        whole = _page(actor, views.figures)
        _tell(f"the quarter, {who}", [_spent(whole)], [_spent(whole) for _ in range(5)], question)


def _page(actor: Actor, view: Callable[..., object], **named: str) -> Asked:
    from django.test import RequestFactory

    def ask() -> object:
        request = RequestFactory().get("/desk/figures/")
        request.actor = actor  # type: ignore[attr-defined]
        request._messages = ()  # type: ignore[attr-defined]
        return view(request, **named)

    return ask


def _spent(ask: Callable[[], object]) -> float:
    """Milliseconds of CPU."""
    began = time.process_time()
    ask()
    return (time.process_time() - began) * 1000


def _tell(what: str, cold: list[float], warm: list[float], question: float) -> None:
    rest = cold[1:] or cold
    print(
        f"{what}: first {cold[0]:.0f} ms, others {median(rest):.0f} ms ({median(rest) / question:.1f} times the question), "
        f"again {median(warm):.1f} ms ({median(warm) / question:.2f})"
    )


if __name__ == "__main__":
    raise SystemExit(main())
