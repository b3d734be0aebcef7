"""Shows a document in each format. A format is one function, from words laid out to bytes, in FORMATS.

Every format is made in memory before any file is touched, and the files are then moved into place as one set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path

from tithing.documents.files.file_set import FileSet, SetWritten, write_set
from tithing.documents.parts import Document
from tithing.documents.renderers.culprits import refusal_of
from tithing.documents.renderers.laid_out import LaidOut
from tithing.documents.renderers.lay_out import lay_out
from tithing.vocabulary.problems import Problem, Refused

Renderer = Callable[[LaidOut], bytes]


def _imported_when_used(module: str, name: str = "") -> Renderer:
    """Word, PDF and spreadsheet libraries are slow to import, so each only when its format is asked for."""

    def render_with(laid: LaidOut) -> bytes:
        function: Renderer = getattr(import_module(f"{__name__}.{module}"), name or module)
        return function(laid)

    return render_with


FORMATS: dict[str, tuple[str, Renderer]] = {
    "html": (".html", _imported_when_used("to_html")),
    "pdf": (".pdf", _imported_when_used("to_pdf")),
    "docx": (".docx", _imported_when_used("to_docx")),
    "xlsx": (".xlsx", _imported_when_used("to_xlsx")),
    "csv": (".csv", _imported_when_used("to_csv")),
    "json": (".figures.json", _imported_when_used("to_figures_json")),
}


def write_document(
    document: Document, formats: Iterable[str], folder: Path, stem: str, *, about: Mapping[str, object]
) -> SetWritten:
    """Write the document in each format asked for, as `folder/stem.ending`, with a manifest: all of them or none.

    `about` is what the manifest says of it. Raises Refused for a format that is not in FORMATS, and where one cannot be
    made or written; then the folder is as it was.

    Example: `write_document(document, ["html", "pdf"], Path("out"), "performance-2017-18Q4", about={})`.
    """
    return write_set(folder, files_of(document, formats, stem, about=about))


def files_of(
    document: Document, formats: Iterable[str], stem: str, *, about: Mapping[str, object]
) -> FileSet:
    """The document's files, in memory. Raises Refused as `write_document`."""
    files = {f"{stem}{FORMATS[name][0]}": content for name, content in rendered(document, formats).items()}
    related = tuple(f"{stem}{ending}" for ending, _ in FORMATS.values())
    return FileSet(stem, files, about, related)


def render(document: Document, formats: Iterable[str], folder: Path, stem: str) -> list[Path]:
    """As `write_document`, where nothing is to be said about it: the files' paths in the order of the formats.

    Example: `render(document, ["html", "pdf"], Path("out"), "performance-2017-18Q4")`.
    """
    return list(write_document(document, formats, folder, stem, about={}).paths)


def rendered(document: Document, formats: Iterable[str]) -> dict[str, bytes]:
    """The document in each format, in memory. Raises Refused for one that is unknown or cannot be made."""
    asked = list(dict.fromkeys(formats))
    _refuse_unknown(asked)
    laid = lay_out(document)
    return {name: _rendered(laid, name) for name in asked}


def page_without_drawings(document: Document) -> str:
    """The page as it will be read, without what its charts draw. Raises Refused where it cannot be made."""
    return _made(lay_out(document), "html", _imported_when_used("to_html", "without_drawings")).decode()


def _rendered(laid: LaidOut, name: str) -> bytes:
    return _made(laid, name, FORMATS[name][1])


def _made(laid: LaidOut, name: str, renderer: Renderer) -> bytes:
    """One format. What a library raises is told as the part of the document that it could not take."""
    try:
        return renderer(laid)
    except (Refused, MemoryError, OSError):
        raise
    except Exception as error:
        raise refusal_of(error, laid, name=name, renderer=renderer) from error


def _refuse_unknown(asked: Iterable[str]) -> None:
    problems = [
        Problem(f'"{name}" is no format that Tithing writes', f"choose from {', '.join(FORMATS)}")
        for name in asked
        if name not in FORMATS
    ]
    if problems:
        raise Refused(*problems)
