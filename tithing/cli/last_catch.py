"""Every way a command can end, as a sentence and an exit code: no exception reaches a person as a traceback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tithing.cli.exit_codes import DONE, REFUSED, STOPPED, UNFORESEEN, WRONG_USAGE
from tithing.cli.say import NotPrinted, ReaderGone, abandon, flush, warn
from tithing.cli.stopping import code_of, stopped_within
from tithing.cli.tell_problems import problem_lines
from tithing.store.disk.from_the_system import problem_of
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused, Unforeseen

NOTHING_CHANGED = "nothing was changed"
NOTHING_WRITTEN = "nothing was written"
NOTHING_TAKEN_IN = "nothing was taken in"
MOST_PROBLEMS = 100  # printed for one refusal; past that the pattern is plain
WHAT_TO_DO = (
    "Run it once more, with one file at a time where it was given several; if it happens again, leave out what caused it "
    "and give this number and its log to whoever looks after Tithing for you."
)


@dataclass(frozen=True)
class Course:
    """What a command is, and what can be said of it when it ends early.

    `when_refused` is what a refusal leaves unharmed ("" for a command that only looks). `kept` is the folder of the book
    that it may write, so that "nothing was changed" is said of a command that was cut short only when it is so.
    """

    command: str
    when_refused: str = ""
    kept: Path | None = None
    before: tuple[object, ...] = ()

    def refused(self, refusal: Refused) -> str:
        """What a refusal leaves unharmed: less than usual where it left a line, and only what is so."""
        if refusal.left_something:
            return ""
        if self.when_refused != NOTHING_CHANGED or self.kept is None:
            return self.when_refused
        if _notes_of(refusal):
            return NOTHING_TAKEN_IN
        return NOTHING_CHANGED if state_of(self.kept) == self.before else ""

    def cut_short(self) -> str:
        """What to say when it ended in the middle: what the book's journal shows, or nothing."""
        if self.when_refused != NOTHING_CHANGED or self.kept is None:
            return ""
        return NOTHING_CHANGED if state_of(self.kept) == self.before else "part of it may be done"


def course_of(command: str, *, when_refused: str, kept: Path | None) -> Course:
    """The course of a command that is about to begin."""
    return Course(command, when_refused, kept, state_of(kept) if kept else ())


def state_of(book: Path) -> tuple[object, ...]:
    """What changes when, and only when, something has become part of a book."""
    return tuple(_signature(book / name) for name in _TELL_TALES)


_TELL_TALES = (  # not their times: what was added and taken back again has changed those alone
    "book.json",
    "head.json",
    "journal.jsonl",
    "details.jsonl",
    "partnership/partnership.toml",
    "lost/moved.jsonl",
    "upgraded/unfinished",
)


def _signature(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_ino


def with_last_catch(work: Callable[[], int], course: Course) -> int:
    """Do a command's work; give its exit code, whatever happens in it."""
    try:
        code = _code_of(work)
        flush()
    except BaseException as error:  # a panic of a library in Rust is no Exception
        return _told(error, course)
    return code


def _code_of(work: Callable[[], int]) -> int:
    try:
        return work()
    except SystemExit as leaving:  # argparse: 0 after --help, 2 after wrong usage
        if leaving.code is None:
            return DONE
        return leaving.code if isinstance(leaving.code, int) else WRONG_USAGE


def _told(error: BaseException, course: Course) -> int:
    try:
        return _tell(error, course)
    except KeyboardInterrupt:  # somebody who stops the telling has heard enough
        return STOPPED
    except MemoryError:
        return REFUSED


def _tell(error: BaseException, course: Course) -> int:
    match error:
        case ReaderGone():
            abandon()
            return DONE
        case NotPrinted():
            abandon()
            warn(
                f"What was done could not be printed: {error.why}. It may be done all the same: look before you repeat it."
            )
            return REFUSED
        case Refused():
            return _tell_refused(error, course)
        case KeyboardInterrupt():
            warn(_ended("Stopped", course.cut_short()))
            return code_of(error)
        case MemoryError():
            print_refusal(Refused(_of_memory()), course.cut_short())
            return REFUSED
        case OSError():
            print_refusal(Refused(problem_of(error)), course.cut_short())
            return REFUSED
        case _:
            return _tell_unforeseen(error, course)


def _tell_refused(refusal: Refused, course: Course) -> int:
    print_refusal(refusal, course.refused(refusal))
    warn(*_notes_of(refusal))
    if isinstance(refusal, Unforeseen):
        return _note(refusal.__cause__ or refusal, course)
    return REFUSED


def _notes_of(refusal: Refused) -> tuple[str, ...]:
    """What else is to be told: that the refusal left a line in the journal."""
    return tuple(getattr(refusal, "__notes__", ()))


def _tell_unforeseen(error: BaseException, course: Course) -> int:
    if stopped := stopped_within(error):
        return _tell(stopped, course)
    warn(_ended("Something went wrong that Tithing did not foresee", course.cut_short()))
    return _note(error, course)


def _note(error: BaseException, course: Course) -> int:
    from tithing.cli.incident import note_incident

    incident = note_incident(error, command=course.command, today=date.today())
    warn(f"Incident {incident.number}. {WHAT_TO_DO}", *(f"  {line}" for line in incident.lines))
    return UNFORESEEN


def print_refusal(refusal: Refused, unharmed: str = NOTHING_CHANGED) -> None:
    """Every problem on a line of its own, on stderr, and what there is to choose from once."""
    problems = refusal.problems
    lines = problem_lines(problems)
    warn(_ended(f"Refused: {numbered(len(problems), 'problem')}", unharmed))
    warn(*(f"  {line}" for line in lines[:MOST_PROBLEMS]))
    if len(lines) > MOST_PROBLEMS:
        warn(f"  and {len(lines) - MOST_PROBLEMS} more.")
    warn(
        *(f"    {choice}" for choice in dict.fromkeys(choice for each in problems for choice in each.choices))
    )


def _ended(how: str, unharmed: str) -> str:
    return f"{how}; {unharmed}." if unharmed else f"{how}."


def _of_memory() -> Problem:
    return Problem(
        "this computer has not enough memory left for it",
        "Close other programs, or give it in parts: fewer files, or one quarter at a time",
    )
