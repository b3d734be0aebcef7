"""The map of wards: its classes, what is hidden in them, its words, and how it is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents.test_wards_told import ward
from tests.core.findings.cast import HARTLEPOOL, QUARTER, a_result
from tithing.documents.charts.area_map import inside, map_svg
from tithing.documents.charts.page import PAGE, TELEPHONE, Canvas
from tithing.documents.charts.picture import chart_svg, page_svgs
from tithing.documents.charts.scales import text_width
from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import Chart
from tithing.documents.pieces.not_drawn import needed_for_wards
from tithing.documents.pieces.ward_map import WardClasses, ward_map
from tithing.indicators.result import Result
from tithing.reading.questions.outlines import Ring, WardOutlines
from tithing.reading.questions.wards_compared import WardsCompared
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.quantity import Known, Missing, Quantity, Suppressed

SVG = "{http://www.w3.org/2000/svg}"


def square(at: int) -> Ring:
    west, south = -1.2 + at / 50, 54.6
    return (
        (west, south),
        (west + 0.02, south),
        (west + 0.02, south + 0.02),
        (west, south + 0.02),
        (west, south),
    )


def wards(counts: Sequence[float | Quantity], *, people: float | None = 1000) -> tuple[Result, ...]:
    return tuple(
        replace(ward(f"Ward {at}", count, 5, people), area=Area(f"E0501{at:04}", f"Ward {at}", AreaKind.WARD))
        for at, count in enumerate(counts)
    )


def compared(counts: Sequence[float | Quantity], *, people: float | None = 1000) -> WardsCompared:
    return WardsCompared(a_result(999, 888, area=HARTLEPOOL), wards(counts, people=people), Missing())


def outlines(of: WardsCompared, *, lacking: tuple[str, ...] = ()) -> WardOutlines:
    rings = {
        each.area.code: (square(at),) for at, each in enumerate(of.wards) if each.area.name not in lacking
    }
    return WardOutlines(rings, (2025,), (("wards.geojson", "ab" * 32),), lacking)


def drawn(counts: Sequence[float | Quantity], *, people: float | None = 1000) -> Chart:
    of = compared(counts, people=people)
    chart = ward_map(of, outlines(of), QUARTER)
    assert chart is not None
    return chart


def shades(chart: Chart) -> dict[str, str]:
    return {area.name: area.shade for area in chart.areas}


def test_a_ward_is_in_the_class_of_its_rate_and_the_words_say_the_finding() -> None:
    chart = drawn([10, 20, 30, 40, 50, 60, 70, 80])

    assert list(shades(chart).values()) == ["1", "1", "2", "2", "3", "3", "4", "4"]
    assert chart.title == "Shoplifting: from 10.0 per 1,000 people in Ward 0 to 80.0 in Ward 7"
    assert chart.legend[0] == ("4", "70.0 to 80.0: 2 wards")
    assert chart.legend[4:] == (("A", "Ward 7, 80.0"), ("B", "Ward 6, 70.0"))
    assert "Highest, 70.0 to 80.0: Ward 7 and Ward 6. Lowest, 10.0 to 20.0: Ward 0 and Ward 1." in chart.alt
    assert chart.table_id == f"{QUARTER.code}-shoplifting-by-ward"


def test_without_people_it_is_drawn_by_number() -> None:
    chart = drawn([10, 20, 30, 40], people=None)

    assert chart.title == "Shoplifting: from 10 in Ward 0 to 40 in Ward 3"
    assert "Number in the quarter by ward" in chart.subtitle


def test_wards_of_one_number_are_in_one_class() -> None:
    chart = drawn([10, 10, 10, 10, 10, 10, 20, 30])

    assert len({shade for name, shade in shades(chart).items() if name < "Ward 6"}) == 1


def test_a_hidden_ward_is_drawn_as_hidden_and_a_missing_one_as_not_known() -> None:
    chart = drawn([10, Suppressed(), 30, 40, Missing(), 0])

    assert shades(chart)["Ward 1"] == "hidden"
    assert shades(chart)["Ward 4"] == "unknown"
    assert shades(chart)["Ward 5"] == "1"
    assert ("hidden", "Not told, see the table: 1 ward") in chart.legend
    assert "Not told, see the table: Ward 1. Not known: Ward 4." in chart.alt


_COUNTS = st.lists(st.one_of(st.integers(0, 500).map(float), st.just(Suppressed())), max_size=26)


@given(_COUNTS, st.booleans())
def test_nothing_of_a_map_hangs_on_what_is_hidden(counts: list[float | Quantity], by_rate: bool) -> None:
    """Two partnerships that differ in hidden counts alone have one map: the gate leaves nothing else of them."""
    people = 1000.0 if by_rate else None
    of = compared([1, 2, 3, 4, Suppressed(), *counts], people=people)
    chart = ward_map(of, outlines(of), QUARTER)
    assert chart is not None
    concealed = {each.area.name for each in of.wards if isinstance(each.value.quantity, Suppressed)}

    assert {name for name, shade in shades(chart).items() if shade == "hidden"} == concealed
    assert without_a_point(chart) == concealed
    assert not concealed & named_on(chart)
    assert sum(map(wards_in, chart.legend)) == len(of.wards)


def without_a_point(chart: Chart) -> set[str]:
    return {point.label for point in chart.series[0].points if point.value is None}


def named_on(chart: Chart) -> set[str]:
    """The wards that bear a letter or a name on the map, and those of the legend."""
    return {area.name for area in chart.areas if area.label} | {
        words.partition(",")[0] for _, words in chart.legend
    }


def wards_in(line: tuple[str, str]) -> int:
    """How many wards a line of the legend is of."""
    found = re.search(r": (\d+) wards?$", line[1])
    return int(found[1]) if found else 0


@given(st.lists(st.integers(0, 60).map(float), min_size=4, max_size=30))
def test_classes_are_in_order_do_not_meet_and_hold_every_ward(counts: list[float]) -> None:
    classes = WardClasses(compared(counts, people=None)).classes

    assert sum(len(each) for each in classes) == len(counts)
    assert len(classes) <= 4
    for lower, higher in pairwise(classes):
        assert max(number for number, _ in lower) < min(number for number, _ in higher)


@pytest.mark.parametrize(
    "counts", [[1, 2, 3], [7, 7, 7, 7], [Suppressed()] * 9, [1, 2, 3, Missing(), Suppressed()]]
)
def test_what_a_table_says_better_has_no_map(counts: list[float | Quantity]) -> None:
    of = compared(counts)

    assert ward_map(of, outlines(of), QUARTER) is None


def test_a_map_of_some_of_the_wards_is_not_drawn_and_what_it_lacks_is_said_once() -> None:
    of = compared([10, 20, 30, 40])
    some = outlines(of, lacking=("Ward 2",))

    assert ward_map(of, some, QUARTER) is None
    words = needed_for_wards(SpanEvidence(QUARTER, compared=(of,), outlines=some))
    assert "of Ward 2 no boundary is held" in words
    assert "population" not in words
    assert needed_for_wards(SpanEvidence(QUARTER, compared=(of,), outlines=outlines(of))) == ""
    assert needed_for_wards(SpanEvidence(QUARTER)) == ""
    without = SpanEvidence(QUARTER, compared=(compared([1, 2], people=None),), outlines=WardOutlines({}))
    assert "Lower layer Super Output Area population estimates" in needed_for_wards(without)
    assert "Wards Boundaries UK BSC" in needed_for_wards(without)


@pytest.mark.parametrize("canvas", [PAGE, TELEPHONE], ids=["page", "telephone"])
def test_the_drawing_is_whole_and_the_same_each_time(canvas: Canvas) -> None:
    chart = drawn([10, Suppressed(), 30, 40, 50, Missing(), 70, 80])

    tree = ElementTree.fromstring(map_svg(chart, canvas))

    assert map_svg(chart, canvas) == map_svg(chart, canvas)
    known = {pattern.get("id") for pattern in tree.iter(f"{SVG}pattern")}
    used = set(re.findall(r"url\(#([^)]+)\)", map_svg(chart, canvas)))
    assert used
    assert used <= known
    width, height = float(tree.get("width", "0")), float(tree.get("height", "0"))
    texts = list(tree.iter(f"{SVG}text"))
    assert texts
    for text in texts:
        x, y = float(text.get("x", "-1")), float(text.get("y", "-1"))
        assert x >= 0
        assert canvas.size / 2 <= y <= height
        if text.get("text-anchor") != "middle":
            assert x + text_width(text.text or "", canvas.size) <= width


def test_a_page_holds_it_twice_and_no_two_patterns_have_one_name() -> None:
    page = page_svgs(drawn([10, 20, 30, 40]))

    names = re.findall(r'<pattern id="([^"]+)"', page)
    assert names
    assert len(names) == len(set(names))
    assert page.count("<svg") == 2


def test_it_stands_with_its_name_and_description_as_other_charts_do() -> None:
    chart = drawn([10, 20, 30, 40])

    assert f'<desc id="{chart.id}-desc">{chart.alt}</desc>' in chart_svg(chart)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=3, max_size=12))
def test_a_mark_stands_between_the_edges_of_its_area(points: list[tuple[float, float]]) -> None:
    x, y = inside([*points, points[0]])

    assert min(px for px, _ in points) - 1e-9 <= x <= max(px for px, _ in points) + 1e-9
    assert min(py for _, py in points) - 1e-9 <= y <= max(py for _, py in points) + 1e-9


def test_nought_is_a_number_and_not_hidden() -> None:
    assert isinstance(wards([0])[0].value.quantity, Known)
