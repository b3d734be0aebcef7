"""A machine with the fonts of one folder and no others."""

from __future__ import annotations

import os
from pathlib import Path

FOLDERS = {
    "no fonts": None,
    "DejaVu": Path("/usr/share/fonts/truetype/dejavu"),
    "Liberation": Path("/usr/share/fonts/truetype/liberation"),
}
CONFIGURATION = (
    '<?xml version="1.0"?>\n<fontconfig>\n<dir>{folder}</dir>\n<cachedir>{cache}</cachedir>\n</fontconfig>\n'
)


def environment_with(folder: Path | None, *, aside: Path) -> dict[str, str]:
    """The environment of a program that sees these fonts alone; `aside` is an empty folder of its own."""
    file = aside / "fonts.conf"
    shown = folder or aside / "no fonts"
    file.write_text(CONFIGURATION.format(folder=shown, cache=aside / "cache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(file), "HOME": str(aside)}
