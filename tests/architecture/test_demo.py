"""The demonstration holds what it says: every file is in the manifest, every figure reads, every rate is reproduced."""

from __future__ import annotations

import csv
import shutil
import textwrap
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from pathlib import Path

import pytest

from demo.practice_book import CORRECTED, LATE, PEOPLE, QUARTERS, USUAL, load_practice
from demo.run import DEMO, NAME, REPORTS, load
from tests.support.seen import BY_AN_OFFICER
from tests.support.shared import shared
from tithing.reading.book import Book, open_book
from tithing.vocabulary.partnership.roles import ROLES
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known, Missing, Status, status_word
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.files_in.import_files import import_files
from tools.observed import read_observations

FILES = DEMO / "files"
DATA = [path for path in FILES.rglob("*.*") if path.suffix in (".csv", ".geojson")]


@pytest.fixture
def book(demonstration: Path, tmp_path: Path) -> Book:
    """The demonstration's book, a copy for each test to write in."""
    return open_book(Path(shutil.copytree(demonstration, tmp_path / "mine")))


def test_the_manifest_names_every_file_once() -> None:
    entries = tomllib.loads((DEMO / "manifest.toml").read_text(encoding="utf-8"))["files"]

    assert sorted(entry["file"] for entry in entries) == sorted(
        path.relative_to(FILES).as_posix() for path in DATA
    )


def test_every_supplier_of_a_pack_is_a_partner_with_a_post(book: Book) -> None:
    entries = tomllib.loads((DEMO / "manifest.toml").read_text(encoding="utf-8"))["files"]
    packs = [entry for entry in entries if entry["file"][:2] == "20"]
    suppliers = {entry["supplier"] for entry in packs}

    assert suppliers == {partner.slug for partner in book.partnership.partners}
    assert all(partner.post for partner in book.partnership.partners)


def test_making_it_again_takes_the_place_of_the_book_before(book: Book) -> None:
    first = [entry.sha256 for entry in book.journal()]

    again = [entry.sha256 for entry in load(book.folder.root).journal()]

    assert first == again
    assert len(first) == len(DATA)


def test_a_folder_that_is_not_the_demonstration_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "thesis.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(Refused, match="not the demonstration's book"):
        load(tmp_path / "book")

    assert (tmp_path / "book" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_the_baseline_of_prolific_offenders_was_revised_and_both_are_kept(book: Book) -> None:
    key = ("ppo_offences", "E06000001", Period.parse("2016-17"))
    before_june = date(2018, 6, 13)

    (then,) = read_observations(book.folder, measures=["ppo_offences"], as_known_on=before_june).at(*key)
    (now,) = read_observations(book.folder, measures=["ppo_offences"]).at(*key)

    assert (then.quantity, now.quantity) == (Known(354.0), Known(286.0))
    assert [each.quantity for each in now.earlier] == [Known(354.0)]


@pytest.mark.parametrize(
    ("area", "indicator", "value"),
    [
        ("Hartlepool", "robbery_of_personal_property", 31),
        ("Hartlepool", "robbery_of_business_property", 5),
        ("Cleveland", "homicide", 1),
        ("Cleveland", "robbery_of_personal_property", 130),
    ],
)
def test_a_misprint_is_put_right(book: Book, area: str, indicator: str, value: int) -> None:
    (found,) = figures(
        book, **BY_AN_OFFICER, period=Period.parse("2017-18Q4"), area=area, indicator=indicator
    )

    assert isinstance(found.value.quantity, Known)
    assert found.value.quantity.number == value


def test_a_restated_quarter_may_be_compared(book: Book) -> None:
    (found,) = figures(
        book,
        **BY_AN_OFFICER,
        period=Period.parse("2017-18Q4"),
        area="Hartlepool",
        indicator="residential_burglary",
    )

    assert isinstance(found.change.difference, Known)
    assert found.change.difference.number == 221 - 156


def test_a_correction_stands_and_what_stood_before_can_be_read(book: Book, tmp_path: Path) -> None:
    how_to = (DEMO.parent / "docs/how-to/correct-a-figure.md").read_text(encoding="utf-8")
    correction = tmp_path / "correction.csv"
    correction.write_text(textwrap.dedent(how_to.split("```")[1]).lstrip(), encoding="utf-8")
    asked = partial(
        figures,
        book,
        **BY_AN_OFFICER,
        period=Period.parse("2017-18Q4"),
        area="Hartlepool",
        indicator="deliberate_fires",
    )

    import_files(book, [correction], now=datetime.now(UTC), released=date(2018, 7, 2))

    (then,) = asked(as_known_on=date(2018, 6, 30))
    (now,) = asked()
    assert (then.value.quantity, now.value.quantity) == (Known(46.0), Known(48.0, Status.REVISED))


def test_what_nobody_published_is_missing(book: Book) -> None:
    (found,) = figures(
        book, **BY_AN_OFFICER, period=Period.parse("2020-21Q2"), area="Hartlepool", indicator="asb_incidents"
    )

    assert isinstance(found.value.quantity, Missing)


def test_every_report_has_its_commentary() -> None:
    assert all((DEMO / "commentary" / report.commentary).is_file() for report in REPORTS)
    assert NAME in (DEMO / "partnership/partnership.toml").read_text(encoding="utf-8")


# -- the populations ---------------------------------------------------------------------------------------

TABLES = ("000-T07", "000-T08", "000-T10", "004-T07", "004-T08", "004-T10")
AREAS = {
    "HARTLEPOOL": "Hartlepool",
    "REDCAR": "Redcar and Cleveland",
    "MIDDLESBROUGH": "Middlesbrough",
    "STOCKTON": "Stockton-on-Tees",
    "CLEVELAND": "Cleveland",
}
HOMES = ("Burglary - Residential", "Domestic Burglary")


def printed_rates() -> Iterator[tuple[str, str, str, int, str]]:
    """measure of the denominator, its breakdown, area, count, rate as printed."""
    cells: dict[tuple[str, str, str], dict[str, str]] = {}
    path = shared("gold/cells.csv", twin="test_the_populations_give_these_printed_rates")
    with path.open(encoding="utf-8", newline="") as file:
        for cell in csv.DictReader(file):
            if cell["table_id"] in TABLES and "|" in cell["col_label"]:
                area, what = (part.strip() for part in cell["col_label"].split("|"))
                row = cells.setdefault((cell["table_id"], cell["row_label"], area), {})
                row["rate" if what.startswith("Per") else "count"] = cell["raw_value"]
    for (table, label, area), row in cells.items():
        measure = "households" if label in HOMES else "population"
        breakdown = "for=asb" if table.endswith("T10") and area == "MIDDLESBROUGH" else ""
        if row.get("count", "").isdigit():
            yield measure, breakdown, AREAS[area], int(row["count"]), row["rate"]


def people_of_2017() -> dict[tuple[str, str, str], int]:
    with (FILES / "populations.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["measure"], row["breakdown"], row["area"]): int(row["value"])
            for row in csv.DictReader(file)
            if row["period"] == "2017"
        }


@pytest.mark.parametrize(
    ("measure", "area", "count", "rate"),
    [
        ("population", "Hartlepool", 619, "6.8"),
        ("population", "Middlesbrough", 746, "5.5"),
        ("population", "Cleveland", 3722, "6.8"),
        ("households", "Hartlepool", 221, "5.5"),
        ("households", "Stockton-on-Tees", 203, "2.6"),
    ],
)
def test_the_populations_give_these_printed_rates(measure: str, area: str, count: int, rate: str) -> None:
    assert str(_rate(count, people_of_2017()[measure, "", area])) == rate


def test_the_populations_give_every_printed_rate() -> None:
    people = people_of_2017()
    rates = list(printed_rates())

    wrong = [
        (area, count, rate)
        for measure, breakdown, area, count, rate in rates
        if str(_rate(count, people[measure, breakdown, area])) != rate
    ]

    assert len(rates) == 315
    assert wrong == []


def _rate(count: int, people: int) -> Decimal:
    return (Decimal(count) * 1000 / people).quantize(Decimal("0.1"), ROUND_HALF_UP)


# -- the street counts -------------------------------------------------------------------------------------


def street_counts() -> Iterator[dict[str, str]]:
    with (FILES / "street-counts-2023-2025.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_hartlepools_wards_add_up_to_hartlepool() -> None:
    totals: dict[tuple[str, str, bool], int] = {}
    for row in street_counts():
        if row["area"] == "E06000001" or row["area"].startswith("E05"):
            key = (row["measure"], row["period"], row["area"].startswith("E05"))
            totals[key] = totals.get(key, 0) + int(row["value"])

    assert {count for (_, _, ward), count in totals.items() if ward}
    assert all(totals[measure, month, not ward] == count for (measure, month, ward), count in totals.items())


def test_the_counts_of_2024_are_those_of_the_open_files() -> None:
    counts = [
        int(row["value"])
        for row in street_counts()
        if row["area"] == "E06000001"
        and row["period"].startswith("2024")
        and row["measure"] != "street_anti_social_behaviour"
    ]

    assert sum(counts) == 13_307


def test_the_practice_book_is_labelled_and_every_figure_that_is_owed_is_there(tmp_path: Path) -> None:
    made = load_practice(tmp_path / "practice", now=datetime(2026, 5, 1, tzinfo=UTC))
    owed = {slug for partner in made.partnership.partners for slug in partner.measures_owed()}

    found = figures(made, period=QUARTERS[-1], area="Hartlepool", **BY_AN_OFFICER)
    known = {each.measure for each in found if isinstance(each.value.quantity, Known)}

    assert made.partnership.practice
    assert made.partnership.name == f"{NAME} (practice)"
    assert owed == set(USUAL)
    assert owed <= known


def test_the_practice_year_has_a_late_partner_and_a_correction(tmp_path: Path) -> None:
    made = load_practice(tmp_path / "practice", now=datetime(2026, 11, 20, tzinfo=UTC))
    asked = {"area": "Hartlepool", **BY_AN_OFFICER, "at": datetime(2026, 11, 20)}

    (late,) = figures(made, period=LATE[1], indicator="deliberate_vehicle_fires", **asked)
    (corrected,) = figures(made, period=CORRECTED[1], indicator=CORRECTED[0], **asked)

    assert status_word(late.value.quantity) == "late"
    assert [ref.revision for ref in corrected.value.sources] == [1]


def test_its_people_are_plainly_labelled_and_every_role_is_among_them() -> None:
    held = {role for _, _, roles in PEOPLE for role, _ in roles}

    assert all(name.startswith("Practice ") for _, name, _ in PEOPLE)
    assert held == {str(role) for role in ROLES}
