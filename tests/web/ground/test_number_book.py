"""The site reads the number book through one function, as whoever asks."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import tithing.web
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.ground.number_book import read_book
from tithing.web.shared.actor import THE_PUBLIC_ACTS, Actor, HeldRole

GATE = "ground/number_book.py"


def test_each_actor_reads_as_their_roles_make_them() -> None:
    analyst = Actor(1, "Practice Analyst", (HeldRole(DeskRole.ANALYST),))
    member = Actor(2, "Practice Member", (HeldRole(DeskRole.MEMBER, "fire"),))
    readers = [
        read_book(actor, lambda seen: seen.reader.words) for actor in (THE_PUBLIC_ACTS, analyst, member)
    ]
    assert readers == ["the public", "an officer", "the partner fire"]


def test_there_is_no_way_round_it() -> None:
    web = Path(tithing.web.__file__).parent
    modules = [path for path in web.rglob("*.py") if "migrations" not in path.parts]

    round_it = {path.relative_to(web).as_posix() for path in modules if opens_the_door(path.read_text())}

    assert len(modules) > 100
    assert round_it == {GATE}


@pytest.mark.parametrize(
    ("source", "opens"),
    [
        ("from tithing.reading.snapshot import Snapshot", False),
        ("from tithing.reading.snapshot import Snapshot, ask", True),
        ("from tithing.reading.snapshot import snapshot as look", True),
        ("import tithing.reading.snapshot", True),
        ("def late():\n    from tithing.reading.snapshot import ask", True),
        ("from tithing.reading import snapshot", True),
        ("from tithing.reading.book_state import state_of", True),
        ("from tithing.workflows.figures_out.figures import figures", True),
        ("from tithing.workflows.figures_out.figures import figures_of", False),
    ],
)
def test_what_opens_the_door(source: str, opens: bool) -> None:
    assert opens_the_door(source) is opens


BEHIND = {  # module -> what of it takes a book and a reader, and so chooses who reads; None for all of it
    "tithing.reading.snapshot": {"ask", "snapshot"},
    "tithing.reading": {"snapshot", "book_state"},
    "tithing.reading.book_state": None,
    "tithing.workflows.figures_out.figures": {"figures"},
    "tithing.workflows.figures_out.report": {"performance_report"},
    "tithing.workflows.figures_out.ward_profile": {"ward_profiles"},
}


def opens_the_door(source: str) -> bool:
    """Whether a module imports what answers for a reader of its own choice."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import) and any(each.name in BEHIND for each in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and node.module in BEHIND:
            those = BEHIND[node.module]
            if those is None or those & {each.name for each in node.names}:
                return True
    return False
