"""No file was kept half merged: with both sides and the marks between them."""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks import Fault, lines_of

MARK = re.compile(r"(?:<{7}|>{7}) \S|\|{7}(?: |$)")
RULE = "a mark of a merge that was not finished; keep what is right of both sides"


def check_merged(root: Path) -> list[Fault]:
    return [Fault(f"{name}:{number}", RULE) for name, number, line in lines_of(root) if MARK.match(line)]
