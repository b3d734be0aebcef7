"""Charts that a reader can trust: zero bases, gaps left open, breaks drawn, words for who cannot see (R105)."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample_document import charts
from tithing.documents.charts.drawn_height import drawn_height
from tithing.documents.charts.page import PAGE, TELEPHONE
from tithing.documents.charts.picture import chart_svg, page_svgs, png_of, spark_svg
from tithing.documents.charts.rows import rows_of
from tithing.documents.charts.scales import scale_for, shown_labels, spread_out, two_lines
from tithing.documents.charts.titles import with_titles_of_their_own
from tithing.documents.paper import PAGE_ONE
from tithing.documents.parts import Chart, ChartKind, ChartSeries, Point, SparkLine

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {"#12436D", "#28A197", "#801650", "#F46A25"}


def texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("values", "from_zero", "ticks"),
    [
        ((156.0, 221.0), True, (0, 50, 100, 150, 200, 250)),
        ((400.0, 412.0), False, (400, 402.5, 405, 407.5, 410, 412.5)),
        ((-8.0, 90.0), False, (-20, 0, 20, 40, 60, 80, 100)),
        ((0.0, 0.0), True, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        ((), True, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
    ],
)
def test_scale_has_round_ticks_that_hold_every_value(
    values: tuple[float, ...], from_zero: bool, ticks: tuple[float, ...]
) -> None:
    assert scale_for(values, from_zero=from_zero).ticks == pytest.approx(ticks)


def test_bars_start_at_zero_whatever_their_values() -> None:
    assert scale_for([400, 412], from_zero=True).low == 0


def test_labels_that_would_overprint_are_moved_apart_and_keep_their_order() -> None:
    assert spread_out([10, 10, 50], apart=4) == (8, 12, 50)
    assert spread_out([10, 30], apart=4) == (10, 30)


def test_the_last_period_always_has_its_label() -> None:
    labels = [f"Apr to Jun {year}" for year in range(2000, 2030)]

    shown = shown_labels(labels, width=500, size=16)

    assert shown[-1] == 29
    assert 3 <= len(shown) <= 8


def test_year_stands_under_its_months() -> None:
    assert two_lines("Jan to Mar 2018") == ("Jan to Mar", "2018")
    assert two_lines("Holmforth") == ("Holmforth",)


@pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.id)
def test_picture_has_a_role_a_name_and_a_description(chart: Chart) -> None:
    root = ElementTree.fromstring(chart_svg(chart))

    assert root.get("role") == "img"
    assert [node.text for node in root.iter(f"{SVG}title")] == [chart.title]
    assert [node.text for node in root.iter(f"{SVG}desc")] == [chart.alt]
    assert chart.title not in texts(chart_svg(chart))


@pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.id)
def test_picture_is_the_same_bytes_each_time(chart: Chart) -> None:
    assert chart_svg.__wrapped__(chart) == chart_svg.__wrapped__(chart)


def test_lines_are_named_at_their_ends_and_the_break_is_said() -> None:
    said = texts(chart_svg(charts()[0]))

    assert {"Shoplifting 412", "Vehicle crime 405", "Recording changed"} <= set(said)


def test_every_area_of_a_range_chart_is_named() -> None:
    assert {"Easterby", "Marlbeck", "Sandwick", "Holmforth", "Average"} <= set(texts(chart_svg(charts()[4])))


def test_control_chart_names_its_limits_and_its_signal() -> None:
    said = texts(chart_svg(charts()[1]))

    assert {"Average", "Upper limit", "Lower limit", "Above the upper limit"} <= set(said)


def test_gap_in_a_series_is_not_drawn_across() -> None:
    points = tuple(Point(f"Jan {2010 + n}", value) for n, value in enumerate((5, 6, None, 8, 9)))
    whole = tuple(Point(f"Jan {2010 + n}", value) for n, value in enumerate((5, 6, 7, 8, 9)))
    chart = Chart("gap", ChartKind.LINE, "T", "S", (ChartSeries("x", points),), alt="a")

    assert lines_in(chart) == lines_in(replace(chart, series=(ChartSeries("x", whole),))) + 1


def lines_in(chart: Chart) -> int:
    root = ElementTree.fromstring(chart_svg(chart))
    return sum(node.get("stroke-width") == "2.2" for node in root.iter(f"{SVG}path"))


def test_more_series_than_colours_are_grey() -> None:
    points = tuple(Point(f"Jan {2010 + n}", float(n)) for n in range(4))
    chart = Chart(
        "six", ChartKind.LINE, "T", "S", tuple(ChartSeries(f"s{n}", points) for n in range(6)), alt="a"
    )
    root = ElementTree.fromstring(chart_svg(chart))

    used = {n.get("stroke", "") for n in root.iter(f"{SVG}path") if n.get("stroke-width") == "2.2"}

    assert {colour.lower() for colour in used} == {colour.lower() for colour in COLOURS} | {"#595959"}


def test_empty_chart_is_drawn_without_a_fault() -> None:
    points = (Point("Jan 2018", None),)
    assert ChartKind
    for kind in ChartKind:
        assert "<svg" in chart_svg(
            Chart("none", kind, "T", "S", (ChartSeries("x", points),), alt="Nothing yet")
        )


def test_words_in_a_chart_cannot_become_markup() -> None:
    hostile = '<script>"&'
    point = (Point(hostile, 3.0), Point("other", 4.0))
    svg = chart_svg(Chart("odd", ChartKind.BAR, hostile, "S", (ChartSeries(hostile, point),), alt=hostile))

    assert "<script" not in svg
    assert hostile in texts(svg)


def test_spark_line_leaves_gaps_and_shows_lonely_points() -> None:
    svg = spark_svg(SparkLine((1.0, 2.0, None, 4.0, None, 5.0, 6.0), alt="seven quarters"))
    root = ElementTree.fromstring(svg)

    (path,) = root.iter(f"{SVG}path")
    assert path.get("d", "").count("M") == 3
    assert len(list(root.iter(f"{SVG}circle"))) == 2  # the lonely one and the last
    assert next(root.iter(f"{SVG}title")).text == "seven quarters"


@pytest.mark.parametrize("values", [(), (None, None), (3.0,), (2.0, 2.0)])
def test_spark_line_of_hardly_anything_is_still_a_picture(values: tuple[float | None, ...]) -> None:
    assert png_of(spark_svg(SparkLine(values, alt="little"))).startswith(b"\x89PNG")


@given(
    st.lists(
        st.tuples(st.sampled_from(("A rose", "A fell")), st.sampled_from(("A, 2024", "A, 2025", "B; 2025"))),
        max_size=9,
    )
)
def test_no_two_charts_of_a_document_have_one_title(said: list[tuple[str, str]]) -> None:
    made = [
        replace(charts()[0], id=str(n), title=title, subtitle=under) for n, (title, under) in enumerate(said)
    ]

    own = [part.title for part in with_titles_of_their_own(made) if isinstance(part, Chart)]

    assert len(set(own)) == len(said)
    assert all(new.startswith(title) for new, (title, _) in zip(own, said, strict=True))


@pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.id)
def test_both_drawings_of_a_page_are_one_image_with_its_name_and_description(chart: Chart) -> None:
    root = ElementTree.fromstring(page_svgs(chart))

    assert root.get("role") == "img"
    wide, narrow = root.findall(f"{SVG}svg")
    assert (wide.get("class"), narrow.get("class")) == ("wide", "narrow")
    assert {each.get("aria-hidden") for each in (wide, narrow)} == {"true"}
    assert float(narrow.get("width", 0)) <= 320 < float(wide.get("width", 0))


def test_a_name_that_leaves_no_room_beside_it_stands_on_its_lines_above_its_row() -> None:
    bars = charts()[2]
    label = "Number of fly-tipping reports received by the council this quarter"
    points = tuple(replace(point, label=label) for point in bars.series[0].points[:1])
    long = replace(bars, series=(replace(bars.series[0], points=points),))

    rows = rows_of(long, TELEPHONE)

    assert len(rows.names[0]) > 1
    assert " ".join(rows.names[0]) == label


@pytest.mark.parametrize("areas", [2, 14, 22, 32])
def test_as_many_areas_as_a_force_has_stand_on_one_page_of_paper(areas: int) -> None:
    points = tuple(Point(f"Area number {n}", float(n), low=n - 0.5, high=n + 0.5) for n in range(areas))
    chart = Chart(
        "a", ChartKind.RANGE, "Rates", "per 1,000 people", (ChartSeries("Rate", points),), alt="Rates."
    )

    assert drawn_height(chart, width=PAGE_ONE.width) < PAGE_ONE.height - 60  # its caption and its source
    assert rows_of(chart, PAGE).height >= PAGE.line
