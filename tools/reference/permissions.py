"""The page of who may do what on the desk, from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.shared.permissions import RULES, Permission

ROOT = Path(__file__).parents[2]
MAY, KNOWS, ABSENT = "may", "is told who may", "–"


def permissions_page() -> str:
    """A row an action, a column a role, and the states in which nobody may."""
    rules = [each for _, each in sorted(_rules().items())]
    lines = [
        "# Who may do what on the desk",
        "",
        f"“{KNOWS}” of what one may see and not do; “{ABSENT}” where it answers as an address that does not exist.",
        "",
        f"| | {' | '.join(ROLES)} |",
        f"|---{'|---' * len(ROLES)}|",
    ]
    for each in rules:
        cells = (_cell(role, each) for role in ROLES)
        lines.append(f"| {each.does} | {' | '.join(cells)} |")
    return "\n".join([*lines, "", *_closed(rules), *_roles()])


def _rules() -> Mapping[str, Permission]:
    """Those of every app that has some. A rule needs no Django."""
    for path in sorted((ROOT / "tithing" / "web").glob("*/permissions.py")):
        import_module(f"tithing.web.{path.parent.name}.permissions")
    return RULES


def _cell(role: DeskRole, rule: Permission) -> str:
    if role in rule.roles:
        return MAY
    return KNOWS if role in rule.knows else ABSENT


def _closed(rules: list[Permission]) -> Iterator[str]:
    yield "## What nobody may"
    yield ""
    for each in rules:
        for state, words in each.closed.items():
            yield f"- {each.does}, of an account that has {state}: “{words}”"
    yield ""


def _roles() -> Iterator[str]:
    yield "## What each role is for"
    yield ""
    for role in ROLES:
        second = " Signs in with a second step." if role.needs_second_factor else ""
        yield f"- **{role}**: {role.does}.{second}"
