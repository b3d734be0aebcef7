"""Every command that says figures, in every format, as words: what anybody is given who asks a book everything."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.core.disclosed.town import DISTRICT, WARDS
from tests.support.read_back import words_of_pdf
from tithing.cli import run

QUARTER = "2025-26Q3"
BEFORE_THE_CORRECTION = "2026-01-31"
ALL_FORMATS = "html,pdf,docx,xlsx,csv,json"
SPANS = (
    ("--half-year", "2025-26H1"),
    ("--from", "2025-26Q2", "--to", QUARTER),
    ("--from", "2025-26Q1", "--to", QUARTER),
)
AREAS = ("", WARDS[0], WARDS[1], "LOC-OLD-TOWN", DISTRICT)
# What differs with the bytes of a file, and tells of no figure: hashes, sizes, and when it was received or written.
_OF_THE_FILE = re.compile(r'\b[0-9a-f]{12,64}\b|"bytes": \d+|\d{4}-\d\d-\d\dT[\d:.]+Z?')


def every_output(book: Path, folder: Path, *reader: str) -> dict[str, str]:
    """The words of each output, by what was asked."""
    asked = ["--book", str(book), "--quarter", QUARTER, *reader]
    return dict(_figures(asked)) | dict(_documents(asked, folder))


def _figures(asked: Sequence[str]) -> Iterator[tuple[str, str]]:
    known = ("--as-known-on", BEFORE_THE_CORRECTION)
    whose = [("--area", area) if area else () for area in AREAS]
    for more in (*whose, ("--all-areas",), known, (*known, "--area", WARDS[0]), ("--indicator", "robbery")):
        for form in ("table", "json", "csv"):
            words = ["figures", *more, "--format", form]
            yield " ".join(words), printed(["figures", *asked, *more, "--format", form])

    for span in SPANS:
        for more in whose:
            yield (
                " ".join(("figures", *span, *more)),
                printed(["figures", *_over(asked, span), *more, "--format", "json"]),
            )


def _over(asked: Sequence[str], span: Sequence[str]) -> list[str]:
    """The same asked of a longer span."""
    at = asked.index("--quarter")
    return [*asked[:at], *span, *asked[at + 2 :]]


def _documents(asked: Sequence[str], folder: Path) -> Iterator[tuple[str, str]]:
    published = ("--published", "2026-03-01", "--formats", ALL_FORMATS)
    whose = [(area, ("--area", area) if area else ()) for area in AREAS]
    made = [("performance", name, more) for name, more in whose]
    made += [("performance", "since", ("--since", BEFORE_THE_CORRECTION)), ("ward-profile", "", ())]
    of_quarter = [(*each, asked) for each in made]
    over = [("performance", f"over-{number}", (), _over(asked, span)) for number, span in enumerate(SPANS)]
    for kind, name, more, whole in (*of_quarter, *over):
        output = folder / f"{kind}-{name}"
        said = printed(["report", kind, *whole, *more, *published, "--output", str(output)])
        yield f"report {kind} {name} {' '.join(more)}", said.replace(str(folder.parent), "")
        yield from ((f"{kind} {name} {path.name}", _words(path)) for path in sorted(output.iterdir()))


def printed(arguments: Sequence[str]) -> str:
    """What a command prints, refusals too."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        run(list(arguments))
    return _OF_THE_FILE.sub("", out.getvalue() + err.getvalue())


def _words(path: Path) -> str:
    if path.suffix == ".pdf":
        return _OF_THE_FILE.sub("", "\n".join(words_of_pdf(path)))
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in sorted(archive.namelist())]
        return _OF_THE_FILE.sub("", "\n".join(parts))
    return _OF_THE_FILE.sub("", path.read_text(encoding="utf-8"))
