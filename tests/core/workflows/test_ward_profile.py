"""A ward's own page: what the ward table hides it hides too, in every format, and it says where the ward stands only when sure."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.core.workflows.arriving import NOW, bring_as_it_is, hartlepool, street, table
from tests.support.issuing import ledger_of
from tithing.documents.parts import BulletList, Heading
from tithing.documents.words.facts import plain_sentence
from tithing.observations.erased import day_in_words
from tithing.reading.areas import own_area
from tithing.reading.book import Book, open_book
from tithing.reading.snapshot import snapshot
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Suppressed
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC, Reader
from tithing.workflows.figures_out.report import gather
from tithing.workflows.figures_out.ward_profile import ward_profiles
from tithing.workflows.publishing.made import WrittenReport
from tithing.workflows.publishing.release import ToRelease
from tithing.workflows.the_book.verify import verify

QUARTER = Period.parse("2024-25Q4")
HEAD = "measure,area,period_start,period_end,value,unit"
NOW_AND_BEFORE = (("2025-01-01", "2025-03-31"), ("2024-01-01", "2024-03-31"))
# Fires in each ward of Hartlepool, this year and last: Burn Valley's are too few to publish.
FIRES: Mapping[str, tuple[int, int]] = {
    "Burn Valley": (3, 30),
    "De Bruce": (9, 31),
    "Fens & Greatham": (14, 32),
    "Foggy Furze": (20, 33),
    "Hart": (21, 34),
    "Headland & Harbour": (22, 35),
    "Manor House": (23, 36),
    "Rossmere": (24, 37),
    "Rural West": (25, 38),
    "Seaton": (26, 39),
    "Throston": (27, 40),
    "Victoria": (128, 41),
}
CODES = {ward: f"E050130{number}" for number, ward in enumerate(FIRES, start=38)}


def rows_of(measure: str, counts: Mapping[str, Sequence[int]], days: Sequence[tuple[str, str]]) -> str:
    lines = [
        f"{measure},{CODES.get(ward, ward)},{start},{end},{number},count"
        for ward, numbers in counts.items()
        for (start, end), number in zip(days, numbers, strict=True)
    ]
    return "\n".join([HEAD, *lines])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book with fires by ward, and the district's own figures."""
    root = tmp_path_factory.mktemp("wards")
    made = hartlepool(root / "book")
    totals = {"Hartlepool": [sum(column) for column in zip(*FIRES.values(), strict=True)]}
    counts = {**FIRES, **{name: tuple(numbers) for name, numbers in totals.items()}}
    sent = table(root / "fires.csv", rows_of("deliberate_fires", counts, NOW_AND_BEFORE))
    bring_as_it_is(made, sent, released="2025-04-20")
    return made


def profiles(
    book: Book,
    output: Path,
    *,
    area: str = "",
    reader: Reader = THE_PUBLIC,
    quarter: Period = QUARTER,
    commentary: Path | None = None,
    release: ToRelease | None = None,
) -> tuple[WrittenReport, ...]:
    return ward_profiles(
        book,
        period=quarter,
        area=area,
        formats=["html", "csv", "json"],
        output=output,
        published=date(2025, 6, 1),
        reader=reader,
        at=NOW,
        commentary=commentary,
        release=release,
    )


def ward_row(written: WrittenReport) -> list[object]:
    (found,) = (each for each in written.document.tables() if each.id.endswith("-ward"))
    return list(found.rows[0].cells)


def told(written: WrittenReport) -> list[object]:
    """Every value of the fires that the machine's copy gives."""
    path = next(each for each in written.paths if each.name.endswith(".figures.json"))
    figures = json.loads(path.read_text(encoding="utf-8"))["figures"]
    assert figures
    return [each["value"] for each in figures if each["value"] is not None]


def test_a_count_that_is_too_small_is_in_no_format_of_the_wards_page(book: Book, tmp_path: Path) -> None:
    (written,) = profiles(book, tmp_path, area="Burn Valley")

    assert told(written) == [30]  # last year's, and no change from it
    for path in written.paths:
        words = path.read_text(encoding="utf-8")
        assert "\N{MINUS SIGN}27" not in words
        assert "-27" not in words
    page = next(each for each in written.paths if each.suffix == ".html").read_text(encoding="utf-8")
    assert "Too few to publish" in page


def test_the_ward_that_would_give_it_away_is_hidden_on_its_page_and_in_the_ward_table_alike(
    book: Book, tmp_path: Path
) -> None:
    seen = snapshot(book, reader=THE_PUBLIC, at=NOW)
    report = gather(seen, spans=[QUARTER], area=own_area(seen), published=date(2025, 6, 1))
    (by_ward,) = report.spans[0].wards
    in_the_table = {each.name for each in by_ward.places if isinstance(each.quantity, Suppressed)}

    on_pages = {
        written.document.title.removeprefix("Ward profile: ")
        for written in profiles(book, tmp_path)
        if isinstance(ward_row(written)[2].quantity, Suppressed)  # type: ignore[attr-defined]
    }

    assert in_the_table == on_pages == {"Burn Valley", "De Bruce"}


def test_no_place_is_told_among_wards_of_which_one_is_hidden(book: Book, tmp_path: Path) -> None:
    (written,) = profiles(book, tmp_path, area="Victoria")

    assert ward_row(written)[-1] == "not known"


def test_a_ward_that_surely_had_most_is_told_so_to_an_officer_who_sees_all(
    book: Book, tmp_path: Path
) -> None:
    (most,) = profiles(book, tmp_path, area="Victoria", reader=AN_OFFICER)
    (least,) = profiles(book, tmp_path, area="Burn Valley", reader=AN_OFFICER)

    assert (ward_row(most)[-1], ward_row(least)[-1]) == ("1st", "11th or 12th")
    assert most.document.status == "For an officer only, not for publication"
    assert 3 in told(least)


def test_where_populations_of_wards_are_known_the_place_is_by_rate(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    fires = {ward: (numbers[1],) for ward, numbers in FIRES.items()}
    people = {ward: (1000 if ward == "Burn Valley" else 9000,) for ward in FIRES}
    bring_as_it_is(
        book,
        table(tmp_path / "fires.csv", rows_of("deliberate_fires", fires, NOW_AND_BEFORE[:1])),
        table(tmp_path / "people.csv", rows_of("population", people, [("2024-01-01", "2024-12-31")])),
        released="2025-04-20",
    )

    (written,) = profiles(book, tmp_path / "out", area="Burn Valley")

    (shown,) = (each for each in written.document.tables() if each.id.endswith("-ward"))
    heads = [column.head for column in shown.columns]
    assert "Rate" in heads
    assert shown.rows[0].cells[-1] == "1st"


def test_counts_that_are_not_published_by_month_are_shown_over_time_by_quarter(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    quarters = [
        Period.parse(f"{year}Q{number}") for year in ("2023-24", "2024-25") for number in (1, 2, 3, 4)
    ]
    days = [(each.start.isoformat(), each.end.isoformat()) for each in quarters]
    fires = {ward: tuple(range(20, 28)) for ward in FIRES}
    sent = table(tmp_path / "fires.csv", rows_of("deliberate_fires", fires, days))
    bring_as_it_is(book, sent, released="2025-04-20")

    (written,) = profiles(book, tmp_path / "out", area="Hart ward, Hartlepool")

    (chart,) = written.document.charts()
    assert chart.title == "Deliberate fires: between 20 and 27 a quarter"
    (years,) = (each for each in written.document.tables() if each.id == chart.table_id)
    assert [column.head for column in years.columns[1:]] == [
        "Apr to Jun",
        "Jul to Sep",
        "Oct to Dec",
        "Jan to Mar",
    ]
    assert [row.cells[0] for row in years.rows] == [
        "Deliberate fires, to Mar 2024",
        "Deliberate fires, to Mar 2025",
    ]


def test_a_place_with_ten_or_more_stands_on_the_page_of_its_ward_only(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring_as_it_is(book, *(street(tmp_path, f"2025-0{month}", Hartlepool=6) for month in (1, 2, 3)))

    written = profiles(book, tmp_path / "out")

    with_places = [
        each.document.title
        for each in written
        if any(getattr(part, "text", "") == "Places with 10 or more" for part in each.document.parts)
    ]
    assert len(with_places) == 1


@pytest.mark.parametrize(
    ("area", "quarter", "said"),
    [
        ("Nowhere", "2024-25Q4", "Nowhere"),
        ("E01011954", "2024-25Q4", "has no wards"),
        ("Burn Valley", "2019-20Q4", "the book holds no figures for Burn Valley"),
        ("", "2019-20Q4", "the book holds no figures for any ward of Hartlepool"),
        (
            "",
            "2019-20",
            "the book holds no figures for any ward of Hartlepool in the financial year 2019 to 2020",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(
    book: Book, tmp_path: Path, area: str, quarter: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        profiles(book, tmp_path / "out", area=area, quarter=Period.parse(quarter))

    assert not (tmp_path / "out").exists()


def test_the_partnerships_own_words_stand_in_the_profile_with_its_figures(book: Book, tmp_path: Path) -> None:
    words = tmp_path / "words.md"
    words.write_text("## Wards\nCrews attended {deliberate_fires.value} fires.\n", encoding="utf-8")

    (written,) = profiles(book, tmp_path / "out", area="Victoria", commentary=words)

    page = next(each for each in written.paths if each.suffix == ".html").read_text(encoding="utf-8")
    assert "Crews attended 128 fires." in page


def test_words_for_a_section_that_the_profile_has_not_are_refused(book: Book, tmp_path: Path) -> None:
    words = tmp_path / "words.md"
    words.write_text("## Most similar group\nWe compare well.\n", encoding="utf-8")

    with pytest.raises(Refused, match="no indicator or section of this report is called"):
        profiles(book, tmp_path / "out", area="Victoria", commentary=words)


def test_each_profile_has_files_of_its_own_named_after_its_ward(book: Book, tmp_path: Path) -> None:
    written = profiles(book, tmp_path)

    assert len(written) == len(FIRES)
    assert (tmp_path / "ward-profile-2024-25Q4-fens-greatham.html").is_file()


# -- released -----------------------------------------------------------------------------------------------


def test_the_profiles_of_all_wards_are_released_in_one_step_with_what_each_hides(
    book: Book, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(book.folder.root, tmp_path / "book"))
    done = profiles(open_book(copy), tmp_path / "out", release=ToRelease(by="analyst"))

    published = ledger_of(copy)
    fires = ("deliberate_fires", CODES["Burn Valley"], "2024-25Q4", "")
    assert len(done) == len(published.publications) == len(FIRES)
    assert {each.area_name for each in published.publications} == set(FIRES)
    assert fires in published.hidden()
    assert fires not in published.shown()
    assert [
        each.cell.value
        for each in published.shown()[("deliberate_fires", CODES["Victoria"], "2024-25Q4", "")]
    ] == [128]
    assert verify(open_book(copy)).wrong == ()


def test_a_ward_profile_that_is_released_again_supersedes_that_of_its_ward_alone(
    book: Book, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(book.folder.root, tmp_path / "book"))
    for release in (ToRelease(), ToRelease()):
        profiles(open_book(copy), tmp_path / "out", area="Victoria", release=release)
    profiles(open_book(copy), tmp_path / "out", area="Burn Valley", release=ToRelease())

    published = ledger_of(copy).publications
    assert [(each.area_name, each.supersedes) for each in published] == [
        ("Victoria", ""),
        ("Burn Valley", ""),
    ]


def test_what_an_earlier_profile_showed_otherwise_is_told_in_the_next(book: Book, tmp_path: Path) -> None:
    own = open_book(Path(shutil.copytree(book.folder.root, tmp_path / "book")))
    profiles(own, tmp_path / "out", area="Victoria", release=ToRelease(by="analyst"))
    revised = table(
        tmp_path / "again.csv", rows_of("deliberate_fires", {"Victoria": (120, 41)}, NOW_AND_BEFORE)
    )
    bring_as_it_is(own, revised, released="2025-05-20")

    (written,) = ward_profiles(
        open_book(own.folder.root),
        period=QUARTER,
        area="Victoria",
        formats=["json"],
        output=tmp_path / "next",
        published=date(2030, 1, 1),
        reader=THE_PUBLIC,
        at=NOW,
    )

    headings = [part.text for part in written.document.parts if isinstance(part, Heading)]
    assert [each for each in headings if each.startswith("Corrected since")] == [
        f"Corrected since {day_in_words(NOW.date())}: 1 of 1"
    ]
    items = [
        plain_sentence(runs)
        for part in written.document.parts
        if isinstance(part, BulletList)
        for runs in part.items
    ]
    assert any("said 128; it is now 120" in each for each in items)
