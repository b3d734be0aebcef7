"""What is asked of the book about files, each once for the state that it is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.conf import settings

from tithing.observations.figure_names import FigureNames
from tithing.observations.standing.effect import Effect
from tithing.reading.book import Book, open_book
from tithing.reading.snapshot import Snapshot
from tithing.reading.supplied.files_that_came import (
    FileRefused,
    FilesThatCame,
    GaveMeasure,
    files_that_came,
    what_a_file_gave,
)
from tithing.store.backups import BackupNote, holding
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import Tombstone
from tithing.vocabulary.readers import AN_OFFICER, Reader, ReaderKind
from tithing.web.accounts.models import Account
from tithing.web.ground.number_book import read_book_as
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import Absent
from tithing.web.supplied.permissions import ERASED, KEEPS_FILES, REFUSED, SENDS_FILES, STANDS, WITHDRAWN
from tithing.web.supplied.settling import ACCOUNT
from tithing.workflows.erase import erased_with
from tithing.workflows.files_in.waiting import Preview, list_waiting, stamps_of_waiting
from tithing.workflows.files_in.what_it_changed import (
    FileChanged,
    what_a_file_changed,
    what_taking_out_changes,
)
from tithing.workflows.publishing.showing import IssuedWith, issued_of


def book() -> Book:
    return open_book(settings.TITHING_BOOK)


def figure_names() -> FigureNames:
    """What figures, measures, areas and suppliers are called: the same for every reader, and made once for a state of the book."""
    return read_book_as(
        AN_OFFICER, lambda seen: seen.remembered(figure_names, make=partial(_names_of_figures, seen))
    )


def _names_of_figures(seen: Snapshot) -> FigureNames:
    return FigureNames(seen.measures, seen.gazetteer, seen.suppliers)


def keeps_files(actor: Actor) -> bool:
    """Whether they see every file: for the partnership, and for nobody's organisation."""
    return bool(actor.roles & set(KEEPS_FILES))


def files_reader(actor: Actor, organisation: str = "") -> Reader:
    """As whom somebody reads of files: as an officer; else as the organisation for which they send or certify. Raises Absent for
    everybody else, and of another's.
    """
    if keeps_files(actor):
        return AN_OFFICER
    theirs = sorted(actor.organisations(*SENDS_FILES))
    if organisation in theirs:
        return Reader(ReaderKind.PARTNER, organisation)
    raise Absent


@dataclass(frozen=True)
class FileOnDesk:
    """One file as its reader may know it: what was taken in, or refused, or what is left of it."""

    number: int
    state: str
    reader: Reader
    entry: Entry | None = None
    refused: FileRefused | None = None
    stone: Tombstone | None = None


def files_seen(reader: Reader) -> FilesThatCame:
    return read_book_as(reader, files_that_came)


def file_seen(actor: Actor, number: int) -> FileOnDesk:
    """Raises Absent where there is none that the actor may know of."""
    readers = (
        [AN_OFFICER]
        if keeps_files(actor)
        else [Reader(ReaderKind.PARTNER, each) for each in sorted(actor.organisations(*SENDS_FILES))]
    )
    for reader in readers:
        if found := _file_of(reader, number):
            return found
    raise Absent


def _file_of(reader: Reader, number: int) -> FileOnDesk | None:
    files = files_seen(reader)
    if entry := files.numbered(number):
        return FileOnDesk(number, WITHDRAWN if entry.withdrawn else STANDS, reader, entry=entry)
    if refused := files.refused_at(number):
        return FileOnDesk(number, REFUSED, reader, refused=refused)
    if stone := files.erased_at(number):
        return FileOnDesk(number, ERASED, reader, stone=stone)
    return None


def gave(seen: FileOnDesk) -> tuple[GaveMeasure, ...]:
    """What the file says, by measure."""
    entry = seen.entry
    return read_book_as(seen.reader, lambda now: what_a_file_gave(now, entry)) if entry else ()


def changed_by(seen: FileOnDesk) -> FileChanged | None:
    """What it changed when it came: told to who keeps the files alone, since it is reckoned from all that there is."""
    entry = seen.entry
    if entry is None or seen.reader != AN_OFFICER:
        return None

    def reckoned(now: Snapshot) -> FileChanged:
        make = partial(what_a_file_changed, book(), now.entries, entry)
        return now.read_once(what_a_file_changed, entry.id, make=make)

    return read_book_as(AN_OFFICER, reckoned)


@dataclass(frozen=True)
class WouldGo:
    """What goes where a file is taken out: the files themselves, what today's figures would then be, and what holds them still."""

    files: tuple[Entry, ...]
    effect: Effect
    issued: IssuedWith
    backups: tuple[BackupNote, ...]


def would_go(seen: FileOnDesk, *, erased: bool = False) -> WouldGo:
    """For who keeps the files. Erasing takes every file of the same content with it; of a refused one there are no figures."""
    assert seen.reader == AN_OFFICER

    def reckoned(now: Snapshot) -> WouldGo:
        entry, here = seen.entry, book()
        files = () if entry is None else erased_with(now.entries, entry) if erased else (entry,)
        issued = issued_of(here, {each.content_sha256 for each in files})
        backups = holding(here.folder, [seen.number, *(each.number for each in files)])
        return WouldGo(files, what_taking_out_changes(here, now.entries, files), issued, backups)

    return read_book_as(
        AN_OFFICER, lambda now: now.read_once(would_go, seen.number, erased, make=partial(reckoned, now))
    )


def issued_showing(seen: FileOnDesk) -> IssuedWith:
    """The documents that were released and show figures of it: what was released is no secret."""
    entry = seen.entry
    if entry is None:
        return IssuedWith()

    def asked(now: Snapshot) -> IssuedWith:
        return now.remembered(issued_of, entry.id, make=partial(issued_of, book(), {entry.content_sha256}))

    return read_book_as(seen.reader, asked)


def waiting() -> tuple[Preview, ...]:
    """What waits to be accepted, the oldest first; looked at anew where any of it was stored anew."""

    def asked(now: Snapshot) -> tuple[Preview, ...]:
        return now.remembered(list_waiting, stamps_of_waiting(book()), make=partial(list_waiting, book()))

    return read_book_as(AN_OFFICER, asked)


def names_of(written: Iterable[str]) -> Mapping[str, str]:
    """Who did it, as the book writes them, in the words of a page: an account by its name of today, in one query."""
    numbers = {each: int(found[1]) for each in written if (found := ACCOUNT.fullmatch(each))}
    names = dict(Account.objects.filter(pk__in=numbers.values()).values_list("pk", "name"))
    return {each: names.get(number, each) for each, number in numbers.items()}
