"""Which kinds of document there are: each folder beside this file with a `kind.py` is one, and its name is the command's word.

The words are read from the folder alone; a kind is imported when it is asked for.
"""

from __future__ import annotations

import importlib
import traceback
from pathlib import Path
from types import ModuleType

from tithing.documents.kinds.kind import DocumentKind
from tithing.documents.section import DocumentSection
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.problems import Problem, Refused

HOME = "tithing.documents.kinds"


def kind_words(package: str = HOME) -> tuple[str, ...]:
    """The word of each kind, in order.

    >>> "performance" in kind_words()
    True
    """
    folders = (Path(each) for each in importlib.import_module(package).__path__)
    found = {path.parent.name for folder in folders for path in folder.glob("*/kind.py")}
    return tuple(sorted(name.replace("_", "-") for name in found))


def kind_called(word: str, package: str = HOME) -> DocumentKind:
    """The kind of this word. Raises Refused where there is none, and for one that does not say what it has to.

    >>> kind_called("performance").title
    'Community safety performance report'
    """
    known = kind_words(package)
    if word not in known:
        raise Refused(Problem(f'"{word}" is no report{said_near(word, known)}', f"Choose {listed(known)}"))
    module = f"{package}.{word.replace('-', '_')}.kind"
    return _whole(getattr(_loaded(module), "KIND", None), module)


def _loaded(module: str) -> ModuleType:
    """The kind's `kind.py`. Raises Refused with its line where it cannot be loaded: every `tithing report` asks for it."""
    try:
        return importlib.import_module(module)
    except Exception as error:
        what = f"it cannot be loaded ({type(error).__name__}: {error})"
        raise Refused(Problem(what, "Correct it there", file=_line_of(error, _file(module)))) from error


def _line_of(error: Exception, file: str) -> str:
    """The file with the line of it that raised the error, or that is no Python; the file alone where it did not."""
    if isinstance(error, SyntaxError):
        return f"{file}, line {error.lineno}"
    lines = [
        each.lineno for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(file)
    ]
    return f"{file}, line {lines[-1]}" if lines else file


def _file(module: str) -> str:
    return f"{module.replace('.', '/')}.py"


def list_kinds(package: str = HOME) -> dict[str, DocumentKind]:
    """Every kind, by its word. Raises Refused for the first that does not say what it has to."""
    return {word: kind_called(word, package) for word in kind_words(package)}


def _whole(kind: object, module: str) -> DocumentKind:
    """What the module calls KIND, where it says all that a kind has to."""
    file = _file(module)
    if not isinstance(kind, DocumentKind):
        what, change = (
            "it declares no kind of document",
            "Write KIND = DocumentKind(...), as its neighbours do",
        )
        raise Refused(Problem(what, change, file=file))
    if isinstance(kind.sections, DocumentSection):
        change = f"Write sections=({kind.sections.parts.__name__},), with the comma"
        raise Refused(Problem("its sections are one and no list of them", change, file=file))
    problems = [
        Problem(f"the kind says no {name}", f"Write {name}=...", file=file)
        for name in ("title", "about", "stem", "sections")
        if not getattr(kind, name)
    ]
    problems += [
        Problem(
            f"{getattr(each, '__name__', each)} is no section",
            "Put @section() above the function, from tithing.documents.section",
            file=file,
        )
        for each in kind.sections
        if not isinstance(each, DocumentSection)
    ]
    if problems:
        raise Refused(*problems)
    return kind
