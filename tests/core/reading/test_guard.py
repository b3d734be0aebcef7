"""What the public is told of small areas and sensitive matters: no small count, nor what would give one away, by any sum (R100)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import DataObject, data, lists, sampled_from

from tests.core.reading.guarding import (
    DISTRICT,
    FIRES,
    QUARTERS,
    REST,
    SENT,
    TOWN,
    YEAR,
    Spoken,
    numbers,
    of_quarter,
    quantity,
    rows_of,
    told,
    told_on,
    wards,
    with_district,
    year_of,
)
from tithing.indicators.caveats.said import WHETHER_WHOLE
from tithing.indicators.counted.value_over import value_over
from tithing.observations.observation import Observation
from tithing.reading.guard.guard import ANOTHER_FIGURE
from tithing.vocabulary.access import Access
from tithing.vocabulary.beside.caveat import CaveatKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity, Suppressed, Withheld, number_of

FIRST, SECOND = QUARTERS[:2]
OTHER_SPANS = [Period.parse("2024-25H2"), Period.parse("2024-25Q2-to-2024-25Q4")]
ARSON, RAPE, SEXUAL, OTHER_SEXUAL = "deliberate_fires", "rape", "sexual_offences", "other_sexual_offences"


def everything(spoken: Spoken) -> list[Observation]:
    return rows_of(with_district(spoken))


# -- small counts, and what would give them away --------------------------------------------------------------


def test_a_small_count_is_hidden_with_the_one_that_would_give_it_away() -> None:
    found = told(everything(of_quarter(FIRST, 3, 9, 14, 20)))

    assert numbers(found) == [None, None, 14, 20]


def test_counts_that_are_large_enough_and_noughts_are_told_with_the_file_they_came_from() -> None:
    found = told(everything(of_quarter(FIRST, 0, 5, 9, 14)))

    assert numbers(found) == [0, 5, 9, 14]
    at = value_over(found, FIRES, area=wards()[1], period=FIRST)
    assert [ref.file for ref in at.sources] == ["sent.csv"]


def test_two_wards_of_one_are_not_found_out_though_each_is_at_least_one() -> None:
    """Their sum of 2 would say that each is 1: a third is hidden with them."""
    found = told(everything(of_quarter(FIRST, 1, 1, 14, 20)))

    hidden = [number for number in numbers(found) if number is None]
    assert len(hidden) >= 3


def test_what_a_partner_suppressed_stays_suppressed_and_cannot_be_worked_out() -> None:
    spoken = {**of_quarter(FIRST, Suppressed(), 6, 14, 20), (DISTRICT, FIRES, FIRST): 443.0}
    found = told(rows_of(spoken))

    assert isinstance(quantity(found, wards()[0]), Suppressed)
    assert numbers(found)[1:].count(None) == 1


def test_what_a_supplier_withholds_of_one_ward_stays_withheld_and_cannot_be_worked_out() -> None:
    spoken = {**of_quarter(FIRST, Withheld(), 9, 14, 20), (DISTRICT, FIRES, FIRST): 473.0}
    found = told(rows_of(spoken))

    assert isinstance(quantity(found, wards()[0]), Withheld)
    assert numbers(found)[1:].count(None) == 1


def test_a_part_cannot_be_worked_out_from_its_whole_and_the_other_part() -> None:
    of = {SEXUAL: (23, 40, 50, 60), RAPE: (3, 20, 20, 20), "other_sexual_offences": (20, 20, 30, 40)}
    spoken = {
        key: number
        for slug, counts in of.items()
        for key, number in of_quarter(FIRST, *counts, measure=slug).items()
    }
    spoken |= {(ward, SEXUAL, FIRST): 100.0 for ward in wards()[4:]}
    found = told(everything(spoken))

    of_first = {slug: number_of(quantity(found, wards()[0], measure=slug)) for slug in of}
    assert of_first[RAPE] is None
    assert list(of_first.values()).count(None) >= 2


def test_a_measure_with_a_ward_unknown_still_hides_its_small_counts() -> None:
    spoken = dict(with_district(of_quarter(FIRST, 3, 9, 14, 20)))
    del spoken[wards()[3], FIRES, FIRST]

    assert numbers(told(rows_of(spoken)))[0] is None


def test_a_total_is_hidden_only_where_no_ward_can_be_hidden_in_its_place() -> None:
    many = told(everything(of_quarter(FIRST, 3, 9, 14, 20)))
    spoken = {(ward, FIRES, FIRST): 0.0 for ward in wards()} | {
        (wards()[0], FIRES, FIRST): 1.0,
        (wards()[1], FIRES, FIRST): 1.0,
    }
    few = told(everything(spoken))

    assert number_of(quantity(many, DISTRICT)) == 446.0
    assert numbers(few)[:2] == [None, None]
    assert quantity(few, DISTRICT) != Known(2.0) or numbers(few)[2:] == [None, None]


@pytest.mark.parametrize("other", [3.0, 40.0])
def test_of_what_another_supplier_gave_of_a_ward_no_number_is_told(other: float) -> None:
    """It may be small itself; what kind of caveat it is, and what a change would be by it, stays."""
    rows = [replace(each, supplier="police") for each in everything(of_quarter(FIRST, 30, 9, 14, 20))]
    rows.append(replace(rows[0], supplier="the council", quantity=Known(other)))
    found = told(rows)

    (caveat,) = value_over(found, FIRES, area=wards()[0], period=FIRST).caveats
    assert (caveat.kind, caveat.words) == (CaveatKind.RIVAL, ANOTHER_FIGURE)
    assert [number for _, number in caveat.figures] == [other]


def test_the_caveats_of_a_small_area_keep_their_kinds_and_go_with_its_hidden_count() -> None:
    """An answered question could explain a change, and a note of the file's could not."""
    rows = [
        replace(each, note="by hand", answered="so few?", whole_asked=True)
        for each in everything(of_quarter(FIRST, 3, 9, 14, 20))
    ]
    found = told(rows)

    kinds = [
        [each.kind for each in value_over(found, FIRES, area=ward, period=FIRST).caveats]
        for ward in wards()[:4]
    ]
    assert kinds == [[], [], *([[CaveatKind.NOTED, CaveatKind.ANSWERED]] * 2)]
    (answered,) = value_over(found, FIRES, area=wards()[2], period=FIRST).caveats[1:]
    assert answered.figure(WHETHER_WHOLE)


# -- over time ------------------------------------------------------------------------------------------------


def test_no_month_of_a_ward_is_told_and_its_quarter_is() -> None:
    months = FIRST.months()
    by_month = {key: n for month in months for key, n in of_quarter(month, 2, 3, 4, 9).items()}
    found = told(everything(by_month))

    assert numbers(found) == [6, 9, 12, 27]
    of_months = [quantity(found, ward, month) for month in months for ward in wards()[:4]]
    assert {type(each) for each in of_months} == {Suppressed}


def test_a_month_that_nobody_sent_leaves_its_quarter_missing_and_not_suppressed() -> None:
    months = FIRST.months()[:2]
    by_month = {key: n for month in months for key, n in of_quarter(month, 2, 3, 4, 9).items()}
    found = told(everything(by_month))

    assert isinstance(quantity(found, wards()[0]), Missing)


def test_a_year_to_date_is_hidden_with_any_of_its_quarters() -> None:
    spoken = {**of_quarter(FIRST, 3, 9, 14, 20), **of_quarter(SECOND, 30, 9, 14, 20)}
    found = told(everything(spoken))

    assert numbers(found, SECOND.year_to_date()) == [None, None, 28, 40]


@pytest.mark.parametrize("longer", [SECOND.year_to_date(), YEAR, *OTHER_SPANS])
def test_what_was_supplied_of_a_longer_period_does_not_give_a_quarter_away(longer: Period) -> None:
    quarters = longer.quarters()
    spoken = {
        key: n
        for quarter in quarters
        for key, n in of_quarter(quarter, 3 if quarter is quarters[0] else 30, 9, 14, 20).items()
    }
    sums = of_quarter(longer, 3 + 30 * (len(quarters) - 1), *(n * len(quarters) for n in (9, 14, 20)))
    sums = {key: n if n != 50.0 else 50.0 * len(quarters) for key, n in sums.items()}
    found = told(everything({**spoken, **sums}))

    shown = [number_of(quantity(found, wards()[0], each)) for each in (longer, *quarters)]
    assert shown[1] is None
    assert shown.count(None) >= 2


@pytest.mark.parametrize("longer", [YEAR, *OTHER_SPANS])
def test_a_longer_span_does_not_give_away_what_a_supplier_suppressed_of_a_district(longer: Period) -> None:
    first, *others = longer.quarters()
    spoken: dict[tuple[str, str, Period], float | Quantity] = {(DISTRICT, FIRES, first): Suppressed()}
    spoken |= {(DISTRICT, FIRES, each): 30.0 for each in others}
    found = told(rows_of({**spoken, (DISTRICT, FIRES, longer): 3.0 + 30.0 * len(others)}))

    assert None in [number_of(quantity(found, DISTRICT, each)) for each in (longer, *others)]


HALVES = [Period.parse("2024-25H1"), Period.parse("2024-25H2")]
THREE_QUARTERS = QUARTERS[2].year_to_date()


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (YEAR, HALVES),
        (YEAR, [QUARTERS[0], OTHER_SPANS[1]]),
        (YEAR, [THREE_QUARTERS, QUARTERS[3]]),
        (YEAR, [*QUARTERS[:2], HALVES[1]]),
        (THREE_QUARTERS, [HALVES[0], QUARTERS[2]]),
        (SECOND.year_to_date(), HALVES[:1]),
    ],
)
@pytest.mark.parametrize("suppressed", range(3))
def test_spans_that_make_up_a_longer_one_give_none_away_that_a_supplier_suppressed(
    whole: Period, parts: list[Period], suppressed: int
) -> None:
    """A year that came as two half-years, of which one was suppressed, gives it away though no quarter ever came."""
    hidden = parts[suppressed % len(parts)]
    told_of = [each for each in parts if each != hidden]
    spoken: dict[tuple[str, str, Period], float | Quantity] = {(DISTRICT, FIRES, hidden): Suppressed()}
    spoken |= {(DISTRICT, FIRES, each): 30.0 for each in told_of}
    found = told(rows_of({**spoken, (DISTRICT, FIRES, whole): 3.0 + 30.0 * len(told_of)}))

    assert None in [number_of(quantity(found, DISTRICT, each)) for each in (whole, *told_of)]


def test_what_is_to_date_and_the_year_give_no_last_quarter_of_a_ward_away() -> None:
    spoken = of_quarter(QUARTERS[3], 3, 9, 14, 20)
    to_date, year = of_quarter(THREE_QUARTERS, 50, 30, 30, 30), of_quarter(YEAR, 53, 39, 44, 50)
    found = told(rows_of({**with_district(spoken), **to_date, **year}))

    assert number_of(quantity(found, wards()[0], QUARTERS[3])) is None
    assert None in [number_of(quantity(found, wards()[0], each)) for each in (THREE_QUARTERS, YEAR)]


@pytest.mark.parametrize(
    "sent", [QUARTERS[:3], [THREE_QUARTERS], [QUARTERS[0], SECOND], [QUARTERS[0], QUARTERS[3]]]
)
def test_what_a_year_leaves_of_quarters_that_nobody_sent_is_not_told_where_it_is_small(
    sent: list[Period],
) -> None:
    """Of the first ward it leaves 3, of the others more: one of the counts is hidden by which it would be worked out."""
    spoken: dict[tuple[str, str, Period], float | Quantity] = {}
    for span in sent:
        spoken |= of_quarter(span, 9, 70, 80, 90)
    of_year = of_quarter(YEAR, 9 * len(sent) + 3, *(n * len(sent) + 20 for n in (70, 80, 90)))
    of_year = {key: REST * (len(sent) + 1) if n == REST else n for key, n in of_year.items()}
    found = told(everything({**spoken, **of_year}))

    assert None in [number_of(quantity(found, wards()[0], each)) for each in (*sent, YEAR)]


def test_what_a_year_leaves_is_told_where_it_is_not_small_and_is_missing_by_itself() -> None:
    quarters = {key: n for each in QUARTERS[:3] for key, n in of_quarter(each, 9, 8, 7, 9).items()}
    found = told(everything({**quarters, **of_quarter(YEAR, 50, 60, 70, 80)}))

    assert numbers(found, YEAR) == [50, 60, 70, 80]
    assert isinstance(quantity(found, wards()[0], QUARTERS[3]), Missing)


def test_what_is_left_over_of_a_larger_area_is_not_said_to_be_hidden() -> None:
    """A quarter that nobody sent of the district is missing, though it could be worked out from its year."""
    wards_last = of_quarter(QUARTERS[3], 3, 9, 14, 20)
    rest = sum(float(n) for n in wards_last.values() if isinstance(n, int | float))
    quarters = {key: n for each in QUARTERS[:3] for key, n in of_quarter(each, 9, 8, 7, 9).items()}
    district = with_district(quarters)
    whole = sum(float(n) for key, n in district.items() if key[0] == DISTRICT and isinstance(n, int | float))
    found = told(rows_of({**district, **wards_last, (DISTRICT, FIRES, YEAR): whole + rest}))

    assert number_of(quantity(found, wards()[0], QUARTERS[3])) is None
    assert numbers(found, QUARTERS[3]).count(None) >= 2
    assert isinstance(quantity(found, DISTRICT, QUARTERS[3]), Missing)


def test_a_year_that_came_as_such_is_told_without_its_quarters() -> None:
    found = told(everything(of_quarter(YEAR, 3, 9, 14, 20)))

    assert numbers(found, YEAR) == [None, None, 14, 20]
    assert isinstance(quantity(found, wards()[2], FIRST), Missing)


def of_the_tree(period: Period, *numbers: float | Quantity) -> Spoken:
    """Sexual offences of two kinds, of which this is the district's count in this order."""
    return {
        (DISTRICT, slug, period): n for slug, n in zip((SEXUAL, RAPE, OTHER_SEXUAL), numbers, strict=True)
    }


def test_a_hidden_year_hides_no_quarter_with_it_that_its_parts_would_give_away() -> None:
    """Each row of a larger area is told as it was decided: a year less three quarters is hidden for the one that a supplier
    suppressed, and the others of the whole are told like their parts.
    """
    quarters = {key: n for each in QUARTERS[1:] for key, n in of_the_tree(each, 40.0, 15.0, 25.0).items()}
    year = {(DISTRICT, SEXUAL, YEAR): 123.0}
    found = told(rows_of({**of_the_tree(FIRST, Suppressed(), 1.0, 2.0), **quarters, **year}))

    shown = [number_of(quantity(found, DISTRICT, each, measure=SEXUAL)) for each in (*QUARTERS, YEAR)]
    assert shown == [None, 40, 40, 40, None]


@given(data())
def test_every_count_of_a_larger_area_is_told_or_hidden_just_as_it_was_decided(drawn: DataObject) -> None:
    spans = [*QUARTERS, YEAR, *OTHER_SPANS]
    some = drawn.draw(lists(sampled_from(spans), min_size=2, max_size=4, unique=True))
    count = sampled_from([0.0, 1.0, 3.0, 9.0, 40.0])
    spoken: dict[tuple[str, str, Period], float | Quantity] = {}
    for span in some:
        one, other = drawn.draw(count), drawn.draw(count)
        spoken |= of_the_tree(span, one + other, one, other)
    for key in drawn.draw(lists(sampled_from(sorted(spoken, key=str)), min_size=1, max_size=2)):
        spoken[key] = Suppressed()
    rows = rows_of(spoken)
    year = year_of([(row,) for row in rows])
    found = told_on(year, rows)

    hidden = {(each.measure, each.area, each.period) for each in year.decided if each.hidden}
    assert len(spoken) >= 6
    for (area, measure, period), said in spoken.items():
        is_told = isinstance(said, float) and (measure, area, period.code) not in hidden
        assert isinstance(quantity(found, area, period, measure=measure), Known) == is_told


# -- corrections, and what was published before ---------------------------------------------------------------


def revised(spoken: Spoken, corrected: Mapping[str, float]) -> list[tuple[Observation, ...]]:
    """Each count as it was said, and those of these areas as they were said a month later."""
    later = replace(SENT, sha256="bb", release=date(2025, 2, 10))
    chains = []
    for row in rows_of(spoken):
        again = corrected.get(row.area)
        chain = (row,) if again is None else (row, replace(row, quantity=Known(again), source=later))
        chains.append(chain)
    return chains


def corrected(
    before: Spoken, corrections: Mapping[str, float]
) -> tuple[list[float | None], list[float | None]]:
    """What is told of the first four wards before a correction, and after it."""
    chains = revised(before, corrections)
    year = year_of(chains)
    then = told_on(year, rows_of(before), date(2025, 1, 31))
    now = told_on(year, [chain[-1] for chain in chains])
    return numbers(then), numbers(now)


def test_a_correction_does_not_change_what_is_hidden_of_what_it_does_not_touch() -> None:
    before = with_district(of_quarter(FIRST, 3, 9, 14, 20))

    then, now = corrected(before, {wards()[2]: 6.0, DISTRICT: 438.0})

    assert then == [None, None, 14, 20]
    assert now == [None, None, 6, 20]


def test_a_count_that_was_corrected_to_a_small_one_is_not_found_out_from_what_was_told_before() -> None:
    """All the others were told, so that only the corrected total can be hidden in their place."""
    before = with_district(of_quarter(FIRST, 7, 9, 14, 20))
    corrections = {wards()[0]: 3.0, DISTRICT: 446.0}

    then, now = corrected(before, corrections)
    chains = revised(before, corrections)
    after = told_on(year_of(chains), [chain[-1] for chain in chains])

    assert then == [7, 9, 14, 20]
    assert now == [None, 9, 14, 20]
    assert isinstance(quantity(after, DISTRICT), Suppressed)


def test_what_is_for_partners_only_cannot_be_worked_out_from_what_everybody_sees() -> None:
    rows = everything(of_quarter(FIRST, 7, 9, 14, 20))
    partners = [replace(each, access=Access.PARTNERS) if each.area == wards()[0] else each for each in rows]

    assert numbers(told(partners)).count(None) == 2


def test_what_was_hidden_of_a_quarter_stays_so_when_the_next_comes() -> None:
    """Else the whole of the first, which was told, and what is told later of its other part give its small part."""
    ages = {"0-17": (4, 5, 6), "18 and over": (13, 11, 15)}
    whole = {
        (DISTRICT, RAPE, quarter): float(sum(each))
        for quarter, each in zip(QUARTERS, zip(*ages.values(), strict=True), strict=False)
    }
    to_date = QUARTERS[2].year_to_date()
    rows = rows_of({**whole, (DISTRICT, RAPE, to_date): sum(whole.values())})
    for age, counts in ages.items():
        of_age = {(DISTRICT, RAPE, quarter): float(n) for quarter, n in zip(QUARTERS, counts, strict=False)}
        rows += rows_of({**of_age, (DISTRICT, RAPE, to_date): float(sum(counts))}, breakdown=f"age={age}")
    first = [row for row in rows if row.period == FIRST]

    then, now = told(first), told(rows)

    shown = [
        [
            number_of(quantity(found, DISTRICT, FIRST, measure=RAPE, breakdown=b))
            for b in ("", "age=0-17", "age=18 and over")
        ]
        for found in (then, now)
    ]
    assert shown == [[17, None, None], [17, None, None]]


def test_a_count_that_was_published_before_does_not_hide_another() -> None:
    spoken = with_district(of_quarter(FIRST, 3, 9, 14, 20))
    published = {(FIRES, wards()[1], FIRST.code, ""): [9.0]}

    assert numbers(told(rows_of(spoken), published=published)) == [None, 9, None, 20]


@pytest.mark.parametrize("longer", [SECOND.year_to_date(), Period.parse("2024-25H1")])
def test_a_longer_span_that_was_published_counts_as_known_though_no_quarter_was(longer: Period) -> None:
    """15 to date and 12 in the second quarter would be 3 in the first, which is hidden."""
    spoken = {**of_quarter(FIRST, 3, 9, 14, 20), **of_quarter(SECOND, 12, 9, 14, 20)}
    published = {(FIRES, wards()[0], longer.code, ""): [15.0]}
    found = told(everything(spoken), published=published)

    assert numbers(found)[0] is None
    assert numbers(found, SECOND)[0] is None


# -- other small things ---------------------------------------------------------------------------------------


def test_a_sensitive_measure_hides_small_counts_of_its_breakdowns_and_not_its_whole() -> None:
    whole = rows_of({(DISTRICT, RAPE, FIRST): 22.0})
    by_age = [
        rows_of({(DISTRICT, RAPE, FIRST): float(n)}, breakdown=f"age={age}")
        for age, n in (("0-17", 2), ("18-64", 14), ("65 and over", 6))
    ]
    found = told([*whole, *(row for rows in by_age for row in rows)])

    shown = [
        number_of(quantity(found, DISTRICT, measure=RAPE, breakdown=f"age={age}"))
        for age in ("0-17", "18-64", "65 and over")
    ]
    assert shown == [None, 14, None]
    assert quantity(found, DISTRICT, measure=RAPE) == Known(22.0)


def test_an_area_that_a_partnership_drew_itself_is_small() -> None:
    found = told(rows_of({(TOWN, FIRES, FIRST): 3.0, (DISTRICT, FIRES, FIRST): 60.0}))

    assert isinstance(quantity(found, TOWN), Suppressed)
    assert quantity(found, DISTRICT) == Known(60.0)


def test_a_correction_of_what_only_partners_see_opens_no_other_count() -> None:
    """The sums of both days are those that hold, however little of them the reader knows."""
    before = with_district(of_quarter(FIRST, 1, 30, 2, 3))
    chains = [
        tuple(replace(each, access=Access.PARTNERS) if each.area == wards()[1] else each for each in chain)
        for chain in revised(before, {wards()[0]: 4.0, wards()[1]: 31.0, DISTRICT: 440.0})
    ]
    found = told_on(year_of(chains), [chain[-1] for chain in chains if chain[-1].access is Access.OPEN])

    assert numbers(found) == [None, None, None, None]
    assert isinstance(quantity(found, DISTRICT), Suppressed) or numbers(found)[2:] == [None, None]


def test_a_difference_between_two_states_of_a_total_does_not_give_both_counts_away() -> None:
    """1 that became 4: that the total rose by 3 would say both."""
    before = with_district(of_quarter(FIRST, 1, 2, 2, 3))
    chains = revised(before, {wards()[0]: 4.0, DISTRICT: 411.0})
    found = told_on(year_of(chains), [chain[-1] for chain in chains])

    assert isinstance(quantity(found, DISTRICT), Suppressed)


@pytest.mark.parametrize("made_of", [{}, {TOWN: wards()[:2]}])
def test_an_own_area_beside_wards_is_told_only_where_its_wards_are_known(
    made_of: Mapping[str, tuple[str, ...]],
) -> None:
    """Its count less a ward's would be another ward's."""
    spoken = {**with_district(of_quarter(FIRST, 3, 20, 30, 40)), (TOWN, FIRES, FIRST): 23.0}
    found = told(rows_of(spoken), made_of=made_of)

    assert numbers(found)[0] is None
    told_of_town = number_of(quantity(found, TOWN))
    assert told_of_town is None or (made_of and numbers(found)[1] is None)


def test_an_own_area_is_not_told_beside_wards_that_only_partners_see() -> None:
    rows = rows_of(of_quarter(FIRST, 3, 20, 30, 40))
    partners = [replace(each, access=Access.PARTNERS) for each in rows]

    assert isinstance(quantity(told([*partners, *rows_of({(TOWN, FIRES, FIRST): 0.0})]), TOWN), Suppressed)


def test_what_is_smaller_than_a_ward_is_not_told_and_not_missing() -> None:
    lsoa = places_of_a_ward()
    found = told(rows_of({(lsoa, FIRES, FIRST): 60.0}))

    assert isinstance(quantity(found, lsoa), Suppressed)


def places_of_a_ward() -> str:
    return "E01011949"


def test_what_is_no_count_is_not_told_of_a_ward() -> None:
    share = "opiate_users_completing_treatment"
    found = told(rows_of({(wards()[0], share, FIRST): 33.3}))

    assert isinstance(quantity(found, wards()[0], measure=share), Suppressed)


def test_open_data_is_left_as_it_is_by_month_too() -> None:
    april = Period.parse("2024-04")
    found = told(everything(of_quarter(april, 1, 2, 3, 40, measure="street_burglary")))

    assert numbers(found, april, measure="street_burglary") == [1, 2, 3, 40]
