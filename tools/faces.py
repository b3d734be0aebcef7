"""Put faces for other scripts beside those that we ship, so that the PDF can print them; nothing is fetched.

python -m tools.faces                 from the packages fonts-noto-core and fonts-noto-cjk, where they are installed
python -m tools.faces --from FOLDER   from any folder of TTF, OTF or TTC files

Only faces that show something ours cannot are taken. TITHING_FACES names another folder to put them in.
"""

from __future__ import annotations

import argparse
import shutil
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from tithing.vocabulary.characters.face_signs import signs_of
from tithing.vocabulary.characters.printable import FACE_FILES, faces_folder, printable, script_of

INSTALLED = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/opentype/noto"))
NONE_THERE = """No face that shows more than ours was found in {folders}.
Install the packages fonts-noto-core and fonts-noto-cjk, or say where faces are: make faces FROM=folder"""
_UPRIGHT = "-Regular"  # of a family that has several; bold type is printed upright then


def faces_in(folders: Iterable[Path]) -> list[Path]:
    """The faces in these folders; of Noto's families the upright sans serif ones."""
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*"))]
    return [path for path in found if path.suffix.lower() in FACE_FILES and _is_wanted(path.name)]


def _is_wanted(name: str) -> bool:
    return not name.startswith("Noto") or (name.startswith("NotoSans") and _UPRIGHT in name)


def put_in(folder: Path, faces: Iterable[Path]) -> dict[str, list[str]]:
    """Copy those that show more; the name of each face -> the scripts that it adds."""
    added: dict[str, list[str]] = {}
    shown = {ord(sign) for sign in printable()}
    for face in faces:
        more = _signs(face) - shown
        if more:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(face, folder / face.name)
            added[face.name] = sorted({script_of(chr(code)) for code in more})
            shown |= more
    return added


def _signs(face: Path) -> frozenset[int]:
    try:
        return signs_of(face)
    except (OSError, ValueError, struct.error):
        return frozenset()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.faces", description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path)
    folder = parser.parse_args(arguments).folder
    folders = (folder,) if folder else INSTALLED
    added = put_in(faces_folder(), faces_in(folders))
    for name, scripts in added.items():
        print(f"{name}: {', '.join(scripts)}")
    if not added:
        print(NONE_THERE.format(folders=" and ".join(map(str, folders))))
    return 0 if added else 1


if __name__ == "__main__":
    sys.exit(main())
