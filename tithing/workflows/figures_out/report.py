"""Writes the performance report: from a book and the spans asked for, to files in every format."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from tithing.documents.commentary import Commentary, read_commentary
from tithing.documents.described import Described, described, suppliers_of
from tithing.documents.evidence import ReportEvidence, SourceLine, SpanEvidence
from tithing.observations.erased import ErasedKeys, day_in_words, erased_of, part_gone
from tithing.observations.observation import SourceRef
from tithing.reading.areas import own_area
from tithing.reading.book import Book
from tithing.reading.partners_words import partners_words
from tithing.reading.snapshot import Snapshot
from tithing.reading.span import BookSpan
from tithing.reading.spans import span_of
from tithing.store.journal.entry import Entry
from tithing.store.ledger.publication import Publication
from tithing.vocabulary.areas import Area
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Known, Missing, why_hidden
from tithing.vocabulary.readers import Reader
from tithing.workflows.figures_out.periods import refuse_no_span, refuse_unlike
from tithing.workflows.figures_out.reconcile import latest_reconciliation
from tithing.workflows.figures_out.span_evidence import gather_span
from tithing.workflows.publishing.made import Gathered, WrittenReport
from tithing.workflows.publishing.release import ToRelease, reported

PERFORMANCE = "performance"
CONTACT_AS = 'contact = "Community Safety Team, X Borough Council"'


def performance_report(
    book: Path | Book,
    *,
    spans: Sequence[Period],
    formats: Iterable[str],
    output: Path,
    published: date,
    reader: Reader,
    at: datetime,
    kind: str = PERFORMANCE,
    area: str = "",
    commentary: Path | None = None,
    as_known_on: date | None = None,
    since: date | None = None,
    release: ToRelease | None = None,
) -> WrittenReport:
    """Write the report for one or several spans, oldest first, in each format, into `output`.

    `kind` is another document of an area than the performance report. `published` is the day on its cover; `as_known_on`
    leaves out what was released later; `since` is the day after which a revision is news, or else that of the last
    release of this kind and area. What the `reader` may see at this moment, `at`, goes in. Raises
    Refused for a period that is no run of whole quarters, for several of unlike length, an area nobody knows, a format that
    is not written, a span of which the book knows nothing, and commentary that names a figure that there is not. A document
    in which the checker finds a certain mistake, such as a sentence that its table contradicts, is marked a draft, with a
    notice of each. The files are one set: all of them are written, with a manifest, or none. With `release` it is released
    first, into the book's ledger.

    >>> performance_report(book, spans=[Period.parse("2017-18Q4")], formats=["html"],
    ...                    output=Path("out"), published=date(2018, 6, 14), reader=THE_PUBLIC,
    ...                    at=datetime(2018, 6, 14))  # doctest: +SKIP
    """
    asked = _ReportAsked(kind, area, _in_order(spans), published, since, read_words(commentary))
    (written,) = reported(
        book,
        kind,
        lambda seen: [asked.gathered(seen)],
        formats=formats,
        output=output,
        reader=reader,
        at=at,
        as_known_on=as_known_on,
        release=release,
    )
    return written


@dataclass(frozen=True)
class _ReportAsked:
    """What a report is to be of, `since` when it tells what is new, and what is `said` in it, before the book is asked."""

    kind: str
    area: str
    spans: tuple[Period, ...]
    published: date
    since: date | None
    said: Commentary | None

    def gathered(self, seen: Snapshot) -> Gathered:
        """What it is made of. What its readers know is that which was released before the day on its cover."""
        area = own_area(seen, self.area)
        last = seen.published.last(self.kind, area.code, before=self.published) if not self.since else None
        evidence = gather(
            seen,
            spans=self.spans,
            area=area,
            said=self.said,
            published=self.published,
            since=last.day if last else self.since,
        )
        return Gathered(
            evidence,
            (
                *_since_when(last),
                *without_framework(seen, self.spans),
                *without_contact(seen),
                *self._of_words(),
            ),
        )

    def _of_words(self) -> Iterator[str]:
        if self.said is not None:
            yield from self.said.left_out(self.spans)
            yield from self.said.typed_numbers()


def _since_when(last: Publication | None) -> Iterator[str]:
    if last is not None:
        quarters = " and ".join(last.quarters)
        yield (
            f"what is new is told since the report of {quarters} that was released on {day_in_words(last.day)}; "
            "--since DATE takes another day"
        )


def without_framework(seen: Snapshot, spans: Sequence[Period]) -> tuple[str, ...]:
    """A notice for each plan year that has no framework: its indicators stand under no objective."""
    years = dict.fromkeys(each.plan_year for each in spans if seen.frameworks.for_period(each) is None)
    return tuple(
        f"there is no framework for {year}, so indicators stand under no objective; write a first one with "
        f"{seen.command('framework', '--year', year)}"
        for year in years
    )


def without_contact(seen: Snapshot) -> tuple[str, ...]:
    """A notice where no contact is stated: the document names nobody to ask."""
    if seen.partnership.contact:
        return ()
    return (f"no contact is stated, so it names nobody to ask; write one in partnership.toml: {CONTACT_AS}",)


def _in_order(spans: Sequence[Period]) -> tuple[Period, ...]:
    for period in spans:
        refuse_no_span(period)
    refuse_unlike(spans)
    return tuple(sorted(set(spans)))


def read_words(path: Path | None) -> Commentary | None:
    """The commentary file; None where none is named. Raises Refused where it cannot be read."""
    if path is None:
        return None
    try:
        return read_commentary(path.read_text(encoding="utf-8-sig"), file=path.name)
    except FileNotFoundError as error:
        raise Refused(Problem("there is no such file", "Give the commentary's path", str(path))) from error
    except UnicodeDecodeError as error:
        raise Refused(Problem("it is not text in UTF-8", "Save it as UTF-8 text", str(path))) from error


# -- gathering --------------------------------------------------------------------------------------------


def gather(
    seen: Snapshot,
    *,
    spans: Sequence[Period],
    area: Area,
    published: date,
    said: Commentary | None = None,
    since: date | None = None,
) -> ReportEvidence:
    """Everything the report is made of. Raises Refused where the book knows nothing of a quarter."""
    asked = [span_of(seen, period, area) for period in spans]
    gathered = tuple(_span(each, said, since) for each in asked)
    for span, found in zip(asked, gathered, strict=True):
        _refuse_empty(span, found)
    evidence = evidence_from(gathered, seen, area=area, published=published, said=said)
    return replace(evidence, reconciliation=latest_reconciliation(asked[-1]), since=since)


def evidence_from(
    spans: tuple[SpanEvidence, ...],
    seen: Snapshot,
    *,
    area: Area,
    published: date,
    said: Commentary | None = None,
) -> ReportEvidence:
    """What was gathered of an area's spans, with the files that it came from and whom to ask."""
    refs = [ref for each in spans for ref in refs_of(each)]
    return ReportEvidence(
        partnership=seen.partnership.name,
        area=area,
        published=published,
        spans=spans,
        sources=tuple(_source_lines(refs, seen)),
        contact=seen.partnership.contact,
        law_of=seen.partnership.area,
        in_welsh=_in_welsh(area, seen),
        welsh_names=_welsh_names(area, spans, seen),
        commentary_file=said.file if said else "",
        attributions=attributions(spans, refs, seen),
        withdrawn=_withdrawn(seen.entries),
        described=_described(spans, seen),
    )


def _in_welsh(area: Area, seen: Snapshot) -> str:
    """The partnership's Welsh name, and its area's where that says more; "" where it asks for none."""
    named = seen.partnership.welsh_name
    place = seen.gazetteer.welsh_name(area.code)
    return f"{named} ({place})" if named and place and place not in named else named


def _welsh_names(area: Area, spans: Sequence[SpanEvidence], seen: Snapshot) -> tuple[tuple[str, str], ...]:
    """Of each area that a table sets side by side, its name and its Welsh one, where the partnership has one itself."""
    if not seen.partnership.welsh_name:
        return ()
    areas = dict.fromkeys((area, *(result.area for each in spans for result in each.elsewhere)))
    named = ((each.name, seen.gazetteer.welsh_name(each.code)) for each in areas)
    return tuple((name, welsh) for name, welsh in named if welsh)


def _described(spans: Sequence[SpanEvidence], seen: Snapshot) -> Described:
    """What the codes of every figure stand for."""
    results = [line.result for each in spans for line in each.lines()]
    results += [result for each in spans for result in each.elsewhere]
    titles = {slug: seen.suppliers.title(slug) for result in results for slug in suppliers_of(result)}
    found = described(results, titles)
    return replace(found, areas={**dict(_places_of(spans)), **found.areas})


def _places_of(spans: Sequence[SpanEvidence]) -> Iterator[tuple[str, str]]:
    """The code and name of every small area in a table."""
    for each in spans:
        for counts in each.wards:
            yield from ((place.code, place.name) for place in counts.places)
        for compared in each.compared:
            yield from ((ward.area.code, ward.area.name) for ward in compared.wards)


def _span(span: BookSpan, said: Commentary | None, since: date | None) -> SpanEvidence:
    found = gather_span(span, since=since)
    sections = said.for_span(span.period) if said else ()
    return replace(found, sections=sections, said=partners_words(span))


def _refuse_empty(span: BookSpan, found: SpanEvidence) -> None:
    if any(isinstance(line.result.value.quantity, Known) for line in found.lines()):
        return
    where = f"{span.area.name} in {span.period.as_named}"
    if stones := _stones_of(span, found):
        raise Refused(_erased(span, where, stones))
    if hidden := why_hidden(line.result.value.quantity for line in found.lines()):
        raise Refused(all_hidden(where, hidden, span.period))
    why = _what_is_wanting(found)
    what = (
        f"the book holds no whole figure for {where}: {why}"
        if why
        else f"the book holds no figures for {where}"
    )
    import_it = "what is wanting" if why else f"the files of that {span.period.name}"
    raise Refused(Problem(what, f"Import {import_it} first, or ask for another {span.period.name}"))


def all_hidden(where: str, why: str, period: Period) -> Problem:
    """That there are figures and none may be told to whoever asks."""
    return Problem(
        f"every figure that there is for {where} is hidden: {why}",
        f"Ask for the area that it lies in, or for another {period.name}",
    )


def _what_is_wanting(found: SpanEvidence) -> str:
    """Why most of its figures are missing, where something came of it: "" where nothing did."""
    missing = [line.result.value for line in found.lines() if isinstance(line.result.value.quantity, Missing)]
    came = (NotHere.EMPTY, NotHere.NOT_HELD)
    words = Counter(at.quantity.words for at in missing if at.quantity.state in came or at.quantity.of)  # type: ignore[union-attr]
    return words.most_common(1)[0][0] if words else ""


def _erased(span: BookSpan, where: str, stones: Mapping[ErasedKeys, list[Period]]) -> Problem:
    """That what there was is gone, which months where it was not all, and where it says by whom and why."""
    days = " and ".join(dict.fromkeys(day_in_words(each.day) for each in stones))
    when = part_gone(span.period, [piece for pieces in stones.values() for piece in pieces])
    lines = sorted({each.line for each in stones})
    named = numbered(len(lines), "line").split()[-1] + " " + ", ".join(map(str, lines))
    gone = f"what the book had of {when} was erased" if when else "what the book had was erased"
    return Problem(
        f"there are no figures for {where}: {gone} on {days}",
        f"It is gone for good: ask for another {span.period.name}. By whom and why says {named} of the journal: "
        f"{span.snapshot.command('journal')}",
    )


def _stones_of(span: BookSpan, found: SpanEvidence) -> dict[ErasedKeys, list[Period]]:
    """What is left of the erased files that had a figure of the quarter, and of which days in it."""
    erased = span.observations.erased
    measures = dict.fromkeys(line.result.measure for line in found.lines() if line.result.measure)
    stones: dict[ErasedKeys, list[Period]] = {}
    for piece in (span.period, *span.period.months()):
        for measure, place in itertools.product(measures, span.codes_of(span.area.code)):
            for stone in erased_of(erased, measure, place, [piece.code], ""):
                stones.setdefault(stone, []).append(piece)
    return stones


def refs_of(span: SpanEvidence) -> Iterable[SourceRef]:
    """Every file that a figure of the quarter came from."""
    for line in span.lines():
        yield from line.result.sources
    for table in span.tables:
        for row in table.rows:
            for result in row.by_area:
                yield from result.sources
    for places in span.wards:
        yield from places.subject.sources
    yield from _refs_of_wards(span)
    for group in span.similar:
        yield from (*group.rate.sources, *group.average.sources)


def _refs_of_wards(span: SpanEvidence) -> Iterable[SourceRef]:
    """Those of the wards side by side, their people among them, and of the boundaries that they are drawn from."""
    for compared in span.compared:
        for ward in compared.wards:
            yield from ward.sources
    if span.outlines is not None and span.outlines.complete:
        yield from (SourceRef(name, sha, source="boundaries") for name, sha in span.outlines.files)


def _withdrawn(journal: Sequence[Entry]) -> dict[tuple[str, str], date]:
    """The files that were withdrawn and did not come again, with the day; by their name and each mark."""
    again = {(each.name, each.came_as) for each in journal if each.withdrawn is None}
    gone = [(each, each.withdrawn) for each in journal if (each.name, each.came_as) not in again]
    return {(each.name, mark): day for each, day in gone for mark in each.marks if day is not None}


def _source_lines(refs: Iterable[SourceRef], seen: Snapshot) -> Iterable[SourceLine]:
    by_file = seen.by_file
    withdrawn = _withdrawn(seen.entries)
    for name, mark in sorted({(ref.file, ref.mark) for ref in refs}):
        entry = by_file.get((name, mark))
        yield SourceLine(
            file=name,
            supplier=_who_sent(entry, seen) if entry else "",
            mark=mark,
            received=entry.received.date() if entry else None,
            released=entry.release if entry else None,
            withdrawn=withdrawn.get((name, mark)),
        )


def _who_sent(entry: Entry, seen: Snapshot) -> str:
    """The partner or force by name; else who publishes such a file for everyone, or what the file is."""
    partner = seen.partnership.partner(entry.supplier) if entry.supplier else None
    if partner is not None:
        return partner.name
    forces = [force.reported_by for force in seen.gazetteer.forces if force.slug == entry.supplier]
    return forces[0] if forces else _publisher_of(entry.source)


def _publisher_of(slug: str) -> str:
    from tithing.sources.registry import list_sources

    known = {source.slug: source for source in list_sources()}
    if slug not in known:
        return slug
    source = known[slug]
    return source.publisher if source.access == "open" and source.publisher else source.title


def attributions(spans: Sequence[SpanEvidence], refs: Iterable[SourceRef], seen: Snapshot) -> tuple[str, ...]:
    """The licence lines that the sources in use ask for; street counts ask for theirs however they came."""
    from tithing.sources.registry import list_sources

    used = {ref.source for ref in refs}
    for each in spans:
        for line in each.lines():
            if (
                line.result.measure in seen.measures
                and seen.measures.get(line.result.measure).group == "street"
            ):
                used.add("police_street")
    return tuple(dict.fromkeys(s.attribution for s in list_sources() if s.slug in used and s.attribution))
