"""A partnership's file or folder that nothing reads, because of its name, is told; what is a copy or a note is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.vocabulary.in_words.unknown_name import near_names
from tithing.vocabulary.partnership import load_partnership
from tithing.vocabulary.partnership.unread_files import FOLDERS, unread_files
from tithing.vocabulary.problems import Refused

PLAIN = 'name = "Safer X"\narea = "E06000001"\n'


def partnership(folder: Path, name: str) -> Path:
    """A partnership's own files, with one more of this name."""
    (folder / "indicators").mkdir()
    (folder / "partnership.toml").write_text(PLAIN, encoding="utf-8")
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "told", "change"),
    [
        ("indicator/lost_bicycles.toml", "indicator", 'Call it "indicators"'),
        ("measure/local.toml", "measure", 'Call it "measures"'),
        ("framworks/2025-26.toml", "framworks", 'Call it "frameworks"'),
        ("indicators/lost_bicycles.toml.txt", "lost_bicycles.toml.txt", 'Call it "lost_bicycles.toml"'),
        ("areas.toml.txt", "areas.toml.txt", 'Call it "areas.toml"'),
        ("lost_bicycles.toml", "lost_bicycles.toml", "Put it into one of bodies/, frameworks/, indicators/"),
    ],
)
def test_what_nothing_reads_is_told_with_what_to_call_it(
    tmp_path: Path, name: str, told: str, change: str
) -> None:
    with pytest.raises(Refused) as refusal:
        load_partnership(partnership(tmp_path, name))

    [problem] = refusal.value.problems
    assert Path(problem.file).name == told
    assert change in problem.change


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "partnership.toml.bak",
        "partnership - Copy.toml",
        "notes/plan.toml",
        "old indicators/a.toml",
    ],
)
def test_a_note_or_a_copy_is_left_alone(tmp_path: Path, name: str) -> None:
    assert unread_files(partnership(tmp_path, name)) == ()


@given(st.sampled_from(FOLDERS), st.data())
def test_a_letter_that_is_left_out_of_a_folder_s_name_is_noticed(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))

    assert near_names(name[:at] + name[at + 1 :], FOLDERS, most=1, alike=0.85) == (name,)
