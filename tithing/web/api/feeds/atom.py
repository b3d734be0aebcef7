"""What changed, as an Atom feed (RFC 4287): one entry for what a day did to a measure.

It tells no value, for a feed is kept by others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from tithing.reading.questions.changes.changed_since import ChangeKind, ChangeSince
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.characters.unsteered import unsteered
from tithing.vocabulary.in_words.numbered import listed, numbered

MEDIA = "application/atom+xml; charset=utf-8"
MOST_ENTRIES = 200
_MOST_NAMED = 5


@dataclass(frozen=True)
class FeedEntry:
    day: date
    measure: str
    title: str
    words: str


def entries_of(seen: Snapshot, changes: Sequence[ChangeSince]) -> tuple[FeedEntry, ...]:
    """The latest first."""
    found = [
        FeedEntry(day, measure, *_words(seen, measure, list(of_it)))
        for (day, measure), of_it in groupby(changes, key=lambda each: (each.on, each.figure.measure))
    ]
    return tuple(sorted(found, key=lambda each: (-each.day.toordinal(), each.title)))[:MOST_ENTRIES]


def _words(seen: Snapshot, measure: str, changes: Sequence[ChangeSince]) -> tuple[str, str]:
    title = seen.measures.get(measure).title
    counted = Counter(each.kind for each in changes)
    said = [
        f"{numbered(counted[kind], 'figure', 'figures')} {kind.value}" for kind in ChangeKind if counted[kind]
    ]
    named = list(dict.fromkeys(_place(seen, each) for each in changes))
    more = len(named) - _MOST_NAMED
    shown = [*named[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    return f"{title}: {listed(said)}", "; ".join(shown)


def _place(seen: Snapshot, change: ChangeSince) -> str:
    about = change.figure
    return f"{seen.gazetteer.get(about.area).name}, {about.period.label}"


def feed(entries: Sequence[FeedEntry], *, partnership: str, address: str, updated: date) -> str:
    """`address` is the site's. An entry's id stays what it is, whatever else comes."""
    return "\n".join(_lines(entries, partnership=partnership, address=address, updated=updated)) + "\n"


def _lines(entries: Sequence[FeedEntry], *, partnership: str, address: str, updated: date) -> Iterator[str]:
    named = f"tag:{urlsplit(address).hostname or 'localhost'},2026:figures"
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">'
    yield f"<title>{_text(f'What changed in the figures of {partnership}')}</title>"
    yield f"<id>{_text(named)}</id>"
    yield f"<author><name>{_text(partnership)}</name></author>"
    yield f"<updated>{_moment(entries[0].day if entries else updated)}</updated>"
    for each in entries:
        yield "<entry>"
        yield f"<title>{_text(each.title)}</title>"
        yield f"<id>{_text(f'{named}:{each.day}:{each.measure}')}</id>"
        yield f"<updated>{_moment(each.day)}</updated>"
        yield f'<link rel="alternate" href={quoteattr(f"{address}/desk/figures/{_page_of(each.measure)}/")}/>'
        yield f"<summary>{_text(each.words)}</summary>"
        yield "</entry>"
    yield "</feed>"


def _page_of(measure: str) -> str:
    """A rate or a rank that came with a measure stands on the measure's page."""
    return measure.partition(".")[0]


def _text(words: str) -> str:
    return escape(unsteered(words))


def _moment(day: date) -> str:
    return datetime.combine(day, time(0), UTC).isoformat().replace("+00:00", "Z")
