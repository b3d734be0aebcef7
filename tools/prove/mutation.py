"""Whether the tests notice a small change to a module: how many of so many mutants, and which they let pass.

python -m tools.prove.mutation [MODULE ...] [--mutants 40] [--seed 1] [--least 90] [--near]

A module is named as it is imported, with or without `tithing.`. The tests that import it are run first; what they let
pass is shown to the tests of its room and to the approved reports. What stands in `equivalent.py`, with a reason, is no
mutant. No file of the checkout is touched.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.drill.unmeasured import unmeasured
from tools.prove.equivalent import why_equivalent
from tools.prove.mutants import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
APPROVED = TESTS / "golden" / "test_performance_report.py"
LONGER = 10  # a mutant that takes so many times as long as the module itself runs in circles, and is noticed
LEAST_SECONDS = 60
MODULES = (
    "indicators.comparisons.comparison",
    "findings.rules.changes",
    "findings.rules.control_signals",
    "findings.rules.rank",
    "findings.rules.within_quarter",
    "statistics.count_tests",
    "disclosure.deciding",
    "disclosure.draft",
    "disclosure.exchanges",
    "disclosure.far_exchanges",
    "disclosure.pattern",
    "disclosure.puzzle",
    "disclosure.searching",
    "disclosure.solving",
    "disclosure.supposing",
)
FAILED, INTERRUPTED, NOTHING_RUN = 1, 2, 5  # pytest's own codes


@dataclass(frozen=True)
class Proof:
    """What came of one module: how many mutants were tried, and those no test noticed."""

    module: str
    tried: int
    passed: tuple[Mutant, ...]

    @property
    def noticed(self) -> int:
        return self.tried - len(self.passed)

    @property
    def share(self) -> int:
        """Per cent noticed, rounded down."""
        return 100 * self.noticed // self.tried if self.tried else 100


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="*", metavar="MODULE", default=MODULES)
    parser.add_argument("--mutants", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=int, default=90, help="per cent that must be noticed of each module")
    parser.add_argument(
        "--near", action="store_true", help="leave out the approved reports: at least so many are noticed"
    )
    asked = parser.parse_args(arguments)
    proofs = [
        prove(full_name(each), most=asked.mutants, seed=asked.seed, near=asked.near) for each in asked.modules
    ]
    for proof in proofs:
        print(f"{proof.share:>3}%  {proof.noticed} noticed of {proof.tried}  {proof.module}")
    return 0 if all(proof.share >= asked.least for proof in proofs) else 1


def full_name(module: str) -> str:
    """
    >>> full_name("findings.rules.rank"), full_name("tithing/findings/rules/rank.py")
    ('tithing.findings.rules.rank', 'tithing.findings.rules.rank')
    """
    dotted = module.removesuffix(".py").replace("/", ".")
    return dotted if dotted.startswith("tithing.") else f"tithing.{dotted}"


def prove(module: str, *, most: int, seed: int, near: bool = False) -> Proof:
    """Show so many mutants of a module to its tests. Raises SystemExit where the tests fail without any change."""
    mutants = mutants_of(file_of(module).read_text(encoding="utf-8"), most=most, seed=seed)
    rounds = rounds_of(module)
    if near:
        rounds = tuple(tuple(test for test in tests if test != APPROVED) for tests in rounds)
    print(f"{module}: {len(mutants)} mutants, {sum(map(len, rounds))} files of tests", flush=True)
    seconds = _seconds_taken(module, [test for tests in rounds for test in tests])
    passed, unlike = [], tuple(_told_apart(module, mutants))
    for mutant in unlike:
        if not any(notices(module, mutant.source, tests, seconds=seconds) for tests in rounds):
            passed.append(mutant)
            print(f"  not noticed: {mutant}", flush=True)
    return Proof(module, len(unlike), tuple(passed))


def _told_apart(module: str, mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Those that are not listed as changing nothing; the others are said, with the reason."""
    for mutant in mutants:
        if why := why_equivalent(module, mutant.change):
            print(f"  equivalent: {mutant}: {why}", flush=True)
        else:
            yield mutant


def file_of(module: str) -> Path:
    return ROOT / f"{module.replace('.', '/')}.py"


def rounds_of(module: str) -> tuple[tuple[Path, ...], ...]:
    """The tests that import it, then the others of its room with the approved reports: each file once."""
    room = module.split(".")[1]
    near = tuple(path for path in sorted(TESTS.rglob("test_*.py")) if module in set(imported_by(path)))
    wide = [path for path in sorted((TESTS / "core" / room).rglob("test_*.py")) if path not in near]
    return tuple(tests for tests in (near, (*wide, APPROVED)) if tests)


def imported_by(path: Path) -> Iterator[str]:
    """Every module that a test imports, a name taken from a package as if it were a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{alias.name}" for alias in names)


def _seconds_taken(module: str, tests: Iterable[Path]) -> float:
    """How long a mutant may take, by how long the module itself does. Raises SystemExit where its tests fail."""
    began = time.monotonic()
    if notices(module, file_of(module).read_text(encoding="utf-8"), tests):
        raise SystemExit(
            f"The tests of {module} fail as it stands; there is nothing to prove until they pass."
        )
    return max(LEAST_SECONDS, LONGER * (time.monotonic() - began))


def notices(module: str, source: str, tests: Iterable[Path], *, seconds: float | None = None) -> bool:
    """Whether any of these tests fails, or takes longer than so many seconds, when the module's source is this."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "mutant.py").write_text(source, encoding="utf-8")
        return _fails(module, Path(folder), tests, seconds)


def _fails(module: str, folder: Path, tests: Iterable[Path], seconds: float | None) -> bool:
    command = [sys.executable, "-m", "pytest", "-p", "tools.prove.mutated", "-p", "no:cacheprovider", "-qx"]
    environment = {
        **unmeasured(),
        "MUTATED": module,
        "MUTANT": str(folder / "mutant.py"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(folder / "hypothesis"),
        "TMPDIR": str(folder),
    }
    try:
        run = subprocess.run(
            [*command, *map(str, tests)], cwd=ROOT, env=environment, capture_output=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return True
    if run.returncode not in (0, FAILED, INTERRUPTED):
        raise SystemExit(f"pytest could not run the tests of {module}:\n{run.stdout.decode()}")
    return run.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
