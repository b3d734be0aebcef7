"""What the partnership's own files name has to be there; what is not is told with the nearest, and never fails later on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tithing.reading.snapshot import snapshot
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.the_book.new_book import new_book


def _opened(folder: Path, was: str, now: str, areas: str = "") -> str:
    """What opening says of a new book of Preston in which one text of partnership.toml was changed."""
    created = new_book(folder, name="Safer X", area="Preston")
    said = created.config.read_text()
    assert was in said
    created.config.write_text(said.replace(was, now, 1))
    if areas:
        created.config.with_name("areas.toml").write_text(areas)
    with pytest.raises(Refused) as refused:
        snapshot(folder, reader=THE_PUBLIC, at=datetime(2026, 5, 1))
    return str(refused.value)


OWES = '[[partners]]\nslug = "fire"\nname = "Fire"\n[[partners.owes]]\nmeasures = ["robery"]\n\n# House style'


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('  "E07000117",', '  "E07000997",', 'side_by_side: no area has the code "E07000997"; the nearest'),
        ('  "E07000117",', '  "Burnley",', '"Burnley" is not an ONS code; Burnley is E07000117'),
        ('  "E07000117",', '  "Burnly",', "the nearest are Burnley"),
        ('force = "E23000003"', 'force = "E23000093"', "E23000003 (Lancashire)"),
        (
            "# House style",
            OWES,
            'fire, owes.measures: no measure is called "robery"; the nearest are robbery',
        ),
        ('contact = ""', 'contakt = ""', "contakt: is not a key that is known here; the nearest is contact"),
    ],
)
def test_a_name_that_nothing_has_is_told_with_the_nearest(
    tmp_path: Path, was: str, now: str, told: str
) -> None:
    assert told in _opened(tmp_path / "b", was, now)


@pytest.mark.parametrize(
    ("areas", "told"),
    [
        (
            '[[areas]]\ncode = "LOC-QUAY"\nname = "The Quay"\nparent = "E07000997"\n',
            'parent: no area has the code "E07000997"',
        ),
        (
            '[[areas]]\ncode = "LOC-QUAY"\nname = "The Quay"\nwards = ["E05099999"]\n',
            'wards: no area has the code "E05099999"',
        ),
        (
            '[[aliases]]\nname = "The town"\ncode = "E07000997"\n',
            'aliases.code: no area has the code "E07000997"',
        ),
    ],
)
def test_codes_of_areas_toml_are_held_likewise(tmp_path: Path, areas: str, told: str) -> None:
    assert told in _opened(tmp_path / "b", "# House style", "# House style", areas)
