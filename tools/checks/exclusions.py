"""What is left out of the coverage says why, in place: `# pragma: no cover: only a machine without a file system does this`."""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks import Fault, lines_of

MARK = re.compile(r"#\s*pragma:\s*no\s*(?:cover|branch)(?P<reason>.*)", re.IGNORECASE)
RULE = "is left out of the coverage without a reason: write it after the mark"
LEAST_WORDS = 3


def check_exclusions(root: Path) -> list[Fault]:
    return [
        Fault(f"{name}:{number}", RULE)
        for name, number, line in lines_of(root)
        if name.startswith("tithing/") and _without_reason(line)
    ]


def _without_reason(line: str) -> bool:
    mark = MARK.search(line)
    return mark is not None and len(mark["reason"].strip(" :-").split()) < LEAST_WORDS
