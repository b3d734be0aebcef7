"""What may be shown of small areas is decided before anybody asks: of a large book that takes longer than a page may.

What is decided is kept beside the book, so that every process of the site finds it there, and nothing is decided again where
nothing changed.
"""

from __future__ import annotations

from datetime import time

from tithing.reading.areas import own_area
from tithing.reading.questions.small_areas import wards_of_span
from tithing.reading.questions.there_is.quarters_held import latest_quarter
from tithing.reading.questions.wards_compared import YEARS_OF_WARDS
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.web.ground.jobs.kinds import JobKind, JobRun, kind_of_work
from tithing.web.ground.number_book import read_book_as
from tithing.web.ground.schedule.dated import regularly
from tithing.web.ground.schedule.times import Recurrence
from tithing.web.ground.states import DAY


def wards_read(seen: Snapshot) -> int:
    """Read the wards of the latest quarter with all that it is set against: how many figures of them are told."""
    quarter = latest_quarter(seen)
    if quarter is None:
        return 0
    read = wards_of_span(span_of(seen, quarter, own_area(seen)), years_back=YEARS_OF_WARDS)
    return len(read.observations.all)


def _work(run: JobRun) -> int:
    return read_book_as(THE_PUBLIC, wards_read)


READING_AHEAD = kind_of_work(JobKind("reading_ahead", "Deciding what may be shown of small areas", _work))
regularly("reading_ahead", READING_AHEAD, Recurrence(DAY, time(4, 30)))
