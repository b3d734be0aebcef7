"""The packs of August 2017 and June 2018 against the errors that a careful reading found in them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from tests.core.checking.small_pack import MISTAKES, SMALL_PACK
from tests.support.shared import shared
from tithing.checking.check import check
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.read.text.from_text import read_text
from tithing.checking.tell.finding import Finding
from tithing.checking.test.severity import Severity

LATER, EARLIER = "000_bf5187f17fbe4d3e.txt", "004_f4c29f5249fa78cd.txt"
IN_PROSE = {"NARRATIVE", "POPULATION", "CROSS_TEXT", "TEXT_COUNT", "TEXT_CONFLICT"}  # sentences, not tables
NOT_SHOWN = {"E068"}  # rests on a quarter that neither pack prints


TWIN = "test_the_mistakes_of_a_small_pack_are_found_at_their_lines_and_nothing_else_is"


@dataclass(frozen=True)
class Listed:
    error: str
    severity: str
    lines: frozenset[int]


def listed(seed: str, *, prose: bool = False) -> Iterator[Listed]:
    with shared("gold/errors.csv", twin=TWIN).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (
                row["seed"] == seed
                and (prose or row["rule"] not in IN_PROSE)
                and row["error_id"] not in NOT_SHOWN
            ):
                lines = frozenset(int(line) for line in row["lines"].split(","))
                yield Listed(row["error_id"], row["severity"], lines)


def pack(name: str) -> PrintedDocument:
    return read_text(shared(f"packs/{name}", twin=TWIN).read_text(encoding="utf-8"), title=name)


@cache
def found_in(seed: str) -> tuple[Finding, ...]:
    against = [pack(EARLIER)] if seed == LATER else []
    return check([pack(seed)], against=against).findings


def test_the_mistakes_of_a_small_pack_are_found_at_their_lines_and_nothing_else_is() -> None:
    found = check([read_text(SMALL_PACK, title="a small pack")]).findings

    assert [(each.place.line, each.published, each.expected) for each in found] == MISTAKES
    assert {each.severity for each in found} == {Severity.CERTAIN}


@pytest.mark.parametrize("seed", [LATER, EARLIER])
def test_every_certain_and_probable_error_in_a_table_is_found_at_its_line(seed: str) -> None:
    lines = {finding.place.line for finding in found_in(seed)}

    missed = [e.error for e in listed(seed) if e.severity in ("certain", "probable") and not e.lines & lines]

    assert missed == []


@pytest.mark.parametrize("seed", [LATER, EARLIER])
def test_nothing_certain_or_probable_is_found_that_the_list_does_not_hold(seed: str) -> None:
    known = {line for error in listed(seed, prose=True) for line in error.lines}

    unlisted = [
        (finding.rule, finding.place.line, finding.published)
        for finding in found_in(seed)
        if finding.severity is not Severity.JUDGEMENT and finding.place.line not in known
    ]

    assert unlisted == []


RIGHT_VALUES = [
    (LATER, 1186, "0.4", "0.5"),
    (LATER, 1203, "286", "354"),
    (LATER, 1205, "180", "183"),
    (LATER, 1205, "84.5%", "87.1%"),
    (LATER, 1271, "0", "1"),
    (LATER, 1277, "1385", "1421"),
    (LATER, 1283, "31", "5"),
    (EARLIER, 821, "145", "95"),
    (EARLIER, 849, "55", "-55"),
    (EARLIER, 870, "100.0%", "-100.0%"),
    (EARLIER, 959, "Increased by 3.7%", "4.52% to 4.62%"),
]


@pytest.mark.parametrize(("seed", "line", "published", "expected"), RIGHT_VALUES)
def test_what_is_printed_and_what_it_should_be_are_said(
    seed: str, line: int, published: str, expected: str
) -> None:
    said = {(finding.place.line, finding.published, finding.expected) for finding in found_in(seed)}

    assert (line, published, expected) in said


def test_a_table_whose_values_cannot_be_put_under_their_heads_is_said_to_be_unchecked() -> None:
    report = check([pack("others/06-west-yorkshire-csp-indicators-2013-14-half-year.txt")])

    assert report.at_least(Severity.PROBABLE) == ()
    assert [f.published for f in report.findings] == ["12,589 (4.3% reduction)", "1,368 (4.8% reduction)"]
    assert any("cannot be put under its head" in notice for notice in report.notices)


def test_rates_on_mixed_bases_are_queried_and_no_sum_is_called_wrong() -> None:
    report = check([pack("others/02-daventry-south-northants-2016-01.txt")])

    assert {finding.severity for finding in report.findings} <= {Severity.JUDGEMENT}
    assert any("Rate base mixed or not stated" in finding.explanation for finding in report.findings)


def test_a_lost_place_in_a_rate_is_found_by_its_average_and_its_word() -> None:
    report = check([pack("003_d2bcf5668be0043a.txt")])

    certain = [(f.published, f.expected) for f in report.findings if f.severity is Severity.CERTAIN]
    assert certain == [("0.0605", "0.605")]


def test_a_summary_and_its_chapter_that_go_opposite_ways_are_queried() -> None:
    report = check([pack("others/10-devon-strategic-assessment-2014-15.txt")])

    assert report.at_least(Severity.PROBABLE) == ()
    assert [(f.rule, f.published) for f in report.findings] == [
        ("sentence_opposite", "fell"),
        ("sentence_rest", "235"),
    ]


def test_figures_that_are_consistent_are_left_alone() -> None:
    report = check([pack("others/12-stockton-jsna-crime-2014.txt")])

    assert report.checked["sentence_arithmetic"] >= 1
    assert report.findings == ()
