"""Parquet through Spark, for books larger than one machine: the extra `scale`."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tithing.store.parquet.sound import SoundFile
from tithing.vocabulary.problems import Problem, Refused

_TYPES = {"string": "string", "date": "date", "float64": "double", "int64": "bigint"}


_OF_THE_SYSTEM = ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EIO")


@contextlib.contextmanager
def in_the_systems_words(path: Path) -> Iterator[None]:
    """Spark wraps what the system says when a file cannot be written: raise it as the OSError that it was."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        said = str(error)
        for name in _OF_THE_SYSTEM:
            number = getattr(errno, name, None)
            if number is not None and os.strerror(number) in said:
                raise OSError(number, os.strerror(number), str(path)) from error
        raise


def _session() -> Any:
    try:
        from pyspark.sql import SparkSession  # type: ignore[import-not-found,unused-ignore]
    except ImportError as error:
        change = (
            "Install the extra: pip install 'tithing[scale]' (it needs Java 17), or use the engine polars"
        )
        raise Refused(Problem("the engine pyspark is not installed here", change)) from error
    builder = SparkSession.builder.appName("tithing").config("spark.sql.session.timeZone", "UTC")
    return builder.getOrCreate()


class PySparkEngine:
    """Lazy Spark frames. Settings such as the master come from Spark's own configuration."""

    name = "pyspark"

    def __init__(self) -> None:
        self._spark = _session()

    def scan(self, files: Sequence[SoundFile]) -> Any:
        return self._spark.read.parquet(*(str(file.path) for file in files))

    def table(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Any:
        schema = ", ".join(f"`{name}` {_TYPES[types[name]]}" for name in columns)
        return self._spark.createDataFrame(list(zip(*columns.values(), strict=True)), schema)

    def write(
        self, frame: Any, path: Path, *, sort_by: Sequence[str], rows_together: int | None = None
    ) -> None:
        one = frame.coalesce(1)
        in_order = one.sortWithinPartitions(*sort_by) if sort_by else one
        path.parent.mkdir(parents=True, exist_ok=True)
        with in_the_systems_words(path), tempfile.TemporaryDirectory(dir=path.parent) as folder:
            in_order.write.mode("overwrite").parquet(folder)
            (part,) = Path(folder).glob("part-*.parquet")
            shutil.move(part, path)
