"""What a column of a table is: its role, and what is known of it beside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tithing.vocabulary.period import Period


class Role(StrEnum):
    """What the figures of a column are."""

    BASELINE = "baseline"
    TARGET = "target"
    EARLIER = "earlier"
    CURRENT = "current"
    YEAR_TO_DATE = "year to date"
    DIFFERENCE = "difference"
    PERCENT_CHANGE = "% change"
    RATE = "rate"
    RANK = "rank"
    AVERAGE = "average"
    SHARE = "share"
    POSITION = "position"  # above, below or in line with the others
    DISTANCE = "distance from the average"
    COUNT = "count"  # of an area, a month, a group: a figure with no part in a comparison over time
    LABEL = "label"
    UNSURE = "unsure"


LEVELS = frozenset(
    {Role.BASELINE, Role.EARLIER, Role.CURRENT, Role.YEAR_TO_DATE, Role.COUNT, Role.RATE, Role.AVERAGE}
)
CHANGES = (Role.DIFFERENCE, Role.PERCENT_CHANGE)
ADDING = frozenset(
    {Role.EARLIER, Role.CURRENT, Role.YEAR_TO_DATE, Role.COUNT, Role.DIFFERENCE, Role.BASELINE}
)


@dataclass(frozen=True)
class ColumnRole:
    """The role of one column. `sure` is whether rules may rest on it; `why` says what told it."""

    column: int  # from 1, as PrintedCell.column
    role: Role
    period: Period | None = None
    area: str = ""
    per: str = ""  # what a rate is per: "1,000 population", "1,000 households", "1,000"
    sure: bool = True
    why: str = "its heading"
    turned: bool = False  # a change printed as a reduction: what fell stands without a minus (turned.py)
    sizes: bool = False  # a change printed without a sign whichever way it went
