"""Which kinds of document there are: each folder beside this file with a `kind.py` is one, and its name is the command's word.

The words are read from the folder alone; a kind is imported when it is asked for.
"""

from __future__ import annotations

import importlib
from pathlib import Path

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
    return _whole(getattr(importlib.import_module(module), "KIND", None), module)


def list_kinds(package: str = HOME) -> dict[str, DocumentKind]:
    """Every kind, by its word. Raises Refused for the first that does not say what it has to."""
    return {word: kind_called(word, package) for word in kind_words(package)}


def _whole(kind: object, module: str) -> DocumentKind:
    """What the module calls KIND, where it says all that a kind has to."""
    file = f"{module.replace('.', '/')}.py"
    if not isinstance(kind, DocumentKind):
        what, change = (
            "it declares no kind of document",
            "Write KIND = DocumentKind(...), as its neighbours do",
        )
        raise Refused(Problem(what, change, file=file))
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
