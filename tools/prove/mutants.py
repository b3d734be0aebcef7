"""One small change to a module at a time: a comparison turned, a sum made a difference, a word or number altered."""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
ALTERED = "altered "
UNRUN = ("annotation", "returns", "decorator_list", "type_comment")  # parts of a node that no run evaluates


@dataclass(frozen=True)
class Mutant:
    """`source` is the whole module with one change in it: at `line`, `change` says which."""

    line: int
    change: str
    source: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.change}"


@dataclass(frozen=True)
class Change:
    """One node of a tree, and what could stand in its place."""

    node: ast.expr | ast.stmt
    instead: ast.expr | ast.stmt

    @property
    def words(self) -> str:
        return f"{ast.unparse(self.node)} becomes {ast.unparse(self.instead)}"


def mutants_of(source: str, *, most: int, seed: int) -> tuple[Mutant, ...]:
    """At most so many mutants of a module, chosen by the seed, in the order of its lines.

    >>> [str(mutant) for mutant in mutants_of("def few(n):\\n    return n < 5\\n", most=9, seed=1)]
    ['line 2: n < 5 becomes n <= 5', 'line 2: 5 becomes 6']
    """
    changes = len(list(changes_of(ast.parse(source))))
    chosen = random.Random(seed).sample(range(changes), min(most, changes))
    return tuple(_mutant(source, number) for number in sorted(chosen))


def _mutant(source: str, number: int) -> Mutant:
    """The change of this number, made in a tree of its own."""
    tree = ast.parse(source)
    change = list(changes_of(tree))[number]
    words = change.words
    changed = _Swap(change).visit(tree)
    return Mutant(change.node.lineno, words, ast.unparse(ast.fix_missing_locations(changed)))


class _Swap(ast.NodeTransformer):
    def __init__(self, change: Change) -> None:
        self.change = change

    def visit(self, node: ast.AST) -> ast.AST:
        return self.change.instead if node is self.change.node else self.generic_visit(node)


def changes_of(tree: ast.Module) -> Iterator[Change]:
    """Every change that may be made, in the order of the tree: the same for the same source."""
    for node in _run_nodes(tree):
        yield from _changes_to(node)


def _run_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes whose value a run can tell: no annotation, docstring, decorator, import or list of exports."""
    for name, value in ast.iter_fields(tree):
        children = value if isinstance(value, list) else [value]
        for child in children if name not in UNRUN else []:
            if isinstance(child, ast.AST) and not _says_nothing(child):
                yield child
                yield from _run_nodes(child)


def _says_nothing(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.keyword(arg="strict"):  # of zip: a guard against ourselves
            return True
    return False


def _changes_to(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare():
            yield from (Change(node, _compared(node, place)) for place in range(len(node.ops)))
        case ast.BinOp() if type(node.op) in ARITHMETIC:
            yield Change(node, _like(node, op=ARITHMETIC[type(node.op)]()))
        case ast.AugAssign() if type(node.op) in ARITHMETIC:
            yield Change(node, _like(node, op=ARITHMETIC[type(node.op)]()))
        case ast.BoolOp():
            yield Change(node, _like(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And()))
        case ast.Constant(value=bool() | int() | float() | str()):
            yield Change(node, _like(node, value=_altered(node.value)))
        case ast.UnaryOp(op=ast.USub() | ast.Not()):
            yield Change(node, node.operand)
        case ast.If() | ast.IfExp():
            yield Change(node.test, ast.UnaryOp(op=ast.Not(), operand=node.test))


def _compared(node: ast.Compare, place: int) -> ast.Compare:
    turned = COMPARISONS[type(node.ops[place])]()
    return _like(node, ops=[*node.ops[:place], turned, *node.ops[place + 1 :]])


def _altered(value: object) -> object:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
    return f"{ALTERED}{value}"


Node = TypeVar("Node", bound=ast.AST)


def _like(node: Node, **fields: object) -> Node:
    """The same node but for these fields; its children are shared with it."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other
