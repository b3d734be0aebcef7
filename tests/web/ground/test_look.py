"""What the child that looks at a file finds, asked in this process: the same words, for every file that means harm or is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.web.ground.hostile_files import GOOD, HOSTILE
from tithing.web.ground.files.look import KINDS, look
from tithing.web.ground.files.names import safe_name

LOOKED_AT = [
    case for case, (name, _, _) in HOSTILE.items() if safe_name(name).rpartition(".")[2].lower() in KINDS
]


def found(path: Path, name: str) -> str:
    kind = safe_name(name).rpartition(".")[2].lower()
    told = json.loads(look(json.dumps({"path": str(path), "name": name, "kind": kind}).encode()))
    return " ".join(what for what, _ in told)


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_found_in_what_is_right(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(GOOD[name]())

    assert found(tmp_path / "file", name) == ""


def test_most_of_what_means_harm_is_found_by_looking(tmp_path: Path) -> None:
    """What is not is refused before: for its name, its size, or that looking takes too long."""
    said = {}
    for case in LOOKED_AT:
        name, made, _ = HOSTILE[case]
        (tmp_path / "file").write_bytes(made())
        said[case] = found(tmp_path / "file", name)

    assert sum(bool(words) for words in said.values()) >= 0.8 * len(LOOKED_AT)
    assert len(LOOKED_AT) > 15
