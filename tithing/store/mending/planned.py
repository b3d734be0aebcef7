"""What is planned for the papers of a book, and what a backup's papers prove."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.identity import Identity
from tithing.store.journal.left import Whole
from tithing.store.journal.record import Record, match_details
from tithing.vocabulary.problems import Problem


@dataclass(frozen=True)
class MendingPlan:
    """What the papers are to be. `more` lines come from a backup, and `own` lines of ours, which only told of repairs,
    are set aside for them; `of_backup` where nothing of ours proved itself, `given_up` the lines whose details are gone.
    """

    identity: Identity
    whole: Whole
    more: int = 0
    own: int = 0
    of_backup: bool = False
    given_up: tuple[int, ...] = ()

    @property
    def record(self) -> Record:
        """What such papers say."""
        details, _ = match_details(self.whole.details, self.whole.lines)
        return Record(self.identity, self.whole.head(self.identity), self.whole.lines, details)


@dataclass(frozen=True)
class Theirs:
    """What a backup's papers prove, as they stand; `why` where they prove nothing."""

    folder: BookFolder
    plan: MendingPlan | None
    why: tuple[Problem, ...] = ()

    @property
    def record(self) -> Record | None:
        return self.plan.record if self.plan else None

    @property
    def whole(self) -> Whole | None:
        return self.plan.whole if self.plan else None


@dataclass(frozen=True)
class GoingOn:
    """Who decided to go on with what proves itself, where the papers cannot be made whole."""

    now: datetime
    by: str = ""
    reason: str = ""
