"""What a book shows to who asks it for figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools.drill.command import Tithing, Told
from tools.drill.faults import NotSurvived, hold
from tools.drill.model import Figures
from tools.drill.sent import BEFORE, KNOWN, QUARTER

AREA = "E06000001"


@dataclass(frozen=True)
class Look:
    """What was shown, whole and in short, and what was said beside it."""

    told: Told
    objects: list[dict[str, Any]]
    figures: Figures

    @property
    def silent(self) -> bool:
        """Nothing was said that would make the reader stop."""
        return self.told.code == 0 and not self.told.err.strip()


def look(tithing: Tithing, *options: str) -> Look:
    """Ask for the figures of the quarter in the one area that has any, with the quarter before it beside them."""
    told = tithing.run("figures", "--quarter", QUARTER, "--area", AREA, "--format", "json", *options)
    objects = _objects(told)
    return Look(told, objects, dict(_figures(objects)))


def look_well(tithing: Tithing, *options: str) -> Look:
    """The same where nothing should be amiss."""
    seen = look(tithing, *options)
    hold(seen.silent, f"figures of a sound book are not shown in quiet: {seen.told}")
    return seen


def hold_figures(seen: Figures, expected: Figures, *, when: str) -> None:
    """The figures are those expected, each of them and no other."""
    if seen == expected:
        return
    wrong = [f for f in sorted(set(seen) | set(expected)) if seen.get(f) != expected.get(f)]
    words = [
        f"{measure} of {period} is {seen.get((measure, period))}, not {expected.get((measure, period))}"
        for measure, period in wrong[:3]
    ]
    raise NotSurvived(f"{len(wrong)} wrong figures {when}: {'; '.join(words)}")


def _objects(told: Told) -> list[dict[str, Any]]:
    if not told.out.strip():
        return []
    try:
        found = json.loads(told.out)
    except ValueError:
        raise NotSurvived(f"what it shows is not whole: {told}") from None
    hold(isinstance(found, list), f"what it shows is not a list: {told}")
    return list(found)


def _figures(objects: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, str], float]]:
    for each in objects:
        if each["area"] == AREA and each["indicator"] in KNOWN and not each["breakdown"]:
            shown = {QUARTER: each["value"], BEFORE: each["last_quarter"]["value"]}
            yield from (((each["indicator"], at), value) for at, value in shown.items() if value is not None)
