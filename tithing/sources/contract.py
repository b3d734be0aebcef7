"""What a source gives: its recogniser, its reader and what a reading holds.

A source is a folder `tithing/sources/<slug>/` with

* `about.toml`: title, publisher, licence, attribution, cadence, reader_version, `expects`; `keeps_text`, the
  columns of free text that it needs; `keeps = "whole"` where it refuses every column that it does not read
* `read.py`: `recognises(received) -> bool` and `read(received, context) -> Reading`
  (and, where its publisher sends files beside those that are read, `sets_aside(received) -> str`: why one is not; and
  `lacks(received) -> Lacking | None`: what a file would need to be recognised, for the message about one that is not)
* `README.md`: when the publisher updates and what surprises, each with the date we met it

A reader raises `Refused` with every problem it found (file, row, column, what, change), never the first only,
up to a hundred. It opens nothing but the file it is given, and reaches no network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tithing.observations.entering.headed import Headed
from tithing.observations.figure_names import FigureNames
from tithing.observations.suppliers import Suppliers

if TYPE_CHECKING:
    import polars as pl

    from tithing.observations.measure import Measures
    from tithing.places.gazetteer import Gazetteer
    from tithing.sources.used import Recognised
    from tithing.vocabulary.period import Period
    from tithing.vocabulary.problems import Problem
    from tithing.vocabulary.questions import Question


@dataclass(frozen=True)
class Received:
    """One file as received, or one member of a received archive, unpacked to a private temporary path.

    `name` is what messages call it ("2023-01.zip/2023-01/2023-01-cleveland-street.csv" for a member); `path` is
    where its bytes are now (decompressed when it came as .gz, so a reader never meets gzip); `content_sha256`
    is of those decompressed bytes as they came, `sha256` of the file as it came. What is at `path` may be the extract.
    `held`: the book has it already, or its cells were looked at when they came, so that what would be refused is kept.
    """

    name: str
    path: Path
    sha256: str
    content_sha256: str
    size: int
    release: date | None = None
    member: str = ""
    held: bool = False

    @property
    def suffix(self) -> str:
        """Lower-case ending of the decompressed file: .csv, .xlsx ..."""
        return self.path.suffix.lower()


@dataclass(frozen=True)
class Context:
    """What a reader may ask: the measures, places and suppliers the book knows, and who sends the file and which span it
    covers when it cannot say.

    `keeps` is for a file that the book took in long ago: it is told of what would be refused today, and that is kept.
    """

    measures: Measures
    gazetteer: Gazetteer
    supplier: str = ""
    covers: Period | None = None
    suppliers: Suppliers = field(default_factory=Suppliers)
    keeps: Callable[[Problem], None] | None = None
    mapping: str = ""  # `TableMapping.text`, of a partner's own export

    @property
    def names(self) -> FigureNames:
        """What figures are called in sentences."""
        return FigureNames(self.measures, self.gazetteer, self.suppliers)


@dataclass(frozen=True)
class Reading:
    """What one file said.

    `observations`: polars frame with observations.schema.READ_COLUMNS, or None.
    `incidents`: polars frame with incidents.schema.COLUMNS, or None.
    `lookups`: polars frames for places, by name of the look-up.
    `outlines`: polars frame of areas' boundaries (code, name, kind, year, outline), or None: drawn, and counted by nothing.
    `series`: the run of files this one belongs to, when a later file replaces an earlier one whole
    (street files: "police_street/cleveland/2023-01"); "" when each row is revised on its own.
    `used`: the cells that were used, and what else there was (`sources/used.py`); None where the source does not say.
    """

    source: str
    rows: int
    observations: pl.DataFrame | None = None
    incidents: pl.DataFrame | None = None
    lookups: dict[str, pl.DataFrame] = field(default_factory=dict)
    outlines: pl.DataFrame | None = None
    commentary: tuple[PartnerCommentary, ...] = ()
    notices: tuple[str, ...] = ()
    series: str = ""
    supplier: str = ""
    period: str = ""  # what the file covers, in words, for the line the command prints
    questions: tuple[Question, ...] = ()  # to be answered before anything of it counts
    used: Recognised | None = None
    kept: Kept | None = None  # made of `used` by the registry
    headed: tuple[Headed, ...] = ()  # likewise: how the file heads what was used
    own_words: frozenset[str] = (
        frozenset()
    )  # that we wrote beside the cells of a file which we sent: nothing to tell


@dataclass(frozen=True)
class Kept:
    """What is to be kept of a file: `extract`, or None for its own bytes; what of its cells is not kept, in words; and
    whether a column of free text was taken from what the source read. `notices` are those of the reading that stay with the
    extract.
    """

    extract: bytes | None = None
    left: tuple[str, ...] = ()
    fewer_texts: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartnerCommentary:
    """What a partner wrote beside a figure: what happened, why, what we did."""

    measure: str
    area: str
    period: str
    supplier: str
    text: str


class Source(Protocol):
    """The module `tithing/sources/<slug>/read.py`."""

    recognises: Callable[[Received], bool]
    read: Callable[[Received, Context], Reading]
