"""No function has more than ten ways through it, and the list of those that have may only shrink.

Counted as ruff counts (C901), and the branches inside a line as well: each condition that is joined by `and` or `or`, each
choice in an expression, each loop and condition of a comprehension. A line with three conditions is three steps waiting
for names.

python -m tools.checks.complexity            what is over the limit, the most complex first
python -m tools.checks.complexity --shrink   take out of the list what is no longer over; it never adds
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.checks import Fault

ROOT = Path(__file__).parents[2]
LIMIT = 10
LIST = "tools/checks/complex.txt"
CODE = ("tithing", "tests", "tools", "demo")
HEAD = """\
# The functions with more than ten ways through them, with how many. Nothing is added here: what is over the limit is made
# plain instead, and `make fix` takes out what has been.
"""

Function = ast.FunctionDef | ast.AsyncFunctionDef
_BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
)


def check_complexity(root: Path) -> list[Fault]:
    """What is over the limit and not on the list, over what the list says of it, or on the list without need."""
    listed, found = read_list(root / LIST), over_limit(root)
    grown = [
        Fault(
            name, f"has {ways} ways through it, more than {listed.get(name, LIMIT)}; find the steps inside it"
        )
        for name, ways in found.items()
        if ways > listed.get(name, LIMIT)
    ]
    shrunk = [
        Fault(
            LIST, f"{name} has {found.get(name, 0) or 'at most ten'} ways now, not {ways}; `make fix` says so"
        )
        for name, ways in listed.items()
        if found.get(name, 0) < ways
    ]
    return grown + shrunk


def read_list(path: Path) -> dict[str, int]:
    """file::function -> how many ways it is known to have."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if line and not line.startswith("#"))
    return {name: int(ways) for name, ways in pairs}


def over_limit(root: Path) -> dict[str, int]:
    """file::function -> ways through it, for each function that has more than the limit."""
    found = {}
    for room in CODE:
        for path in sorted((root / room).rglob("*.py")):
            module = ast.parse(path.read_text(encoding="utf-8"))
            for name, function in functions(module):
                if (ways := ways_through(function)) > LIMIT:
                    found[f"{path.relative_to(root).as_posix()}::{name}"] = ways
    return found


def functions(node: ast.AST, inside: str = "") -> Iterator[tuple[str, Function]]:
    """Each function with its name, a method's after its class's."""
    for child in ast.iter_child_nodes(node):
        name = f"{inside}{getattr(child, 'name', '')}"
        if isinstance(child, Function):
            yield name, child
        deeper = f"{name}." if isinstance(child, Function | ast.ClassDef) else inside
        yield from functions(child, deeper)


def ways_through(function: Function) -> int:
    """One, and one more for each branch and each function inside it, whose branches count as well, as ruff has it.

    >>> ways_through(ast.parse("def f(a, b):\\n    return [x for x in a if x and b]").body[0])
    4
    """
    return sum(_branches(node) for node in ast.walk(function))


def _branches(node: ast.AST) -> int:
    match node:
        case ast.BoolOp(values=values):
            return len(values) - 1
        case ast.comprehension(ifs=conditions):
            return 1 + len(conditions)
        case ast.For() | ast.AsyncFor() | ast.While() | ast.Try() if node.orelse:
            return 1 + int(not isinstance(node, ast.Try))
        case _:
            return int(isinstance(node, _BRANCHES))


def shrunk(listed: Mapping[str, int], found: Mapping[str, int]) -> dict[str, int]:
    """The list without what is no longer over, with the lower number where there is one; what moved is followed."""
    kept = {name: min(ways, found[name]) for name, ways in listed.items() if name in found}
    for name, ways in listed.items():
        moved = [
            other for other in found if other not in listed and other.split("::")[1] == name.split("::")[1]
        ]
        if name not in found and moved:
            kept[moved[0]] = min(ways, found[moved[0]])
    return kept


def write_list(path: Path, listed: Mapping[str, int]) -> None:
    lines = [f"{name} {ways}" for name, ways in sorted(listed.items())]
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def _most_first(found: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(found, key=lambda each: -each[1])


def main(arguments: list[str]) -> int:
    found = over_limit(ROOT)
    if arguments == ["--shrink"]:
        write_list(ROOT / LIST, shrunk(read_list(ROOT / LIST), found))
        return 0
    for name, ways in _most_first(found.items()):
        print(f"{ways:>4}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
