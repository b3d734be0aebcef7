"""Everything `make check` looks at. Runs it all, changes nothing, and says at the end what failed.

python -m tools.check
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tools.checks import Fault
from tools.checks.addresses import check_addresses
from tools.checks.names import check_names
from tools.checks.network import check_network
from tools.checks.pages import check_pages
from tools.checks.privacy import check_privacy
from tools.checks.rounding import check_rounding
from tools.checks.suppression import check_suppression
from tools.checks.terminal import check_terminal
from tools.checks.writers import check_writers

ROOT = Path(__file__).parents[1]
CODE = ("tithing", "tests", "tools", "demo")

COMMANDS: dict[str, tuple[str, ...]] = {
    "lint": ("ruff", "check", "--quiet", *CODE),
    "format": ("ruff", "format", "--check", "--quiet", *CODE),
    "types": ("mypy", "-p", "tithing", "-p", "demo"),
    "contracts between rooms": ("importlinter",),
    "generated docs are current": ("tools.docs", "--check"),
}
RULES: dict[str, Callable[[Path], list[Fault]]] = {
    "rounding in one place": check_rounding,
    "suppression in one place": check_suppression,
    "a public class has a name of its own": check_names,
    "network only in fetch.py": check_network,
    "terminals are written to in one place": check_terminal,
    "spreadsheets run no words": check_writers,
    "pages say what they may load": check_pages,
    "no package index named": check_addresses,
    "no secrets or personal data": check_privacy,
}


def main() -> int:
    failed = [name for name, command in COMMANDS.items() if not _passes_command(name, command)]
    failed += [name for name, rule in RULES.items() if not _passes_rule(name, rule)]
    if not failed:
        print("\nEverything holds.")
        return 0
    print(f"\nFailed: {', '.join(failed)}. `make fix` mends lint, format and generated docs.")
    return 1


def _passes_command(name: str, command: tuple[str, ...]) -> bool:
    run = subprocess.run(_python(command), cwd=ROOT, capture_output=True, text=True, check=False)
    return _say(name, run.returncode == 0, run.stdout + run.stderr)


def _python(command: tuple[str, ...]) -> list[str]:
    if command == ("importlinter",):
        lint = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
        return [sys.executable, "-c", lint]
    return [sys.executable, "-m", *command]


def _passes_rule(name: str, rule: Callable[[Path], list[Fault]]) -> bool:
    faults = rule(ROOT)
    return _say(name, not faults, "\n".join(str(fault) for fault in faults))


def _say(name: str, passed: bool, report: str) -> bool:
    print(f"{'ok    ' if passed else 'FAILED'}  {name}", flush=True)
    if not passed:
        print(report.strip(), flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main())
