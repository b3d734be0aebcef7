"""One count under two names is one fact: looked at once, told once with the other name beside it, and in one state."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents.test_page_one_is_true import page_one, words_in
from tests.core.findings.cast import QUARTER, a_result
from tests.core.indicators.builders import MEASURES, observation
from tithing.documents.evidence import CategoryRow, CategoryTable, ReportLine, SpanEvidence
from tithing.findings.find import find_all, key_findings
from tithing.indicators.chance.many import judged_together
from tithing.indicators.chance.one_count import as_sure_as_each_other, other_names, with_one_count
from tithing.observations.observation import Observations
from tithing.vocabulary.direction import Better
from tithing.vocabulary.quantity import Known, Status, number_of

NAMES = {"local_violence": "violence"}
COUNTS = st.integers(0, 900)
SURE = st.sampled_from((Status.FINAL, Status.PROVISIONAL, Status.REVISED, Status.ESTIMATED))


def known(number: int, status: Status = Status.FINAL) -> Known:
    return Known(float(number), status)


def evidence_of(now: tuple[int, int], before: tuple[int, int]) -> SpanEvidence:
    """Two indicators, the second of a measure that may be one count with the first's."""
    made = [
        replace(a_result(known(now[i]), known(before[i]), slug=slug, better=Better.LOWER), measure=slug)
        for i, slug in enumerate(("violence", "local_violence"))
    ]
    results = judged_together(with_one_count(made, NAMES))
    rows = tuple(
        CategoryRow(ReportLine(label, result))
        for label, result in zip(("Violence", "Local violence"), results, strict=True)
    )
    facts = find_all({"results": results})
    return SpanEvidence(
        QUARTER,
        tables=(CategoryTable("crime", "Recorded crime", rows),),
        facts=facts,
        key=key_findings(facts),
    )


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_it_is_looked_at_once_where_the_numbers_are_one(
    now: int, before: int, other: int, earlier: int
) -> None:
    alike, apart = evidence_of((now, now), (before, before)), evidence_of((now, other), (before, earlier))

    pairs = {(now, before), (other, earlier)}
    assert alike.key.tested + alike.key.none_in_either == 1
    assert apart.key.tested + apart.key.none_in_either == len(pairs)
    assert apart.key.none_in_either == ((0, 0) in pairs)


def test_page_one_tells_it_once_with_the_other_name_beside_it() -> None:
    said = words_in(page_one(evidence_of((619, 619), (526, 526))))

    assert "What got worse: 1 of 1" in said
    assert "Violence (also Local violence): 619, up from 526" in said
    assert said.count("619") == 1


def test_two_counts_that_differ_are_two_facts() -> None:
    said = words_in(page_one(evidence_of((619, 610), (526, 500))))

    assert "What got worse: 2 of 2" in said
    assert "also" not in said


@given(SURE, SURE, COUNTS, COUNTS)
def test_it_has_one_state_under_both_names(one: Status, other: Status, number: int, another: int) -> None:
    def both(second: int) -> tuple[Status, Status]:
        found = as_sure_as_each_other(
            Observations.of(
                (
                    observation("local_violence", known(number, one), supplier="police"),
                    observation("violence_against_the_person", known(second, other), supplier="police"),
                )
            ),
            MEASURES,
        )
        first, last = (each.quantity for each in found.all)
        assert (number_of(first), number_of(last)) == (number, second)
        assert isinstance(first, Known)
        assert isinstance(last, Known)
        return first.status, last.status

    alike = both(number)
    assert alike[0] is alike[1]
    assert alike[0] in (one, other)
    assert alike[0] is not Status.FINAL or one is other is Status.FINAL
    if another != number:
        assert both(another) == (one, other)


def test_another_suppliers_count_keeps_its_own_state() -> None:
    given_by = (
        ("police", Status.FINAL, "local_violence"),
        ("council", Status.PROVISIONAL, "violence_against_the_person"),
    )
    rows = [observation(measure, known(5, status), supplier=who) for who, status, measure in given_by]

    found = as_sure_as_each_other(Observations.of(rows), MEASURES)

    assert found.all == tuple(rows)


def test_the_measure_says_with_which_it_may_be_one_count() -> None:
    assert other_names(MEASURES)["local_violence"] == "violence_against_the_person"
