"""A map of the wards by rate, or by number where no rates are known: in four classes, each with as many wards as the others.

A ward whose count is hidden is drawn as hidden: its class would tell between which numbers it lies. Classes, title and
description are made of what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Chart, ChartKind, ChartSeries, MapArea, Point
from tithing.documents.pieces.rates_per import per_words
from tithing.documents.pieces.wards_compared import short_title
from tithing.documents.wording import number_text
from tithing.indicators.result import Result
from tithing.reading.questions.outlines import WardOutlines
from tithing.reading.questions.wards_compared import WardsCompared
from tithing.statistics.rounding import round_half_away
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Suppressed, Withheld, number_of

CLASSES = 4
FEWEST = 4  # wards of which a number is shown: of fewer a table says more
MARKS = "ABC"  # on the few highest
MOST_LISTED = 8
WORDS = {"hidden": "not told, see the table", "unknown": "not known"}


def ward_map(compared: WardsCompared, outlines: WardOutlines, period: Period) -> Chart | None:
    """None where a ward has no boundary in the book, or of too few a number is shown, or all have the same."""
    drawn = WardClasses(compared)
    if not outlines.complete or len(drawn.shown) < FEWEST or len(drawn.classes) < 2:
        return None
    if any(ward.area.code not in outlines.rings for ward in compared.wards):
        return None
    of = compared.of
    return Chart(
        id=f"{period.code}-{of.indicator}-map",
        kind=ChartKind.MAP,
        title=drawn.title,
        subtitle=f"{drawn.what.capitalize()} by ward, {of.area.name}, {period.label}; {_drawn_in(outlines)}",
        series=(ChartSeries(short_title(of.title), drawn.points, drawn.figures),),
        alt=drawn.description,
        unit=drawn.what,
        table_id=f"{period.code}-{of.indicator}-by-ward",
        areas=tuple(_area(ward, outlines, drawn) for ward in compared.wards),
        legend=drawn.legend,
    )


def _drawn_in(outlines: WardOutlines) -> str:
    return f"wards as drawn in {listed([str(year) for year in outlines.years])}"


def _area(ward: Result, outlines: WardOutlines, drawn: WardClasses) -> MapArea:
    rings, mark = outlines.rings[ward.area.code], drawn.marks.get(ward.area.code, "")
    return MapArea(ward.area.name, rings, drawn.shade(ward), mark)


@dataclass(frozen=True)
class WardClasses:
    """The wards of which a number is shown, in classes from the lowest, those with one number in one class."""

    compared: WardsCompared

    @cached_property
    def by_rate(self) -> bool:
        """By rate where every ward whose count is shown has one."""
        known = [ward for ward in self.compared.wards if isinstance(ward.value.quantity, Known)]
        return bool(known) and all(isinstance(ward.rate.quantity, Known) for ward in known)

    @property
    def _rate_in(self) -> str:
        """A rate is of the time that it counts, and says so (R86)."""
        return f"rate in the {self.compared.of.period.name}"

    @cached_property
    def what(self) -> str:
        if not self.by_rate:
            return f"number in the {self.compared.of.period.name}"
        over = {ward.rate.denominator for ward in self.compared.wards}
        people = "households" if over == {"households"} else "people"
        return f"{self._rate_in} {per_words(self.compared.wards)} {people}"

    def figure(self, ward: Result) -> Figure:
        return figure_of(ward, "rate" if self.by_rate else "value")

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(self.figure(ward) for ward in self.compared.wards)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        return tuple(
            Point(ward.area.name, number_of(self.figure(ward).quantity)) for ward in self.compared.wards
        )

    @cached_property
    def shown(self) -> tuple[tuple[float, Result], ...]:
        """Each number as it is printed, and its ward, the lowest first."""
        found = []
        for ward in self.compared.wards:
            figure = self.figure(ward)
            if (number := number_of(figure.quantity)) is not None:
                found.append((float(round_half_away(number, figure.decimals)), ward))
        return tuple(sorted(found, key=lambda each: (each[0], each[1].area.name)))

    @cached_property
    def classes(self) -> tuple[tuple[tuple[float, Result], ...], ...]:
        """As many wards in each as in the others, but that those with one number stand together."""
        groups: dict[int, list[tuple[float, Result]]] = {}
        first: dict[float, int] = {}
        for position, each in enumerate(self.shown):
            number = first.setdefault(each[0], position * CLASSES // len(self.shown))
            groups.setdefault(number, []).append(each)
        return tuple(tuple(groups[number]) for number in sorted(groups))

    def shade(self, ward: Result) -> str:
        """The class of a ward; "hidden" or "unknown" where no number is shown."""
        for number, each in enumerate(self.classes):
            if any(ward.area.code == other.area.code for _, other in each):
                return self._shades[number]
        hidden = isinstance(ward.value.quantity, Suppressed | Withheld)
        return "hidden" if hidden else "unknown"

    @property
    def _shades(self) -> tuple[str, ...]:
        """The darkest for the highest class, whatever their number."""
        return {2: ("1", "4"), 3: ("1", "2", "4")}.get(len(self.classes), ("1", "2", "3", "4"))

    @cached_property
    def marks(self) -> dict[str, str]:
        """The few highest of the highest class, by code: "A" the highest."""
        highest = self.classes[-1][::-1]
        return {ward.area.code: mark for mark, (_, ward) in zip(MARKS, highest, strict=False)}

    # -- words ------------------------------------------------------------------------------------------------

    def _text(self, number: float) -> str:
        return number_text(number, decimals=self.figures[0].decimals)

    def _between(self, of: tuple[tuple[float, Result], ...]) -> str:
        low, high = self._text(of[0][0]), self._text(of[-1][0])
        return low if low == high else f"{low} to {high}"

    @cached_property
    def title(self) -> str:
        """From the lowest to the highest, which needs no doubt: it claims no rank beyond the two numbers."""
        (low, least), (high, most) = self.shown[0], self.shown[-1]
        per = self.what.removeprefix(self._rate_in) if self.by_rate else ""
        return (
            f"{short_title(self.compared.of.title)}: from {self._text(low)}{per} in {least.area.name} "
            f"to {self._text(high)} in {most.area.name}"
        )

    @cached_property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The highest class first; then what is hidden and what is not known, where there is any; then the marked wards."""
        lines = [
            (shade, f"{self._between(of)}: {numbered(len(of), 'ward')}")
            for shade, of in zip(self._shades, self.classes, strict=True)
        ]
        others = [self.shade(ward) for ward in self.compared.wards]
        beside = [
            (each, f"{WORDS[each]}: {numbered(others.count(each), 'ward')}")
            for each in WORDS
            if each in others
        ]
        marked = [
            (self.marks[ward.area.code], f"{ward.area.name}, {self._text(number)}")
            for number, ward in self.classes[-1][::-1]
            if ward.area.code in self.marks
        ]
        others_said = [(shade, words[:1].upper() + words[1:]) for shade, words in beside]
        return (*reversed(lines), *others_said, *marked)

    @cached_property
    def description(self) -> str:
        """The finding, then which wards are in the highest and the lowest class, and which are hidden."""
        said = [f"Map. {self.title}."]
        for name, of in (("Highest", self.classes[-1]), ("Lowest", self.classes[0])):
            names = [ward.area.name for _, ward in of]
            wards = listed(names[::-1] if name == "Highest" else names, most=MOST_LISTED)
            said.append(f"{name}, {self._between(of)}: {wards}.")
        for shade, words in WORDS.items():
            if names := [ward.area.name for ward in self.compared.wards if self.shade(ward) == shade]:
                said.append(f"{words[:1].upper()}{words[1:]}: {listed(names, most=MOST_LISTED)}.")
        return " ".join(said)
