"""Files in words, ready for a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tithing.observations.figure_names import FigureNames
from tithing.observations.standing.effect import Effect, EffectKind, Shift
from tithing.reading.supplied.files_that_came import FilesThatCame, GaveMeasure
from tithing.sources.registry import list_sources
from tithing.store.journal.entry import Entry
from tithing.vocabulary.by_whom import said_by
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.questions import names_of as question_names
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import can
from tithing.web.supplied import permissions
from tithing.web.supplied.links import from_to
from tithing.web.supplied.queries import (
    FileOnDesk,
    WouldGo,
    book,
    changed_by,
    figure_names,
    gave,
    issued_showing,
    keeps_files,
    names_of,
    waiting,
)
from tithing.workflows.files_in.waiting import Preview

LISTED = 25  # of a list of figures, so many are on the page


@dataclass(frozen=True)
class FileRow:
    number: int
    name: str
    supplier: str
    released: date | None
    received: date
    by: str
    rows: int
    withdrawn: date | None


@dataclass(frozen=True)
class ChangedLine:
    """One figure by its name, and as it was and is."""

    name: str
    was: str
    now: str


@dataclass(frozen=True)
class ChangedLines:
    """The first of them, and how many more there are."""

    count: int
    lines: tuple[ChangedLine, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


@dataclass(frozen=True)
class WaitingRow:
    id: str
    made: date
    until: date
    by: str
    names: tuple[str, ...]
    figures: str
    questions: tuple[tuple[str, str, str], ...]  # what it is called, where, and in words
    accept: str
    discard: str
    more: str


def files_page(files: Sequence[Entry], every: FilesThatCame) -> dict[str, object]:
    """The files of one page, and beside them what waits, what was refused and what was erased."""
    held = waiting()
    refused, erased = every.refused[:LISTED], every.erased[:LISTED]
    written = (
        *(each.by for each in files),
        *(each.by for each in held),
        *(each.by for each in refused),
        *(each.by for each in erased),
    )
    names, called = names_of(written), figure_names()
    return {
        "rows": [file_row(each, names, called) for each in files],
        "waiting": [_waiting(each, names) for each in held],
        "refused": [(each, _who(each.by, names)) for each in refused],
        "refused_more": max(0, len(every.refused) - LISTED),
        "erased": [(each, _who(each.by, names)) for each in erased],
        "erased_more": max(0, len(every.erased) - LISTED),
    }


def file_row(entry: Entry, names: Mapping[str, str], called: FigureNames) -> FileRow:
    return FileRow(
        entry.number,
        entry.name,
        called.suppliers.title(entry.supplier) if entry.supplier else "Not stated",
        entry.release,
        entry.received.date(),
        _who(entry.by, names),
        entry.rows,
        entry.withdrawn,
    )


def _who(by: str, names: Mapping[str, str]) -> str:
    return names.get(by) or said_by(by)


def file_page(seen: FileOnDesk, actor: Actor) -> dict[str, object]:
    """One file, whatever became of it, and what the actor may do with it."""
    may_keep = keeps_files(actor)
    shown: dict[str, object] = {
        "number": seen.number,
        "state": seen.state,
        "title": file_title(seen),
        "keeps": may_keep,
        "may_withdraw": can(permissions.WITHDRAW_FILE, actor, state=seen.state),
        "may_erase": can(permissions.ERASE_FILE, actor, state=seen.state),
    }
    if seen.entry is not None:
        return {**shown, **_taken(seen, seen.entry)}
    left = seen.refused or seen.stone
    assert left is not None
    return {**shown, "left": left, "who": _who(left.by, names_of([left.by]))}


def file_title(seen: FileOnDesk) -> str:
    """Its name; of one that was erased its number, which is all that is left."""
    if seen.entry is not None:
        return seen.entry.name
    return f"File {seen.number}"


def _taken(seen: FileOnDesk, entry: Entry) -> dict[str, object]:
    changed = changed_by(seen)
    names, called = names_of([entry.by, *(each.by for each in entry.answers)]), figure_names()
    return {
        "row": file_row(entry, names, called),
        "entry": entry,
        "source": _source(entry.source),
        "gave": [_gave(each, called) for each in gave(seen)],
        "answers": [(each, _who(each.by, names)) for each in entry.answers],
        "changed": changed,
        "new": _new(changed.new) if changed else "",
        "revised": _lines(changed.revised, called) if changed else None,
        "issued": issued_showing(seen),
        "again": _again(entry) if seen.state == permissions.WITHDRAWN and changed else "",
    }


def _again(entry: Entry) -> str:
    """The command by which a file that was taken out comes again."""
    released = entry.release.isoformat() if entry.release else "YYYY-MM-DD"
    return book().folder.command("import", entry.name, "--again", "--released", released)


def _new(kind: EffectKind) -> str:
    were = "were" if kind.count > 1 else "was"
    return f"{numbered(kind.count, 'figure') if kind.count else 'no figure'} {were} new"


def _source(slug: str) -> str:
    return next((each.title for each in list_sources() if each.slug == slug), slug)


def _gave(said: GaveMeasure, names: FigureNames) -> dict[str, object]:
    areas = said.areas
    return {
        "measure": names.measure(said.measure),
        "slug": said.measure,
        "when": from_to(said.first, said.last),
        "areas": names.told_apart(areas[0]) if len(areas) == 1 else f"{len(areas):,} areas",
        "figures": said.figures,
    }


def _lines(kind: EffectKind, names: FigureNames) -> ChangedLines:
    return ChangedLines(kind.count, tuple(_line(each, names) for each in kind.first[:LISTED]))


def _line(shift: Shift, names: FigureNames) -> ChangedLine:
    about = shift.measure, shift.area, shift.period, shift.breakdown, shift.supplier
    return ChangedLine(names.figure(*about, apart=True), shift.old, shift.new)


def going_page(seen: FileOnDesk, would: WouldGo) -> dict[str, object]:
    """What would go, what would then be said, and what still holds it."""
    return {
        "number": seen.number,
        "title": file_title(seen),
        "with_it": [each for each in would.files if each.number != seen.number],
        **_effect(would.effect, figure_names()),
        "issued": would.issued,
        "backups": would.backups,
    }


def _effect(effect: Effect, names: FigureNames) -> dict[str, object]:
    """What an effect changes, in lists."""
    return {
        "would_change": _lines(effect.changed, names),
        "would_go": _lines(effect.vanishing, names),
        "moved": len(effect.moved),
    }


def _waiting(each: Preview, names: Mapping[str, str]) -> WaitingRow:
    report, command = each.report, book().folder.command
    called = question_names(report.questions)
    answered = [word for name in called.values() for word in ("--because", f"{name}=WHY")]
    return WaitingRow(
        each.id,
        each.made,
        each.until,
        _who(each.by, names),
        tuple(entry.name for entry in report.held),
        figures_words(report.effect),
        tuple((called[one.fingerprint], one.place, one.words) for one in report.questions),
        command("accept", each.id, *answered),
        command("discard", each.id),
        command("waiting", each.id),
    )


def figures_words(effect: Effect) -> str:
    """How many figures of each kind, in one phrase.

    >>> figures_words(Effect(new=3)), figures_words(Effect())
    ('3 figures new', 'no figure new or changed')
    """
    if effect.is_forgotten:
        return "to be reckoned anew, because a file of the book was erased"
    said: Iterable[tuple[int, str]] = (
        (effect.new, f"{numbered(effect.new, 'figure')} new"),
        (effect.changed.count, f"{numbered(effect.changed.count, 'figure')} changed"),
        (effect.vanishing.count, f"{effect.vanishing.count:,} no longer mentioned"),
        (effect.unchanged, f"{effect.unchanged:,} as the book has them"),
        (effect.rivals.count, f"{effect.rivals.count:,} of which another supplier says otherwise"),
        (effect.behind.count, f"{effect.behind.count:,} that do not count"),
    )
    return ", ".join(words for count, words in said if count) or "no figure new or changed"
