"""The arithmetic is there at once: no module of the room waits for a library that takes seconds to import."""

from __future__ import annotations

import subprocess
import sys

import tithing.statistics
from tools.examples import modules_of


def test_no_statistic_needs_a_slow_import() -> None:
    names = ", ".join(modules_of([tithing.statistics.__name__]))
    program = f"import sys, {names}; sys.exit('scipy' in sys.modules or 'polars' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
