"""Each role walks every page of the site there is, and not a few of each kind: nobody meets what was planted for others.

python -m tools.prove.walked     more arguments go to pytest
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str] = ()) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "tests/web/crawl", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, "TITHING_CRAWL": "whole"}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
