"""A room of more than fifteen files is told, unless it is listed, or its files are found by walking it; the list only shrinks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.checks.crowded import (
    LIMIT,
    LIST,
    ROOT,
    WALKED,
    check_crowded,
    crowded_rooms,
    read_rooms,
    write_rooms,
)

ROOM = "tithing/planted"


def plant(root: Path, folder: str, files: int) -> None:
    (root / folder).mkdir(parents=True)
    for number in range(files):
        (root / folder / f"planted_{number}.py").touch()


def listing(root: Path, words: str) -> None:
    (root / LIST).parent.mkdir(parents=True)
    (root / LIST).write_text(f"# a line of words\n{words}\n", encoding="utf-8")


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


@pytest.mark.parametrize(
    ("listed", "places"),
    [
        (f"{ROOM} 15", [ROOM]),
        (f"{ROOM} 16", []),
        (f"{ROOM} 17", [LIST]),
        (f"{ROOM} 16\ntithing/mended 20", [LIST]),
    ],
)
def test_the_list_of_crowded_rooms_is_that_and_no_more(
    tmp_path: Path, listed: str, places: list[str]
) -> None:
    plant(tmp_path, ROOM, LIMIT + 1)
    listing(tmp_path, listed)

    assert [fault.place for fault in check_crowded(tmp_path)] == places


def test_a_list_that_is_written_is_read_as_it_was(tmp_path: Path) -> None:
    write_rooms(tmp_path / "crowded.txt", {ROOM: 16})

    assert read_rooms(tmp_path / "crowded.txt") == {ROOM: 16}


def test_the_rooms_of_documents_are_not_crowded() -> None:
    assert [name for name in crowded_rooms(ROOT) if name.startswith("tithing/documents")] == []
