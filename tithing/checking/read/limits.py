"""How much of a file is read before it is refused: one place, so that a reader of the code can see every bound.

The defaults are set well above any pack a partnership has published (the largest we know has 260 pages and 4 MB)
and well below what would trouble an office computer. Set 2026.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class ReadingLimits:
    """Every bound of a reading; a file past one is refused with a sentence that names it."""

    file_bytes: int = 200 * MEGABYTE  # as it lies on the disk
    text_bytes: int = 40 * MEGABYTE  # text, CSV and HTML, which are read whole
    plain_bytes: int = MEGABYTE  # text and CSV that are read without a process of their own
    unpacked_bytes: int = 400 * MEGABYTE  # all parts of a DOCX, XLSX or ODS together
    part_bytes: int = 60 * MEGABYTE  # one part that is read, such as a sheet
    parts: int = 5_000  # files inside a package
    pages: int = 2_000
    page_characters: int = 60_000  # a page of small print holds about 8,000
    tables: int = 10_000
    cells: int = 500_000
    columns: int = 1_000  # of one table; the widest we know has 40
    sentences: int = 100_000  # 2,000 full pages hold about as many
    letters: int = 4_000  # of one cell, heading or sentence; what is longer is cut, or is no sentence
    depth: int = 200  # tables inside tables, elements inside elements
    cpu_seconds: int = 60
    wall_seconds: int = 120
    memory_bytes: int = 480 * MEGABYTE  # of the child process that reads
    check_cpu_seconds: float = 60  # for the rules, once it is read, in a child process as well
    check_wall_seconds: float = 240
    check_memory_bytes: int = 1_500 * MEGABYTE


LIMITS = ReadingLimits()
