"""Asks about a supplier whose name is nearly that of a partner or a police force, or that looks like a person's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from tithing.inspection.file_names import is_like_somebody
from tithing.observations.suppliers import Suppliers
from tithing.sources.contract import Reading
from tithing.vocabulary.questions import Question

_MARK = 12  # letters: the same for the same name, and nothing can be read from it


def asking_who_sent(reading: Reading, known: Suppliers) -> Reading:
    """The reading, with a question for each supplier in it that is like another and is nobody."""
    found = tuple(_questions(reading, known))
    return replace(reading, questions=(*reading.questions, *found)) if found else reading


def _questions(reading: Reading, known: Suppliers) -> Iterator[Question]:
    for name in _names(reading):
        if near := known.near(name):
            words = (
                f'No partner or police force is called "{name}", and {near} is: is it another organisation? '
                "If it is the same, correct the name and send the file again."
            )
            yield Question("supplier_like_another", words, (("supplier", name), ("near", near)))
        elif name and not known.knows(name) and is_like_somebody(name):
            words = (
                "A supplier that the file names looks like a person, and stays in the book for good: is it an organisation? "
                "If it is a person, write the organisation and send the file again."
            )
            mark = hashlib.sha256(name.encode()).hexdigest()[:_MARK]
            yield Question("supplier_like_somebody", words, (("supplier", mark),))


def _names(reading: Reading) -> list[str]:
    if reading.observations is None or reading.series:
        return [reading.supplier]
    rows = reading.observations.get_column("supplier").unique().sort().to_list()
    return list(dict.fromkeys([reading.supplier, *rows]))
