"""A partnership's own measures: the page's example is read, and each slip of a stranger's pen is told by file and key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.definition import IndicatorKind
from tithing.indicators.own.measures import with_own
from tithing.observations.measure import Measure, Measures, load_measures
from tithing.vocabulary.problems import Problem, Refused

PAGE = Path(__file__).parents[3] / "docs/how-to/add-an-indicator.md"
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def own(folder: Path, text: str) -> Measures:
    folder.mkdir(exist_ok=True)
    (folder / "local.toml").write_text(text, encoding="utf-8")
    return with_own(load_measures(), folder)


def refused(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refusal:
        own(folder, text)
    return refusal.value.problems


def test_the_measure_and_the_indicator_of_the_page_are_read_and_come_out(tmp_path: Path) -> None:
    measures = own(tmp_path / "measures", BLOCKS[0])
    indicators = tmp_path / "indicators"
    indicators.mkdir()
    for block, name in zip(BLOCKS[1:], ("empty_homes_entered", "empty_homes_entered_rate"), strict=True):
        (indicators / f"{name}.toml").write_text(block, encoding="utf-8")

    catalogue = load_catalogue(local=indicators, measures=measures)

    assert measures.find("Void property break-ins").slug == "empty_homes_entered"
    assert catalogue.get("empty_homes_entered").title == "Empty homes broken into"
    assert catalogue.get("empty_homes_entered_rate").kind is IndicatorKind.RATE


@pytest.mark.parametrize(
    ("right", "wrong", "key", "what"),
    [
        ("aliases =", "alias =", "alias", "the nearest is aliases"),
        ('better = "lower"', 'better = "less"', "better", "is not known"),
        ('["Void property break-ins"]', '["Shoplifting"]', "aliases", "is a name of the measure shoplifting already"),
        ('["Void property break-ins"]', '"Void"', "aliases", "should be a list of words"),
        ('"Empty homes broken into"', '"SHOPLIFTING"', "title", "is a name of the measure shoplifting already"),
        ('"Empty homes broken into"', "3", "title", "should be words in quotes"),
        ('title = "Empty homes broken into"', "", "title", "is missing"),
        ('"households"', '"housholds"', "denominator", "the nearest is households"),
        ('better = "lower"', "per = 0", "per", "a rate per 0 is told in no unit"),
        ('better = "lower"', "per = 10000", "per", "a rate per 10,000 is told in no unit"),
        ('better = "lower"', 'breaks = ["burglary"]', "breaks", 'no break is called "burglary"'),
        ('better = "lower"', 'part_of = "homes"', "part_of", 'no measure is called "homes"'),
        ('better = "lower"', 'disclosure = "secret"', "disclosure", "is not known"),
        ('better = "lower"', 'exists_from = "soon"', "exists_from", "is no date"),
    ],
)  # fmt: skip
def test_a_slip_is_told_by_file_and_key(tmp_path: Path, right: str, wrong: str, key: str, what: str) -> None:
    text = BLOCKS[0].replace(right, wrong, 1)
    assert text != BLOCKS[0]

    [problem] = refused(tmp_path, text)

    assert problem.file == str(tmp_path / "local.toml")
    assert problem.what.startswith(f'key "empty_homes_entered.{key}": ')
    assert what in problem.what
    assert problem.change


def test_everything_wrong_is_told_at_once_and_a_key_above_every_heading_too(tmp_path: Path) -> None:
    problems = refused(tmp_path, 'stray = 1\n[a]\ntitle = "A"\nbeter = "x"\n[b]\ntitel = "B"\n')

    assert [each.what.split(":")[0] for each in problems] == [
        'key "stray"', 'key "a.beter"', 'key "b.title"', 'key "b.titel"',
    ]  # fmt: skip


def test_two_own_measures_of_one_name_are_told_of_both(tmp_path: Path) -> None:
    problems = refused(tmp_path, '[a]\ntitle = "Kites"\n[b]\ntitle = "Lost kites"\naliases = ["kites"]\n')

    assert [each.what for each in problems] == [
        'key "a.title": "Kites" is a name of the measure b already',
        'key "b.aliases": "kites" is a name of the measure a already',
    ]


def test_one_of_our_slug_takes_the_place_of_ours_with_its_names(tmp_path: Path) -> None:
    measures = own(tmp_path, '[shoplifting]\ntitle = "Shoplifting"\ncaveat = "As the shops tell it."\n')

    assert measures.find("Shoplifting").caveat == "As the shops tell it."


def test_our_own_measures_pass_what_is_asked_of_a_partnership_s(tmp_path: Path) -> None:
    """What we refuse of others holds for ours: no name is that of two, and nothing is named that is not there."""
    folder = Path(__file__).parents[3] / "tithing/observations/measures"
    files = sorted(folder.glob("*.toml"))
    assert files

    assert set(with_own(Measures(()), folder)) == set(load_measures())
    assert {each.name for each in fields(Measure)} - {"slug"} >= _keys(files)


def _keys(files: list[Path]) -> set[str]:
    tables: list[dict[str, Any]] = [tomllib.loads(path.read_text(encoding="utf-8")) for path in files]
    return {key for table in tables for entry in table.values() for key in entry}
