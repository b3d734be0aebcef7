"""A room of more than fifteen files is told, unless its files are found by walking it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.checks.crowded import LIMIT, WALKED, check_crowded

ROOT = Path(__file__).parents[2]
ROOM = "tithing/planted"


def plant(root: Path, folder: str, files: int) -> None:
    (root / folder).mkdir(parents=True)
    for number in range(files):
        (root / folder / f"planted_{number}.py").touch()


def test_a_sixteenth_file_in_a_room_is_told(tmp_path: Path) -> None:
    plant(tmp_path, ROOM, LIMIT + 1)

    assert [fault.place for fault in check_crowded(tmp_path)] == [ROOM]


def test_fifteen_files_an_init_and_a_sub_room_are_no_crowd(tmp_path: Path) -> None:
    plant(tmp_path, ROOM, LIMIT)
    plant(tmp_path, f"{ROOM}/inside", LIMIT)
    (tmp_path / ROOM / "__init__.py").touch()

    assert check_crowded(tmp_path) == []


@pytest.mark.parametrize("folder", WALKED)
def test_what_is_found_by_walking_may_be_as_many_as_there_are(tmp_path: Path, folder: str) -> None:
    plant(tmp_path, folder, LIMIT + 1)

    assert check_crowded(tmp_path) == []


@pytest.mark.parametrize("folder", WALKED)
def test_a_folder_that_is_excused_for_being_walked_is_one(folder: str) -> None:
    assert (ROOT / folder).is_dir()
