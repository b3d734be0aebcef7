"""A machine with the fonts of one folder and no others, for what must look the same on any machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.pages.fonts import FOLDERS as FOLDERS
from tools.pages.fonts import environment_with


def only_with(fonts: str, *, aside: Path) -> dict[str, str]:
    """The environment of a program that sees these fonts alone; skips where the machine does not have them."""
    folder = FOLDERS[fonts]
    if folder and not folder.is_dir():
        pytest.skip(f"the fonts {fonts} are not installed")
    return environment_with(folder, aside=aside)
