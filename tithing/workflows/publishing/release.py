"""Releases documents: their files and the list of their figures are frozen in the book, with a line in its ledger.

It is one write like any other: all of it counts from the moment in which head.json is replaced, or none of it does. The
documents are made while the book is held, so that nothing comes in between what they say and what the ledger says of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from tithing.documents.files.file_set import manifest_of
from tithing.observations.erased import day_in_words
from tithing.reading.book import Book, open_book
from tithing.reading.snapshot import Snapshot, ask
from tithing.store.journal.chain import NewLine, sha256
from tithing.store.ledger.cells import CELL_ENDING, FigureCell, cells_text
from tithing.store.ledger.frozen import path_of_line
from tithing.store.ledger.publication import STATUS, FrozenFile, Publication, text_of
from tithing.store.ledger.published import Published, read_published
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.writing import JournalChange, Writer, one_write
from tithing.vocabulary.problems import HalfDone, Problem, Refused
from tithing.vocabulary.readers import Reader, ReaderKind
from tithing.workflows.publishing.cells_of import cells_of
from tithing.workflows.publishing.made import Gathered, MadeReport, WrittenReport, make_report, write_made
from tithing.workflows.said.reasons import checked_words, reason_if_given

Gather = Callable[[Snapshot], Iterable[Gathered]]
Make = Callable[[], Sequence[MadeReport]]


@dataclass(frozen=True)
class ToRelease:
    """By whom and why; `because` says why a draft is released all the same."""

    by: str = ""
    reason: str = ""
    because: str = ""
    wait_seconds: float = WAIT_SECONDS
    on_wait: Callable[[Holder], None] | None = None


def reported(
    book: Path | Book,
    kind: str,
    gather: Gather,
    *,
    formats: Iterable[str],
    output: Path,
    reader: Reader,
    at: datetime,
    as_known_on: date | None = None,
    release: ToRelease | None = None,
) -> tuple[WrittenReport, ...]:
    """Make a document of this kind of each that is gathered, release them where that is asked, and write their files.

    Raises Refused with nothing released and nothing written; HalfDone where they were released and could not be written.
    """
    wanted = tuple(formats)

    def make() -> tuple[MadeReport, ...]:
        seen, found = ask(
            book, lambda seen: (seen, tuple(gather(seen))), reader=reader, at=at, as_known_on=as_known_on
        )
        return tuple(
            make_report(kind, each.evidence, seen, formats=wanted, notices=each.notices) for each in found
        )

    if release is None:
        return tuple(write_made(each, output) for each in make())
    opened = book if isinstance(book, Book) else open_book(book)
    made = release_documents(opened, make, asked=_checked(release, reader), at=at)
    try:
        return tuple(write_made(each, output) for each in made)
    except (Refused, OSError) as error:
        raise _released_all_the_same(opened, error) from error


def _checked(asked: ToRelease, reader: Reader) -> ToRelease:
    """Only what everybody may see is released."""
    if reader.kind is not ReaderKind.PUBLIC:
        what = (
            f"a report for {reader.words} is not for the public, and only what the public may see is released"
        )
        raise Refused(Problem(what, "Leave out --reader, or leave out --release"))
    reason = reason_if_given(asked.reason)
    because = checked_words(asked.because, "why a draft is released (--because)") if asked.because else ""
    return replace(asked, reason=reason, because=because)


def _released_all_the_same(book: Book, error: Refused | OSError) -> HalfDone:
    what = f"it was released, and its files stand in {book.folder.published}; here they could not be written"
    change = (
        "See to the folder, then run the same command again: it says that it was released and writes them"
    )
    problems = error.problems if isinstance(error, Refused) else (Problem(str(error.strerror), ""),)
    return HalfDone(Problem(what, change), *problems)


def release_documents(book: Book, make: Make, *, asked: ToRelease, at: datetime) -> tuple[MadeReport, ...]:
    """Release what `make` gives, all of it in one step; each says in its notices what was done.

    What went out file for file with the last release is not released again. Raises Refused for a draft without a `because`.
    """
    with one_write(
        book.folder,
        who="a release",
        now=at.astimezone(UTC),
        wait_seconds=asked.wait_seconds,
        on_wait=asked.on_wait,
    ) as writer:
        made = tuple(make())
        _refuse_drafts(made, asked)
        asked = replace(asked, by=asked.by or book.partnership.by)
        releasing = _Releasing(writer, asked, at, read_published(writer.folder, writer.record))
        done = tuple(releasing.done(each) for each in made)
        if releasing.new:
            writer.commit(releasing.change())
        return tuple(each.telling(*writer.told) for each in done)


def _refuse_drafts(made: Sequence[MadeReport], asked: ToRelease) -> None:
    drafts = [each for each in made if each.wrong]
    if drafts and not asked.because:
        raise Refused(*(_why_a_draft(each) for each in drafts))


def _why_a_draft(made: MadeReport) -> Problem:
    what = f"{made.document.title} is a draft, not to be signed off: {made.wrong[0]}"
    more = f" (and {len(made.wrong) - 1} more)" if len(made.wrong) > 1 else ""
    change = (
        'Mend that first; or say why it is released all the same: --because "agreed by the board as it is"'
    )
    return Problem(f"{what}{more}", change)


@dataclass
class _Releasing:
    """One release while it is prepared; `new` are the publications that it makes."""

    writer: Writer
    asked: ToRelease
    at: datetime
    earlier: Published
    new: list[Publication] = field(default_factory=list)
    moves: dict[Path, Path] = field(default_factory=dict)

    def done(self, made: MadeReport) -> MadeReport:
        """The report, with what was done in its notices."""
        cells = cells_of(made.document, made.seen)
        files = {**made.files.files, f"{made.files.stem}{CELL_ENDING}": cells_text(cells)}
        last = self.earlier.last(made.kind, made.evidence.area.code, quarters=made.quarters)
        if last is not None and _is_the_same(last, files, made.files.manifest):
            when = day_in_words(last.day)
            return made.telling(f"it was released already, on {when}, as just these files ({last.id})")
        files[made.files.manifest] = manifest_of(made.files)
        publication = self._publication(made, cells, files, last)
        self._freeze(publication, files)
        self.new.append(publication)
        return made.telling(*_told(publication, last))

    def _publication(
        self,
        made: MadeReport,
        cells: Sequence[FigureCell],
        files: dict[str, bytes],
        last: Publication | None,
    ) -> Publication:
        evidence = made.evidence
        found = Publication(
            number=self.writer.record.head.lines + len(self.new) + 1,
            id=self._free_id(f"{self.at.date().isoformat()}-{made.files.stem}"),
            at=self.at.astimezone().replace(microsecond=0),
            by=self.asked.by,
            reason=self.asked.reason,
            because=self.asked.because if made.wrong else "",
            kind=made.kind,
            title=made.document.title,
            area=evidence.area.code,
            area_name=evidence.area.name,
            quarters=made.quarters,
            published=made.document.published,
            as_known_on=made.seen.as_known_on,
            supersedes=last.id if last else "",
            journal=self.writer.record.head.head,
            shown=sum(each.is_shown for each in cells),
            hidden=sum(each.is_hidden for each in cells),
            files=tuple(FrozenFile(name, sha256(held), len(held)) for name, held in files.items()),
        )
        return replace(found, hash=sha256(text_of(found)))

    def _free_id(self, wanted: str) -> str:
        taken = {each.id for each in (*self.earlier.publications, *self.new)}
        tried, number = wanted, 1
        while tried in taken:
            number += 1
            tried = f"{wanted}-{number}"
        return tried

    def _freeze(self, publication: Publication, files: dict[str, bytes]) -> None:
        """Each file beside the others of the write, and where it is to stand."""
        private = self.writer.private / publication.id
        private.mkdir()
        held = {publication.path_of(each): files[each.name] for each in publication.files}
        held[path_of_line(publication)] = text_of(publication)
        for where, content in held.items():
            written = private / Path(where).name
            written.write_bytes(content)
            self.moves[self.writer.folder.root / where] = written

    def change(self) -> JournalChange:
        lines = [NewLine(STATUS, each.hash, self._said(each)) for each in self.new]
        ledger = b"".join(text_of(each) + b"\n" for each in self.new)
        return JournalChange(lines, self.moves, ledger=ledger)

    def _said(self, publication: Publication) -> dict[str, str]:
        return {
            "received": self.at.astimezone(UTC).isoformat(),
            "by": publication.by,
            "reason": publication.reason,
            "name": f"{publication.title}, {publication.area_name}",
            "period": ", ".join(publication.quarters),
            "publication": publication.id,
        }


def _is_the_same(last: Publication, files: dict[str, bytes], manifest: str) -> bool:
    """Whether every file went out then; the manifest is no part of it, for it names the state of the book."""
    before = {(each.name, each.sha256) for each in last.files if each.name != manifest}
    return before >= {(name, sha256(content)) for name, content in files.items()}


def _told(publication: Publication, last: Publication | None) -> Iterator[str]:
    yield f"released as {publication.id}: its files stay in the book as they are now, in published/{publication.id}"
    if last is None:
        return
    before = f"the one released on {day_in_words(last.day)} ({last.id})"
    same = " and shows the same figures" if publication.cells.sha256 == last.cells.sha256 else ""
    yield f"it supersedes {before}{same}; both stay"
