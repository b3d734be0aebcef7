"""Which half a family stands in, and how families are found.

The half is chance: the first byte of the SHA-256 of the seed and the family's name, odd or even. The seed was written
down before the first family was named, so a family's half could not be chosen.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType

from tools.unseen.pen import Pen
from tools.unseen.words import Words

SEED = "unseen 2026-11-29"
HALVES = ("tuned", "measured")
KINDS = ("layouts", "prose")
Family = Callable[[Pen], None]


def half_of(family: str) -> str:
    """The half that chance gave a family.

    >>> half_of("quarters") in HALVES
    True
    """
    return HALVES[hashlib.sha256(f"{SEED}:{family}".encode()).digest()[0] % 2]


def families_in(half: ModuleType) -> dict[str, Family]:
    """The families of a half, as `layouts.quarters`, each with the function that writes it."""
    found: dict[str, Family] = {}
    for kind in KINDS:
        room = importlib.import_module(f"{half.__name__}.{kind}")
        for module in sorted(pkgutil.iter_modules(room.__path__), key=lambda each: each.name):
            found[f"{kind}.{module.name}"] = importlib.import_module(f"{room.__name__}.{module.name}").write
    return found


def words_of(half: ModuleType) -> Words:
    return importlib.import_module(f"{half.__name__}.words").WORDS
