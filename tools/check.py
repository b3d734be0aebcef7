"""Everything `make check` looks at. Runs it all, two at a time, changes nothing, and says at the end what failed.

python -m tools.check               all of it, with the seconds that each took
python -m tools.check types lint    only these
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.checks import Fault
from tools.checks.addresses import check_addresses
from tools.checks.assertions import check_assertions
from tools.checks.circles import check_circles
from tools.checks.commands import check_commands
from tools.checks.complexity import check_complexity
from tools.checks.crowded import check_crowded
from tools.checks.door_out import check_door_out
from tools.checks.exclusions import check_exclusions
from tools.checks.merged import check_merged
from tools.checks.names import check_names
from tools.checks.network import check_network
from tools.checks.not_here import check_not_here
from tools.checks.pages import check_pages
from tools.checks.privacy import check_privacy
from tools.checks.properties import check_properties
from tools.checks.rounding import check_rounding
from tools.checks.suppression import check_suppression
from tools.checks.terminal import check_terminal
from tools.checks.writers import check_writers

ROOT = Path(__file__).parents[1]
CODE = ("tithing", "tests", "tools", "demo")
AT_ONCE = 2

# The longest first, so that the others run beside it.
COMMANDS: dict[str, tuple[str, ...]] = {
    "types": ("mypy", "-p", "tithing", "-p", "demo"),
    "contracts": ("importlinter",),
    "lint": ("ruff", "check", "--quiet", *CODE),
    "format": ("ruff", "format", "--check", "--quiet", *CODE),
    "docs": ("tools.docs", "--check"),
    "examples": ("tools.examples",),
}
RULES: dict[str, Callable[[Path], list[Fault]]] = {
    "rounding in one place": check_rounding,
    "suppression in one place": check_suppression,
    "figures leave through one door": check_door_out,
    "why a figure is not here is said by one table": check_not_here,
    "a public class has a name of its own": check_names,
    "network only in fetch.py": check_network,
    "terminals are written to in one place": check_terminal,
    "commands are quoted in one place": check_commands,
    "spreadsheets run no words": check_writers,
    "pages say what they may load": check_pages,
    "no package index named": check_addresses,
    "no secrets or personal data": check_privacy,
    "nothing half merged": check_merged,
    "no more than ten ways through a function": check_complexity,
    "no more than fifteen files side by side": check_crowded,
    "no module leads back to itself, for a type either": check_circles,
    "no test passes on nothing": check_assertions,
    "properties tried as the profile says": check_properties,
    "exclusions say why": check_exclusions,
}
HOUSE = "rules"


@dataclass(frozen=True)
class Outcome:
    """One check: whether it holds, how long it took, and what it said when it does not."""

    name: str
    holds: bool
    seconds: float
    report: str

    def __str__(self) -> str:
        line = f"{'ok    ' if self.holds else 'FAILED'} {self.seconds:6.1f} s  {self.name}"
        return line if self.holds else f"{line}\n{self.report.strip()}"


def main(asked: Sequence[str]) -> int:
    names = [*COMMANDS, HOUSE]
    if unknown := sorted(set(asked) - set(names)):
        print(f"No check is called {', '.join(unknown)}. There are: {', '.join(names)}.")
        return 2
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = list(pool.map(_say, [name for name in names if name in asked or not asked]))
    failed = [each.name for each in outcomes if not each.holds]
    if not failed:
        print("\nEverything holds.")
        return 0
    print(f"\nFailed: {', '.join(failed)}. `make fix` mends lint, format and generated docs.")
    return 1


def _say(name: str) -> Outcome:
    outcome = _try(name)
    print(outcome, flush=True)
    return outcome


def _try(name: str) -> Outcome:
    start = time.monotonic()
    holds, report = _rules() if name == HOUSE else _command(COMMANDS[name])
    return Outcome(name, holds, time.monotonic() - start, report)


def _command(command: tuple[str, ...]) -> tuple[bool, str]:
    run = subprocess.run(_python(command), cwd=ROOT, capture_output=True, text=True, check=False)
    return run.returncode == 0, run.stdout + run.stderr


def _python(command: tuple[str, ...]) -> list[str]:
    if command == ("importlinter",):
        lint = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
        return [sys.executable, "-c", lint]
    return [sys.executable, "-m", *command]


def _rules() -> tuple[bool, str]:
    broken = [f"{name}: {fault}" for name, rule in RULES.items() for fault in rule(ROOT)]
    return not broken, "\n".join(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
