"""The partnership's mappings: `partnership/mappings/<slug>.toml`, one for each export of a partner."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from tithing.inspection.file_names import personal_in_name
from tithing.inspection.find import find
from tithing.reading.book import Book
from tithing.sources.table_mapping import TableMapping, mapping_from
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.partnership.table import read_toml
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.names_of_files import refuse_personal_name
from tithing.workflows.said.reasons import checked_words


def mapping_named(book: Book, name: str) -> TableMapping:
    """The mapping of this slug. Raises Refused with what is wrong with it, or with those there are.

    >>> mapping_named(book, "fire-weekly").version  # doctest: +SKIP
    1
    """
    refuse_personal_name(name, "the name of the mapping")
    folder = book.folder.partnership / "mappings"
    paths = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    if name not in paths:
        known = f"Choose one of {', '.join(_sayable(paths))}" if paths else f"Write {folder / 'NAME.toml'}"
        change = f"{known}; {book.folder.command('map', 'FILE')} proposes one from a file's headings"
        near = said_near(name, _sayable(paths))
        raise Refused(Problem(f'there is no mapping called "{name}"{near}', change))
    return _harmless(mapping_from(name, read_toml(paths[name]), file=str(paths[name])), str(paths[name]))


def _sayable(names: Iterable[str]) -> list[str]:
    return [name for name in names if not personal_in_name(name)]


def _harmless(mapping: TableMapping, file: str) -> TableMapping:
    """The mapping, of which nothing may be personal: it stands, whole, with each entry. Raises Refused."""
    checked_words(mapping.title or mapping.slug, f"the title of the mapping (--mapping {mapping.slug})")
    said = json.loads(mapping.text)
    if any(each.sure for text in _texts(said) for each in find(text)):
        what = "the mapping holds what looks like personal data, and it stays with each entry"
        raise Refused(Problem(what, "Take it out of the mapping, and give it a higher version", file=file))
    return mapping


def _texts(said: object) -> Iterator[str]:
    if isinstance(said, Mapping):
        said = [*said.keys(), *said.values()]
    if isinstance(said, str):
        yield said
    for each in said if isinstance(said, list) else ():
        yield from _texts(each)
