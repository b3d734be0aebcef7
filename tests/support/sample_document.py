"""A rich document about an invented place, for the renderers' tests: the Safer Marlbeck Partnership."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tithing.documents.parts import (
    BulletList,
    Chart,
    ChartKind,
    ChartSeries,
    Column,
    Document,
    DocumentPart,
    DocumentTable,
    Heading,
    Note,
    NoteRef,
    PageBreak,
    Paragraph,
    Point,
    Row,
    SparkLine,
    Strong,
    Trend,
)
from tithing.vocabulary.figure import Figure, Provenance
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Status, Suppressed
from tithing.vocabulary.units import Unit

MARLBECK = "E06999999"
POLICE_FILE = ("police-2018-q4.csv", "ab" * 32)
HEALTH_OWES = Missing(owed_by="Public Health", expected=date(2018, 8, 14))
UNDER_TEN = NotApplicable("no percentage from a count under 10: the counts are given", "R82")
ACROSS_BREAK = NotApplicable("burglary was redefined in April 2017", "R73")


def count(number: float | Quantity, *, part: str = "value", indicator: str = "all_recorded_crime") -> Figure:
    quantity = Known(float(number)) if isinstance(number, int | float) else number
    return Figure(quantity, provenance=_provenance(indicator, part))


def difference(number: float | Quantity, indicator: str = "all_recorded_crime") -> Figure:
    return replace(count(number, part="difference", indicator=indicator), signed=True)


def percent(number: float | Quantity, indicator: str = "all_recorded_crime") -> Figure:
    quantity = Known(float(number)) if isinstance(number, int | float) else number
    where = _provenance(indicator, "percent_change")
    return Figure(quantity, Unit.PERCENT, decimals=1, signed=True, provenance=where)


def _provenance(indicator: str, part: str) -> Provenance:
    return Provenance(indicator, part, MARLBECK, "2017-18Q4", sources=(POLICE_FILE,))


def _spark(*values: float | None, words: str) -> SparkLine:
    return SparkLine(values, alt=words)


INDICATOR_COLUMNS = (
    Column("name", "Indicator", numeric=False, width=3),
    Column("baseline", "Baseline 2016 to 2017"),
    Column("target", "Target 2017 to 2018", numeric=False),
    Column("previous", "Jan to Mar 2017"),
    Column("value", "Jan to Mar 2018"),
    Column("difference", "Change"),
    Column("percent", "Change", unit="%"),
    Column("direction", "Direction", numeric=False),
    Column("series", "Since 2016", numeric=False),
)


def indicator_row(
    name: str,
    slug: str,
    *,
    now: float | Quantity,
    before: float | Quantity,
    change: float | Quantity,
    per_cent: float | Quantity,
    trend: Trend,
    series: tuple[float | None, ...],
    target: str = "Reduce",
    notes: tuple[str, ...] = (),
) -> Row:
    cells = (
        name,
        count(9008.0, part="baseline", indicator=slug),
        target,
        count(before, part="previous", indicator=slug),
        count(now, indicator=slug),
        difference(change, slug),
        percent(per_cent, slug),
        trend,
        _spark(*series, words=f"{name}: {len(series)} quarters to Jan to Mar 2018"),
    )
    return Row(cells, notes=notes)


def indicator_table() -> DocumentTable:
    worse, better = Trend("worse", "up", emphasis=True), Trend("better", "down")
    rows = (
        indicator_row(
            "All recorded crime", "all_recorded_crime", now=Known(2718.0, Status.PROVISIONAL), before=2433,
            change=285, per_cent=285 / 2433 * 100, trend=worse, series=(2100, 2250, 2301, 2433, 2500, None, 2718),
        ),
        indicator_row(
            "Residential burglary", "residential_burglary", now=221, before=156, change=65, per_cent=ACROSS_BREAK,
            trend=worse, series=(120, 130, 156, 190, 221), notes=("break",),
        ),
        indicator_row(
            "Vehicle crime", "vehicle_crime", now=Known(339.0, Status.REVISED), before=401, change=-62,
            per_cent=-62 / 401 * 100, trend=better, series=(390, 410, 401, 350, 339), target="308 (−13%)",
        ),
        indicator_row(
            "First-time entrants to the criminal justice system", "first_time_entrants", now=0, before=3,
            change=-3, per_cent=UNDER_TEN, trend=Trend("no clear change", "down"), series=(4, 2, 3, 0),
        ),
        indicator_row(
            "Alcohol-related hospital admissions", "alcohol_admissions", now=HEALTH_OWES, before=148,
            change=HEALTH_OWES, per_cent=HEALTH_OWES, trend=Trend("unknown", "none"), series=(148, None, None),
        ),
        indicator_row(
            "Sexual offences in Upper Marl", "sexual_offences", now=Suppressed(), before=Suppressed(),
            change=Suppressed(), per_cent=Suppressed(), trend=Trend("unknown", "none"), series=(None, None),
        ),
    )  # fmt: skip
    break_note = Note(
        "break", ("The definition changed in April 2017; ", Strong("total burglary"), " may be compared.")
    )
    return DocumentTable(
        "indicators-crime", "Reduce crime and repeat victimisation: indicators, Jan to Mar 2018",
        INDICATOR_COLUMNS, rows, source="Marlbeck Police, extracted 3 April 2018",
        notes=(break_note,), short_title="Crime indicators",
    )  # fmt: skip


def crime_table(rows: int = 44) -> DocumentTable:
    columns = (
        Column("type", "Crime type", numeric=False, width=3),
        Column("previous", "Jan to Mar 2017"),
        Column("value", "Jan to Mar 2018"),
        Column("difference", "Change"),
        Column("percent", "Change", unit="%"),
    )
    body = [_crime_row(f"Offence class {number}", number, level=number % 3) for number in range(1, rows)]
    total = Row(("All offences", count(12000), count(12600), difference(600), percent(5.0)), total=True)
    return DocumentTable("crime", "Recorded crime by category, Jan to Mar 2018 against a year before", columns,
                 (*body, total), source="Marlbeck Police", short_title="Crime by category")  # fmt: skip


def _crime_row(name: str, number: int, *, level: int) -> Row:
    before, now = 10 + 7 * number, 12 + 8 * number
    change = now - before
    return Row(
        (name, count(before), count(now), difference(change), percent(change / before * 100)), level=level
    )


AREAS = ("Marlbeck", "Easterby", "Holmforth", "Sandwick")


def areas_table() -> DocumentTable:
    columns = [Column("type", "Crime type", numeric=False, width=2)]
    for area in AREAS:
        columns.append(Column(f"{area}-count", "Offences", group=area))
        columns.append(Column(f"{area}-rate", "Rate", unit="per 1,000", group=area))
    rows = [
        Row((name, *_cells_of_areas(start)))
        for name, start in (("Violence against the person", 619), ("Robbery", 36), ("Shoplifting", 1412))
    ]
    return DocumentTable("areas", "Areas side by side, Jan to Mar 2018", tuple(columns), tuple(rows),
                 source="Police recorded crime", short_title="Areas side by side")  # fmt: skip


def _cells_of_areas(start: int) -> tuple[Figure, ...]:
    cells: list[Figure] = []
    for index, _ in enumerate(AREAS):
        number = start + 31 * index
        cells.append(count(number))
        cells.append(Figure(Known(number / 92.8), Unit.RATE_PER_1000_POPULATION, decimals=1,
                            provenance=_provenance("violence", "rate")))  # fmt: skip
    return tuple(cells)


QUARTERS = tuple(
    f"{months} {year}"
    for year in (2015, 2016, 2017)
    for months in ("Apr to Jun", "Jul to Sep", "Oct to Dec", "Jan to Mar")
)
MONTHS = tuple(f"{month} {year}" for year in (2016, 2017, 2018) for month in
               ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))  # fmt: skip


def charts() -> tuple[Chart, ...]:
    return (_line_chart(), _control_chart(), _bar_chart(), _column_chart(), _range_chart())


def _points(
    values: tuple[float | None, ...], labels: tuple[str, ...], *, provisional: int = 1
) -> tuple[Point, ...]:
    last = len(values) - provisional
    return tuple(
        Point(label, value, provisional=index >= last)
        for index, (label, value) in enumerate(zip(labels, values, strict=False))
    )


def _line_chart() -> Chart:
    shoplifting = (260, 270, 255, 283, 290, None, 310, 340, 350, 371, 390, 412)
    vehicle = (420, 410, 400, 401, 395, 380, 372, 350, 361, 344, 350, 405)
    return Chart(
        "shoplifting", ChartKind.LINE, "Shoplifting is the highest in 12 quarters",
        "Recorded offences in Marlbeck, each quarter", (
            ChartSeries("Shoplifting", _points(shoplifting, QUARTERS), (count(412),)),
            ChartSeries("Vehicle crime", _points(vehicle, QUARTERS), (count(405),)),
        ),
        alt="Shoplifting rose from 260 offences to 412 over 12 quarters; vehicle crime was 405 in the last quarter.",
        table_id="indicators-crime", breaks=(("Jan to Mar 2016", "Recording changed"),), source="Marlbeck Police",
    )  # fmt: skip


def _control_chart() -> Chart:
    values = (*(100 + 9 * ((3 * index) % 7) - 20 * (index % 2) for index in range(35)), 190)
    points = tuple(
        Point(label, value, signal="Above the upper limit" if value > 185 else "", provisional=index > 33)
        for index, (label, value) in enumerate(zip(MONTHS, values, strict=True))
    )
    return Chart(
        "asb-control", ChartKind.CONTROL, "Anti-social behaviour was above its usual range in December",
        "Incidents in Marlbeck, each month, with the range expected by chance", (ChartSeries("Incidents", points),),
        alt="36 months between 80 and 160 incidents, then 190 in the last month, above the upper limit of 181.",
        centre=117.0, lower_limit=53.0, upper_limit=181.0,
    )  # fmt: skip


def _bar_chart() -> Chart:
    names = ("Violence", "Theft", "Criminal damage and arson", "Robbery")
    now, before = (619, 412, 362, 36), (526, 283, 407, 7)
    return Chart(
        "types", ChartKind.BAR, "Violence and theft rose", "Recorded offences, Jan to Mar", (
            ChartSeries("2018", _points(now, names, provisional=0)), ChartSeries("2017", _points(before, names, provisional=0)),
        ),
        alt="Violence 619, up from 526; theft 412, up from 283.",
    )  # fmt: skip


def _column_chart() -> Chart:
    return Chart(
        "asb-months", ChartKind.BAR, "March was the quietest month", "Incidents in Marlbeck, each month",
        (ChartSeries("Incidents", _points((120, 133, 150, 141, 122, 118, 110, 96, 90), MONTHS)),),
        alt="Incidents fell from 150 in March to 90 in September.",
    )  # fmt: skip


def _range_chart() -> Chart:
    points = tuple(
        Point(name, rate, low=rate - 2.1, high=rate + 2.4, highlight=name == "Marlbeck")
        for name, rate in (("Easterby", 31.2), ("Marlbeck", 29.3), ("Sandwick", 24.8), ("Holmforth", 20.05))
    )
    return Chart(
        "neighbours", ChartKind.RANGE, "Marlbeck is second of four, and could be first or third",
        "Offences per 1,000 population, Jan to Mar 2018, with 95% intervals", (ChartSeries("Rate", points),),
        alt="Easterby 31.2, Marlbeck 29.3, Sandwick 24.8, Holmforth 20.1 per 1,000; the first two overlap.",
        centre=26.3, unit="per 1,000 population",
    )  # fmt: skip


def sample_parts() -> tuple[DocumentPart, ...]:
    line, control, bar, column, ranged = charts()
    worse = (
        Strong("Residential burglary: "), count(221), " offences, up from ", count(156),
        " in the same quarter last year (", difference(65), ", ", percent(65 / 156 * 100),
        "). A rise this large is very unlikely to be chance.", NoteRef("break"),
    )  # fmt: skip
    missing = ("Alcohol-related admissions: ", count(HEALTH_OWES), ".")
    return (
        Paragraph(("What changed in ", Strong("Marlbeck"), " between January and March 2018."), role="lead"),
        Heading("What got worse"),
        BulletList((worse, ("Violence: ", count(619), " offences, up from ", count(526), "."))),
        Heading("What is missing"),
        BulletList((missing,)),
        Paragraph(
            (count(0), " of the neighbourhoods had a fire. Homicides: ", count(1), "."), role="callout"
        ),
        PageBreak(),
        Heading("Reduce crime and repeat victimisation"),
        indicator_table(),
        line,
        Heading("How the series behaves", level=3),
        control,
        Heading("Recorded crime by category"),
        crime_table(),
        bar,
        column,
        Heading("Areas side by side"),
        areas_table(),
        ranged,
        Heading("How this was made"),
        BulletList(
            (("Police: extracted 3 April 2018.",), ("Population: ", count(92817), " people.")), numbered=True
        ),
        Paragraph(("Rates are per 1,000 people unless said.", NoteRef("method")), role="small"),
    )


def sample_document() -> Document:
    return Document(
        title="Performance report, Quarter 4, January to March 2018",
        subtitle="For the meeting of the partnership on 22 June 2018",
        author="Safer Marlbeck Partnership",
        published=date(2018, 6, 14),
        parts=sample_parts(),
        summary="What changed in crime and disorder in Marlbeck between January and March 2018.",
        status="Draft",
        contact="Community safety team, Marlbeck Council",
        notes=(Note("method", ("Counts are compared by an exact test.",)),),
        licence="Open Government Licence v3.0",
        attributions=("Contains public sector information licensed under the Open Government Licence v3.0.",),
        files=("sample.csv", "sample.figures.json"),
    )
