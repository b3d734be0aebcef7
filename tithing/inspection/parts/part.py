"""The parts of a file, and what becomes of each: read, inspected or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """READ: cells a source may use. INSPECTED: looked at, and nothing is lost by keeping it. DROPPED: not kept."""

    READ = "read"
    INSPECTED = "inspected"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Text:
    """A text found in a part and where: "B4", "row 3", "title". `number` says that it was typed as a number."""

    words: str
    at: str = ""
    number: bool = False


@dataclass(frozen=True)
class Part:
    """One part of a file. `called` is what a person knows it by; `inner` is its path inside, with slants.

    `whole` is False where it was too large or too damaged to be looked through to its end.
    """

    called: str
    fate: Fate
    inner: str = ""
    texts: tuple[Text, ...] = ()
    whole: bool = True
    names_its_maker: bool = False  # who wrote the file stands there by itself: told and dropped, not refused


@dataclass(frozen=True)
class PartLimits:
    """How much is unpacked and looked at. Past it, a part is told as not looked through."""

    members: int = 5_000
    member_bytes: int = 64 * 1024 * 1024
    total_bytes: int = 256 * 1024 * 1024
    texts: int = 100_000
    depth: int = 2


LIMITS = PartLimits()
