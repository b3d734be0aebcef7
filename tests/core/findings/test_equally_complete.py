"""What is said of a change or a series where a caveat could explain it: nothing, and why; there is no way round."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.findings.cast import QUARTER, a_result, months, quarters
from tithing.findings.inputs import SeparatePart, Series
from tithing.findings.registry import finding_rules
from tithing.findings.rules import (
    changes,
    control_signals,
    moved_most,
    rank,
    record,
    share_of_part,
    static,
    within_quarter,
)
from tithing.indicators.comparisons.comparison import COULD_EXPLAIN
from tithing.indicators.result import Chance, HowComplete, Result
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.in_words.sentence import Runs
from tithing.vocabulary.quantity import Known, Missing, Quantity

STEADY = (100, 104, 98, 102, 99, 103, 97, 101, 100, 104, 98)
WHY = "of the rows of the force, 15% had no place"
PLACES = Caveat(CaveatKind.COMPLETENESS, WHY)


def untold(result: Result) -> Result:
    chance = Chance(None, "not tested", f"{WHY}{COULD_EXPLAIN}")
    change = replace(result.change, chance=chance, direction=Direction.UNKNOWN, told=False, caveats=(PLACES,))
    return replace(result, change=change, change_on_baseline=change)


def plain(runs: Runs) -> str:
    return "".join(each if isinstance(each, str) else str(getattr(each, "text", "#")) for each in runs)


def alike(series: Series, *values: float | None) -> Series:
    quantities: list[Quantity] = [Missing() if value is None else Known(float(value)) for value in values]
    points = tuple(
        (period, quantity) for (period, _), quantity in zip(series.points, quantities, strict=True)
    )
    return replace(series, alike=points)


# -- changes -----------------------------------------------------------------------------------------------


def test_a_change_that_is_not_told_says_why_and_no_more() -> None:
    (fact,) = changes.find([untold(a_result(412, 283))])

    assert plain(changes.words(fact)).endswith(
        f"Not tested against chance: {WHY}, which could explain the change."
    )
    assert (fact.direction, fact.p_value, fact.sureness) == (Direction.UNKNOWN, None, 0)


def test_a_share_that_is_not_told_says_why_too() -> None:
    from tithing.vocabulary.units import Unit

    (fact,) = changes.find([untold(a_result(41.0, 28.0, unit=Unit.PERCENT))])

    assert "which could explain the change" in plain(changes.words(fact))


def test_a_change_that_is_told_has_its_caveat_in_the_sentence_but_for_a_break() -> None:
    result = a_result(412, 283)
    broken = Caveat(CaveatKind.BREAK, "its parts were defined anew")
    told = replace(result, change=replace(result.change, caveats=(PLACES, broken)))

    (fact,) = changes.find([told])

    assert plain(changes.words(fact)).endswith(
        "is very unlikely to be chance. Of the rows of the force, 15% had no place."
    )
    assert plain(changes.words(changes.find([result])[0])).endswith("is very unlikely to be chance.")


@pytest.mark.parametrize("rule", [moved_most, static])
def test_what_is_not_told_is_neither_news_nor_static(rule: object) -> None:
    now = 285 if rule is static else 412
    result = a_result(now, 283, baseline=100)

    assert len(rule.find([result])) == 1  # type: ignore[attr-defined]
    assert rule.find([untold(result)]) == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("which", ["whole", "part"])
def test_what_is_left_without_a_part_is_told_as_whole_and_part_are(which: str) -> None:
    whole, part = a_result(500, 300), a_result(50, 40, slug="covid")
    (sure,) = share_of_part.find([SeparatePart(whole, part)])
    doubted = SeparatePart(untold(whole), part) if which == "whole" else SeparatePart(whole, untold(part))

    (fact,) = share_of_part.find([doubted])

    assert (sure.chance, sure.direction) == ("very unlikely to be chance", Direction.WORSE)
    assert (fact.chance, fact.direction, fact.text("static")) == ("not tested", Direction.UNKNOWN, "")
    assert fact.assumption == f"{WHY}{COULD_EXPLAIN}"


# -- series ------------------------------------------------------------------------------------------------


def test_a_signal_holds_by_equally_complete_points_too() -> None:
    series = quarters(*STEADY, 160)

    assert len(control_signals.find([series])) == 1
    assert len(control_signals.find([alike(series, *STEADY, 160)])) == 1
    assert control_signals.find([alike(series, *[value * 1.6 for value in STEADY], 160)]) == ()
    assert control_signals.find([alike(series, *[value * 3 for value in STEADY], 160)]) == ()  # low, not high
    assert control_signals.find([alike(series, *[None] * 11, 160)]) == ()


def test_points_are_marked_as_they_signal_by_both() -> None:
    raw = (*STEADY, *STEADY, *STEADY[:5], 130, *STEADY[6:], 140)
    mended = (*STEADY, *STEADY, *STEADY[:5], 100, *STEADY[6:], 140)

    (before,) = control_signals.find([quarters(*raw)])
    (fact,) = control_signals.find([alike(quarters(*raw), *mended)])

    assert [index for index, item in enumerate(before.items) if item.marked] == [27, 33]
    assert [index for index, item in enumerate(fact.items) if item.marked] == [33]


def test_a_record_holds_by_equally_complete_points_too() -> None:
    series = quarters(*STEADY, 160)

    assert [fact.text("side") for fact in record.find([series])] == ["highest"]
    assert [fact.text("side") for fact in record.find([alike(series, *STEADY, 160)])] == ["highest"]
    assert record.find([alike(series, *STEADY[:-1], 170, 160)]) == ()
    assert record.find([alike(series, *[170] * 11, 160)]) == ()
    assert record.find([alike(series, *[None] * 11, 160)]) == ()


@pytest.mark.parametrize(
    ("points", "pattern", "highest"),
    [
        ((118, 124, 131), "rising each month", [False, False, True]),
        ((131, 125, 131), "", [False, False, False]),
        ((140, 136, 131), "", [False, False, False]),
        ((None, 124, 131), "", [False, False, False]),
    ],
)
def test_months_are_a_pattern_where_equally_complete_ones_are(
    points: tuple[float | None, ...], pattern: str, highest: list[bool]
) -> None:
    (fact,) = within_quarter.find([alike(months(120, 124, 131), *points)])

    assert fact.text("pattern") == pattern
    assert [item.marked for item in fact.items] == highest
    assert (fact.p_value, fact.assumption) == (None, within_quarter.NOT_ALIKE)
    assert "could be chance" not in plain(within_quarter.words(fact))
    assert plain(within_quarter.words(fact)).endswith(
        " Not tested against chance: the months are not equally complete."
    )


# -- ranks -------------------------------------------------------------------------------------------------


def areas(*shares: float) -> list[Result]:
    names = ("Hartlepool", "Middlesbrough", "Stockton")
    return [
        a_result(
            120 + 4 * n, 100, people=10_000, area=Area(f"E0600000{n + 1}", name, AreaKind.DISTRICT),
            completeness=HowComplete(share),
        )
        for n, (name, share) in enumerate(zip(names, shares, strict=True))
    ]  # fmt: skip


def test_no_place_by_rate_is_told_that_rows_without_a_place_could_change() -> None:
    sure, unsure = areas(0.01, 0.01, 0.01), areas(0.2, 0.2, 0.2)

    assert [fact.kind.name for fact in rank.ranks_of(sure[0], sure)] == ["rank by rate", "rank by change"]
    assert [fact.kind.name for fact in rank.ranks_of(unsure[0], unsure)] == ["rank by change"]
    assert rank.why_no_rank(sure[0], sure) == ""
    assert "no place" in rank.why_no_rank(unsure[0], unsure)
    assert "no place" in rank.why_no_rank(unsure[0], unsure, by_rate=False)


def test_no_place_by_change_is_told_where_one_of_the_changes_is_not() -> None:
    own, *others = areas(0.01, 0.01, 0.01)

    found = rank.ranks_of(own, [own, others[0], untold(others[1])])

    assert [fact.kind.name for fact in found] == ["rank by rate"]


# -- no way round ------------------------------------------------------------------------------------------


def test_no_rule_says_better_or_worse_or_sure_of_what_is_not_told() -> None:
    """Every rule there is, of results and series of which nothing may be told."""
    hidden = [untold(each) for each in areas(0.4, 0.4, 0.4)]
    series = alike(quarters(*STEADY, 160), *[value * 1.6 for value in STEADY], 160)
    given = {
        "results": hidden[:1], "areas": hidden, "series": [series], "quarterly": [series], "monthly": [series],
        "months": [alike(months(120, 124, 131), 140, 136, 131)], "parts": [SeparatePart(hidden[0], untold(a_result(5, 4)))],
    }  # fmt: skip

    found = [
        fact for rule in finding_rules() if set(rule.needs) <= set(given) for fact in rule.found_in(given)
    ]

    assert found
    for fact in found:
        assert fact.direction in (Direction.UNKNOWN, Direction.NO_CLEAR_CHANGE), fact.kind
        assert (fact.p_value, fact.sureness) == (None, 0), fact.kind
        words = plain(fact.kind.words(fact))
        assert "unlikely" not in words, fact.kind
        assert "no clear change" not in words, fact.kind


def test_only_the_comparison_makes_a_change() -> None:
    """A `Change` is made where it is decided whether it may be told, and nowhere else in the house."""
    from pathlib import Path

    import tithing

    made = [
        path.name
        for path in Path(tithing.__file__).parent.rglob("*.py")
        if any(
            line.lstrip().startswith(("return Change(", "change = Change("))
            for line in path.read_text().splitlines()
        )
    ]
    assert made == ["comparison.py"]


# -- what a fact holds -------------------------------------------------------------------------------------


def test_several_caveats_of_a_told_change_are_one_sentence_and_an_untold_one_has_none_there() -> None:
    result = a_result(412, 283)
    rival = Caveat(CaveatKind.RIVAL, "the council says 400")
    told = replace(result, change=replace(result.change, caveats=(PLACES, rival)))

    assert [fact.text("caveat") for fact in changes.find([told, untold(told), result])] == [
        f"{WHY}; the council says 400", "", "",
    ]  # fmt: skip
    assert [dict(fact.words) for fact in changes.find([untold(told), result])] == [{}, {}]


def test_each_figure_of_a_change_is_named_by_its_part_and_changes_are_signed() -> None:
    (fact,) = changes.find([a_result(412, 283, people=90_000)])

    parts = {name: (figure.provenance.part, figure.signed) for name, figure in fact.figures}
    assert parts == {
        "value": ("value", False),
        "previous": ("previous", False),
        "difference": ("difference", True),
        "percent_change": ("percent_change", True),
        "points_change": ("points_change", True),
        "rate": ("rate", False),
        "previous_rate": ("previous_rate", False),
    }


def test_a_signal_has_its_limits_to_one_decimal_and_is_surer_outside_them() -> None:
    (outside,) = control_signals.find([quarters(*STEADY, 160)])
    (run,) = control_signals.find([quarters(110, 108, 111, 109, 112, 90, 92, 91, 93, 89, 92, 90)])

    shown = {name: (figure.decimals, figure.provenance.part) for name, figure in outside.figures}
    assert shown == {
        "value": (0, "value"), "centre": (1, "centre"), "lower_limit": (1, "lower_limit"),
        "upper_limit": (1, "upper_limit"),
    }  # fmt: skip
    assert (outside.sureness, run.sureness) == (2, 1)


def test_the_limits_of_a_chart_leave_no_range_out_unless_that_is_asked() -> None:
    series = quarters(*STEADY[:-1], 400, 101)

    as_it_is, screened = (
        control_signals.chart_of(series),
        control_signals.chart_of(series, screen_ranges=True),
    )

    assert as_it_is is not None
    assert screened is not None
    assert (as_it_is.screened, screened.screened) == (False, True)
    assert as_it_is.upper > screened.upper


def test_only_the_last_point_is_news_and_only_where_it_is_known() -> None:
    (fact,) = control_signals.find(
        [quarters(*STEADY, 160), quarters(*STEADY, Missing()), quarters(*STEADY, 101)]
    )

    assert fact.figure("value").provenance.period == QUARTER.code
    assert fact.figure("value").quantity == Known(160.0)
