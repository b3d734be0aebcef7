"""Every property of the tests with many fresh examples, which the build tries with few and always the same.

python -m tools.prove.properties [FOLDER OR FILE ...]     more arguments go to pytest
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str]) -> int:
    command = [sys.executable, "-m", "pytest", "-n", "2", "-m", "hypothesis", *arguments]
    many = {**os.environ, "TITHING_PROPERTIES": "prove"}
    return subprocess.run(command, cwd=ROOT, env=many, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
