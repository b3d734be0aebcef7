"""What a rule looks at: the files that arrive, the rows they state, and what the book says of the same things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tithing.observations.entering.headed import SHEET
from tithing.observations.figure_names import FigureNames
from tithing.observations.measure import Measure, Measures, UnknownMeasure
from tithing.observations.schema import KEY
from tithing.places.gazetteer import Gazetteer
from tithing.statistics.rounding import written
from tithing.vocabulary.questions import Facts, FigureKey, Question

Row = dict[str, Any]

LOOKED_AT = (*KEY, "start", "end", "kind", "value", "unit")  # what of a row of the book a rule may ask
STATED = (*LOOKED_AT, "file", SHEET, "row")


@dataclass(frozen=True)
class FileSeen:
    """A file and how much is in it: `part` of a `family`, such as a month of one force's street files.

    `at_home` is how many of its placed incidents lie in the sender's own area, and how many are placed; None where
    that says nothing. `silent` are the sender's own districts in which it has none of many.
    """

    name: str
    family: str
    part: str
    rows: int
    at_home: tuple[int, int] | None = None
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """`stated` has a row for each figure that the files state (columns STATED), `held` those that the book has of the
    same measures and areas or of what they are part of (columns LOOKED_AT): narwhals frames, None for none. `parts` are
    what suppliers sent of the same figures in files of their own, where it is added up over them, and `given` the wholes
    that tables of the book give of what arrives in parts; both with `new` for what arrives (columns STATED and `new`).
    """

    measures: Measures
    gazetteer: Gazetteer
    files: tuple[FileSeen, ...] = ()
    before: tuple[FileSeen, ...] = ()  # files that the book has
    stated: Any = None
    held: Any = None
    parts: Any = None
    given: Any = None

    @cached_property
    def together(self) -> Any:
        """Every figure that has a value, as it stands once the files are in, with `new` for theirs."""
        import narwhals as nw

        new = self.stated.select(*STATED).with_columns(new=nw.lit(True))
        if self.held is not None and len(self.held):
            old = self.held.select(*LOOKED_AT).join(new.select(*KEY).unique(), on=list(KEY), how="anti")
            known = old.with_columns(
                nw.lit("").alias(SHEET), file=nw.lit(""), row=nw.lit(0).cast(nw.Int64), new=nw.lit(False)
            )
            new = nw.concat([new, known.select(*new.columns)])
        return new.filter(~nw.col("value").is_null())

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The measures here whose values add over places and periods."""
        return tuple(slug for slug in self.slugs if adds_up(self.measure(slug)))

    @cached_property
    def part_suppliers(self) -> frozenset[str]:
        """Those who sent a part."""
        return frozenset(self.parts["supplier"].unique().to_list())

    @cached_property
    def wholes(self) -> tuple[Row, ...]:
        """What tables give of figures that suppliers' own files give in parts: those that arrive first, by place."""
        ours = [(self.stated, True), (self.given, False)]
        rows = [
            {**row, "new": new}
            for frame, new in ours
            if frame is not None
            for row in frame.sort("file", "row").rows(named=True)
        ]
        return tuple(row for row in rows if row["value"] is not None)

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The measures that the files state."""
        return tuple(self.stated["measure"].unique().sort().to_list())

    def measure(self, slug: str) -> Measure:
        """The measure; one that nobody defines, which the socket refuses, is taken as a count."""
        try:
            return self.measures.get(slug)
        except UnknownMeasure:
            return Measure(slug, slug)

    @cached_property
    def names(self) -> FigureNames:
        return FigureNames(self.measures, self.gazetteer)

    def named(self, code: str) -> str:
        """An area's name; its code where we hold none."""
        return self.names.area(code)

    def figure(self, row: Row) -> str:
        """A figure in words: "Shoplifting, Hartlepool, Apr to Jun 2019"."""
        return self.names.figure(row["measure"], row["area"], row["period"], row["breakdown"])


@dataclass(frozen=True)
class Rule:
    """One thing that may be odd. `of_files`: it looks at files rather than at the figures they state; `of_parts`: also at
    what is counted from the incidents of files that state none.
    """

    slug: str
    asks: Callable[[Seen], Iterator[Question]]
    of_files: bool = False
    of_parts: bool = False


def adds_up(measure: Measure) -> bool:
    """Whether the value of a whole is the sum of its parts'."""
    from tithing.vocabulary.units import Accumulates, Unit

    return measure.unit is Unit.COUNT and measure.accumulates is Accumulates.SUM


def key_of(row: Row) -> FigureKey:
    """The figure that a row gives."""
    return FigureKey(row["measure"], row["area"], row["period"], row["breakdown"], row["supplier"])


def facts(rows: Iterable[Row]) -> Facts:
    """The rows as what raises a question: each figure and its value, in an order of their own."""
    said = {" ".join((*(str(row[name]) for name in KEY),)).strip(): number(row) for row in rows}
    return tuple(sorted(said.items()))


def number(row: Row) -> str:
    """A row's value as a person writes it."""
    return written(row["value"])


def asked(slug: str, words: str, first: Row, rows: Iterable[Row]) -> Question:
    """A question about figures, told at the first of them that the file states."""
    every = list(rows)
    about = tuple(dict.fromkeys(key_of(row) for row in every))
    sheet = first.get(SHEET) or ""
    return Question(slug, words, facts(every), about, first["file"], first["row"] or None, sheet)
