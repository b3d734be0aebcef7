"""Where the project's shared reference files are, when this checkout has them beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITHOUT = "TITHING_WITHOUT_SHARED"  # set, a checkout that has them is tested as one that stands alone
SHARED = ROOT.parent / "shared"


def shared(relative: str, *, twin: str) -> Path:
    """The path of a reference file; skips the test, with the reason, in a clone that stands alone.

    `twin` names the small test that asks the same of invented or demonstration data and always runs: a function of the same
    module, or `tests/.../test_file.py::function`. tests/architecture runs every twin in a clone that stands alone.
    """
    path = SHARED / relative
    if os.environ.get(WITHOUT) or not path.exists():
        pytest.skip(f"the reference files (../shared) are not beside this checkout; see {twin}")
    return path
