"""The text of a file in whatever encoding it is: by its mark, by what it declares, else by what fits."""

from __future__ import annotations

import re
from pathlib import Path

from tithing.checking.readers.limits import MEGABYTE, ReadingLimits
from tithing.vocabulary.problems import Problem, Refused

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


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
    held = path.read_bytes()
    text = _decode(held, _named(held))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _named(held: bytes) -> str:
    for mark, name in _MARKS:
        if held.startswith(mark):
            return name
    declared = _DECLARED.search(held[:2048])
    return declared[1].decode("ascii") if declared else "utf-8"


def _decode(held: bytes, name: str) -> str:
    for encoding in (name, "utf-8", "cp1252"):
        try:
            return held.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return held.decode("latin-1")
