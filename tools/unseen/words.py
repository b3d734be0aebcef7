"""The words that a half writes with. Each half has its own, so that nobody tunes on the other's names."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

APART = (
    "places",
    "wards",
    "offences",
    "services",
    "fires",
    "health",
    "housing",
    "budgets",
    "questions",
    "first_names",
    "last_names",
)


@dataclass(frozen=True)
class Words:
    """`offences` are counted crimes; `parts` splits some of them; `services` are counted work of other partners."""

    places: tuple[str, ...]
    wards: tuple[str, ...]
    offences: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    services: tuple[str, ...]
    fires: tuple[str, ...]
    health: tuple[str, ...]
    housing: tuple[str, ...]
    budgets: tuple[str, ...]
    questions: tuple[str, ...]
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    bodies: tuple[str, ...]
    titles: tuple[str, ...]
    chatter: tuple[str, ...]

    def share(self, place: int, of: int) -> Words:
        """A part of the words, for one section of a paper whose sections must not name the same thing twice."""
        apart = {name: getattr(self, name)[place::of] for name in APART}
        return replace(self, parts=dict(sorted(self.parts.items())[place::of]), **apart)

    def title(self, chance: random.Random) -> str:
        return chance.choice(self.titles).format(place=chance.choice(self.places))

    def people(self, chance: random.Random, count: int) -> list[str]:
        """Invented people, no two with the same first or last name."""
        first = chance.sample(self.first_names, count)
        last = chance.sample(self.last_names, count)
        return [f"{a} {b}" for a, b in zip(first, last, strict=True)]
