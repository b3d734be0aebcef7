"""A month's file that came with its headings and no rows: received, and empty.

The publisher puts such a file out when a force sent nothing it could use. It is no month without crime, so nothing is
counted from it; that it came is kept, so that the month can be said to be missing and why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tithing.places.gazetteer import Gazetteer
from tithing.sources.contract import Reading, Received
from tithing.sources.police_street.checks import MONTH, force_slug
from tithing.sources.police_street.opening import named_for
from tithing.sources.police_street.settings import SLUG
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused


def series_of(supplier: str, month: str) -> str:
    """The run of files of one force and month, of which the latest stands."""
    return f"{SLUG}/{supplier}/{month}"


def empty_deliveries(received: Sequence[Received], gazetteer: Gazetteer) -> list[Reading]:
    """A reading without figures for each. Raises Refused where a file's name does not say whose it is."""
    whose = [_whose(each, gazetteer) for each in received]
    nameless = [
        each for each, (supplier, month) in zip(received, whose, strict=True) if not (supplier and month)
    ]
    if nameless:
        raise Refused(*map(_says_not_whose, nameless))
    return [_reading(each, *said, gazetteer) for each, said in zip(received, whose, strict=True)]


def _whose(received: Received, gazetteer: Gazetteer) -> tuple[str, str]:
    said = named_for(received.name)
    month = said.month if re.fullmatch(MONTH, said.month) else ""
    return force_slug(gazetteer, said.force), month


def _says_not_whose(received: Received) -> Problem:
    what = "there are headings and no rows, and the file's name does not say which force and month it is for"
    change = "Give it the name it was published under, such as 2024-02-cleveland-street.csv, or leave it out"
    return Problem(what, change, received.name)


def _reading(received: Received, supplier: str, month: str, gazetteer: Gazetteer) -> Reading:
    label = Period.of_month(month).label
    force = gazetteer.force_called(supplier).reported_by
    notice = (
        f"{received.name}: it came without rows, so {label} of {force} is held as received and empty: nothing is "
        "counted for it, and its quarter is missing until rows come. Ask the publisher"
    )
    return Reading(
        source=SLUG,
        rows=0,
        notices=(notice,),
        series=series_of(supplier, month),
        supplier=supplier,
        period=label,
    )
