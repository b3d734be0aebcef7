"""Parquet through Spark, for books larger than one machine: the extra `scale`."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tithing.store.sound import SoundFile
from tithing.vocabulary.problems import Problem, Refused

_TYPES = {"string": "string", "date": "date", "float64": "double", "int64": "bigint"}


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

    def write(self, frame: Any, path: Path, *, sort_by: Sequence[str]) -> None:
        one = frame.coalesce(1)
        in_order = one.sortWithinPartitions(*sort_by) if sort_by else one
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            in_order.write.mode("overwrite").parquet(folder)
            (part,) = Path(folder).glob("part-*.parquet")
            shutil.move(part, path)
