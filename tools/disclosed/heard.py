"""Everything that an invented partnership told the public, stage by stage, and what a solver works out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tools.disclosed.asked import Asker
from tools.disclosed.books import receive, started
from tools.disclosed.cells import Cell, Invented
from tools.disclosed.solve import FEWEST, Range, Reader
from tools.disclosed.told import HiddenCell, Told, What

STEPS = 4
MEASURES_ASKED = 3  # by the questions of pages, where no documents are made


@dataclass(frozen=True)
class Heard:
    """Everything that one partnership told, of all its stages."""

    made: Invented
    whats: tuple[What, ...]

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Each thing once, with who said it first."""
        return tuple({each.what: each for each in reversed(self.whats) if isinstance(each, Told)}.values())

    @cached_property
    def wrong(self) -> tuple[Told, ...]:
        """Sayings that the truth contradicts: of the book, or of the judge who took them for something else."""
        return tuple(each for each in self.told if not self._is_so(each))

    def _is_so(self, told: Told) -> bool:
        total = sum(times * self.made.truth[cell] for cell, times in told.terms)
        return told.low - 1e-4 <= total <= told.high + 1e-4

    @cached_property
    def said_hidden(self) -> frozenset[Cell]:
        """The cells that bear the mark of what is too small, or would give away what is."""
        marks = (each for each in self.whats if isinstance(each, HiddenCell))
        unsaid = self.made.is_of_unsaid_wards
        return frozenset(each.cell for each in marks if each.may_be_small and not unsaid(each.cell))

    @cached_property
    def known(self) -> frozenset[Cell]:
        """The cells that are told, each by itself."""
        return frozenset(cell for each in self.told for cell, _ in each.terms if len(each.terms) == 1)

    @cached_property
    def small(self) -> frozenset[Cell]:
        return frozenset(cell for cell, count in self.made.truth.items() if self.made.is_small(cell, count))

    @cached_property
    def marked(self) -> frozenset[Cell]:
        """The small counts of which it is seen that they are: they bear the mark, or are told."""
        return self.small & (self._marked_before(len(self.made.stages) + 1) | self.known)

    @cached_property
    def kept(self) -> frozenset[Cell]:
        """What is not to be worked out: small counts, and what its partner did not give to the public."""
        return self.small | {cell for cell in self.made.truth if self.made.is_kept_from_us(cell)}

    def reader(self, told: Sequence[Told] | None = None) -> Reader:
        made = self.made
        said = [each for each in (self.told if told is None else told) if each not in self.wrong]
        return Reader(said, made.sums, made.truth, self.marked, made.minimum)

    @cached_property
    def narrowed(self) -> dict[Cell, Range]:
        reader = self.reader()
        hidden = self.kept | (self.said_hidden - set(reader.known))
        return reader.narrowed(sorted(hidden))

    @cached_property
    def unavoidable(self) -> tuple[Cell, ...]:
        """Cells that are narrowed though everything be hidden that may be; or were, by what was told, before anybody sent them; or
        that, with all that a stage tells hidden, its marks alone narrow, beside what had been told before anybody knew of it; or
        that are nowhere spoken of, in an area of which the book cannot know of which wards it is the sum; or that are neither
        small nor withheld, and hidden only so that such a cell is not the one that a sum lacks.
        """
        open_ = [each for each in self.told if all(self.made.is_open(cell) for cell, _ in each.terms)]
        always = set(self.reader(open_).narrowed(sorted(self.narrowed))) | self._unsaid
        left = set(self.narrowed) - always
        for stage in range(1, len(self.made.stages) + 1 if left else 0):
            before = set(self._reader_of(stage, marks=stage).narrowed(sorted(left)))
            safe_before = left - before
            always |= before & self._new_in(stage)
            always |= set(self._reader_of(stage, marks=stage + 1).narrowed(sorted(safe_before)))
        return tuple(sorted(always | self._covers(always)))

    def _new_in(self, stage: int) -> set[Cell]:
        """What nobody had sent before a stage: what was told by then was told without knowing of it."""
        stages = self.made.stages
        return set(stages[stage - 1].truth) - set(stages[stage - 2].truth if stage > 1 else stages[0].truth)

    def _covers(self, unavoidable: set[Cell]) -> set[Cell]:
        """Whoever knows the rule works them out with what they cover, and learns of nobody by them."""
        lines = [{line.whole, *line.parts} - self.known for line in self.made.sums]
        beside = {
            cell for line in lines if line & unavoidable for cell in line if line - {cell} <= unavoidable
        }
        return (beside & set(self.narrowed)) - unavoidable - self.kept

    @cached_property
    def _unsaid(self) -> frozenset[Cell]:
        """Of an area of unsaid wards, what is narrowed and nothing tells of: not even together with others."""
        spoken_of = {cell for each in self.told for cell, _ in each.terms}
        return frozenset(
            cell for cell in self.narrowed if self.made.is_of_unsaid_wards(cell) and cell not in spoken_of
        )

    def _reader_of(self, stage: int, *, marks: int) -> Reader:
        """Who knows what was told before a stage, and which cells had been marked as small before another."""
        told = [each for each in self.told if stage_of(each.by) < stage and each not in self.wrong]
        known = {each.terms[0][0] for each in told if len(each.terms) == 1}
        small = self.small & (self._marked_before(marks) | known)
        return Reader(told, self.made.sums, self.made.truth, small, self.made.minimum)

    def _marked_before(self, stage: int) -> set[Cell]:
        """Those that bore a mark that tells of them: of an area of unsaid wards all is hidden, and the mark tells nothing."""
        marks = (each for each in self.whats if isinstance(each, HiddenCell) and each.may_be_small)
        unsaid = self.made.is_of_unsaid_wards
        return {each.cell for each in marks if stage_of(each.by) < stage and not unsaid(each.cell)}

    @cached_property
    def hidden(self) -> frozenset[Cell]:
        """The cells of a quarter that are said to be hidden, and are told nowhere."""
        return frozenset(each for each in self.said_hidden if each not in self.reader().known)

    def because(self, cell: Cell) -> tuple[Told, ...]:
        """The fewest sayings without any of which the cell would be safe; the sums that anybody knows go without saying."""
        reader = self.reader()
        if cell in reader.known:
            return tuple(each for each in self.told if [c for c, _ in each.terms] == [cell])[:1]
        left = list(self._near(cell))
        for part in _halves(left):
            fewer = [each for each in left if each not in part]
            if self.reader(fewer).range_of(cell).values < FEWEST:
                left = fewer
        return tuple(left)

    def _near(self, cell: Cell) -> Iterator[Told]:
        """What is told of cells that some sum or saying joins to this one, at no more than four steps."""
        lines = [set(dict(each.terms)) for each in self.told]
        lines += [{each.whole, *each.parts} for each in self.made.sums]
        joined = {cell}
        for _ in range(STEPS):
            joined.update(*(line for line in lines if line & joined))
        yield from (
            each for each in self.told if dict(each.terms).keys() <= joined and each not in self.wrong
        )


def stage_of(by: str) -> int:
    """After which stage something was said.

    >>> stage_of("stage 3 figures --area E05009288 value")
    3
    """
    return int(by.split()[1])


def _halves(told: Sequence[Told]) -> Iterator[set[Told]]:
    """Parts to try to do without: large ones first, then each alone."""
    size = len(told) // 2
    while size >= 1:
        for start in range(0, len(told), size):
            yield set(told[start : start + size])
        size //= 2


def heard(made: Invented, folder: Path, *, documents: bool = True) -> Heard:
    """Make the book, and after each stage take down everything that it tells the public."""
    (folder / "files").mkdir(parents=True)
    book = started(made, folder / "book")
    whats: list[What] = []
    for number, stage in enumerate(made.stages):
        book = receive(book, stage, folder / "files")
        asker = Asker(made, folder / "book", number, folder / "out")
        whats += _of_stage(asker, documents=documents)
    return Heard(made, tuple(whats))


def _of_stage(asker: Asker, *, documents: bool) -> Iterator[What]:
    """The figures after every stage; of the last two, the one that is corrected and the correction, the rest as well."""
    made = asker.made
    yield from asker.figures()
    yield from asker.as_known_before()
    yield from asker.over_spans()
    if asker.stage < len(made.stages) - 2:
        return
    yield from asker.all_areas()
    measures = sorted({cell.measure for cell in made.truth})
    yield from asker.questions(measures if documents else measures[:MEASURES_ASKED])
    if documents:
        yield from asker.report()
        for span in asker.spans:
            yield from asker.report(span=span)
        for area in asker.small_areas[:1] + asker.small_areas[-1:]:
            yield from asker.report(area)
        yield from asker.profiles(made.wards[0])
