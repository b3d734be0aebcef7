"""Sixty books in which something is wanting: no word of chance, better, worse or rank that it could explain, in any output.

python -m tools.prove.planted     more arguments go to pytest
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
BOOKS = "60"


def main(arguments: Sequence[str] = ()) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "tests/core/planted", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, "TITHING_PLANTED": BOOKS}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
