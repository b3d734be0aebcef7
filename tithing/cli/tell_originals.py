"""Tells, before figures are shown, of originals that are missing or damaged. The figures themselves are sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tithing.cli.say import warn

if TYPE_CHECKING:
    from tithing.reading.book import Book

_MOST = 10


def tell_harmed_originals(book: Book) -> None:
    """A line on stderr for each, and what to do."""
    from tithing.store.originals import harmed_originals
    from tithing.store.steady import read_steadily

    harmed = read_steadily(
        book.folder,
        lambda record: harmed_originals(book.folder, record),
        is_sure=lambda found: not found,
    )
    warn(*(f"Warning: {each}." for each in harmed[:_MOST]))
    if len(harmed) > _MOST:
        warn(f"Warning: and {len(harmed) - _MOST} more originals.")
    if harmed:
        warn(f"{_SOUND} {_what_to_do(book, closed=all(each.harm.is_closed for each in harmed))}")


_SOUND = "The figures are sound: they come from the store, which was held against the journal."


def _what_to_do(book: Book, *, closed: bool) -> str:
    if closed:
        return "See that you may read raw/ and what is in it."
    return f"Bring the originals back with: {book.folder.command('repair', '--from', 'PATH')}"
