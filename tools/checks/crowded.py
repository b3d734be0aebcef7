"""No room holds more than fifteen files side by side: what is more than that is several subjects, and each gets a sub-room.

A folder of like things that are found by walking it, such as rules, may hold as many as there are.
"""

from __future__ import annotations

from pathlib import Path

from tools.checks import Fault

LIMIT = 15
# Each file of these is one of a kind, and whoever looks for them walks the folder.
WALKED = (
    "tithing/checking/test/prose",
    "tithing/checking/test/sums",
    "tithing/cli/commands",
    "tithing/findings/rules",
    "tithing/inspection/personal",
    "tithing/observations/plausible/rules",
)


def check_crowded(root: Path) -> list[Fault]:
    """Each room that is over the limit, with how many files stand side by side in it."""
    rooms = sorted({path.parent for path in (root / "tithing").rglob("*.py")})
    files = {room.relative_to(root).as_posix(): _side_by_side(room) for room in rooms}
    return [
        Fault(name, f"holds {number} files, more than {LIMIT}; give what belongs together a sub-room")
        for name, number in files.items()
        if number > LIMIT and name not in WALKED
    ]


def _side_by_side(room: Path) -> int:
    return sum(path.name != "__init__.py" for path in room.glob("*.py"))
