"""A file without a column that it needs is refused with that column's name and the heading to write: of every source, in
every format, and never as "it could be one of two"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sources.building import context_for, read, received, rows
from tests.support.each_source import EXTRACT, FLAT, INCIDENTS, LONG_EXTRACT, MAPPED, SMALL_FILES, SmallFile
from tithing.sources.registry import detect, list_sources, source_named, what_is_missing
from tithing.vocabulary.problems import Problem, Refused

CALLED = {
    "Code": "area codes",
    "All ages": "people or households",
    "Offence": "offence",
    "Area": "area",
}  # what the refusal names, where it is not the heading itself
EACH = [
    pytest.param(small, heading, kind, id=f"{small.name}.{kind}-{heading.split()[0]}")
    for small in SMALL_FILES
    for kind in small.formats
    for heading in small.needed
]


def problems_of(small: SmallFile, folder: Path, kind: str) -> tuple[Problem, ...]:
    """Why the file is not read; the test fails where it is."""
    file = received(small.write(folder, kind))
    source = (
        source_named(small.source, list_sources()) if small.told and small.source == MAPPED.source else None
    )
    source = source or detect(file, list_sources())
    if source is None:
        return what_is_missing(file, list_sources())
    with pytest.raises(Refused) as refusal:
        source.read_many([file], context_for(small))
    return refusal.value.problems


@pytest.mark.parametrize(("small", "heading", "kind"), EACH)
def test_the_missing_column_is_named_with_what_to_write(
    small: SmallFile, heading: str, kind: str, tmp_path: Path
) -> None:
    problems = problems_of(small.without(heading), tmp_path, kind)

    called = CALLED.get(heading, heading.replace("\n", " ")).lower()
    assert problems
    assert any(called in f"{problem.what} {problem.change}".lower() for problem in problems)
    assert all(problem.change for problem in problems)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_a_list_that_says_no_place_is_told_to_add_the_ward(kind: str, tmp_path: Path) -> None:
    (problem,) = problems_of(INCIDENTS.without("ward").without("district"), tmp_path, kind)

    assert 'nearest to "Partner\'s incident list", and the column "ward" is missing' in problem.what
    assert problem.change.startswith('Add a column headed "ward"')


def test_two_missing_columns_are_told_at_once(tmp_path: Path) -> None:
    problems = problems_of(FLAT.without("measure").without("unit"), tmp_path, "csv")

    missing = {problem.what.rpartition("and ")[2] for problem in problems}
    assert missing == {'the column "measure" is missing', 'the column "unit" is missing'}


@pytest.mark.parametrize("heading", ["measure", "indicator", "measure name"])
def test_a_flat_table_without_its_unit_is_no_police_extract(heading: str, tmp_path: Path) -> None:
    small = FLAT.without("unit").without("note").with_heading("measure", heading)

    (problem,) = problems_of(small, tmp_path, "csv")

    assert problem.what == 'the column "unit" is missing'
    assert "the unit, such as count or percent" in problem.change


def test_an_extract_that_says_so_may_still_head_its_offences_measure(tmp_path: Path) -> None:
    small = LONG_EXTRACT.with_heading("offence", "measure").with_heading("count", "value")
    file = received(small.write(tmp_path))

    (reading,) = source_named("police_extract", list_sources()).read_many([file], context_for(small))

    assert reading.rows == 2


def test_a_renamed_column_is_named_beside_the_one_that_is_there(tmp_path: Path) -> None:
    (problem,) = problems_of(FLAT.with_heading("value", "values"), tmp_path, "csv")

    assert problem.column == "values"
    assert problem.what == '"values" is no heading that is known: did you mean "value"?'


def test_what_is_near_to_nothing_is_told_what_there_is(tmp_path: Path) -> None:
    file = received(tmp_path / "cats.csv", "cat,colour\nTom,grey\n")

    assert what_is_missing(file, list_sources()) == ()


def test_an_extract_with_months_across_lacks_only_its_offences(tmp_path: Path) -> None:
    (problem,) = problems_of(EXTRACT.without("Offence"), tmp_path, "csv")

    assert 'the column "offence" is missing' in problem.what
    assert "such as Shoplifting" in problem.change


@pytest.mark.parametrize("heading", ["number", "Count", "Total", "No. of incidents"])
def test_a_list_that_says_how_many_is_told_that_each_row_is_one_incident(
    tmp_path: Path, heading: str
) -> None:
    path = received(tmp_path / "l.csv", f"date,type,ward,{heading}\n2025-05-02,fly tipping,Victoria,3\n")

    [problem] = what_is_missing(path, list_sources())

    assert detect(path, list_sources()) is None
    assert f'the column "{heading}" says how many, where each row of a list is one incident' in problem.what
    assert 'nearest to "Partner' in problem.what


# -- nearly right ------------------------------------------------------------------------------------

LONG_HEAD = "Shoplifting,Hartlepool,Apr 2024,41"


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        ("Ofence,Area,Month,Count", LONG_HEAD, ['"Ofence" is no heading that is known: did you mean "offence"?']),
        ("Offence,Area,Mnth,Count", LONG_HEAD, ['"Mnth" is no heading that is known: did you mean "month"?']),
        ("Offence,Area,Date sent,Count", LONG_HEAD, ['"Date sent" holds months or quarters: did you mean "month"?']),
        (
            "Ofence,Aera,Mnth,Cuont",
            LONG_HEAD,
            [
                f'"{wrong}" is no heading that is known: did you mean "{right}"?'
                for wrong, right in (("Ofence", "offence"), ("Aera", "area"), ("Mnth", "month"), ("Cuont", "count"))
            ],
        ),
        (
            "Crime,LA,Period,Total recorded",
            LONG_HEAD,
            [
                '"LA" holds places: did you mean "area"?',
                '"Total recorded" holds numbers: did you mean "count"?',
            ],
        ),
        ("Ofence,Apr 2024,May 2024", "Shoplifting,41,42", ['"Ofence" is no heading that is known: did you mean "offence"?']),
        (
            "mesure,area,period,value,unit",
            "Shoplifting,Hartlepool,2024-04,41,count",
            ['"mesure" is no heading that is known: did you mean "measure"?'],
        ),
        ("Date,Typ,Ward", "01/04/2024,F3,Victoria", ['"Typ" is no heading that is known: did you mean "type"?']),
    ],
)  # fmt: skip
def test_a_heading_that_is_nearly_right_is_told_with_the_right_one(
    head: str, row: str, said: list[str], tmp_path: Path
) -> None:
    problems = what_is_missing(received(tmp_path / "f.csv", f"{head}\n{row}\n"), list_sources())

    assert len(problems) == len(said)
    assert all(words in problem.what for words, problem in zip(said, problems, strict=True))
    for problem in problems:
        assert problem.column == "" or f'column "{problem.column}": "{problem.column}"' in problem.sentence


@pytest.mark.parametrize(
    ("content", "what", "change"),
    [
        ("Month,Shoplifting,Robbery\nApr 2024,41,2\n", "its offences stand across", "Paste Special, Transpose"),
        ("Month,Shoplifting,Robery\nApr 2024,41,2\n", "its offences stand across", "Paste Special, Transpose"),
        ("Month,Area,Shoplifting,Robbery\nApr 2024,Hartlepool,41,2\n", "its offences stand across", "a row for each"),
        ("Area,Shoplifting,Robbery\nHartlepool,41,2\n", "its offences stand across", "a row for each"),
        ("Offence,Hartlepool,Middlesbrough\nShoplifting,41,2\n", "its areas stand across", "a row for each"),
        (f"{LONG_HEAD}\n{LONG_HEAD}\n", "no row heads its columns", "Write the headings above it"),
    ],
)  # fmt: skip
def test_a_table_that_is_set_the_other_way_is_told_how_to_turn_it(
    content: str, what: str, change: str, tmp_path: Path
) -> None:
    (problem,) = what_is_missing(received(tmp_path / "f.csv", content), list_sources())

    assert what in problem.what
    assert change in problem.change


def test_a_table_that_was_turned_as_it_was_told_is_read(tmp_path: Path) -> None:
    turned = "Area: Hartlepool\noffence,Apr 2024,May 2024\nShoplifting,41,43\nRobbery,2,3\n"
    file = received(tmp_path / "f.csv", turned)

    assert [each.slug for each in list_sources() if each.recognises(file)] == ["police_extract"]
    assert rows(read("police_extract", file), "area", "value")[0] == ("E06000001", 41.0)
