"""Five facts for each of three quarters that a chair must not miss, worked out from the rows alone: all are on page one."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from demo.run import DEMO
from tests.support import chair
from tests.support.seen import BY_THE_PUBLIC
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph
from tithing.documents.words.facts import plain_sentence
from tithing.reading.book import open_book
from tithing.vocabulary.period import Period
from tithing.workflows.figures_out.report import performance_report


def page_one(book: Path, quarter: str, output: Path) -> list[str]:
    """Every line of page one."""
    written = performance_report(
        open_book(book),
        spans=[Period.parse(quarter)],
        formats=["json"],
        output=output,
        published=date(2025, 9, 1),
        **BY_THE_PUBLIC,
    )
    return [line for part in _before_the_chapters(written.document.parts) for line in _lines(part)]


def _before_the_chapters(parts: tuple[DocumentPart, ...]) -> list[DocumentPart]:
    chapters = [i for i, part in enumerate(parts) if isinstance(part, Heading) and part.level == 2]
    return list(parts[: chapters[1]])


def _lines(part: DocumentPart) -> list[str]:
    if isinstance(part, BulletList):
        return [plain_sentence(runs) for runs in part.items]
    return [plain_sentence(part.runs)] if isinstance(part, Paragraph) else []


def is_told(lines: list[str], fact: chair.Moved) -> bool:
    """Whether a line has its number and by how much it changed."""
    now = f"{fact.now:,.0f}" if fact.unit == "count" else f"{fact.now:.1f}%"
    gone = f"{fact.gone:+,.0f}" if fact.unit == "count" else f"{fact.gone:+.1f} percentage points"
    return any(now in line and gone.replace("-", "\N{MINUS SIGN}") in line for line in lines)


def named(found: list[chair.Moved], measure: str) -> chair.Moved:
    return next(each for each in found if each.measure == measure)


def test_january_to_march_2018(demonstration: Path, tmp_path: Path) -> None:
    found = chair.moved("2017-18q4", 2018, 1)
    plan = tomllib.loads((DEMO / "partnership" / "frameworks" / "2017-18.toml").read_text(encoding="utf-8"))
    lines = page_one(demonstration, "2017-18Q4", tmp_path)
    claimed = named(found, "Troubled families results claimed")
    aim, label = next(
        (line["target"], line["label"])
        for objective in plan["objective"]
        for line in objective["indicator"]
        if line["slug"] == "troubled_families_results_claimed"
    )

    assert is_told(lines, named(found, "All recorded crime"))
    assert is_told(lines, named(found, "Anti-social behaviour incidents"))
    assert is_told(lines, named(found, "Shoplifting"))
    assert is_told(lines, chair.most_risen(found))
    assert is_told(lines, chair.most_fallen(found))
    assert is_told(lines, chair.most_multiplied(found))
    assert claimed.now >= float(str(aim["text"] if isinstance(aim, dict) else aim))
    assert any(line.startswith("Met: ") and label in line for line in lines)


def test_january_to_march_2021(demonstration: Path, tmp_path: Path) -> None:
    found = chair.moved("2020-21q4", 2021, 1)

    lines = page_one(demonstration, "2020-21Q4", tmp_path)

    assert is_told(lines, named(found, "Anti-social behaviour incidents"))
    assert is_told(lines, chair.most_risen(found))
    assert is_told(lines, chair.most_fallen(found))
    assert is_told(lines, chair.most_multiplied(found))
    assert is_told(lines, chair.most_points_lost(found))


def test_january_to_march_2025(demonstration: Path, tmp_path: Path) -> None:
    found = chair.street(2025, 1)
    run = chair.months_below("street_criminal_damage_and_arson", "2025-03")

    lines = page_one(demonstration, "2024-25Q4", tmp_path)

    assert is_told(lines, chair.most_risen(found))
    assert is_told(lines, named(found, "street_shoplifting"))
    assert is_told(lines, chair.most_fallen(found))
    assert is_told(lines, chair.most_multiplied(found))
    assert run == 8
    assert any(line.startswith("Criminal damage") and "eight months in a row" in line for line in lines)


def test_a_fact_that_is_not_there_is_missed() -> None:
    assert not is_told(
        ["Shoplifting: 412, up from 283 a year before (+129, +45.6%)"], chair.Moved("x", 413, 283, "count")
    )


@pytest.mark.parametrize(("now", "before", "told"), [(412, 283, True), (283, 412, False)])
def test_a_fact_is_told_by_its_number_and_its_change(now: float, before: float, told: bool) -> None:
    lines = ["Shoplifting: 412, up from 283 a year before (+129, +45.6%)"]

    assert is_told(lines, chair.Moved("Shoplifting", now, before, "count")) is told
