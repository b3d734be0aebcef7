"""Every file that makes relations is a rule that is run, has a name of its own and says what it asks."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tithing.checking import rules
from tithing.checking.rules import all_rules, rule_files
from tools.reference.checks import names_of

FILES = [file for files in rule_files().values() for file in files]


def _makes_relations(file: ModuleType) -> bool:
    return "relations" in vars(file)


def test_every_file_with_relations_is_run() -> None:
    names = [path.stem for path in Path(rules.__path__[0]).glob("[a-z]*.py")]
    made = [import_module(f"{rules.__name__}.{name}") for name in names]

    assert {file.__name__ for file in made if _makes_relations(file)} == {file.__name__ for file in FILES}
    assert len(all_rules()) == len(FILES)


def test_no_two_rules_share_a_name() -> None:
    names = [name for file in FILES for name in names_of(file)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("file", FILES, ids=[file.__name__.rpartition(".")[2] for file in FILES])
def test_a_rule_says_what_has_to_hold_and_what_it_asks(file: ModuleType) -> None:
    assert file.__doc__
    assert "?" in (file.relations.__doc__ or "")
