"""What an import prints: one line a file while they are few, one line a source when they are many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tithing.cli.say import say
from tithing.cli.say_effect import counts_of, effect_lines
from tithing.cli.tell_problems import problem_lines
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.entry import Entry
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.questions import Question, names_of
from tithing.workflows.files_in.import_report import ImportReport

if TYPE_CHECKING:
    from tithing.reading.book import Book
    from tithing.workflows.files_in.effect_words import EffectWords

FEW = 12  # files each get a line of their own up to here
_NAMED = 3  # of many, so many are named


def say_import(report: ImportReport, book: Book) -> None:
    """Print what was read, what the book had already, what was left, every notice, what changes, and what is asked."""
    from tithing.workflows.files_in.effect_words import EffectWords

    say(*import_lines(report, book.folder, EffectWords(book)))


def import_lines(report: ImportReport, folder: BookFolder, words: EffectWords | None = None) -> list[str]:
    """The lines `say_import` prints; without `words` what changes is left out."""
    return [
        *_taken(report.taken or report.held),
        *_listed("Already in the book", report.already),
        *_listed("Left out", report.taken_out),
        *_listed("Left, because no source recognises it", report.left),
        *_notices(report),
        *not_kept_lines(report.not_kept),
        *[f"Note: nothing was asked that {name} would answer" for name in report.unused],
        *_cut_short("Changed", report.stated),
        *(effect_lines(report.effect, words) if words is not None else []),
        *[f"Left aside: {line}" for line in problem_lines(report.aside)],
        *[
            f"Left aside, because it asks something: {each}; {folder.command('waiting', each)}"
            for each in report.odd_aside
        ],
        *_asked(report.questions),
        *_differs(report, folder),
        _summary(report, folder),
    ]


def _differs(report: ImportReport, folder: BookFolder) -> list[str]:
    if report.differs_from is None:
        return []
    if report.differs_from.is_forgotten:
        return [
            "What was shown before is not kept: a file of the book was erased since.",
            f"Today: {counts_of(report.effect)}.",
        ]
    was, now = counts_of(report.differs_from), counts_of(report.effect)
    return [
        "The book has changed since this was shown, and so has what this would do; nothing was taken in.",
        f"Shown: {was}.",
        f"Today: {now}.",
        f"Where that is right, accept it as it is today: {folder.command('accept', report.waiting)}",
    ]


def _asked(questions: Sequence[Question]) -> list[str]:
    """Each open question with what it is called, and how to answer."""
    if not questions:
        return []
    names = names_of(questions)
    lines = [f"Asked {names[each.fingerprint]}: {_where(each)}{each.words}" for each in questions]
    first = names[questions[0].fingerprint]
    how = f'Where it is right, say why with --because {first}="...", or in answers.toml beside the data: {first} = "..."'
    return [*lines, how]


def _where(question: Question) -> str:
    return f"{question.place}: " if question.file else ""


def _taken(entries: Sequence[Entry]) -> list[str]:
    if len(entries) <= FEW:
        return [f"Read {e.name}: {e.source}{_period(e.period)}, {_rows(e.rows)}" for e in entries]
    by_source: dict[str, list[Entry]] = {}
    for entry in entries:
        by_source.setdefault(entry.source, []).append(entry)
    return [_many(source, found) for source, found in by_source.items()]


def _many(source: str, entries: list[Entry]) -> str:
    periods = list(
        dict.fromkeys(entry.period for entry in entries if entry.period)
    )  # files go by name: by month
    span = f", {periods[0]} to {periods[-1]}" if len(periods) > 1 else _period("".join(periods))
    return f"Read {numbered(len(entries), 'file')}: {source}{span}, {_rows(sum(entry.rows for entry in entries))}"


def _period(period: str) -> str:
    return f", {period}" if period else ""


def _rows(rows: int) -> str:
    return numbered(rows, "row")


def _listed(what: str, names: Sequence[str]) -> list[str]:
    if len(names) <= FEW:
        return [f"{what}: {name}" for name in names]
    return [f"{what}: {len(names)} files ({', '.join(names[:_NAMED])} and others)"]


def _notices(report: ImportReport) -> list[str]:
    """Each notice once; of those that differ only in their figures, the first and how many there were."""
    alike: dict[str, list[tuple[str, str]]] = {}
    for entry in report.taken:
        for notice in entry.notices:
            said = _without_its_file(notice, entry.name)
            alike.setdefault(_without_particulars(said), []).append((entry.name, said))
    lines = [line for said in alike.values() for line in _note(said)]
    return [*lines, *_others(report.notices)]


def _without_its_file(notice: str, name: str) -> str:
    """With the place in the file, such as its sheet, where the notice names one; the file is named before it."""
    said = notice.removeprefix(f"{name}: ")
    return said.removeprefix(f"{name}, ")


def not_kept_lines(not_kept: Sequence[tuple[str, str]]) -> list[str]:
    """What of which file is not kept: a line for all of which it is the same."""
    alike: dict[str, list[str]] = {}
    for name, words in not_kept:
        alike.setdefault(words, []).append(name)
    lines = [f"Not kept of {_one_or_many(names)}: {words}" for words, names in alike.items()]
    more = len(lines) - FEW
    return [*lines[:FEW], f"Not kept of {numbered(more, 'more file')}: the like"] if more > 0 else lines


def _one_or_many(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} files ({names[0]} and others)"


def _without_particulars(notice: str) -> str:
    return re.sub(r"\([^)]*\)|[\d,.]+", "#", re.sub(r"\b1 row\b", "1 rows", notice))


def _note(said: Sequence[tuple[str, str]]) -> list[str]:
    if len(said) <= _NAMED:
        return [f"Note: {name}: {notice}" for name, notice in said]
    files = len({name for name, _ in said})
    if files == 1:
        return [f"Note: {said[0][0]}: {said[0][1]}; and {len(said) - 1} more like it"]
    if len({notice for _, notice in said}) == 1:
        return [f"Note: {files} files: {said[0][1]}"]
    return [f"Note: {said[0][0]}: {said[0][1]}; and the like in {numbered(files - 1, 'other file')}"]


def _others(notices: Sequence[str]) -> list[str]:
    return _cut_short("Note", list(dict.fromkeys(notices)))


def _cut_short(title: str, lines: Sequence[str]) -> list[str]:
    more = [f"{title}: and {len(lines) - FEW} more like these"] if len(lines) > FEW else []
    return [*(f"{title}: {line}" for line in lines[:FEW]), *more]


def _summary(report: ImportReport, folder: BookFolder) -> str:
    if report.accepted_before:
        return (
            f"Accepted before under this ref: {_counted(report.taken, report.rows)}; nothing was written now."
        )
    if report.questions:
        return f"{numbered(len(report.questions), 'question')} to be answered first; nothing was taken in{_waits(report, folder)}."
    if report.waiting:
        held = _counted(report.held, sum(each.rows for each in report.held))
        return f"{held}, inspected; nothing of it counts yet{_waits(report, folder)}."
    if report.taken:
        return f"{_counted(report.taken, report.rows)}, now in the book."
    if report.stated:
        return f"No new figures; the day of release of {numbered(len(report.stated), 'file')} is now stated."
    known = report.already or report.taken_out
    return "Nothing new; the book is as it was." if known else "Nothing was read."


def _counted(entries: Sequence[Entry], rows: int) -> str:
    return f"{numbered(len(entries), 'file')}, {_rows(rows)}"


def _waits(report: ImportReport, folder: BookFolder) -> str:
    if not report.waiting:
        return ""
    return f"; it waits as {report.waiting}: {folder.command('accept', report.waiting)}"
