"""What the site says once a file was taken out, as the commands say it: of what is left, and where."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.vocabulary.in_words.numbered import numbered, numbers_named
from tithing.vocabulary.not_here import day_words
from tithing.workflows.erase import Erased
from tithing.workflows.withdraw import Withdrawn

_ELSEWHERE = "Reports that were not released, and backups, may still hold it, and so may the sender’s copy and your mail."


def withdrawn_words(done: Withdrawn) -> Iterator[str]:
    """That it is done, by which line, and what else was told."""
    yield f"Its figures are taken out, by line {done.line} of the book’s journal. Its file and record are kept."
    yield from (f"Note: {each}." for each in done.told)


def erased_words(done: Erased) -> Iterator[str]:
    """That it is gone, or what still stands; or that somebody erased it before."""
    yield from (f"Note: {each}." for each in done.told)
    if done.before is not None:
        yield f"It was erased on {day_words(done.before)}, by {numbers_named('line', done.lines)} of the book’s journal."
        return
    yield from (f"Kept on its own, because its archive had to go: {each}." for each in done.kept_apart)
    yield from (
        f"Not gone yet: {each} still holds it, because the disk did not let it go." for each in done.standing
    )
    if done.standing:
        yield "Until that is gone, the file is not erased. See to it that the book can be written to, then have it made again."
        return
    what = numbered(done.files, "file")
    yield f"It is erased, with {what} of the book; what is left of it is {numbers_named('line', done.lines)} of the journal."
    yield _ELSEWHERE
