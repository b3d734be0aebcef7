"""What a book still wants before its report tells a reader all it could: one small rule for each thing, and what to do.

Nothing here is refused: a report can be made without any of it, and says less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tithing.reading.book import Book
from tithing.reading.questions.outlines import ward_outlines
from tithing.reading.snapshot import Snapshot, ask
from tithing.sources.about import fetched_for, open_sources, to_fetch
from tithing.store.journal.entry import Entry
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.readers import AN_OFFICER
from tithing.workflows.figures_out.report import CONTACT_AS
from tithing.workflows.starting.looked import StartingBook

FILE = "partnership/partnership.toml"
_NAMED = 6


@dataclass(frozen=True)
class Wanting:
    """One thing that is wanting: `what`, a sentence with why it matters; `do`, what mends it."""

    what: str
    do: str

    def as_json(self) -> dict[str, str]:
        return {"what": self.what, "do": self.do}


def what_is_wanting(book: Path | Book, *, at: datetime) -> tuple[Wanting, ...]:
    """Everything that is wanting, what matters most first; nothing where the book has it all.

    Raises Refused where there is no such book, and where a file of the partnership's is wrong.

    >>> import tempfile
    >>> from tithing.workflows.the_book.new_book import new_book
    >>> folder = Path(tempfile.mkdtemp()) / "safer-x"
    >>> _ = new_book(folder, name="Safer X Partnership", area="Hartlepool")
    >>> [each.what for each in what_is_wanting(folder, at=datetime(2026, 5, 1))][0]
    'The book holds no figures of Hartlepool yet'
    """
    return ask(book, _wanting_in, reader=AN_OFFICER, at=at)


def _wanting_in(seen: Snapshot) -> tuple[Wanting, ...]:
    looked = StartingBook(seen)
    return tuple(found for rule in _RULES for found in rule(looked))


# -- figures ----------------------------------------------------------------------------------------------


def _no_figures(looked: StartingBook) -> Iterator[Wanting]:
    if looked.quarter is None:
        first = to_fetch()[0]
        what = f"The book holds no figures of {looked.area.name} yet"
        yield Wanting(what, f"From {first.page} ({first.address}) take {first.take}; then {_import(looked)}")


def _waits(looked: StartingBook) -> Iterator[Wanting]:
    if waits := looked.seen.waiting:
        deliveries = numbered(len(waits), "delivery waits", "deliveries wait")
        what = f"{deliveries} to be accepted, and count for nothing until then"
        yield Wanting(what, f"Look through them: {looked.seen.command('waiting')}")


def _not_whole(looked: StartingBook) -> Iterator[Wanting]:
    if looked.quarter is not None and not looked.known:
        lacking = looked.not_sent
        why = lacking.words if lacking else f"of {looked.quarter.period.label} not every month is in the book"
        what = f"No quarter is whole yet: {why}"
        yield Wanting(what, f"Take in its three months: {_import(looked)}")


def _year_before(looked: StartingBook) -> Iterator[Wanting]:
    """The same quarter last year: without it no change is told."""
    without = [each for each in looked.known if not isinstance(each.previous.quantity, Known)]
    if without:
        now, before = without[0].value.period.label, without[0].previous.period.label
        all_of_them = len(without) == len(looked.known)
        which = "Nothing" if all_of_them else f"{len(without)} of {numbered(len(looked.known), 'figure')}"
        what = f"{which} of {now} can be compared with last year: {before} is not in the book for {'it' if all_of_them else 'them'}"
        yield Wanting(what, f"Take in the files of {before} too: {_import(looked)}")


def _population(looked: StartingBook) -> Iterator[Wanting]:
    """The people of each area that stands side by side: without them there is no rate."""
    if looked.quarter is None or not _are_counted_over_people(looked):
        return
    have = {each.area for each in looked.quarter.observations.all if each.measure == "population"}
    codes = {area.name: looked.quarter.codes_of(area.code) for area in looked.quarter.areas}
    lacking = [name for name, own in codes.items() if not have.intersection(own)]
    if lacking:
        what = f"There is no population of {listed(lacking, most=_NAMED)}, so no rate and no rank"
        yield Wanting(what, _fetch("populations", looked))


def _are_counted_over_people(looked: StartingBook) -> bool:
    measures = [looked.seen.measures.get(each.measure) for each in looked.known if each.measure]
    return any(measure.denominator == "population" for measure in measures)


# -- places -------------------------------------------------------------------------------------------------


def _wards(looked: StartingBook) -> Iterator[Wanting]:
    """What a table and a map of wards need, where anything is counted by ward."""
    if looked.quarter is None or not looked.known:
        return
    if not looked.quarter.wards():
        what = f"No wards of {looked.area.name} are known, so nothing is told by ward"
        yield Wanting(what, _fetch("area_lookups", looked))
        return
    compared = looked.compared
    if compared is None:
        return
    if not compared.rated:
        what = "There is no population of the small areas, so there are no rates by ward"
        yield Wanting(what, _fetch("small_area_populations", looked))
    outlines = ward_outlines(looked.quarter)
    if not outlines.complete:
        which = f"of {listed(outlines.lacking, most=_NAMED)} " if outlines.rings else ""
        what = f"There are no boundaries {which or 'of the wards '}in the book, so there is no map"
        yield Wanting(what, _fetch("boundaries", looked))


def _fetch(source: str, looked: StartingBook) -> str:
    """Where the file of a source is, what of it, and that it is then imported."""
    page = fetched_for(source)
    put = "" if page.put == "as it comes" else f", {page.put}"
    return f"From {page.page} ({page.address}) take {page.take}{put}; then {_import(looked)}"


def _release_days(looked: StartingBook) -> Iterator[Wanting]:
    undated = [each.name for each in looked.seen.entries if _wants_a_release(each)]
    if undated:
        files = numbered(len(undated), "file has", "files have")
        what = f"{files} no day of release ({listed(undated, most=2)}), so any file that states one stands before them"
        again = looked.seen.command("import", "FILES", "--released", "YYYY-MM-DD")
        yield Wanting(what, f"Import them again with the day on which they were published: {again}")


def _wants_a_release(entry: Entry) -> bool:
    return entry.withdrawn is None and entry.release is None and entry.source in open_sources()


# -- what the partnership says of itself ------------------------------------------------------------------


def _contact(looked: StartingBook) -> Iterator[Wanting]:
    if not looked.seen.partnership.contact:
        yield Wanting(
            "No contact is stated, so a report names nobody to ask", f"Write in {FILE}: {CONTACT_AS}"
        )


def _framework(looked: StartingBook) -> Iterator[Wanting]:
    if looked.quarter is None or looked.quarter.framework is not None:
        return
    year = looked.quarter.period.plan_year
    what = f"There is no framework for {year}, so the report follows no plan and says nothing of targets"
    write = looked.seen.command("framework", "--year", year)
    yield Wanting(what, f"Write a first one from the figures that there are: {write}")


def _partners(looked: StartingBook) -> Iterator[Wanting]:
    partners = looked.seen.partnership.partners
    if not partners:
        what = "No partner is named, so nobody is asked for anything"
        yield Wanting(what, f"Name who owes what in {FILE}, as its example shows")
    unasked = [each.name for each in partners if any(owed.since is None for owed in each.owes)]
    if unasked:
        what = (
            f"Of what {listed(unasked, most=_NAMED)} should send, nobody has said since when it is asked for"
        )
        yield Wanting(what, f"Write since, with the first day that is asked for, in {FILE}")


def _ended(looked: StartingBook) -> Iterator[Wanting]:
    """Areas that are no more: their figures end, and those of their successors go on."""
    mine, places = looked.seen.partnership, looked.seen.gazetteer
    for code in dict.fromkeys((mine.area, *mine.areas, *mine.side_by_side)):
        place = places.place(code)
        if place.valid_to is not None and place.valid_to < looked.seen.day:
            after = listed([f"{places.get(each).name} ({each})" for each in place.successors])
            became = f" and is now {after}" if after else ""
            what = f"{place.area.name} ({code}) ended on {place.valid_to.day} {place.valid_to:%B %Y}{became}"
            yield Wanting(what, f"Write the code of what is there now in {FILE}")


_RULES: tuple[Callable[[StartingBook], Iterator[Wanting]], ...] = (
    _no_figures,
    _waits,
    _not_whole,
    _year_before,
    _population,
    _wards,
    _framework,
    _contact,
    _partners,
    _ended,
    _release_days,
)


def _import(looked: StartingBook) -> str:
    return looked.seen.command("import", "FILES")
