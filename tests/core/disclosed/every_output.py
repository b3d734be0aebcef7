"""Every command that says figures, in every format, as words: what anybody is given who asks a book everything."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tests.core.disclosed.town import DISTRICT, WARDS
from tests.support.read_back import words_of_pdf
from tithing.cli import run
from tithing.store.ledger.cells import CELL_ENDING, cells_from

QUARTER = "2025-26Q3"
BEFORE_THE_CORRECTION = "2026-01-31"
ALL_FORMATS = "html,pdf,docx,xlsx,csv,json"
SPANS = (
    ("--half-year", "2025-26H1"),
    ("--from", "2025-26Q2", "--to", QUARTER),
    ("--from", "2025-26Q1", "--to", QUARTER),
)
AREAS = ("", WARDS[0], WARDS[1], "LOC-OLD-TOWN", DISTRICT)
# What differs though nothing else does: the moment of writing, and the journal's last hash, which stands for that and the
# book's own name.
_OF_THE_MOMENT = re.compile(r'\d{4}-\d\d-\d\dT[\d:.]+Z?|"head": "[0-9a-f]{64}"')
_OF_THE_BOOK = re.compile(r'"[0-9a-f]{64}"')  # the hash of what is sealed, or was made at its moment
_STREAM = re.compile(rb"stream\r?\n(?P<stream>.*?)\r?\nendstream", re.DOTALL)


def every_output(book: Path, folder: Path, *reader: str) -> dict[str, str]:
    """The words of each output, by what was asked."""
    asked = ["--book", str(book), "--quarter", QUARTER, *reader]
    return dict(_figures(asked)) | dict(_documents(asked, folder)) | dict(_checked(folder))


def a_page_and_its_figures(book: Path, folder: Path) -> dict[str, str]:
    """The figures of each area, and the page of the whole: what costs least, of what tells most."""
    asked = ["--book", str(book), "--quarter", QUARTER]
    whose = [(area, ("--area", area) if area else ()) for area in AREAS]
    said = {
        f"figures {area}": printed(["figures", *asked, *more, "--format", "json"]) for area, more in whose
    }
    made = ["--published", "2026-03-01", "--formats", "html", "--output", str(folder)]
    printed(["report", "performance", *asked, *made])
    return said | {path.name: _words(path) for path in sorted(folder.glob("*.html"))}


def _checked(folder: Path) -> Iterator[tuple[str, str]]:
    """What `check` says of a document that was made, alone and against an earlier one."""
    found = {kind: next((folder / kind).glob("*.html")) for kind in ("performance-", "performance-since")}
    now, before = (str(each) for each in found.values())
    for form in ("text", "json"):
        yield f"check --format {form}", printed(["check", now, "--format", form])
        yield (
            f"check --against --format {form}",
            printed(["check", now, "--against", before, "--format", form]),
        )


def released(book: Path, folder: Path) -> dict[str, str]:
    """What there is to read once a report was released: the folder that is frozen in the book, and what is said of it."""
    asked = ["--book", str(book), "--quarter", QUARTER, "--published", "2026-03-01", "--formats", ALL_FORMATS]
    said = printed(["report", "performance", *asked, "--output", str(folder), "--release", "--by", "officer"])
    listed = {
        form: printed(["published", "--book", str(book), "--format", form]) for form in ("text", "json")
    }
    frozen = [path for path in sorted((book / "published").rglob("*")) if path.is_file()]
    files = {str(path.relative_to(book)): _frozen(path) for path in frozen}
    return {"report --release": said.replace(str(folder.parent), ""), **listed, **files}


def _frozen(path: Path) -> str:
    """The list of figures without by what their files are known there, which is sealed with the book's own name."""
    if path.name.endswith(CELL_ENDING):
        return "\n".join(sorted(str(replace(cell, sources=())) for cell in cells_from(path.read_bytes())))
    return _OF_THE_BOOK.sub("", _words(path))


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
        files = sorted(output.iterdir()) if output.is_dir() else ()  # a book of one quarter has no year
        yield from ((f"{kind} {name} {path.name}", _words(path)) for path in files)


def printed(arguments: Sequence[str]) -> str:
    """What a command prints, refusals too."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        run(list(arguments))
    return _OF_THE_MOMENT.sub("", out.getvalue() + err.getvalue())


def _words(path: Path) -> str:
    return as_printed(path.read_bytes(), path.suffix)


def as_printed(content: bytes, ending: str) -> str:
    """Everything that a file says, to the eye or to a machine: every part of what is packed, every stream of a PDF."""
    if content[:4] == b"PK\x03\x04":
        return "\n".join(f"{name}: {as_printed(part, '')}" for name, part in _parts(content))
    text = content.decode("utf-8", "replace")
    if ending == ".pdf":
        text = "\n".join(
            [_STREAM.sub(b"", content).decode("latin-1"), *_streams(content), *words_of_pdf(content)]
        )
    return _OF_THE_MOMENT.sub("", text)


def _parts(packed: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        yield from ((name, archive.read(name)) for name in sorted(archive.namelist()))


def _streams(content: bytes) -> Iterator[str]:
    for each in _STREAM.finditer(content):
        with contextlib.suppress(zlib.error):
            yield zlib.decompress(each["stream"]).decode("latin-1")
