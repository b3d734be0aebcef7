"""A machine with the fonts of one folder and no others, for what must look the same on any machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDERS = {
    "no fonts": None,
    "DejaVu": Path("/usr/share/fonts/truetype/dejavu"),
    "Liberation": Path("/usr/share/fonts/truetype/liberation"),
}
CONFIGURATION = (
    '<?xml version="1.0"?>\n<fontconfig>\n<dir>{folder}</dir>\n<cachedir>{cache}</cachedir>\n</fontconfig>\n'
)


def only_with(fonts: str, *, aside: Path) -> dict[str, str]:
    """The environment of a program that sees these fonts alone; skips where the machine does not have them."""
    folder = FOLDERS[fonts] or aside / "no fonts"
    if FOLDERS[fonts] and not folder.is_dir():
        pytest.skip(f"the fonts {fonts} are not installed")
    file = aside / "fonts.conf"
    file.write_text(CONFIGURATION.format(folder=folder, cache=aside / "cache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(file), "HOME": str(aside)}
