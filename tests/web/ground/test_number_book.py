"""The site reads the number book through one function, as whoever asks."""

from __future__ import annotations

from pathlib import Path

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
    asked = {
        path.relative_to(web).as_posix()
        for path in web.rglob("*.py")
        if "tests" not in path.parts
        and any(
            f"from tithing.reading.snapshot import {name}" in path.read_text()
            for name in ("ask", "snapshot", "Snapshot, ask", "Snapshot, snapshot")
        )
    }
    assert asked == {GATE}
