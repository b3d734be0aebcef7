"""What an import prints: one line a file while they are few, one line a source when they are many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tithing.cli.say import say
from tithing.store.entry import Entry
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.questions import Question, names_of
from tithing.workflows.import_files import ImportReport

FEW = 12  # files each get a line of their own up to here
_NAMED = 3  # of many, so many are named


def say_import(report: ImportReport) -> None:
    """Print what was read, what the book had already, what was left, and every notice."""
    say(*import_lines(report))


def import_lines(report: ImportReport) -> list[str]:
    """The lines `say_import` prints."""
    return [
        *_taken(report.taken),
        *_listed("Already in the book", report.already),
        *_listed("Left out", report.taken_out),
        *_listed("Left, because no source recognises it", report.left),
        *_notices(report),
        *[f"Note: nothing was asked that {name} would answer" for name in report.unused],
        *_asked(report.questions),
        _summary(report),
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
    row = f", row {question.row}" if question.row is not None else ""
    return f"{question.file}{row}: " if question.file else ""


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
    return f"Read {len(entries)} files: {source}{span}, {_rows(sum(entry.rows for entry in entries))}"


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
            said = notice.removeprefix(f"{entry.name}: ")
            alike.setdefault(_without_particulars(said), []).append((entry.name, said))
    lines = [line for said in alike.values() for line in _note(said)]
    return [*lines, *_others(report.notices)]


def _without_particulars(notice: str) -> str:
    return re.sub(r"\([^)]*\)|[\d,.]+", "#", re.sub(r"\b1 row\b", "1 rows", notice))


def _note(said: Sequence[tuple[str, str]]) -> list[str]:
    if len(said) <= _NAMED:
        return [f"Note: {name}: {notice}" for name, notice in said]
    if len({notice for _, notice in said}) == 1:
        return [f"Note: {len(said)} files: {said[0][1]}"]
    return [f"Note: {said[0][0]}: {said[0][1]}; and the like in {len(said) - 1} other files"]


def _others(notices: Sequence[str]) -> list[str]:
    once = list(dict.fromkeys(notices))
    lines = [f"Note: {notice}" for notice in once[:FEW]]
    return [*lines, f"Note: and {len(once) - FEW} more like these"] if len(once) > FEW else lines


def _summary(report: ImportReport) -> str:
    if report.questions:
        return f"{numbered(len(report.questions), 'question')} to be answered first; nothing was taken in."
    if report.taken:
        return f"{numbered(len(report.taken), 'file')}, {_rows(report.rows)}, now in the book."
    known = report.already or report.taken_out
    return "Nothing new; the book is as it was." if known else "Nothing was read."
