"""The text of a file in whatever encoding it is: by its mark, by what it declares, else by what fits."""

from __future__ import annotations

import re
from pathlib import Path

from tithing.checking.read.detect import encoding_of
from tithing.checking.read.limits import MEGABYTE, ReadingLimits
from tithing.vocabulary.problems import Problem, Refused

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)


def decoded(path: Path, limits: ReadingLimits) -> str:
    """The whole text. Raises Refused where it is longer than the limits allow."""
    if path.stat().st_size > limits.text_bytes:
        raise Refused(
            Problem(
                f"it is longer than {limits.text_bytes // MEGABYTE} MB of text",
                "Check it in parts: save the tables you need as a file of their own",
                file=path.name,
            )
        )
    text = _decode(path.read_bytes())
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(held: bytes) -> str:
    told = encoding_of(held[:4096])
    if told.startswith(("utf-16", "utf-32")):  # a last letter cut in two is no reason to guess again
        return held.decode(told, "replace").rstrip("\ufffd")
    declared = _DECLARED.search(held[:2048])
    name = declared[1].decode("ascii") if declared and not told else told
    for encoding in (name or "utf-8", "utf-8", "cp1252"):
        try:
            return held.decode(encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
    return held.decode("latin-1")
