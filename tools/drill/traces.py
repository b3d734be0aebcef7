"""Looks for what is left of a file: runs of 12 bytes that stood in it and nowhere else."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

RUN = 12


def runs_of(texts: Iterable[bytes]) -> set[bytes]:
    """Every run of 12 bytes of these texts.

    >>> sorted(runs_of([b"thirteen bytes"]))
    [b'hirteen byte', b'irteen bytes', b'thirteen byt']
    """
    return {text[at : at + RUN] for text in texts for at in range(len(text) - RUN + 1)}


def first_run_left(wanted: set[bytes], folders: Iterable[Path]) -> tuple[Path, bytes] | None:
    """Where one of these runs still stands, in any file below, read plainly and as what it holds."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if wanted & runs_of([path.name.encode()]):
                return path, path.name.encode()
            if path.is_file() and (found := wanted & runs_of(texts_of(path))):
                return path, min(found)
    return None


def texts_of(path: Path) -> Iterator[bytes]:
    """A file's bytes and, for an archive, a gzip or a table, what can be read in it."""
    yield from texts_in(path.read_bytes())


def texts_in(data: bytes) -> Iterator[bytes]:
    yield data
    if data[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from texts_in(archive.read(name))
    elif data[:2] == b"\x1f\x8b":
        yield from texts_in(gzip.decompress(data))
    elif data[:4] == b"PAR1":
        yield from _table(data)


def _table(data: bytes) -> Iterator[bytes]:
    """The cells of a Parquet table's text columns: no number is as long as a run."""
    import polars

    table = polars.read_parquet(io.BytesIO(data))
    for name, kind in table.schema.items():
        if kind in (polars.String, polars.Categorical, polars.Binary):
            cells = table[name].cast(polars.String).drop_nulls().unique()
            yield from (cell.encode() for cell in cells)
