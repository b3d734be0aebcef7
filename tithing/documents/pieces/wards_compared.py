"""One measure in every ward: this quarter, what its change is against, whether chance could explain the change, and the rate.

What is hidden of a ward stays hidden in every column, since all of them are worked out from its count as it is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Cell, Column, DocumentTable, Row, Trend
from tithing.documents.pieces.columns import BASE_COLUMN, COLUMNS, source_words, trend_of
from tithing.documents.pieces.rates_per import per_words
from tithing.documents.wording import number_text
from tithing.indicators.figure_made import figure_made
from tithing.indicators.result import Rate, Result
from tithing.reading.questions.wards_compared import WardsCompared
from tithing.vocabulary.beside.caveat import CaveatKind
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import NotApplicable, number_of

IN_NO_WARD = "In no ward"
OTHER_PEOPLE = NotApplicable(
    "its people are of another estimate than the wards', so the rates do not compare"
)
TESTED_AT = 0.05  # the p under which a change is told
ENDINGS = (" to be chance", " just chance", " chance")
HOW_PLACED = (
    "Each is placed by the small area (LSOA) of its published point, which lies in a ward by best fit."
)
STREET = " (street-level data)"


def short_title(title: str) -> str:
    """
    >>> short_title("Burglary (street-level data)")
    'Burglary'
    """
    return title.removesuffix(STREET)


def compared_table(compared: WardsCompared, period: Period) -> DocumentTable:
    """A row for each ward, the most recorded first, then what is in none of them and the whole area."""
    of = compared.of
    rows = [_row(ward, compared) for ward in compared.wards]
    if number_of(compared.in_no_ward):
        rows.append(_rest(compared))
    rows.append(_whole(compared))
    return DocumentTable(
        id=f"{period.code}-{of.indicator}-by-ward",
        caption=f"{short_title(of.title)} by ward, {period.label}",
        columns=tuple(_columns(period, compared)),
        rows=tuple(rows),
        source=source_words((of, *compared.wards)),
        short_title=f"{short_title(of.title)} wards",
    )


def _columns(period: Period, compared: WardsCompared) -> Iterator[Column]:
    yield Column("ward", "Ward", numeric=False, width=2.2)
    if compared.changed:
        base = base_column(compared.wards)
        yield Column(base, COLUMNS[base].head(period))
    yield Column("value", period.label)
    if compared.changed:
        yield Column("difference", "Change")
        yield Column("chance", "Is it chance?", numeric=False, width=1.5)
    if compared.rated:
        yield Column("rate", f"Rate in the {period.name}", unit=per_words(compared.wards))


def _row(result: Result, compared: WardsCompared, *, total: bool = False) -> Row:
    cells: list[Cell] = [result.area.name]
    base = base_column(compared.wards)
    if compared.changed:
        cells.append(figure_of(result, base))
    cells.append(figure_of(result, "value"))
    if compared.changed:
        cells += [figure_of(result, "difference"), chance_cell(result)]
    if compared.rated:
        cells.append(figure_of(result, "rate"))
    return Row(tuple(cells), total=total, cell_notes=against_another(result, base))


def base_column(results: Iterable[Result]) -> str:
    """The column of the figure that most of these changes are against."""
    found = list(results)
    known = [result for result in found if number_of(result.change.difference) is not None]
    counts = Counter(result.against for result in known or found)
    return BASE_COLUMN[counts.most_common(1)[0][0]] if counts else "previous"


def against_another(result: Result, base: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What its change is against, where that is not what stands in the column beside it."""
    if number_of(result.change.difference) is None or BASE_COLUMN[result.against] == base:
        return ()
    return (("difference", (f"The change is on {result.compared.at.period.label}.",)),)


def _whole(compared: WardsCompared) -> Row:
    """The area itself; its rate only where it is over people of the same edition as its wards'."""
    of, row = compared.of, _row(compared.of, compared, total=True)
    if not compared.rated or _editions((of.rate,)) == _editions(ward.rate for ward in compared.wards):
        return row
    other = figure_made(
        OTHER_PEOPLE, indicator=of.indicator, part="rate", area=of.area.code, period=of.period.code
    )
    return Row((*row.cells[:-1], other), total=True)


def _rest(compared: WardsCompared) -> Row:
    of = compared.of
    figure = figure_made(
        compared.in_no_ward,
        indicator=of.indicator,
        part="in_no_ward",
        area=of.area.code,
        period=of.period.code,
        sources=of.value.sources,
    )
    before, after = ([""], ["", ""]) if compared.changed else ([], [])
    return Row((IN_NO_WARD, *before, figure, *after, *([""] if compared.rated else [])))


def chance_cell(result: Result) -> Cell:
    """Which way it went, and whether chance could explain it; "" where there is no change to speak of."""
    change = result.change
    difference = number_of(change.difference)
    if not difference:
        return "" if difference is None else "no change"
    trend = trend_of(result)
    tested = change.chance.p_value is not None
    word = _grade(change.chance.words) if tested else "not tested"
    return Trend(word, trend.shape, emphasis=trend.emphasis)


def _grade(words: str) -> str:
    """The grade of chance under a head that asks for it: "very unlikely to be chance" is "very unlikely"."""
    for ending in ENDINGS:
        words = words.removesuffix(ending)
    return words


# -- what is said under the tables --------------------------------------------------------------------------


def about_wards(compared: tuple[WardsCompared, ...]) -> str:
    """How events are placed in wards, how many have no place, over whom the rates are, and how many changes were looked at."""
    return " ".join(filter(None, (placed(compared), over_whom(compared), looked_at(compared))))


def placed(compared: tuple[WardsCompared, ...]) -> str:
    """Of each measure of which rows may lack a place, how many do; said once where it is the same of all."""
    told = [each for each in compared if each.of.completeness.share is not None]
    shares = {each.of.completeness.without_place: each for each in reversed(told)}
    if not shares:
        return ""
    if len(shares) == 1:
        ((share, each),) = shares.items()
        who = _who(each.of)
        if share == "none":
            return f"{HOW_PLACED} Every row of {who} had a place."
        where = f"they are in no ward's figure, nor in {each.of.area.name}'s"
        return f"{HOW_PLACED} Of the rows of {who}, {share} had no place: {where}."
    each_share = [f"{share} of {short_title(each.of.title).lower()}" for share, each in shares.items()]
    return f"{HOW_PLACED} Without a place, and in no ward's figure: {listed(each_share)}."


def _who(result: Result) -> str:
    return listed(result.supplied_by) or "the police"


def over_whom(compared: tuple[WardsCompared, ...]) -> str:
    """The edition of the people that the rates are over, and for how many wards there is none."""
    rated = [each for each in compared if each.rated]
    rates = [ward.rate for each in rated for ward in each.wards]
    if not rates:
        return ""
    without = max(_without_people(each) for each in rated)
    missing = f" Of {numbered(without, 'ward')} they are not held." if without else ""
    how = (
        ", added up from small areas that lie in each ward by best fit" if any(map(_added_up, rates)) else ""
    )
    return f"Rates are over the {listed(sorted(_editions(rates)))}{how}.{missing}"


def _without_people(compared: WardsCompared) -> int:
    return sum(ward.rate.base is None for ward in compared.wards)


def _added_up(rate: Rate) -> bool:
    return any(each.kind is CaveatKind.BEST_FIT for each in rate.caveats)


def _editions(rates: Iterator[Rate] | tuple[Rate, ...] | list[Rate]) -> frozenset[str]:
    return frozenset(edition_words(rate) for rate in rates if rate.base is not None)


def edition_words(rate: Rate) -> str:
    """
    >>> from tithing.vocabulary.quantity import Known
    >>> year = Period.calendar_year(2021)
    >>> edition_words(Rate(Known(1.0), denominator_title="Population", denominator_period=year, edition="census_2021"))
    'population of the Census 2021'
    """
    title, year = (
        rate.denominator_title.lower(),
        rate.denominator_period.label if rate.denominator_period else "",
    )
    if rate.edition.startswith("census_"):
        return f"{title} of the Census {year}"
    if rate.edition.startswith("ons_mid_"):
        return f"{title} of mid-{year} as the Office for National Statistics estimates it"
    return f"{title} of {year}"


def _could_have_changed(result: Result) -> bool:
    """Whether a change was tested that any chance could have made another: of two zeros none could."""
    ends = number_of(result.value.quantity), number_of(result.compared.at.quantity)
    return result.change.chance.p_value is not None and any(ends)


def looked_at(compared: tuple[WardsCompared, ...]) -> str:
    """How many changes were tested, and how many of them chance alone would make look like more."""
    tested = sum(_could_have_changed(ward) for each in compared for ward in each.wards)
    if not tested:
        return ""
    by_chance = max(1.0, tested * TESTED_AT)
    return (
        f"{numbered(tested, 'change was', 'changes were')} tested against chance, each by itself: about "
        f"{number_text(by_chance)} of so many would be called more than chance by chance alone."
    )
