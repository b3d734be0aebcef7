"""A document is the same, byte for byte, whichever fonts the machine has that writes it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.fonts import FOLDERS, only_with
from tests.support.sample_document import sample_document
from tests.support.shared import ROOT
from tithing.documents.renderers import FORMATS, render

PROGRAM = """
import sys
from pathlib import Path
from tests.support.sample_document import sample_document
from tithing.documents.renderers import FORMATS, render
render(sample_document(), FORMATS, Path(sys.argv[1]), "report")
"""


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """As it is written with whatever fonts this machine has."""
    folder = tmp_path_factory.mktemp("here")
    render(sample_document(), FORMATS, folder, "report")
    return hashes(folder)


@pytest.mark.parametrize("fonts", FOLDERS)
def test_every_format_is_the_same_with_any_fonts(here: dict[str, str], tmp_path: Path, fonts: str) -> None:
    environment = only_with(fonts, aside=tmp_path)
    (tmp_path / "there").mkdir()

    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "there")], cwd=ROOT, env=environment, check=True
    )

    assert len(here) >= len(FORMATS)
    assert hashes(tmp_path / "there") == here
