"""No test can pass by asserting nothing: one whose assertions all stand in a loop or behind an `if` asserts first that
there is something to loop over, or that the `if` is met.

A loop over something written out beside it (`for name in ("a", "b")`) needs no such assertion, nor does an `if` whose other
branch asserts as well. `assert all(...)` is a loop, and so is what a test's own helper does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.checks import Fault

IN_LOOP = "asserts only inside a loop or behind an if: assert first that there is something there"
NOTHING = "asserts nothing: say what must be so afterwards"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Helpers = Mapping[str, ast.AST]
_EXPECTS = ("raises", "warns", "deprecated_call")
_SAYS_ITSELF = ("fail", "approve")
_PARTS_OF = ("items", "keys", "values", "split")
_WALKED_AS_THEY_ARE = ("enumerate", "sorted", "zip", "list", "tuple", "reversed", "product")


def check_assertions(root: Path) -> list[Fault]:
    """Each test below `tests` that could pass on nothing, at its first line."""
    faults = []
    for path in sorted((root / "tests").rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(root).as_posix()
        faults += [Fault(f"{name}:{line}", rule) for line, rule in _faults_in(module)]
    return faults


def _faults_in(module: ast.Module) -> Iterator[tuple[int, str]]:
    written_out = _named(module)
    for node in ast.walk(module):
        if not isinstance(node, Function) or not node.name.startswith("test_"):
            continue
        if not _anything(node.body, written_out):
            yield node.lineno, NOTHING
        elif not _surely(node.body, written_out):
            yield node.lineno, IN_LOOP


def _named(module: ast.Module) -> dict[str, ast.AST]:
    """The module's own functions, and what it writes out under a name."""
    found: dict[str, ast.AST] = {}
    for node in module.body:
        match node:
            case ast.FunctionDef(name=name):
                found[name] = node
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = value
    return found


def _anything(body: Sequence[ast.stmt], named: Helpers) -> bool:
    return any(_asserts(node, named) for statement in body for node in ast.walk(statement))


def _asserts(node: ast.AST, named: Helpers) -> bool:
    match node:
        case ast.Assert():
            return True
        case ast.withitem(context_expr=expression):
            return _called(expression) in _EXPECTS
        case ast.Call():
            return _called(node) in _SAYS_ITSELF or _is_helper_that(_anything, node, named)
        case _:
            return False


def _surely(body: Sequence[ast.stmt], named: Helpers) -> bool:
    """Whether something is asserted on every way through these statements."""
    named = {**named, **_bound(body)}
    for statement in body:
        if _statement_asserts(statement, named):
            return True
        if _may_leave(statement, named):
            return False
    return False


def _bound(body: Sequence[ast.stmt]) -> dict[str, ast.AST]:
    """What is written out under a name in these statements."""
    return {
        target.id: statement.value
        for statement in body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


def _may_leave(statement: ast.stmt, named: Helpers) -> bool:
    """Whether the test may end here without having asserted. A skip ends it in the open, and does not count."""
    match statement:
        case ast.Return():
            return True
        case ast.If(body=body, orelse=other):
            return any(_leaves_at_once(branch, named) for branch in (body, other))
        case ast.For(body=body) | ast.While(body=body) | ast.With(body=body) | ast.Try(body=body):
            return _leaves_at_once(body, named)
        case _:
            return False


def _leaves_at_once(body: Sequence[ast.stmt], named: Helpers) -> bool:
    return not _surely(body, named) and any(_may_leave(statement, named) for statement in body)


def _statement_asserts(statement: ast.stmt, named: Helpers) -> bool:
    match statement:
        case ast.Assert(test=test):
            return not _all_of_what_may_be_nothing(test, named)
        case ast.With(items=items) if any(_called(item.context_expr) in _EXPECTS for item in items):
            return True
        case ast.Expr(value=ast.Call() as call) | ast.Assign(value=ast.Call() as call):
            return _called(call) in _SAYS_ITSELF or _is_helper_that(_surely, call, named)
        case _:
            return any(all(_surely(body, named) for body in way) for way in _ways(statement, named))


def _ways(statement: ast.stmt, named: Helpers) -> Iterator[tuple[Sequence[ast.stmt], ...]]:
    """The sets of blocks, of which it is enough that all of one set assert: both branches of an `if`, every case."""
    match statement:
        case ast.With(body=body) | ast.Try(body=body, finalbody=[]):
            yield (body,)
        case ast.Try(body=body, finalbody=last):
            yield from ((body,), (last,))
        case ast.For(iter=over, body=body) if _written_out(over, named):
            yield (body,)
        case ast.If(body=body, orelse=other):
            yield (body, other)
        case ast.Match(cases=cases):
            yield tuple(case.body for case in cases)


def _all_of_what_may_be_nothing(test: ast.expr, named: Helpers) -> bool:
    """`all(... for each in things)`, where nothing shows that there are any."""
    match test:
        case ast.Call(func=ast.Name(id="all"), args=[ast.GeneratorExp(generators=[first, *_])]):
            return not _written_out(first.iter, named)
        case _:
            return False


def _written_out(over: ast.expr, named: Helpers) -> bool:
    """Whether there is surely something to loop over: it is written out here, or under a name of this module."""
    match over:
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts) | ast.Dict(keys=parts):
            return bool(parts)
        case ast.Constant(value=value):
            return bool(value)
        case ast.Name(id=name):
            written = named.get(name)
            return isinstance(written, ast.expr) and _written_out(written, {})
        case ast.Call():
            return _written_out_in_call(over, named)
        case _:
            return False


def _written_out_in_call(call: ast.Call, named: Helpers) -> bool:
    match call:
        case ast.Call(func=ast.Name(id="range"), args=[_, *_]):
            return True
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in _WALKED_AS_THEY_ARE:
            return _written_out(first, named)
        case ast.Call(func=ast.Attribute(value=whole, attr=name)) if name in _PARTS_OF:
            return _written_out(whole, named)
        case _:
            return False


def _is_helper_that(does: object, call: ast.Call, named: Helpers) -> bool:
    helper = named.get(_called(call))
    if not isinstance(helper, Function) or not callable(does):
        return False
    others = {name: node for name, node in named.items() if node is not helper}
    return bool(does(helper.body, others))


def _called(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
        case _:
            return ""
