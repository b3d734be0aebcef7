"""Every file that makes relations is a rule that is run, has a name of its own and says what it asks."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import tithing.checking.test as room
from tithing.checking.tell.precedence import ORDER, precedence_of
from tithing.checking.test import all_rules, rule_files
from tools.reference.checks import names_of

FILES = [file for files in rule_files().values() for file in files]


def _makes_relations(file: ModuleType) -> bool:
    return "relations" in vars(file)


def test_every_file_with_relations_is_run() -> None:
    root = Path(room.__path__[0])
    names = [f"{path.parent.name}.{path.stem}" for path in root.glob("*/[a-z]*.py")]
    made = [import_module(f"{room.__name__}.{name}") for name in names]

    assert {file.__name__ for file in made if _makes_relations(file)} == {file.__name__ for file in FILES}
    assert len(all_rules()) == len(FILES)


def test_the_table_of_precedence_names_rules_that_there_are_and_each_once() -> None:
    assert set(ORDER) <= set(all_rules())
    assert len(set(ORDER)) == len(ORDER)
    assert precedence_of("a_rule_of_tomorrow") > max(map(precedence_of, ORDER))


def test_no_two_rules_share_a_name() -> None:
    names = [name for file in FILES for name in names_of(file)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("file", FILES, ids=[file.__name__.rpartition(".")[2] for file in FILES])
def test_a_rule_says_what_has_to_hold_and_what_it_asks(file: ModuleType) -> None:
    assert file.__doc__
    assert "?" in (file.relations.__doc__ or "")
