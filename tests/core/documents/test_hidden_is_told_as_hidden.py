"""What is here and may not be shown is told as that, at every place that could say that there is nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.core.disclosed.every_output import printed
from tests.core.disclosed.town import BEFORE, FIRES, Q3, WARDS, of_wards, town
from tests.core.findings.cast import HARTLEPOOL, a_result
from tithing.documents.binding import Binder
from tithing.documents.evidence import CategoryRow, CategoryTable, ReportEvidence, ReportLine, SpanEvidence
from tithing.documents.pieces.page_one.headline import headline_parts
from tithing.documents.pieces.set_against import what_it_is_set_against
from tithing.documents.section import Chapter
from tithing.documents.sections.summary import summary
from tithing.documents.words.facts import plain_sentence
from tithing.indicators.comparisons.direction_words import direction_words
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity, Suppressed, Withheld, why_hidden
from tools.disclosed.books import receive, started

QUARTER = Period.parse("2020-21Q3")
FEW = Suppressed("too few to publish")
UNTRUE = ("holds no", "nothing to compare", "not supplied", "not known", "not here", "not in the book")


def span_of(now: Quantity, before: Quantity) -> SpanEvidence:
    line = ReportLine("Fires", a_result(now, before))
    return SpanEvidence(period=QUARTER, tables=(CategoryTable("fires", "Fires", (CategoryRow(line),)),))


@pytest.mark.parametrize("hidden", [FEW, Withheld(date(2026, 5, 1))])
def test_an_earlier_figure_that_is_hidden_is_not_said_to_be_wanting(hidden: Quantity) -> None:
    said = what_it_is_set_against(span_of(Known(9.0), hidden).lines(), QUARTER)

    assert said.startswith("No figure of Oct to Dec 2019 is told to set this quarter against")
    assert "holds no" not in said


def test_one_that_nobody_sent_still_is() -> None:
    said = what_it_is_set_against(span_of(Known(9.0), Missing()).lines(), QUARTER)

    assert said.startswith("The book holds no figure of Oct to Dec 2019")


@pytest.mark.parametrize(("now", "before"), [(FEW, Known(9.0)), (Known(9.0), FEW), (FEW, FEW)])
def test_a_change_from_or_to_a_hidden_figure_is_not_said_to_have_nothing_to_compare(
    now: Quantity, before: Quantity
) -> None:
    assert direction_words(a_result(now, before)) == "not told: one is hidden"


def test_a_total_that_is_hidden_is_not_said_not_to_be_held() -> None:
    span = SpanEvidence(
        period=QUARTER,
        headlines=(("recorded crime", ""), ("anti-social behaviour", "")),
        hidden_headlines=(("recorded crime", "too few to publish"),),
    )
    (parts,) = headline_parts(span)

    assert [plain_sentence(item) for item in parts.items] == [  # type: ignore[union-attr]
        "The total of recorded crime for Oct to Dec 2020 is not told: too few to publish.",
        "The book holds no total of anti-social behaviour for Oct to Dec 2020.",
    ]


def test_page_one_names_what_is_hidden_beside_what_is_missing() -> None:
    span = span_of(FEW, Known(9.0))
    evidence = ReportEvidence("Safer X Partnership", HARTLEPOOL, date(2021, 6, 30), (span,))
    parts = list(summary(Chapter(evidence, span, Binder(evidence, ("Summary",)))))
    said = [plain_sentence(part.runs) for part in parts if hasattr(part, "runs")]

    assert "1 figure is hidden: Fires (too few to publish)." in said


def test_the_reason_of_most_is_told_and_none_of_what_is_missing_or_shown() -> None:
    assert why_hidden([Missing(), Known(0.0), None]) == ""
    assert why_hidden([Withheld(), FEW, FEW]) == "too few to publish"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of which every count of every ward is too small, now and a year before."""
    folder = tmp_path_factory.mktemp("hidden")
    (folder / "files").mkdir()
    made = town(of_wards(FIRES, Q3, 1, 2, 3, 1, 2) | of_wards(FIRES, BEFORE, 2, 1, 1, 3, 2))
    receive(started(made, folder / "book"), made.stages[0], folder / "files")
    return folder / "book"


def test_no_command_says_of_a_ward_whose_figures_are_hidden_that_there_are_none(
    book: Path, tmp_path: Path
) -> None:
    asked = ["--book", str(book), "--quarter", Q3, "--area", WARDS[0]]
    profile = ["report", "ward-profile", *asked, "--published", "2026-03-01", "--formats", "html"]
    said = {
        "figures": printed(["figures", *asked]),
        "csv": printed(["figures", *asked, "--format", "csv"]),
        "ward-profile": printed([*profile, "--output", str(tmp_path)]),
    }

    assert all(said.values())
    assert {name: words for name, words in said.items() if any(each in words for each in UNTRUE)} == {}
    assert "[c]" in said["figures"]


def test_a_report_of_a_ward_of_which_all_is_hidden_says_so(book: Path, tmp_path: Path) -> None:
    asked = ["--book", str(book), "--quarter", Q3, "--area", WARDS[0], "--output", str(tmp_path)]
    said = printed(["report", "performance", *asked, "--formats", "html"])

    assert "every figure that there is for Aldersgate in Quarter 3" in said
    assert "is hidden: too few to publish" in said
    assert "holds no" not in said
