"""The book to practise with: the demonstration's organisations, with invented figures and practice people.

    python -m demo.practice_book out/practice

Its figures are drawn by a fixed rule, so that it is the same each time; what it prints says that nothing in it is real.
"""

from __future__ import annotations

import math
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from demo.practice_files import send_more_files
from tithing.cli.site import open_site, people_the_practice, seat_the_practice
from tithing.reading.book import Book, open_book
from tithing.vocabulary.partnership import Partner
from tithing.vocabulary.period import Period
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.partnership.changing import StructureEdit, change_structure
from tithing.workflows.partnership.edits import merge_organisations, sign_protocol
from tithing.workflows.the_book.new_book import new_book

DEMO = Path(__file__).parent
NAME, AREA = "Safer Hartlepool Partnership", "Hartlepool"
SINCE = date(2024, 4, 1)
QUARTERS = tuple(
    Period.parse(f"{year}-{(year + 1) % 100}Q{quarter}") for year in (2024, 2025) for quarter in (1, 2, 3, 4)
)
USUAL: Mapping[str, float] = {  # invented, a quarter: about so many
    "asb_incidents": 900,
    "shoplifting": 420,
    "vehicle_crime": 160,
    "residential_burglary": 90,
    "domestic_abuse_incidents": 800,
    "hate_incidents": 45,
    "deliberate_secondary_fires": 110,
    "deliberate_vehicle_fires": 9,
    "first_time_entrants": 8,
    "asb_complaints_to_council": 130,
    "noise_complaints": 95,
    "fly_tipping_reports": 520,
    "asb_cases_thirteen": 60,
    "domestic_abuse_cases_thirteen": 25,
    "harbour_referrals": 150,
    "refuge_referrals": 12,
}
PEOPLE = (
    ("administrator", "Practice Administrator", (("administrator", ""),)),
    ("team-leader", "Practice Team Leader", (("team leader", ""),)),
    ("analyst", "Practice Analyst", (("analyst", ""),)),
    ("provider", "Practice Provider", (("partner provider", "cleveland-fire-brigade"),)),
    ("certifier", "Practice Certifier", (("partner certifier", "cleveland-fire-brigade"),)),
    ("democratic-services", "Practice Democratic Services Officer", (("democratic services", ""),)),
    ("chair", "Practice Chair", (("chair", "hartlepool-borough-council"),)),
    ("member", "Practice Member", (("member", "cleveland-fire-brigade"),)),
    ("two-hats", "Practice Member with Two Hats", (("member", "harbour"), ("task group lead", "harbour"))),
    ("auditor", "Practice Auditor", (("auditor", ""),)),
)


SEATED = (  # who of them holds which post, and sits where: the other seats ask
    ("chair", "leader-of-the-council", "safer-hartlepool-partnership", "leader"),
    ("member", "fire-district-manager", "safer-hartlepool-partnership", "fire"),
    ("certifier", "probation-head-of-area", "safer-hartlepool-partnership", "probation"),
)
MERGES = date(2028, 4, 1)  # invented, as everything of the practice


def main() -> int:
    (folder,) = map(Path, sys.argv[1:])
    send_more_files(load_practice(folder))
    people_its_site(folder)
    return 0


def load_practice(folder: Path, *, now: datetime | None = None) -> Book:
    """The practice book, made anew in `folder`, its figures received at `now` or as the clock has it."""
    new_book(folder, name=NAME, area=AREA)
    for each in ("measures", "indicators"):
        shutil.copytree(DEMO / "partnership" / each, folder / "partnership" / each, dirs_exist_ok=True)
    shutil.copytree(DEMO / "partnership" / "bodies", folder / "partnership" / "bodies", dirs_exist_ok=True)
    shutil.copy(DEMO / "partnership" / "organisations.toml", folder / "partnership")
    shutil.copytree(DEMO / "practice", folder / "partnership", dirs_exist_ok=True)
    book = open_book(folder)
    change_structure(
        book,
        [_protocol(), _merger()],
        by=book.partnership.by,
        now=now or datetime.now(UTC),
        reason="to practise",
    )
    with tempfile.TemporaryDirectory() as place:
        for partner in book.partnership.partners:
            path = Path(place) / f"practice-{partner.slug}.csv"
            path.write_text("\n".join(_lines(partner)) + "\n", encoding="utf-8")
            released = date(2026, 4, 30)
            import_files(book, [path], now=now or datetime.now(UTC), released=released, supplier=partner.slug)
    return book


def people_its_site(folder: Path) -> int:
    """Make its record book with its practice people, who stay where they are there already: how many there are."""
    open_site(folder)
    made = people_the_practice(PEOPLE, since=SINCE)
    seat_the_practice(SEATED, since=SINCE)
    return made


def _protocol() -> StructureEdit:
    """Whoever has not signed it is asked about on the start page."""
    return sign_protocol(
        SINCE,
        signed_by=["hartlepool-borough-council", "cleveland-police", "cleveland-fire-authority"],
        liaison=["chief-executive", "chief-superintendent"],
        review=MERGES,
    )


def _merger() -> StructureEdit:
    """A council that merges: nothing of it was ever decided."""
    return merge_organisations(
        ["hartlepool-borough-council"],
        slug="practice-bay-council",
        name="Practice Bay Council",
        kind="council",
        limb="council",
        on=MERGES,
    )


def _lines(partner: Partner) -> Iterator[str]:
    yield "measure,area,period,value,unit"
    for measure in partner.measures_owed():
        drawn = random.Random(f"practice {measure}")
        for quarter in QUARTERS:
            yield f"{measure},{AREA},{quarter.code},{_count(USUAL[measure], drawn)},count"


def _count(usual: float, drawn: random.Random) -> int:
    """About as many as usual, as counts scatter."""
    return max(0, round(drawn.gauss(usual, math.sqrt(usual))))


if __name__ == "__main__":
    raise SystemExit(main())
