"""A partnership's file is read with a sentence for everything wrong in it, naming file and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tithing.reading.book import open_book
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.partnership import load_partnership
from tithing.vocabulary.problems import Refused

PLAIN = 'name = "Safer X"\narea = "E06000001"\n'
WHOLE = """
name = "Safer X"
area = "E06000001"
force = "E23000013"
side_by_side = ["E06000001", "E06000002"]
contact = "Community Safety Team"
[most_similar_group]
from = 2014-10-01
members = ["E06000001", "E06000047"]
[[partners]]
slug = "fire"
name = "X Fire Brigade"
post = "Community Safety Manager"
[[partners.owes]]
measures = ["deliberate_fires_f3", "deliberate_fires_f1"]
due_days = 21
[style]
small_count = 12
"""


def _load(tmp_path: Path, text: str, areas: str = "") -> object:
    (tmp_path / "partnership.toml").write_text(text, encoding="utf-8")
    if areas:
        (tmp_path / "areas.toml").write_text(areas, encoding="utf-8")
    return load_partnership(tmp_path)


def test_two_lines_are_enough(tmp_path: Path) -> None:
    (tmp_path / "partnership.toml").write_text(PLAIN)

    own = load_partnership(tmp_path)

    assert (own.areas, own.side_by_side) == (("E06000001",), ("E06000001",))


def test_everything_stated_is_read(tmp_path: Path) -> None:
    (tmp_path / "partnership.toml").write_text(WHOLE)

    own = load_partnership(tmp_path)

    assert own.most_similar_group is not None
    assert own.most_similar_group.start == date(2014, 10, 1)
    fire = own.partner("X fire brigade")
    assert fire is not None
    assert fire.owes[0].due_days == 21
    assert fire.measures_owed() == ("deliberate_fires_f3", "deliberate_fires_f1")
    assert own.style.small_count == 12
    assert own.partner("nobody") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("area = 'E06000001'", "name: is missing"),
        ('name = "X"', "area: is missing"),
        ('name = "X"\narea = "Hartlepool"', 'area: "Hartlepool" is not an ONS code'),
        ('name = 5\narea = "E06000001"', "name: is 5, which is not text"),
        (PLAIN + 'side_by_side = "E06000001"', "side_by_side: is not a list of texts"),
        (PLAIN + 'side_by_side = ["X1"]', 'side_by_side: "X1" is not an ONS code'),
        (PLAIN + 'neighbors = "x"', "neighbors: is not a key that is known here"),
        (PLAIN + 'style = "plain"', "style: is not a table"),
        (PLAIN + "[style]\nsmall_count = -1", "style.small_count: is -1"),
        (PLAIN + "[style]\nsmall_count = true", "style.small_count: is True"),
        (PLAIN + '[partners]\nslug = "fire"', "partners: is not a list of tables"),
        (PLAIN + '[[partners]]\nname = "Fire"', "partners[1].slug: is missing"),
        (
            PLAIN + '[[partners]]\nslug = "f"\nname = "F"\n[[partners.owes]]\ndue_days = "x"',
            "partners[1].owes[1].due_days: is 'x'",
        ),
        (PLAIN + '[most_similar_group]\nfrom = "2014"', "most_similar_group.from: is '2014'"),
        ("name = Safer X", "it is not written as TOML"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        _load(tmp_path, text)

    assert words in str(refusal.value)
    assert "partnership.toml" in str(refusal.value)


def test_every_problem_is_listed(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        _load(tmp_path, 'area = "X"\nstyle = 1', '[[areas]]\nname = "Old Town"')

    assert len(refusal.value.problems) == 4


def test_local_areas_and_aliases_are_found_in_the_gazetteer(tmp_path: Path) -> None:
    folder = tmp_path / "partnership"
    folder.mkdir()
    (folder / "partnership.toml").write_text(PLAIN)
    (folder / "areas.toml").write_text(
        '[[areas]]\ncode = "LOC-old-town"\nname = "Old Town"\nparent = "E06000001"\n'
        '[[aliases]]\nname = "The Borough"\ncode = "E06000001"\n'
    )

    places = open_book(tmp_path).gazetteer

    assert places.find("Old Town").kind is AreaKind.LOCAL
    assert places.find("the borough").code == "E06000001"


def test_local_measures_join_ours(tmp_path: Path) -> None:
    folder = tmp_path / "partnership"
    (folder / "measures").mkdir(parents=True)
    (folder / "partnership.toml").write_text(PLAIN)
    (folder / "measures" / "own.toml").write_text('[street_lights_out]\ntitle = "Street lights out"\n')

    measures = open_book(tmp_path).measures

    assert measures.find("Street lights out").slug == "street_lights_out"
    assert len(list(measures)) > 1


@pytest.mark.parametrize("text", ['[own]\ntitle = "X"\nunit = "furlongs"', "own = 1"])
def test_a_local_measure_that_cannot_be_is_refused(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "partnership"
    (folder / "measures").mkdir(parents=True)
    (folder / "partnership.toml").write_text(PLAIN)
    (folder / "measures" / "own.toml").write_text(text)

    with pytest.raises(Refused, match=r'own\.toml: key "own'):
        _ = open_book(tmp_path).measures
