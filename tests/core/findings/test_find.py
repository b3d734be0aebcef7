"""The front door: all facts, and the few for page one."""

from __future__ import annotations

import pkgutil
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.core.findings.cast import MIDDLESBROUGH, REDCAR, STOCKTON, a_result, months, quarters
from tithing.findings import rules
from tithing.findings.fact import Fact, FactItem
from tithing.findings.find import KeyFindings, find_all, key_findings, of_kind
from tithing.findings.inputs import CountByPlace, PlaceCount, SeparatePart, SuppliedTotal
from tithing.findings.key_list import Arranged, KeyList
from tithing.findings.registry import finding_rules
from tithing.findings.rules.changes import CHANGE
from tithing.findings.rules.moved_most import MOVED_MOST
from tithing.findings.rules.static import STATIC
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.chance.many import judged_together
from tithing.indicators.result import Result
from tithing.indicators.targets.target import Target, TargetState
from tithing.vocabulary.direction import Better
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Known, Missing
from tithing.vocabulary.units import Unit


def everything() -> tuple[Fact, ...]:
    own = a_result(
        1246,
        896,
        slug="asb_incidents",
        people=93_700,
        target=Target("Reduce", None, state=TargetState.MISSED),
    )
    beside = [
        a_result(n, 1400, slug="asb_incidents", people=137_000, area=area)
        for n, area in ((1762, REDCAR), (2478, MIDDLESBROUGH), (2425, STOCKTON))
    ]
    subject = Subject.of(own)
    series = quarters(100, 104, 98, 102, 99, 103, 97, 101, 100, 104, 98, 160)
    wards = (PlaceCount("Victoria", Known(700)), PlaceCount("Hart", Known(100)))
    return find_all(
        {
            "results": [
                own,
                a_result(91, 91, slug="asb_cases"),
                a_result(Missing(), 5, slug="deliberate_fires"),
            ],
            "areas": (own, *beside),
            "series": (series,),
            "months": (months(518, 426, 302),),
            "parts": (SeparatePart(own, a_result(348, 0, slug="asb_covid_related"), new=True),),
            "wards": (CountByPlace(subject, wards, Known(1246)),),
            "locations": (CountByPlace(subject, (PlaceCount("Osprey Way", Known(12)),), Known(1246)),),
            "totals": (SuppliedTotal(subject, Known(1246), (("personal", Known(1000)),)),),
            "years": (SuppliedTotal(subject, Known(4348), (("Q1", Known(1936)),)),),
        }
    )


def test_every_file_of_the_folder_is_a_rule_that_is_asked() -> None:
    asked = [rule.find.__module__ for rule in finding_rules()]

    assert len(asked) > 10
    assert sorted(asked) == [
        f"{rules.__name__}.{found.name}" for found in pkgutil.iter_modules(rules.__path__)
    ]


def test_a_change_is_told_before_what_is_said_beside_it_and_the_ranks_after() -> None:
    beside = (Shown.ABOUT_ITS_INDICATOR, Shown.ABOUT_ITS_MEASURE)
    told = [str(fact.kind) for fact in everything() if set(beside) & set(fact.kind.shown)]

    assert list(dict.fromkeys(told)) == [
        "change",
        "share of part",
        "off target",
        "within quarter",
        "rank by rate",
        "rank by change",
    ]


def figures_in(part: Fact | FactItem) -> list[Figure]:
    return [figure for _, figure in part.figures]


def test_every_figure_of_every_fact_says_where_it_came_from() -> None:
    facts = everything()

    assert any(figures_in(fact) for fact in facts)
    for fact in facts:
        for figure in [*figures_in(fact), *(f for item in fact.items for f in figures_in(item))]:
            provenance = figure.provenance
            assert provenance.indicator, fact.kind
            assert provenance.part, fact.kind
            assert provenance.area, fact.kind
            assert provenance.period, fact.kind


def test_a_fact_can_be_a_member_of_a_set() -> None:
    facts = everything()

    assert len(set(facts)) == len(facts)


def test_a_rule_is_silent_without_what_it_needs() -> None:
    kinds = {fact.kind for fact in find_all({"results": [a_result()]})}

    assert kinds == {CHANGE, MOVED_MOST}


# -- page one ---------------------------------------------------------------------------------------------


def key(*results: Result, wholes: dict[str, str] | None = None, **rest: Any) -> KeyFindings:
    judged = judged_together(results)
    return key_findings(find_all({"results": judged}), arranged=Arranged(wholes or {}, **rest))


def named(found: KeyList) -> list[str]:
    return [fact.indicator for fact in found.facts]


def test_page_one_has_a_list_for_each_way_that_a_figure_can_go() -> None:
    found = key(
        a_result(412, 283, slug="shoplifting"),
        a_result(46, 104, slug="deliberate_fires"),
        a_result(412, 283, slug="hate_incidents", better=Better.NEITHER),
        a_result(70, 50, slug="drugs"),
        a_result(40, 22, slug="robbery"),
        a_result(Missing(), 30, slug="reoffending"),
        a_result(13, 13, slug="theft_from_the_person"),
        a_result(30, 20, slug="repeat_cases", unit=Unit.PERCENT),
        *(a_result(90 + i, 90, slug=f"measure_{i}") for i in range(5)),
    )

    assert named(found.worse) == ["shoplifting"]
    assert named(found.better) == ["deliberate_fires"]
    assert named(found.neither) == ["hate_incidents"]
    assert named(found.perhaps) == ["robbery"]
    assert named(found.not_tested) == ["repeat_cases"]
    assert [fact.indicator for fact in found.missing] == ["reoffending"]
    assert (found.tested, found.untested) == (11, 1)


def test_a_list_is_whole_and_the_surest_and_largest_come_first() -> None:
    worse = [a_result(400 + 10 * i, 200, slug=f"measure_{i}") for i in range(8)]
    absent = [a_result(Missing(owed_by=f"Partner {i}"), 5, slug=f"late_{i}") for i in range(7)]

    found = key(*worse, *absent)

    assert (found.worse.of, len(found.missing)) == (8, 7)
    assert named(found.worse) == [f"measure_{i}" for i in (7, 6, 5, 4, 3, 2, 1, 0)]


WHOLES = {
    "other_sexual_offences": "sexual_offences",
    "sexual_offences": "all_recorded_crime",
    "shoplifting": "all_recorded_crime",
}
RISEN = [
    a_result(71, 41, slug="sexual_offences"),
    a_result(53, 21, slug="other_sexual_offences"),
    a_result(2718, 2433, slug="all_recorded_crime"),
    a_result(412, 283, slug="shoplifting"),
]


def test_a_total_is_not_crowded_out_and_its_parts_stand_for_themselves() -> None:
    found = key(*RISEN, wholes=WHOLES, totals=frozenset({"all_recorded_crime"})).worse

    assert [item.fact.indicator for item in found.items] == [
        "all_recorded_crime",
        "sexual_offences",
        "shoplifting",
    ]
    assert [[part.indicator for part in item.parts] for item in found.items] == [
        [],
        ["other_sexual_offences"],
        [],
    ]


def test_a_headline_is_told_above_and_still_counted() -> None:
    crime = "all_recorded_crime"

    found = key(*RISEN, wholes=WHOLES, totals=frozenset({crime}), headlines=(crime,)).worse

    assert [fact.indicator for fact in found.above] == [crime]
    assert [item.fact.indicator for item in found.items] == ["sexual_offences", "shoplifting"]
    assert found.of == 4


def test_a_whole_is_as_weighty_as_the_weightiest_of_its_parts() -> None:
    found = key(
        a_result(1385, 1259, slug="acquisitive_crime"),
        a_result(412, 283, slug="shoplifting"),
        a_result(99, 69, slug="public_order"),
        wholes={"shoplifting": "acquisitive_crime"},
    ).worse

    assert [item.fact.indicator for item in found.items] == ["acquisitive_crime", "public_order"]


def test_a_part_that_moved_the_other_way_keeps_its_place() -> None:
    results = [a_result(2718, 2433, slug="all_recorded_crime"), a_result(46, 104, slug="arson")]

    found = key(*results, wholes={"arson": "all_recorded_crime"})

    assert (found.worse.of, found.better.of) == (1, 1)


def test_look_ups_that_go_round_in_a_circle_end() -> None:
    found = key(a_result(412, 283, slug="a"), a_result(412, 283, slug="b"), wholes={"a": "b", "b": "a"})

    assert sorted(named(found.worse)) == ["a", "b"]


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=12),
    st.dictionaries(st.integers(0, 11), st.integers(0, 11)),
    st.frozensets(st.integers(0, 11)),
)
def test_every_change_stands_in_one_list_once(
    pairs: list[tuple[int, int]], wholes: dict[int, int], totals: frozenset[int]
) -> None:
    results = [a_result(now, before, slug=f"m{i}") for i, (now, before) in enumerate(pairs)]
    moved = [r.indicator for r in results if r.change.chance.clear_alone]

    found = key(
        *results,
        wholes={f"m{part}": f"m{whole}" for part, whole in wholes.items()},
        totals=frozenset(f"m{each}" for each in totals),
    )

    lists = (found.worse, found.better, found.neither, found.perhaps)
    assert sorted(name for each in lists for name in named(each)) == sorted(moved)
    assert sum(each.of for each in lists) == len(moved)


def test_nothing_known_is_nothing_found() -> None:
    assert key_findings(()) == KeyFindings()


def test_facts_are_picked_by_kind_in_their_order() -> None:
    facts = find_all({"results": [a_result(), a_result(91, 91, slug="asb_cases")]})

    assert [f.kind for f in of_kind(facts, STATIC, MOVED_MOST)] == [
        MOVED_MOST,
        STATIC,
    ]
