"""Changes who the partnership is, in its book: the files it stands in are edited whole or not at all, with a line in the journal.

What somebody wrote beside the keys stays: remarks, order, blank lines. What would not hold is refused with the files as they were;
and so is a change of what somebody else has changed since it was looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Table

from tithing.governance.loading import files_in, state_of_files, structure_of
from tithing.governance.named import in_names
from tithing.governance.structure import BODIES, ORGANISATIONS, Structure
from tithing.reading.book import Book
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import NewLine
from tithing.store.writer.edited import edited_files
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.writing import JournalChange, one_write
from tithing.vocabulary.partnership import load_partnership
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.said.reasons import checked_words, reason_if_given

STATUS = "changed"
ONE_DAY = timedelta(days=1)
_Holder = TOMLDocument | Table


@dataclass
class StructureFiles:
    """The files as they are being edited, each read when it is first asked for; `there` are their bytes of before."""

    there: Mapping[str, bytes]
    opened: dict[str, TOMLDocument] = field(default_factory=dict)

    @property
    def organisations(self) -> TOMLDocument:
        return self._document(ORGANISATIONS)

    def body(self, slug: str) -> TOMLDocument:
        """Raises Refused where there is no such body."""
        if body_file(slug) not in self.there:
            raise Refused(Problem(f'no body has the slug "{slug}"', "Add the body first"))
        return self._document(body_file(slug))

    def new_body(self, slug: str) -> TOMLDocument:
        """Raises Refused where there is one already."""
        if body_file(slug) in self.there:
            raise Refused(Problem(f'a body has the slug "{slug}" already', "Choose another slug"))
        return self._document(body_file(slug))

    def entry(self, name: str, slug: str) -> Table:
        """One of the tables `organisations` or `posts`. Raises Refused where none has the slug."""
        return entry_in(tables(self.organisations, name), slug, name)

    def edited(self) -> dict[str, bytes]:
        """Those that hold other bytes now."""
        written = {name: tomlkit.dumps(each).encode() for name, each in self.opened.items()}
        return {name: content for name, content in written.items() if content != self.there.get(name)}

    def _document(self, name: str) -> TOMLDocument:
        if name not in self.opened:
            content = self.there.get(name, b"")
            self.opened[name] = tomlkit.parse(content.decode("utf-8-sig"))
        return self.opened[name]


@dataclass(frozen=True)
class StructureEdit:
    """`what` is done, in a sentence for the journal, with what it is about as "[organisation fire]" (`governance.named`); `make`
    does it to the files; `words` are those that a person wrote for it; `holds` raises Refused where it may not be done to what
    stands.
    """

    what: str
    make: Callable[[StructureFiles], None]
    words: tuple[str, ...] = ()
    holds: Callable[[Structure], None] = lambda structure: None


@dataclass(frozen=True)
class StructureChanged:
    """What was done: the line of the journal, the structure since, and the state of its files, by which the next change is made."""

    line: int
    what: str
    structure: Structure
    state: str
    told: tuple[str, ...] = ()


def change_structure(
    book: Book,
    edits: StructureEdit | Sequence[StructureEdit],
    *,
    by: str,
    now: datetime,
    reason: str = "",
    seen: str = "",
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Holder], None] | None = None,
) -> StructureChanged:
    """Make one edit, or several as one. `seen` is the state of the files as they were shown (`state_of_structure`).

    Raises Refused, with nothing changed, where what would stand does not hold, and where somebody changed a file since it was seen.

    >>> change_structure(book, end_post("clerk", date(2027, 3, 31)), by="team", now=datetime.now(UTC)).line  # doctest: +SKIP
    12
    """
    wanted = [edits] if isinstance(edits, StructureEdit) else list(edits)
    why = reason_if_given(reason)
    for words in (each for edit in wanted for each in edit.words if each):
        checked_words(words, "what is written", "Name organisations and posts here, and no person")
    with one_write(
        book.folder, who="a change of the partnership", now=now, wait_seconds=wait_seconds, on_wait=on_wait
    ) as writer:
        files = StructureFiles(files_in(book.folder.partnership))
        _check_seen(files, seen)
        before = _held(book.folder, files.there)  # a file that is wrong already is mended by hand first
        for each in wanted:
            each.holds(before)
            each.make(files)
        edited = files.edited()
        after = {**files.there, **edited}
        found = _held(book.folder, after)
        what = in_names("; ".join(each.what for each in wanted), found, now.date())
        if not edited:
            raise Refused(Problem("nothing would be changed by this", "Look at what stands there already"))
        change = _change(book, edited, state_of_files(after), what=what, by=by, reason=why, now=now)
        new = writer.commit(change)
    return StructureChanged(new.lines[0].n, what, found, state_of_files(after), writer.told)


def state_of_structure(folder: BookFolder) -> str:
    """The state of the files that say who the partnership is, for `seen`."""
    return state_of_files(files_in(folder.partnership))


def _check_seen(files: StructureFiles, seen: str) -> None:
    if seen and seen != state_of_files(files.there):
        what = "somebody changed who the partnership is since you opened this page"
        raise Refused(
            Problem(what, "Open it again, look at what stands there now, and make your change anew")
        )


def _held(folder: BookFolder, files: Mapping[str, bytes]) -> Structure:
    partners = load_partnership(folder.partnership).partners
    return structure_of(files, folder=folder.partnership, partners=partners)


def _change(
    book: Book,
    edited: Mapping[str, bytes],
    state: str,
    *,
    what: str,
    by: str,
    reason: str,
    now: datetime,
) -> JournalChange:
    edits = {book.folder.partnership / name: content for name, content in edited.items()}
    said = {
        "received": now.astimezone(UTC).isoformat(),
        "by": by or book.partnership.by,
        "reason": reason,
        "name": ", ".join(f"partnership/{name}" for name in edited),
        "what": what,
        "edited": [[each.path, each.before, each.after] for each in edited_files(book.folder, edits)],
    }
    return JournalChange([NewLine(STATUS, state, said)], edits=edits)


# -- in the files ------------------------------------------------------------------------------------------------------


def body_file(slug: str) -> str:
    """The name of a body's file below `partnership/`."""
    return (Path(BODIES) / f"{slug}.toml").as_posix()


def tables(document: _Holder, name: str) -> AoT:
    """The list of tables of this name, made where there is none."""
    if name not in document:
        document[name] = tomlkit.aot()
    found: object = document[name]
    if not isinstance(found, AoT):  # written in one line: [ { ... } ]
        again = tomlkit.aot()
        for each in document[name].unwrap():
            again.append(tomlkit.item(each))
        document[name] = found = again
    return found


def entry_in(entries: AoT, slug: str, name: str) -> Table:
    """The table with this slug. Raises Refused where none has it."""
    for each in entries.body:
        if each.get("slug") == slug:
            return each
    raise Refused(Problem(f'nothing of {name} has the slug "{slug}"', "Choose one that there is"))


def table_of(**said: object) -> Table:
    """A table of what is said; what is None, "" or nothing is left out."""
    made = tomlkit.table()
    put(made, **said)
    return made


def put(entry: _Holder, **said: object) -> None:
    """Write these keys; one that is None, "" or nothing is taken out. A key of Python's own ends with _: `class_`."""
    for name, value in said.items():
        key = name.rstrip("_")
        if value not in (None, "", (), []):
            entry[key] = list(value) if isinstance(value, tuple) else value
        elif key in entry:
            del entry[key]


def renamed(entry: _Holder, name: str, since: date) -> None:
    """The name of now, and the one of before among the earlier ones, up to the day before."""
    tables(entry, "names").append(table_of(name=str(entry["name"]), until=since - ONE_DAY))
    put(entry, name=name)
