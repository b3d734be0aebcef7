"""A command that a message gives, so that it can be pasted into a shell whatever the names in it hold."""

from __future__ import annotations

import os
import shlex
from pathlib import Path


def pasted(command: str, *words: object) -> str:
    """The command with its words quoted where a shell would read them otherwise; a path is never taken for an option.

    >>> pasted("import", "FILES", "--book", Path("our book"))
    "tithing import FILES --book 'our book'"
    >>> pasted("verify", "--book", Path("-b"))
    'tithing verify --book ./-b'
    """
    return " ".join(["tithing", command, *map(quoted, words)])


def quoted(word: object, *, system: str = os.name) -> str:
    """One word as a shell reads it back: on Windows between double quotes, which its shells know."""
    text = (
        os.path.join(os.curdir, word) if isinstance(word, Path) and str(word).startswith("-") else str(word)
    )
    if system != "nt":
        return shlex.quote(text)
    return f'"{text}"' if any(letter in text for letter in " '&()^;,=") else text
