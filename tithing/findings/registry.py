"""Finds the rules by walking their folder, and refuses what would find a fact that nobody could read."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from types import ModuleType

from tithing.findings import rules
from tithing.findings.fact import FactKind, unworded
from tithing.findings.gathered import NEEDS
from tithing.findings.rule import FindingRule
from tithing.findings.shown import UNDER_A_HEADING, Shown
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.problems import Problem, Refused

Loaded = Mapping[str, ModuleType]


@cache
def finding_rules() -> tuple[FindingRule, ...]:
    """Every rule of `findings/rules`, one a file.

    >>> [kind.name for rule in finding_rules() for kind in rule.kinds][:3]
    ['change', 'concentration', 'control signal']
    """
    return rules_in(rules)


def rules_in(package: ModuleType, *, given: Collection[str] = NEEDS) -> tuple[FindingRule, ...]:
    """The rules of a package's files, in the order in which their facts are told. Raises Refused with all that is wrong:
    a file that cannot be read or has no rule, a need that nobody gives, a kind without words or that is shown nowhere,
    two kinds of one name.
    """
    modules, problems = _loaded(package)
    found = {name: module.RULE for name, module in modules.items() if _has_rule(module)}
    problems += [_no_rule(name) for name in modules.keys() - found.keys()]
    problems += [each for name, rule in found.items() for each in _wrong_with(name, rule, given)]
    problems += [*_twice(found), *_declared_by_none(modules, found.values())]
    if problems:
        raise Refused(*problems)
    return tuple(rule for _, rule in sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


def _loaded(package: ModuleType) -> tuple[dict[str, ModuleType], list[Problem]]:
    modules: dict[str, ModuleType] = {}
    problems = []
    for name in sorted(each.name for each in pkgutil.iter_modules(package.__path__)):
        try:
            modules[name] = importlib.import_module(f"{package.__name__}.{name}")
        except Exception as error:
            problems.append(_problem(name, f"it cannot be loaded: {error}", "Mend it"))
    return modules, problems


def _problem(name: str, what: str, change: str) -> Problem:
    return Problem(what, change, f"findings/rules/{name}.py")


def _has_rule(module: ModuleType) -> bool:
    return isinstance(getattr(module, "RULE", None), FindingRule)


def _no_rule(name: str) -> Problem:
    return _problem(name, "it has no rule", "Say RULE = FindingRule(find, kinds=(...,)) at its end")


# -- what is wrong with one rule ----------------------------------------------------------------------------


def _wrong_with(name: str, rule: FindingRule, given: Collection[str]) -> Iterator[Problem]:
    for need in rule.needs:
        if need not in given:
            yield _not_given(name, need, given)
    if not rule.kinds:
        yield _problem(name, "it says of no kind of fact that it finds it", "Name its kinds in RULE")
    for kind in rule.kinds:
        yield from _wrong_with_kind(name, kind)


def _not_given(name: str, need: str, given: Collection[str]) -> Problem:
    near = said_near(need, sorted(given))
    return _problem(
        name,
        f"it needs {need}, which nobody gives{near}",
        f"Name find's parameters as what there is ({listed(sorted(given))}), or give {need} in findings/gathered.py",
    )


def _wrong_with_kind(name: str, kind: FactKind) -> Iterator[Problem]:
    if kind.words is unworded:
        yield _problem(name, f'"{kind}" has no words', "Write a function from the fact to its sentence")
    if not kind.shown:
        yield _problem(name, f'"{kind}" is shown nowhere', f"Name a place: {_places(Shown)}")
    if UNDER_A_HEADING.intersection(kind.shown) and not kind.heading:
        places = _places(sorted(UNDER_A_HEADING.intersection(kind.shown)))
        yield _problem(name, f'"{kind}" has no heading', f"Give it one: {places} needs it")


def _places(places: Iterable[Shown]) -> str:
    return ", ".join(f"Shown.{each.name}" for each in places)


# -- what is wrong between rules ----------------------------------------------------------------------------


def _twice(found: Mapping[str, FindingRule]) -> Iterator[Problem]:
    whose: dict[str, list[str]] = defaultdict(list)
    for name, rule in found.items():
        for kind in rule.kinds:
            whose[kind.name].append(name)
    for kind_name, (first, *others) in whose.items():
        for name in others:
            where = "stands twice among its kinds" if name == first else f"is a kind of {first}.py too"
            yield _problem(name, f'"{kind_name}" {where}', "Give each kind a name of its own")


def _declared_by_none(modules: Loaded, found: Iterable[FindingRule]) -> Iterator[Problem]:
    """Kinds that a file makes and no rule owns: their facts would have nobody to show them."""
    owned = {kind for rule in found for kind in rule.kinds}
    for name, module in modules.items():
        for each in vars(module).values():
            if isinstance(each, FactKind) and each not in owned:
                yield _problem(name, f'"{each}" is among no rule\'s kinds', "Add it to the kinds of RULE")
