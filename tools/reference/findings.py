"""The page of findings: every rule, as its own file says it, with what it needs and where a report shows what it finds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import getdoc

from tithing.findings.fact import FactKind
from tithing.findings.registry import finding_rules
from tithing.findings.rule import FindingRule
from tools.reference import code, table

INTRODUCTION = """# Findings

What a report says of figures beyond their tables, rule by rule: what each looks at, and where a reader sees it. A rule is one
file of `tithing/findings/rules`: see [how to add one](../how-to/add-a-finding-rule.md).
"""
HEADS = ("Kind of fact", "What is said", "Needs", "Where it is shown")


def findings_page() -> str:
    return f"{INTRODUCTION}\n{table(HEADS, _rows())}\n"


def _rows() -> Iterator[tuple[str, ...]]:
    for rule in finding_rules():
        for kind in rule.kinds:
            yield code([kind.name]), _about(rule), code(rule.needs), _where(kind)


def _about(rule: FindingRule) -> str:
    first = (getdoc(sys.modules[rule.find.__module__]) or "").split("\n\n")[0]
    return " ".join(first.split())


def _where(kind: FactKind) -> str:
    places = "; ".join(kind.shown)
    return f'{places} ("{kind.heading}")' if kind.heading else places
