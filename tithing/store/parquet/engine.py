"""The engine that opens and writes Parquet: Polars in this process, or Spark on a cluster.

Everything above works on the lazy frames an engine gives, through narwhals, so one definition gives one
number on both. Parquet is written with fixed settings and sorted rows: the same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from tithing.store.parquet.sound import SoundFile
from tithing.vocabulary.problems import Problem, Refused

ENGINES = ("polars", "pyspark")


class Engine(Protocol):
    """Opens Parquet lazily and writes it whole."""

    name: str

    def scan(self, files: Sequence[SoundFile]) -> Any:
        """A lazy frame over these files of the store, which share their columns and have been held against the journal."""

    def table(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Any:
        """A small lazy frame of values at hand; `types` in the words of `observations.schema`."""

    def write(
        self, frame: Any, path: Path, *, sort_by: Sequence[str], rows_together: int | None = None
    ) -> None:
        """Write a frame as one Parquet file at `path`, rows in order of `sort_by`; about so many rows can be opened or left
        at a time, where it is told and the engine can.
        """


def open_engine(name: str = "polars") -> Engine:
    """The engine of this name. Raises Refused when it is unknown or not installed."""
    if name == "polars":
        from tithing.store.parquet.engine_polars import PolarsEngine

        return PolarsEngine()
    if name == "pyspark":
        from tithing.store.parquet.engine_pyspark import PySparkEngine

        return PySparkEngine()
    raise Refused(Problem(f'there is no engine called "{name}"', f"Choose one of {', '.join(ENGINES)}"))


def rows_of(frame: Any) -> Iterator[dict[str, Any]]:
    """Each row of a lazy frame, by column name: for small tables that leave the store as values."""
    import narwhals as nw

    yield from nw.from_native(frame).collect().iter_rows(named=True)
