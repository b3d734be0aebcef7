"""Where the project's shared reference files are, when this checkout has them beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def shared(relative: str) -> Path:
    """The path of a reference file; skips the test, with the reason, in a clone that stands alone."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip("the reference files (../shared) are not beside this checkout")
    return path
