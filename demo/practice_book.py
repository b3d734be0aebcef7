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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from demo.practice_files import send_more_files
from tithing.cli.site import ask_the_practice, open_site, people_the_practice, seat_the_practice
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
SENT = (  # which quarters came together, and on which day they were released
    (QUARTERS, date(2026, 4, 30)),
    ((Period.parse("2026-27Q1"),), date(2026, 7, 31)),
    ((Period.parse("2026-27Q2"),), date(2026, 10, 31)),
)
LATE = ("cleveland-fire-brigade", Period.parse("2026-27Q2"))  # has not come
CORRECTED = (
    "shoplifting",
    Period.parse("2025-26Q4"),
    31,
    date(2026, 7, 31),
)  # so many more were recorded late
WHY = "recorded late: practice shops sent a month's list after the year's end"
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
QUESTIONS = (  # invented: what was asked, by whom, how many days ago, answered with what, wanted in days, asked back
    (
        "question",
        "Theft from shops, and a year before",
        "How many thefts from shops were recorded last quarter, and is that more than a year ago?",
        *("councillor", 12, "shoplifting", 0, False),
    ),
    (
        "question",
        "Are thefts from shops still rising?",
        "Residents ask me whether theft from shops goes on rising. What may I tell them?",
        *("MP", 2, "", 5, False),
    ),
    (
        "request",
        "Fly-tipping that was reported",
        "How much fly-tipping was reported in each quarter of last year?",
        *("resident", 45, "", 0, False),
    ),
    (
        "request",
        "Fires that were started on purpose",
        "How many deliberate fires were there in each ward?",
        *("journalist", 9, "", 0, False),
    ),
    ("request", "Noise", "All that you hold about noise.", *("resident", 6, "", 0, True)),
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
    moment = now or datetime.now(UTC)
    with tempfile.TemporaryDirectory() as place:
        for file in _files(Path(place), book.partnership.partners):
            if file.released <= moment.date():
                import_files(
                    book,
                    [file.path],
                    now=moment,
                    released=file.released,
                    supplier=file.supplier,
                    reason=file.reason,
                )
    return book


def people_its_site(folder: Path) -> int:
    """Make its record book with its practice people, who stay where they are there already: how many there are."""
    open_site(folder)
    made = people_the_practice(PEOPLE, since=SINCE)
    seat_the_practice(SEATED, since=SINCE)
    ask_the_practice(QUESTIONS, today=date.today())
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


@dataclass(frozen=True)
class PracticeFile:
    """A file that a practice partner sent."""

    path: Path
    supplier: str
    released: date
    reason: str = ""


def _files(folder: Path, partners: Iterable[Partner]) -> Iterator[PracticeFile]:
    """In the order in which they came."""
    for partner in partners:
        told = dict(_figures(partner))
        for quarters, released in SENT:
            rows = {key: number for key, number in told.items() if key[1] in quarters}
            path = folder / f"practice-{partner.slug}-{released.isoformat()}.csv"
            if rows:
                path.write_text(_as_csv(rows), encoding="utf-8")
                yield PracticeFile(path, partner.slug, released)
        measure, quarter, more, released = CORRECTED
        if (measure, quarter) in told:
            path = folder / f"practice-{partner.slug}-corrected.csv"
            path.write_text(_as_csv({(measure, quarter): told[measure, quarter] + more}), encoding="utf-8")
            yield PracticeFile(path, partner.slug, released, WHY)


def _figures(partner: Partner) -> Iterator[tuple[tuple[str, Period], int]]:
    """Each figure that the partner sent, drawn by a fixed rule."""
    for measure in partner.measures_owed():
        drawn = random.Random(f"practice {measure}")
        for quarter in (quarter for quarters, _ in SENT for quarter in quarters):
            number = _count(USUAL[measure], drawn)
            if (partner.slug, quarter) != LATE:
                yield (measure, quarter), number


def _as_csv(figures: Mapping[tuple[str, Period], int]) -> str:
    rows = (
        f"{measure},{AREA},{quarter.code},{number},count" for (measure, quarter), number in figures.items()
    )
    return "\n".join(["measure,area,period,value,unit", *rows]) + "\n"


def _count(usual: float, drawn: random.Random) -> int:
    """About as many as usual, as counts scatter."""
    return max(0, round(drawn.gauss(usual, math.sqrt(usual))))


if __name__ == "__main__":
    raise SystemExit(main())
