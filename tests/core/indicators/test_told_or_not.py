"""Whether a change is told in words of chance, better and worse: one decision, by what each caveat could make of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.indicators.builders import MEASURES
from tithing.incidents.completeness import Completeness, WithoutPlace
from tithing.indicators.calculate import calculate
from tithing.indicators.caveats.doubt import Doubt, telling
from tithing.indicators.caveats.order import OrderedMember, why_no_place
from tithing.indicators.caveats.places import share_in_words
from tithing.indicators.comparisons.comparison import COULD_EXPLAIN, Events, compare
from tithing.indicators.defined.definition import indicator_for
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At, Rate, Result
from tithing.observations.deliveries import Deliveries, Delivery
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind, noted, once, words_of
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity, Status
from tithing.vocabulary.units import Unit

NOW, BEFORE = Period.parse("2024-25Q4"), Period.parse("2023-24Q4")
PLACES = Caveat(CaveatKind.COMPLETENESS, "fewer rows had no place")
OTHERS = Caveat(CaveatKind.RIVAL, "the council says otherwise")
HARTLEPOOL = "E06000001"
GAZETTEER = load_gazetteer()


def told(
    now: float, before: float, *doubts: Doubt, measure: str = "shoplifting"
) -> tuple[bool, str, Direction]:
    change = compare(
        At(Known(now), NOW), At(Known(before), BEFORE), measures=[MEASURES.get(measure)], unit=Unit.COUNT,
        better=Better.LOWER, events=Events(now, before), doubts=doubts,
    )  # fmt: skip
    return change.told, change.chance.words, change.direction


# -- the decision ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "factors", "may"),
    [
        (200, (1.0, 1.0), True),
        (200, (1.0, 1.1), True),  # 90 of 100 are left
        (200, (1.0, 1.4), True),
        (200, (1.0, 1.5), False),  # half of it is
        (200, (1.0, 1.6), False),
        (200, (1.0, 2.5), False),  # it would be a fall
        (200, (1.0, 0.9), True),  # it would be a larger rise
        (200, (0.7, 1.0), False),
        (60, (1.0, 0.7), False),
        (60, (1.0, 1.2), True),
        (103, (1.0, 0.7), False),  # no change is seen, and there may be a clear one
        (100, (1.0, 0.99), True),  # and here none either way
        (100, (1.0, 0.5), False),
    ],
)
def test_a_change_is_told_where_it_would_be_as_clear_without_the_caveat(
    now: float, factors: tuple[float, float], may: bool
) -> None:
    found, words, direction = told(now, 100, Doubt(PLACES, (factors,)))

    assert found is may
    assert (words == "not tested", direction is Direction.UNKNOWN) == (not may, not may)


def test_what_nobody_can_size_is_not_told() -> None:
    assert told(1000, 100, Doubt(PLACES)) == (False, "not tested", Direction.UNKNOWN)
    assert told(1000, 100, Doubt(PLACES, ())) == (True, "very unlikely to be chance", Direction.WORSE)


def test_two_caveats_that_could_explain_a_change_together_are_both_named() -> None:
    found = telling(
        200,
        100,
        [Doubt(PLACES, ((1.0, 1.3),)), Doubt(OTHERS, ((1.0, 1.3),))],
        lambda now, before: now != before,
    )

    assert not found.may_be_told
    assert found.because == "fewer rows had no place and the council says otherwise"


def test_a_change_that_is_not_told_says_why_and_keeps_its_numbers_and_caveats() -> None:
    change = compare(
        At(Known(120.0), NOW), At(Known(100.0), BEFORE), measures=[MEASURES.get("shoplifting")], unit=Unit.COUNT,
        better=Better.LOWER, events=Events(120, 100), doubts=[Doubt(PLACES, ((1.0, 1.2),))],
    )  # fmt: skip

    assert change.chance.assumption == f"fewer rows had no place{COULD_EXPLAIN}"
    assert change.chance.p_value is None
    assert (change.difference, change.percent) == (Known(20.0), Known(20.0))
    assert change.caveats == (PLACES,)


def test_a_change_that_is_told_has_its_caveats_beside_it() -> None:
    change = compare(
        At(Known(200.0), NOW), At(Known(100.0), BEFORE), measures=[MEASURES.get("shoplifting")], unit=Unit.COUNT,
        better=Better.LOWER, events=Events(200, 100), doubts=[Doubt(PLACES, ((1.0, 1.02),))],
    )  # fmt: skip

    assert change.told
    assert change.notes == ("fewer rows had no place",)


@pytest.mark.parametrize("other", [Missing(), Known(0.0)])
def test_doubts_do_not_trouble_what_is_not_known_nor_nought(other: Quantity) -> None:
    change = compare(
        At(other, NOW), At(Known(100.0), BEFORE), measures=[MEASURES.get("shoplifting")], unit=Unit.COUNT,
        better=Better.LOWER, events=None, doubts=[Doubt(PLACES, ((1.0, 1.02),))],
    )  # fmt: skip

    assert change.told


@pytest.mark.parametrize(
    ("measure", "now", "before", "words", "restated"),
    [
        ("violence_without_injury", "2017-18Q1", "2016-17Q1", "beside harassment", False),
        ("violence_without_injury", "2018-19Q1", "2017-18Q1", "(to be confirmed)", False),
    ],
)
def test_a_definition_that_moved_is_cited_and_the_change_is_not_told(
    measure: str, now: str, before: str, words: str, restated: bool
) -> None:
    change = compare(
        At(Known(900.0), Period.parse(now)), At(Known(300.0), Period.parse(before), restated=restated),
        measures=[MEASURES.get(measure)], unit=Unit.COUNT, better=Better.LOWER, events=Events(900, 300),
    )  # fmt: skip

    assert not change.told
    assert change.direction is Direction.UNKNOWN
    assert change.notes[0].endswith(words)
    assert [each.kind for each in change.caveats] == [CaveatKind.BREAK] * len(change.caveats)


def test_a_restated_figure_may_be_told_across_its_break() -> None:
    change = compare(
        At(Known(900.0), Period.parse("2017-18Q1")), At(Known(300.0), Period.parse("2016-17Q1"), restated=True),
        measures=[MEASURES.get("violence_without_injury")], unit=Unit.COUNT, better=Better.LOWER,
        events=Events(900, 300),
    )  # fmt: skip

    assert change.told


@pytest.mark.parametrize(
    ("now", "before", "cited"),
    [("2024-25Q1", "2023-24Q3", False), ("2016-17Q4", "2014-15Q4", True), ("2023-24Q2", "2022-23Q2", True)],
)
def test_only_a_break_that_lies_between_is_cited(now: str, before: str, cited: bool) -> None:
    change = compare(
        At(Known(90.0), Period.parse(now)), At(Known(30.0), Period.parse(before)),
        measures=[MEASURES.get("stalking_and_harassment")], unit=Unit.COUNT, better=Better.LOWER,
        events=Events(90, 30),
    )  # fmt: skip

    assert bool(change.notes) is cited
    assert change.told is not cited


def test_the_counts_of_a_test_may_be_asked_as_if_they_were_others() -> None:
    events = Events(120, 100, exposure_now=90, exposure_before=91, dispersion=2.0)

    assert events.as_if(1, 1).p_value == pytest.approx(0.29, abs=0.08)
    assert events.as_if(1, 1.2).p_value == pytest.approx(1.0, abs=0.15)
    assert events.as_if(2, 1).p_value is not None
    assert events.as_if(2, 1).p_value < events.as_if(1.5, 1).p_value  # type: ignore[operator]
    assert events.as_if(1, 1).dispersion == 2.0


# -- what each kind makes of it ----------------------------------------------------------------------------


def street(
    value: float, period: str, *, supplier: str = "cleveland", area: str = HARTLEPOOL, **rest: Any
) -> Observation:
    return Observation(
        "street_burglary", area, Period.parse(period), Known(value), Unit.COUNT, supplier=supplier,
        source=SourceRef(f"{supplier}-{period}.csv", f"{supplier}-{period}"), **rest,
    )  # fmt: skip


def quarters(now: float, before: float, **rest: Any) -> list[Observation]:
    months = [*NOW.months(), *BEFORE.months()]
    each = [now / 3] * 3 + [before / 3] * 3
    return [street(value, month.code, **rest) for month, value in zip(months, each, strict=True)]


def result(
    rows: list[Observation],
    *,
    shares: tuple[float, float] = (0.0, 0.0),
    deliveries: Deliveries | None = None,
    slug: str = "street_burglary",
    area: str = HARTLEPOOL,
    places: dict[tuple[str, str], WithoutPlace] | None = None,
) -> Result:
    places = places or {
        (month.month_text, "street_burglary"): WithoutPlace(1000, round(1000 * share))
        for period, share in zip((NOW, BEFORE), shares, strict=True)
        for month in period.months()
    }
    observations = Observations.of(rows, deliveries=deliveries or Deliveries())
    evidence = Evidence(
        observations,
        MEASURES,
        gazetteer=GAZETTEER,
        completeness=lambda: Completeness(lambda force: places if force == "cleveland" else {}, {}),
    )
    return calculate(
        indicator_for(MEASURES.get(slug)), area=GAZETTEER.get(area), period=NOW, observations=observations,
        measures=MEASURES, evidence=evidence,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "before", "shares", "may", "said"),
    [
        (180, 90, (0.0, 0.0), True, False),
        (180, 90, (0.019, 0.0), True, False),
        (180, 90, (0.02, 0.0), True, True),
        (
            180,
            90,
            (0.0, 0.1),
            False,
            True,
        ),  # 300 rows of the force had no place: all of them may have been here
        (600, 90, (0.0, 0.1), False, True),
        (900, 90, (0.0, 0.1), True, True),  # and were they, it would still be a rise of more than half
        (
            99,
            90,
            (0.0, 0.005),
            False,
            True,
        ),  # 15 rows are hardly any of the force's, and more than this change
        (150, 90, (0.0, 0.005), True, False),
        (150, 90, (0.005, 0.0), True, False),  # more have none now: the rise is no smaller for it
        (99, 90, (0.0, 0.1), False, True),
        (150, 90, (0.0, 0.5), False, True),
        (90, 180, (0.5, 0.0), False, True),
        (170, 90, (0.25, 0.25), True, True),  # were all that have no place added, 120 is still clearly fewer
        (110, 90, (0.3, 0.3), False, True),
        (90, 110, (0.3, 0.3), False, True),
        (600, 90, (0.5, 0.5), True, True),
        (90, 90, (1.0, 0.0), False, True),
    ],
)
def test_rows_without_a_place_are_set_against_the_change_that_they_could_make(
    now: float, before: float, shares: tuple[float, float], may: bool, said: bool
) -> None:
    found = result(quarters(now, before), shares=shares)

    assert found.change.told is may
    assert any("had no place" in note for note in found.change.notes) is said


@pytest.mark.parametrize(("now", "may"), [(20, False), (80, True)])
def test_a_ward_is_as_its_district_would_be_were_what_has_no_place_all_of_that(now: float, may: bool) -> None:
    """The district had 180 and has 90, of which 90 may have no place: so may half of a ward's."""
    ward = "E05013038"
    rows = [*quarters(90, 180), *quarters(now, 40, area=ward)]

    found = result(rows, shares=(0.03, 0.0), area=ward)

    assert any("had no place" in note for note in found.change.notes)
    assert found.change.told is may


@pytest.mark.parametrize(("share", "said"), [(0.049, False), (0.05, True), (0.5, True)])
def test_many_rows_without_a_place_are_told_beside_the_figure_itself(share: float, said: bool) -> None:
    found = result(quarters(90, 90), shares=(share, share))

    assert any("are in no district's count" in note for note in found.notes) is said
    assert found.completeness.share == share
    assert (found.completeness.months_expected, found.completeness.months_in) == (3, 3)
    assert found.completeness.suppliers_expected == found.completeness.suppliers_in == ("Cleveland Police",)


@pytest.mark.parametrize(
    ("share", "district", "ward"),
    [
        (0.0, "none", "hardly any"),
        (0.004, "fewer than 1%", "hardly any"),
        (0.01, "1%", "hardly any"),
        (0.02, "2%", "fewer than one in twenty"),
        (0.05, "5%", "between one in twenty and one in ten"),
        (0.147, "15%", "between one in ten and a quarter"),
        (0.25, "25%", "between a quarter and half"),
        (0.5, "50%", "half or more"),
    ],
)
def test_a_share_is_told_to_the_whole_per_cent_and_of_a_small_area_in_a_band(
    share: float, district: str, ward: str
) -> None:
    assert share_in_words(share, HARTLEPOOL) == district
    assert share_in_words(share, "E05013038") == ward


@pytest.mark.parametrize(
    ("of", "none_in", "others", "may"),
    [
        (300, ["2025-02"], True, False),
        (300, ["2024-01", "2024-02", "2024-03"], True, False),
        (300, [], True, True),
        (
            300,
            ["2025-02"],
            False,
            True,
        ),  # no row of any kind: that month is missing, and is told so elsewhere
        (29, ["2025-02"], True, True),  # so few may be none in a month
        (30, ["2025-02"], True, False),
    ],
)
def test_a_kind_of_which_a_force_has_none_for_a_month_was_left_out_and_did_not_stop(
    of: int, none_in: list[str], others: bool, may: bool
) -> None:
    places = {}
    for month in (*NOW.months(), *BEFORE.months()):
        if month.month_text not in none_in:
            places[month.month_text, "street_burglary"] = WithoutPlace(of, 0)
        if others or month.month_text not in none_in:
            places[month.month_text, "street_drugs"] = WithoutPlace(50, 0)

    found = result(quarters(180, 90), places=places)

    assert found.change.told is may
    assert any("have none at all of Burglary" in note for note in found.change.notes) is not may


def test_a_total_of_which_one_kind_was_left_out_is_not_told_either() -> None:
    kinds = {"street_all_crime": ("street_burglary", "street_drugs")}
    months = [month.month_text for month in (*NOW.months(), *BEFORE.months())]
    counted = {(month, kind): WithoutPlace(90, 0) for month in months for kind in kinds["street_all_crime"]}
    del counted["2025-01", "street_drugs"]
    completeness = Completeness(lambda _: counted, kinds)

    assert completeness.silent("cleveland", "street_all_crime", [BEFORE, NOW]) == {
        "street_drugs": (Period.parse("2025-01"),)
    }
    assert completeness.silent("cleveland", "street_burglary", [BEFORE, NOW]) == {}


def sent(who: str, *periods: Period, rows: int) -> list[Delivery]:
    return [Delivery("police_street", who, month, rows) for period in periods for month in period.months()]


@pytest.mark.parametrize(
    ("came", "rows_before", "counted", "may"),
    [
        (True, 5, 60, True),  # it came, with rows elsewhere: here there were none
        (True, 0, 60, False),  # it came empty
        (False, 0, 60, False),
        (False, 0, 3, True),  # too few to explain it
    ],
)
def test_a_sender_of_one_year_is_set_against_the_change(
    came: bool, rows_before: int, counted: float, may: bool
) -> None:
    rows = quarters(90, 90 if counted > 3 else 30)
    rows += [street(counted / 3, month.code, supplier="btp") for month in NOW.months()]
    deliveries = [*sent("cleveland", NOW, BEFORE, rows=9), *sent("btp", NOW, rows=9)]
    deliveries += sent("btp", BEFORE, rows=rows_before) if came else []

    found = result(rows, deliveries=Deliveries(tuple(deliveries)))

    assert found.change.told is may
    said = "what British Transport Police counted is not in the figure for Jan to Mar 2024"
    assert any(said in note for note in found.change.notes) is not (came and rows_before > 0)


def test_a_sender_of_last_year_who_is_gone_is_told_of_this_year() -> None:
    rows = [*quarters(90, 90), *(street(20.0, month.code, supplier="btp") for month in BEFORE.months())]
    deliveries = (*sent("cleveland", NOW, BEFORE, rows=9), *sent("btp", BEFORE, rows=9))

    found = result(rows, deliveries=Deliveries(deliveries))

    assert not found.change.told
    assert "not in the figure for Jan to Mar 2025" in found.change.notes[0]


def tips(value: float, period: Period, supplier: str) -> Observation:
    return Observation(
        "fly_tipping_reports", HARTLEPOOL, period, Known(value), Unit.COUNT, supplier=supplier,
        source=SourceRef(f"{supplier}.csv", supplier),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "before", "may"),
    [
        ({"depot": 150}, {"depot": 90}, True),
        ({"depot": 150}, {"agency": 90}, False),  # two suppliers, and nobody gave both
        ({"depot": 150}, {"": 90}, True),  # of what names nobody nothing is said
        ({"depot": 150, "agency": 92}, {"depot": 90}, False),
        ({"depot": 150, "agency": 150}, {"depot": 90}, True),
        ({"depot": 150, "agency": 130}, {"depot": 90, "agency": 70}, True),  # by either it rose as clearly
        ({"depot": 150, "agency": 70}, {"depot": 90, "agency": 70}, False),
    ],
)
def test_what_another_supplier_gave_is_set_against_the_change(
    now: dict[str, float], before: dict[str, float], may: bool
) -> None:
    rows = [tips(value, NOW, who) for who, value in now.items()]
    rows += [tips(value, BEFORE, who) for who, value in before.items()]

    found = result(rows, slug="fly_tipping_reports")

    used = "depot" if found.value.suppliers == ("depot",) else ""
    assert found.change.told is may, (used, found.value, found.previous)


def test_a_figure_whose_file_was_asked_to_be_whole_is_not_told() -> None:
    rows = quarters(300, 90)
    asked = [
        Observation(**{**vars(row), "answered": "asked: is it whole?", "whole_asked": True})
        for row in rows[:1]
    ]

    found = result([*asked, *rows[1:]])

    assert not found.change.told
    assert found.change.notes == ("of Jan to Mar 2025 it was asked: is it whole?",)


# -- an order ----------------------------------------------------------------------------------------------


def member(
    value: float, *, share: float = 0.0, year: int = 2024, rival: float | None = None
) -> OrderedMember:
    rate = Rate(Known(value), denominator="population", denominator_period=Period.calendar_year(year))
    said = (Caveat(CaveatKind.RIVAL, "otherwise", (("x", rival),)),) if rival is not None else ()
    return OrderedMember(value, share, rate, At(Known(value), NOW, caveats=said))


@pytest.mark.parametrize(
    ("own", "other", "why"),
    [
        (member(10), member(12), ""),
        (member(10), member(10), ""),
        (member(10, share=0.01), member(10.05, share=0.02), ""),  # as complete as each other, spread alike
        (member(10, share=0.01), member(10.05, share=0.04), "so many rows"),
        (member(10, share=0.06), member(10.5, share=0.06), "so many rows"),
        (member(10, share=0.06), member(12, share=0.06), ""),
        (member(10, share=0.3), member(100, share=0.3), "so many rows"),
        (member(10, year=2019), member(10.5), "people of different years"),
        (member(10, year=2019), member(15), ""),
        (member(10, rival=13.0), member(12), "two suppliers"),
        (member(10, rival=11.0), member(12), ""),
        (member(12), member(10, rival=13.0), "two suppliers"),
        (member(12), member(10, rival=9.0), ""),
    ],
)
def test_a_place_is_told_where_no_caveat_could_change_it(
    own: OrderedMember, other: OrderedMember, why: str
) -> None:
    for members, position in (([own, other], 0), ([other, own], 1)):
        found = why_no_place(members, position)
        assert (why in found) if why else found == ""


def test_by_number_the_years_of_the_people_do_not_matter() -> None:
    assert why_no_place([member(10, year=2019), member(10.5)], 0, by_rate=False) == ""


# -- the value ---------------------------------------------------------------------------------------------


def test_the_same_words_are_said_once() -> None:
    assert once([PLACES, OTHERS, PLACES]) == (PLACES, OTHERS)
    assert words_of([PLACES, PLACES]) == ("fewer rows had no place",)
    assert noted("", "a new depot") == (Caveat(CaveatKind.NOTED, "a new depot"),)


def test_a_figure_keeps_what_is_said_beside_it_and_gets_more() -> None:
    at = At(Known(1.0, Status.FINAL), NOW, caveats=(PLACES,))

    assert at.with_caveats() is at
    assert at.with_caveats(OTHERS).caveats == (PLACES, OTHERS)


def test_each_kind_says_whether_it_could_explain_a_change() -> None:
    found = {str(each) for each in CaveatKind if each.can_explain_a_change}

    assert found == {
        "break",
        "completeness",
        "denominator",
        "boundary",
        "season",
        "rival supplier",
        "answered question",
    }


def test_why_a_change_is_not_tested_is_said_in_these_words() -> None:
    from tithing.indicators.comparisons import comparison

    assert comparison.NOT_EVENTS == "not a count of events, so it is not tested against chance"
    assert comparison.NO_NUMERATOR.startswith(
        "no numerator is supplied with the percentage, so it is not tested"
    )
    assert comparison.NO_COUNTS == "the counts behind it are not known, so it is not tested against chance"
    assert COULD_EXPLAIN == ", which could explain the change, so it is not tested against chance"
