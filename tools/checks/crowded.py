"""No room holds more than fifteen files side by side: what is more than that is several subjects, and each gets a sub-room.

A folder of like things that are found by walking it, such as rules, may hold as many as there are. What was crowded before the
rule is listed in `crowded.txt` with how many files it has; the numbers may only shrink.

python -m tools.checks.crowded            the rooms over the limit, the most crowded first
python -m tools.checks.crowded --shrink   take out of the list what is no longer over; it never adds
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tools.checks import Fault

ROOT = Path(__file__).parents[2]
LIMIT = 15
LIST = "tools/checks/crowded.txt"
# Each file of these is one of a kind, and whoever looks for them walks the folder.
WALKED = (
    "tithing/checking/test/prose",
    "tithing/checking/test/sums",
    "tithing/cli/commands",
    "tithing/findings/rules",
    "tithing/inspection/personal",
    "tithing/observations/plausible/rules",
)
HEAD = """\
# The rooms with more than fifteen files side by side, with how many. Nothing is added here: what is over the limit is given
# sub-rooms instead, and `make fix` takes out what has been.
"""


def check_crowded(root: Path) -> list[Fault]:
    """What is over the limit and not on the list, over what the list says of it, or on the list without need."""
    listed, found = read_rooms(root / LIST), crowded_rooms(root)
    grown = [
        Fault(
            name,
            f"holds {files} files, more than {listed.get(name, LIMIT)}; give what belongs together a sub-room",
        )
        for name, files in found.items()
        if files > listed.get(name, LIMIT)
    ]
    shrunk = [
        Fault(
            LIST,
            f"{name} holds {found.get(name, 0) or 'at most fifteen'} now, not {files}; `make fix` says so",
        )
        for name, files in listed.items()
        if found.get(name, 0) < files
    ]
    return grown + shrunk


def crowded_rooms(root: Path) -> dict[str, int]:
    """folder -> how many files stand side by side in it, for each that has more than the limit."""
    found = {}
    for folder in sorted({path.parent for path in (root / "tithing").rglob("*.py")}):
        name = folder.relative_to(root).as_posix()
        files = sum(path.name != "__init__.py" for path in folder.glob("*.py"))
        if files > LIMIT and name not in WALKED:
            found[name] = files
    return found


def read_rooms(path: Path) -> dict[str, int]:
    """folder -> how many files it is known to have."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if line and not line.startswith("#"))
    return {name: int(files) for name, files in pairs}


def write_rooms(path: Path, listed: Mapping[str, int]) -> None:
    lines = [f"{name} {files}" for name, files in sorted(listed.items())]
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def main(arguments: list[str]) -> int:
    found = crowded_rooms(ROOT)
    if arguments == ["--shrink"]:
        listed = read_rooms(ROOT / LIST)
        write_rooms(ROOT / LIST, {name: min(n, found[name]) for name, n in listed.items() if name in found})
        return 0
    for name, files in sorted(found.items(), key=lambda each: -each[1]):
        print(f"{files:>4}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
