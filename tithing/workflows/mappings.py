"""The partnership's mappings: `partnership/mappings/<slug>.toml`, one for each export of a partner."""

from __future__ import annotations

from tithing.sources.table_mapping import TableMapping, mapping_from
from tithing.vocabulary.partnership import read_toml
from tithing.vocabulary.pasted import pasted
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.open_book import Book


def mapping_named(book: Book, name: str) -> TableMapping:
    """The mapping of this slug. Raises Refused with what is wrong with it, or with those there are.

    >>> mapping_named(book, "fire-weekly").version  # doctest: +SKIP
    1
    """
    folder = book.folder.partnership / "mappings"
    paths = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    if name not in paths:
        known = f"Choose one of {', '.join(paths)}" if paths else f"Write {folder / 'NAME.toml'}"
        change = f"{known}; {pasted('map', 'FILE')} proposes one from a file's headings"
        raise Refused(Problem(f'there is no mapping called "{name}"', change))
    return mapping_from(name, read_toml(paths[name]), file=str(paths[name]))
