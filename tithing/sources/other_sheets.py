"""Words on the sheets of a workbook from which no figures come: what of them could change the figures is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tithing.sources.around_the_table import on_other_sheets
from tithing.sources.contract import Context, Reading
from tithing.sources.tables import ReceivedTable
from tithing.sources.words_that_matter import TakenAs
from tithing.vocabulary.period import Period
from tithing.vocabulary.questions import Question
from tithing.vocabulary.units import Unit


def asked_of_other_sheets(
    sheets: Iterable[ReceivedTable], used: Collection[str], reading: Reading, context: Context
) -> tuple[Question, ...]:
    """One question for each words in doubt, where the file has sheets beside those `used`."""
    beside = on_other_sheets(sheets, used)
    if not beside or reading.observations is None:
        return ()
    taken = _taken(reading, context)
    return tuple(question for each in beside for question in each.asked(taken, context.gazetteer))


def _taken(reading: Reading, context: Context) -> TakenAs:
    frame = reading.observations
    assert frame is not None
    said = {name: frame[name].unique().to_list() for name in ("period", "area", "unit", "measure", "status")}
    return TakenAs(
        frozenset(map(Period.parse, said["period"])),
        frozenset(said["area"]),
        frozenset(map(Unit, said["unit"])),
        " ".join(context.names.measure(slug) for slug in sorted(said["measure"])),
        "provisional" in said["status"],
    )
