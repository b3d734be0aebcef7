"""What printed figures must satisfy, one rule a file.

A rule is a file in one of the folders here that has `RULE` and `relations`: it is found by walking the folders, and a new
one needs no list. In which order rules speak of one fault is a table in `tell/precedence.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from tithing.checking.test.relation import Rule


@lru_cache(maxsize=1)
def rule_files() -> Mapping[str, tuple[ModuleType, ...]]:
    """The files of the rules by what they are about, which is the first line of their folder.

    >>> [file.RULE for file in rule_files()["Changes"]][:2]
    ['difference', 'percent_change']
    """
    folders = (import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__) if each.ispkg)
    return {_about(folder): tuple(_rules_in(folder)) for folder in folders}


def all_rules() -> Mapping[str, Rule]:
    """Every rule by the name of its file."""
    return {
        file.__name__.rpartition(".")[2]: file.relations for files in rule_files().values() for file in files
    }


def _about(folder: ModuleType) -> str:
    return (folder.__doc__ or folder.__name__).strip().splitlines()[0].rstrip(".")


def _rules_in(folder: ModuleType) -> list[ModuleType]:
    files = (import_module(f"{folder.__name__}.{each.name}") for each in iter_modules(folder.__path__))
    return [file for file in files if hasattr(file, "relations")]
