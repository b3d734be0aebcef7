"""Whatever a reader raises, or gives and should not, in words somebody can act on: nobody meets a failure for a bad row."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from tithing.observations.measure import UnknownMeasure
from tithing.places.known_places import UnknownArea
from tithing.sources.contract import Reading
from tithing.sources.faults import SourceFault, fault_of_the_code, where
from tithing.sources.tables import ReceivedRow
from tithing.sources.values.cells import Unclear
from tithing.vocabulary.period import UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused, Unforeseen

# What a cell that is not as hoped raises.
OF_A_ROW = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError)


def what_it_says(error: Exception) -> tuple[str, str]:
    """What is wrong and what to change. What no reader foresaw is told by its kind: its words may repeat a cell.

    >>> what_it_says(ValueError("could not convert string to float: 'J. Blank'"))[0]
    'the reader could not read this row (ValueError)'
    """
    match error:
        case Refused():
            return error.problems[0].what, error.problems[0].change
        case Unclear():
            return error.what, error.change
        case UnknownArea():
            return str(error), "Correct the name, write its ONS code, or add it to the partnership's areas"
        case UnknownMeasure():
            return str(error), "Correct the name, or add the measure to the partnership's measures"
        case UnknownPeriod():
            return str(error), "Write a month such as 2025-04, or a quarter such as 2025-26Q1"
    what = f"the reader could not read this row ({_kind_and_line(error)})"
    return (
        what,
        "Correct the row, an empty cell above all; where it is right, tell who looks after the source",
    )


@contextmanager
def in_words(name: str) -> Iterator[None]:
    """What a reader raises and did not put in words, as a refusal that names the row it was at; `name` is the file's.

    What was raised at no row is a failure of the reader and is refused as one: nothing of the file is taken.
    """
    try:
        yield
    except (Refused, MemoryError):
        raise
    except Exception as error:
        fault = fault_of_the_code(error)
        if isinstance(error, SourceFault) and fault:
            raise Refused(fault) from error
        row = _row_at(error)
        problem = Problem(*what_it_says(error), file=name, row=row)
        if row is not None or isinstance(error, Unclear | UnknownArea | UnknownMeasure | UnknownPeriod):
            raise Refused(problem) from error
        if fault:
            raise Refused(fault) from error
        what = f"its reader failed ({_kind_and_line(error)})"
        raise Unforeseen(Problem(what, "Tell who looks after the source", file=name)) from error


def _kind_and_line(error: Exception) -> str:
    """What was raised and by which line of a source: its words may repeat a cell."""
    line = where(error)
    return type(error).__name__ + (f" at {line}" if line else "")


def _row_at(error: Exception) -> int | None:
    """The number of the row that was in hand, innermost first, where a cell may have raised it."""
    if not isinstance(error, OF_A_ROW):
        return None
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    held = (each for frame in reversed(frames) for each in frame.f_locals.values())
    return next((each.number for each in held if isinstance(each, ReceivedRow)), None)


# -- what its functions give, held to `contract` --------------------------------------------------


def yes_or_no(said: object, by: Callable[..., Any]) -> bool:
    """What `recognises` says. Raises SourceFault where it says neither True nor False."""
    if isinstance(said, bool):
        return said
    raise SourceFault(
        f'"recognises" gives {_kind(said)}, which is neither True nor False', "Return one of them", by
    )


def one_reading(given: object, slug: str, by: Callable[..., Any]) -> Reading:
    """What `read` gives. Raises SourceFault where it is no reading, or another source's."""
    if not isinstance(given, Reading):
        what = f'"read" gives {_kind(given)}, which is no Reading'
        raise SourceFault(what, "Return what reading_by_row gives, or a Reading", by)
    if given.source != slug:
        what = f'its reading is called "{given.source}", and the source is "{slug}", after its folder'
        raise SourceFault(what, f'Write "{slug}" there', by)
    return given


def readings_given(given: Iterable[object], slug: str, by: Callable[..., Any]) -> list[Reading]:
    """What `read_many` gives. Raises SourceFault likewise."""
    return [one_reading(each, slug, by) for each in given]


def _kind(said: object) -> str:
    return "None" if said is None else type(said).__name__
