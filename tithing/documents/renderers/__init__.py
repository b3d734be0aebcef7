"""Shows a document in each format. A format is one function, from words laid out to bytes, in FORMATS."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from tithing.documents.parts import Document
from tithing.documents.renderers.laid_out import LaidOut
from tithing.documents.renderers.lay_out import lay_out
from tithing.vocabulary.problems import Problem, Refused

Renderer = Callable[[LaidOut], bytes]


def _imported_when_used(module: str) -> Renderer:
    """Word, PDF and spreadsheet libraries are slow to import, so each only when its format is asked for."""

    def render_with(laid: LaidOut) -> bytes:
        function: Renderer = getattr(import_module(f"{__name__}.{module}"), module)
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


def render(document: Document, formats: Iterable[str], folder: Path, stem: str) -> list[Path]:
    """Write the document in each format asked for, as `folder/stem.ending`, and return the paths in order.

    Each file appears whole or not at all. Raises Refused for a format that is not in FORMATS.

    Example: `render(document, ["html", "pdf"], Path("out"), "performance-2017-18Q4")`.
    """
    asked = list(dict.fromkeys(formats))
    _refuse_unknown(asked)
    laid = lay_out(document)
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name in asked:
        ending, renderer = FORMATS[name]
        written.append(_write_whole(folder / f"{stem}{ending}", renderer(laid)))
    return written


def _refuse_unknown(asked: Iterable[str]) -> None:
    problems = [
        Problem(f'"{name}" is no format that Tithing writes', f"choose from {', '.join(FORMATS)}")
        for name in asked
        if name not in FORMATS
    ]
    if problems:
        raise Refused(*problems)


def _write_whole(path: Path, content: bytes) -> Path:
    """Write beside the place and move into it, so that a reader never meets half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path
