"""What an import, a preview or an acceptance did, and what it would do."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.observations.standing.effect import NOTHING, Effect
from tithing.store.journal.entry import Entry
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Answer, Question


@dataclass(frozen=True)
class ImportReport:
    """`taken` are the new entries; `held` are those of a preview, of which nothing counts yet; the rest are names and
    sentences.
    """

    taken: tuple[Entry, ...] = ()
    already: tuple[str, ...] = ()  # files whose content the book has
    taken_out: tuple[str, ...] = ()  # files that came before and were withdrawn or erased
    left: tuple[str, ...] = ()  # files of a folder or archive that no source recognises
    notices: tuple[str, ...] = ()
    not_kept: tuple[
        tuple[str, str], ...
    ] = ()  # files, and what of each is not kept: told, and written nowhere
    questions: tuple[Question, ...] = ()  # what is still open: nothing was taken in
    answers: tuple[Answer, ...] = ()  # what was asked and answered
    unused: tuple[str, ...] = ()  # answers of the command to which nothing was asked
    effect: Effect = NOTHING
    waiting: str = ""  # the id of the preview that was stored
    held: tuple[Entry, ...] = ()
    differs_from: Effect | None = None  # what was shown before, where the effect has become another
    aside: tuple[Problem, ...] = ()  # what was wrong with the files that were left aside
    odd_aside: tuple[
        str, ...
    ] = ()  # previews of files that were left aside because something of them is asked
    accepted_before: bool = False  # under this ref; nothing was written now
    stated: tuple[str, ...] = ()  # files of the book whose release was not known, with the day stated now

    @property
    def rows(self) -> int:
        return sum(entry.rows for entry in self.taken)

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to answer, or look again, before it counts."""
        return bool(self.questions) or self.differs_from is not None
