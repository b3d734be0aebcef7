"""The examples in the docstrings of every room, of the tools and of the tests' support are true.

python -m tools.examples                  runs them all; exit 1 and show each that is false
python -m tools.examples tithing.places   those of one package

An example that cannot run where it stands, because it needs a partnership's files, is marked `# doctest: +SKIP`; how many there
are is held by tests/architecture, and may only fall.
"""

from __future__ import annotations

import doctest
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass

PACKAGES = ("tithing", "tools")
NOT_FOR_IMPORT = ("__main__", "bare_duckdb", "bare_pandas", "bare_polars")  # commands: importing one runs it
SETTINGS = "tithing.web.config.settings"
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Tried:
    """The examples of one module: how many there are, and what is false about them, if anything is."""

    module: str
    examples: int
    skipped: int
    report: str


def modules_of(packages: Iterable[str] = PACKAGES) -> Iterator[str]:
    """Every module of these packages, by its full name."""
    for package in packages:
        yield package
        path = getattr(importlib.import_module(package), "__path__", [])
        for module in pkgutil.walk_packages(path, f"{package}."):
            if module.name.rpartition(".")[2] not in NOT_FOR_IMPORT:
                yield module.name


def try_examples(name: str) -> Tried:
    """Run the examples of one module.

    >>> try_examples("tithing.vocabulary.period").report
    ''
    """
    if name.startswith("tithing.web"):
        _with_django()
    said, module = io.StringIO(), importlib.import_module(name)
    try:
        with redirect_stdout(said):
            result = doctest.testmod(module, optionflags=OPTIONS)
        return Tried(name, result.attempted, skipped_in(name), said.getvalue())
    except ValueError as badly_written:  # doctest reads no further: an example that is indented wrongly
        return Tried(name, 0, 0, f"{name}: {badly_written}")


def _with_django() -> None:
    """The site's modules are imported where Django is ready: with the settings of no book, which no other module is told."""
    import django
    from django.conf import settings

    if settings.configured:
        return
    before = dict(os.environ)
    os.environ.update(
        TITHING_BOOK="no-book", TITHING_SECRET_KEY="demonstration", DJANGO_SETTINGS_MODULE=SETTINGS
    )
    try:
        settings.LOGGING_CONFIG = None
        django.setup()
    finally:
        os.environ.clear()
        os.environ.update(before)


def skipped_in(name: str) -> int:
    """How many examples of a module are not run."""
    found = doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name))
    return sum(doctest.SKIP in example.options for each in found for example in each.examples)


def main(packages: Sequence[str]) -> int:
    tried = [try_examples(name) for name in modules_of(packages or PACKAGES)]
    false = [each for each in tried if each.report]
    for each in false:
        print(each.report)
    print(f"{sum(each.examples for each in tried)} examples, {len(false)} modules with a false one.")
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
