"""Page one of hundreds of invented quarters, held against what they were made from: every count, every "none", every word.

What is true is reckoned here from the invented numbers: the correction for looking at many is written out again, naively.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.core.findings.cast import HARTLEPOOL, QUARTER, a_result
from tithing.documents.binding import Binder
from tithing.documents.evidence import (
    CategoryRow,
    CategoryTable,
    ReportedObjective,
    ReportEvidence,
    ReportLine,
    SpanEvidence,
)
from tithing.documents.parts import BulletList, Chart, DocumentPart, DocumentTable, Heading, Paragraph, Trend
from tithing.documents.pieces.categories import change_table
from tithing.documents.pieces.missing_cells import NOTHING, missing_beside
from tithing.documents.section import Chapter
from tithing.documents.sections.how_made.not_here import not_here
from tithing.documents.sections.summary import summary
from tithing.documents.words.facts import plain_sentence
from tithing.findings.find import find_all, key_findings
from tithing.findings.key_list import Arranged
from tithing.indicators.chance.many import judged_together
from tithing.indicators.result import Result
from tithing.indicators.targets.target import Target, TargetState
from tithing.statistics.count_tests import compare_counts
from tithing.vocabulary.direction import Better
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.quantity import Known, Missing

LATE = Missing(owed_by="Public Health", decided=NotHere.LATE)


@dataclass(frozen=True)
class Told:
    """One invented indicator: its two counts, None where it is missing, what is better of it, how its target stands."""

    name: str
    now: int | None
    before: int | None
    better: Better
    state: TargetState
    promised: bool
    total: bool
    whole: int


NUMBER = st.one_of(st.none(), st.integers(0, 60), st.integers(0, 2000))


@st.composite
def told(draw: st.DrawFn, number: int) -> Told:
    before = draw(NUMBER)
    same = draw(st.booleans()) and before is not None
    return Told(
        f"measure {number}",
        before if same else draw(NUMBER),
        before,
        draw(st.sampled_from(Better)),
        draw(st.sampled_from(TargetState)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.integers(0, 15)),
    )


QUARTERS = st.integers(0, 14).flatmap(lambda n: st.tuples(*(told(i) for i in range(n))))


def result_of(each: Told) -> Result:
    now = LATE if each.now is None else Known(float(each.now))
    before = LATE if each.before is None else Known(float(each.before))
    aimed = each.promised and each.state is not TargetState.NONE
    target = Target("Reduce", None, each.state, why="its figure is not here") if aimed else Target("")
    made = a_result(now, before, slug=each.name.replace(" ", "_"), better=each.better, target=target)
    earlier = replace(made.last_quarter, quantity=Known(0.0))
    return replace(made, last_quarter=earlier, change_on_baseline=replace(made.change_on_baseline, told=True))


def evidence_of(quarter: tuple[Told, ...]) -> SpanEvidence:
    results = judged_together(result_of(each) for each in quarter)
    lines = [ReportLine(each.name, result) for each, result in zip(quarter, results, strict=True)]
    promised = tuple(line for each, line in zip(quarter, lines, strict=True) if each.promised)
    rows = rows_of(quarter, lines)
    totals = tuple(row.line.result.indicator for row in rows if row.line.total)
    facts, headline = find_all({"results": results}), totals[:1]
    wholes = {f"measure_{i}": f"measure_{each.whole}" for i, each in enumerate(quarter)}
    return SpanEvidence(
        period=QUARTER,
        objectives=(ReportedObjective("Safe", "Objective", ("previous", "value"), promised),)
        * bool(promised),
        tables=(CategoryTable("crime", "Recorded crime", rows),) * bool(rows),
        facts=facts,
        key=key_findings(facts, arranged=Arranged(wholes, frozenset(totals), headline)),
        headlines=(("recorded crime", "".join(headline)),),
    )


def rows_of(quarter: tuple[Told, ...], lines: list[ReportLine]) -> tuple[CategoryRow, ...]:
    """What no objective has, in a table of categories."""
    both = [(each, line) for each, line in zip(quarter, lines, strict=True) if not each.promised]
    return tuple(CategoryRow(replace(line, total=each.total)) for each, line in both)


def page_one(quarter: SpanEvidence) -> list[DocumentPart]:
    evidence = ReportEvidence("Safer X Partnership", HARTLEPOOL, date(2021, 6, 30), (quarter,))
    return list(summary(Chapter(evidence, quarter, Binder(evidence, ("Summary",)))))


# -- what is true, from the invented numbers alone ---------------------------------------------------------


def could_have_changed(each: Told) -> bool:
    """Whether both counts are known and any chance could have made them other than they are."""
    return each.now is not None and each.before is not None and bool(each.now or each.before)


def clear_ones(quarter: tuple[Told, ...]) -> dict[str, bool]:
    """The name of every change that is clear alone, and whether it is among all: by the definition of the correction."""
    both = [
        (each.name, each.now, each.before)
        for each in quarter
        if each.now is not None and each.before is not None
    ]
    p_values = {
        name: compare_counts(now, before, dispersion=None).p_value or 0.0 for name, now, before in both
    }
    ranked = sorted(p_values.values())
    kept = [p for i, p in enumerate(ranked, start=1) if p < 0.05 * i / len(ranked)]
    return {name: p <= max(kept, default=-1.0) for name, p in p_values.items() if p < 0.05}


def way_of(each: Told, clear: dict[str, bool]) -> str:
    """Which list a change belongs to; "" for none."""
    if each.name not in clear:
        return ""
    if not clear[each.name]:
        return "perhaps"
    if each.better is Better.NEITHER:
        return "neither"
    rose = (each.now or 0) > (each.before or 0)
    return "better" if rose == (each.better is Better.HIGHER) else "worse"


def words_in(parts: list[DocumentPart]) -> str:
    said = []
    for part in parts:
        if isinstance(part, BulletList):
            said += [plain_sentence(item) for item in part.items]
        elif isinstance(part, Paragraph):
            said.append(plain_sentence(part.runs))
        elif isinstance(part, Heading):
            said.append(part.text)
    return "\n".join(said)


HEADINGS = {
    "worse": r"What got worse: (\d+) of (\d+)",
    "better": r"What got better: (\d+) of (\d+)",
    "neither": r"Beyond chance, neither good nor bad in itself, (\d+) of (\d+)",
    "perhaps": r"Clear taken alone, but could be chance among the \d+ looked at, (\d+) of (\d+)",
}


@given(QUARTERS)
def test_every_list_says_how_many_there_truly_are(quarter: tuple[Told, ...]) -> None:
    clear = clear_ones(quarter)
    ways = [way_of(each, clear) for each in quarter]

    said = words_in(page_one(evidence_of(quarter)))

    for way, heading in HEADINGS.items():
        found = re.search(heading, said)
        counted = int(found[2]) if found else 0
        assert counted == ways.count(way), (way, said)
        assert not found or 0 < int(found[1]) <= int(found[2])


@given(QUARTERS)
def test_every_none_is_true(quarter: tuple[Told, ...]) -> None:
    clear = clear_ones(quarter)
    ways = [way_of(each, clear) for each in quarter]
    tested = sum(map(could_have_changed, quarter))
    compared = any(each.now is not None and each.before is not None for each in quarter)

    said = words_in(page_one(evidence_of(quarter)))

    for way in ("worse", "better"):
        none = rf"changes that could be tested was for the ([a-z]+ or for the )?{way}( or for the [a-z]+)? by more"
        assert bool(re.search(none, said)) == (tested > 1 and way not in ways)
    assert ("no change can be stated" in said) == (not compared)
    assert ("there is no change to test" in said) == (compared and not tested)
    assert ("The book holds no figure of Oct to Dec 2019" in said) == all(
        each.before is None for each in quarter
    )
    assert (NOTHING in said) == all(each.now is not None and each.before is not None for each in quarter)


@given(QUARTERS)
def test_the_plan_is_told_with_its_good_half(quarter: tuple[Told, ...]) -> None:
    aimed = [each.state for each in quarter if each.promised and each.state is not TargetState.NONE]

    said = words_in(page_one(evidence_of(quarter)))

    found = re.search(r"\n(\d+) targets?: (.*?)\.", said)
    assert (found is not None) == bool(aimed)
    if found:
        counts = {state: number for number, state in re.findall(r"(\d+) ([a-z' ]+?)(?:,| and |$)", found[2])}
        assert int(found[1]) == len(aimed)
        assert {name.removeprefix("with "): number for name, number in counts.items()} == {
            state.value: str(aimed.count(state)) for state in set(aimed)
        }


@given(QUARTERS)
def test_page_and_tables_use_one_word(quarter: tuple[Told, ...]) -> None:
    clear = clear_ones(quarter)
    evidence = evidence_of(quarter)
    words = {
        str(row.cells[0]): trend_in(row.cells) for table in evidence.tables for row in table_of(table).rows
    }

    assert len(words) == sum(not each.promised for each in quarter)
    for each in quarter:
        if each.promised:
            continue
        way, word = way_of(each, clear), words[each.name]
        assert (word in ("worse", "better")) == (way in ("worse", "better"))
        assert way not in ("worse", "better") or word == way
        assert (way == "perhaps") == word.endswith("one of many looked at")
        assert not {"neither", "unknown"} & {word}


def table_of(table: CategoryTable) -> DocumentTable:
    return change_table(table, QUARTER, place="Hartlepool")


def trend_in(cells: tuple[object, ...]) -> str:
    """Nothing where no row of the table has a change, so that it has no such column."""
    return next((cell.word for cell in cells if isinstance(cell, Trend)), "")


@given(QUARTERS)
def test_what_is_named_is_named_by_its_row_and_a_chart_shows_what_moved(quarter: tuple[Told, ...]) -> None:
    evidence = evidence_of(quarter)
    ways = {each.name: way_of(each, clear_ones(quarter)) for each in quarter}

    charts = [part for part in page_one(evidence) if isinstance(part, Chart)]

    assert len(charts) <= 1
    moved = [chart for chart in charts if chart.unit == "change in number"]
    drawn = [point.label for chart in moved for series in chart.series for point in series.points]
    assert all(ways[name] in ("worse", "better", "neither") for name in drawn)


@given(QUARTERS)
def test_what_page_one_says_is_missing_beside_the_quarter_stands_in_the_list_at_the_end_too(
    quarter: tuple[Told, ...],
) -> None:
    """It said there that nothing of the quarter was missing, and left out the year before that was not in the book."""
    span = evidence_of(quarter)
    report = ReportEvidence("Safer X Partnership", HARTLEPOOL, date(2021, 6, 30), (span,))
    listed = [
        item
        for part in not_here(Chapter(report, span, Binder(report, ("Summary",))))
        if isinstance(part, BulletList)
        for item in part.items
    ]

    beside = [words for _, words in missing_beside(span)]
    own = [line.label for line in span.lines() if isinstance(line.result.value.quantity, Missing)]
    assert all(words in listed for words in beside)
    assert len(listed) == len(own) + len(dict.fromkeys(beside))
