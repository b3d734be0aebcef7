"""The value of a measure over a period: as supplied, or added up from shorter periods, or from its parts.

Nothing is guessed: a sum is given only when every part of it is known, and a gap is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from tithing.indicators.caveats.said import caveats_of_row
from tithing.indicators.counted.one_supplier import (
    Spoke,
    no_one_whole,
    others_told,
    rank_of,
    says_something,
    who_spoke,
    with_unstated,
)
from tithing.indicators.counted.over_suppliers import (
    adds,
    came_empty,
    expected_suppliers,
    not_sent,
    route_caveats,
    routes_of,
    why_not_whole,
)
from tithing.indicators.districts import was_made_of, whole_districts
from tithing.indicators.evidence import Evidence, Key, MadeOf, pieces_of
from tithing.indicators.result import At
from tithing.observations.erased import day_in_words
from tithing.observations.measure import Measure
from tithing.observations.observation import Observation, SourceRef
from tithing.statistics.change import less_sure
from tithing.statistics.rounding import written
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind, noted, once
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.not_here.gaps import together
from tithing.vocabulary.offences import Arrangement
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import (
    Known,
    Missing,
    Quantity,
    Suppressed,
    Withheld,
    erased_on,
    number_of,
)
from tithing.vocabulary.units import Accumulates, Unit

if TYPE_CHECKING:
    from tithing.places.gazetteer import Gazetteer

MADE_OF_ITSELF = Missing("its parts hold the whole itself", decided=NotHere.NOT_HELD)
FROM_DISTRICTS = Caveat(CaveatKind.WORKED_OUT, "added up from its districts")
FROM_PARTS = "worked out from its parts, which add up to it"


def value_over(evidence: Evidence, measure: str, *, area: str, period: Period, breakdown: str = "") -> At:
    """What was counted in an area over a period.

    A quarter that nobody supplied is the sum of its months, a year that of its quarters, for measures whose events
    add up; a whole that nobody supplied is the sum of its parts. When something is missing, the words say what.
    """
    key = (measure, area, period, breakdown)
    found = evidence.known.get(key)
    return found if found is not None else _asked_once(evidence, key)


def _asked_once(evidence: Evidence, key: Key) -> At:
    """Worked out and remembered; what goes round in a circle is not, since what it finds hangs on where it was entered."""
    supplied = _as_supplied(evidence, key)
    if supplied is not None:
        evidence.known[key] = supplied
        return supplied
    way, mine = evidence.on_the_way, (evidence.only, key)
    if mine in way.open:
        way.goes_round = True
        return At(MADE_OF_ITSELF, key[2])
    if is_silent(evidence, key):
        evidence.known[key] = At(_not_supplied(evidence, key), key[2])
        return evidence.known[key]
    way.open.add(mine)
    went_round, way.goes_round = way.goes_round, False
    try:
        at = _worked_out(evidence, key)
        if not way.goes_round:
            evidence.known[key] = at
        return at
    finally:
        way.open.discard(mine)
        way.goes_round = way.goes_round or went_round


def number_over(
    evidence: Evidence, measure: str, *, area: str, period: Period, breakdown: str = ""
) -> float | None:
    """The number of `value_over`, None where it is none: for who asks for long series and looks at nothing else of them."""
    key = (measure, area, period, breakdown)
    found = evidence.known.get(key)
    plain = _plain(evidence, key, evidence.supplied(key)) if found is None else None
    if plain is not None:
        return sum(sum(number_of(row.quantity) or 0.0 for row in rows) for rows, _ in plain)
    at = found or value_over(evidence, measure, area=area, period=period, breakdown=breakdown)
    return number_of(at.quantity)


def _as_supplied(evidence: Evidence, key: Key) -> At | None:
    """What was supplied for these very days, or for each of its months, where nothing else may stand in its place: it asks for no
    other value, so that it goes round in no circle, and most values of a book are such.
    """
    rows = evidence.supplied(key)
    plain = _plain(evidence, key, rows)
    if plain is not None:
        return _together(plain, key[2])
    measure = evidence.measure(key[0])
    if not rows or _one_of_several(evidence, measure):
        return None
    at = _supplied_by(evidence, key, rows, measure)
    return None if at is None or isinstance(at.quantity, Missing) else at


_Plain = list[
    tuple[Sequence[Observation], Sequence[str]]
]  # of each month or so, its rows and who counted each


def _plain(evidence: Evidence, key: Key, supplied: Sequence[Observation]) -> _Plain | None:
    """The rows of these days, or where there are none of all its quarters or months, that are simply added up; None where anything
    of them is to be looked at.
    """
    measure = evidence.measure(key[0])
    if not measure.suppliers_add:
        return None
    slug, area, period, breakdown = key
    pieces = () if supplied else pieces_of(measure, period)
    every = [evidence.supplied((slug, area, piece, breakdown)) for piece in pieces] if pieces else [supplied]
    found: _Plain = []
    for rows in every:
        who = _who_add(evidence, key, rows, measure) if rows else None
        if who is None:
            return None
        found.append((rows, who))
    return found


def _who_add(
    evidence: Evidence, key: Key, rows: Sequence[Observation], measure: Measure
) -> Sequence[str] | None:
    """The suppliers of rows that are simply added up, one of each, all known, and all there who must be; None of any others."""
    must = expected_suppliers(evidence, measure, key[1])
    if not all(isinstance(row.quantity, Known) for row in rows):
        return None
    if len(rows) == 1 and (rows[0].supplier,) == must:
        return must
    who = [evidence.suppliers.one_of(row.supplier) for row in rows]
    return who if _add_up(evidence, measure, who, must) else None


def _add_up(evidence: Evidence, measure: Measure, who: Sequence[str], must: Sequence[str]) -> bool:
    """Whether each is there once, counts a part, and nobody is wanting."""
    once_each = len(set(who)) == len(who) and all(adds(evidence, measure, each) for each in who)
    return once_each and all(each in who for each in must)


def _together(plain: _Plain, period: Period) -> At:
    """Rows that are simply added up, as `total` adds up what each comes to."""
    rows = [row for piece, _ in plain for row in piece]
    everyone = [each for _, who in plain for each in who]
    return At(
        _sum([_sum([row.quantity for row in piece]) for piece, _ in plain]),
        period,
        tuple(dict.fromkeys(chain.from_iterable(map(_files_of, rows)))),
        once(chain.from_iterable(map(caveats_of_row, rows))),
        all(row.restated for row in rows),
        tuple(dict.fromkeys(everyone)),
    )


def _one_of_several(evidence: Evidence, measure: Measure) -> bool:
    """Whether several gave figures of a measure of which one stands for the whole."""
    return evidence.several_suppliers(measure.slug) and not (measure.suppliers_add or evidence.only)


def _worked_out(evidence: Evidence, key: Key) -> At:
    if _one_of_several(evidence, evidence.measure(key[0])):
        spoke = who_spoke(evidence, key)
        if len(spoke) > 1:
            return _of_one(evidence, key, spoke)
    return _by_any_way(evidence, key)


def _by_any_way(evidence: Evidence, key: Key) -> At:
    supplied = supplied_value(evidence, key)
    if supplied is not None and not isinstance(supplied.quantity, Missing):
        return supplied
    found: list[At] = []
    for way in (sum_over_time, sum_of_parts, sum_of_districts):
        at = way(evidence, key)
        if at is not None and not isinstance(at.quantity, Missing):
            return at  # nor is what is hidden one way told by another, which it may contradict
        found += [at] if at is not None else []
    if supplied is not None:
        return supplied  # its own reason says more than a gap we work out
    return found[0] if found else At(_not_supplied(evidence, key), key[2])


def is_silent(evidence: Evidence, key: Key) -> bool:
    """Whether nothing was sent of any day of it, nor of what it would be added up from, nor came empty, nor was erased: so
    it is not supplied, and there is no more to say.
    """
    return evidence.is_unspoken(key[0]) or _is_silent(evidence, key)


def _is_silent(evidence: Evidence, key: Key, above: tuple[str, ...] = ()) -> bool:
    """The same, looked for: `above` stops circles of wholes and parts."""
    slug, area, period, breakdown = key
    if evidence.observations.erased or slug in above or _has_rows(evidence, key) or came_empty(evidence, key):
        return False
    districts = _areas_of(evidence, key)[0]
    if not all(_is_silent(evidence, (slug, each, period, breakdown), above) for each in districts):
        return False
    parts = (part for arrangement in evidence.arrangements(slug) for part in arrangement.parts)
    return all(_is_silent(evidence, (part, area, period, breakdown), (*above, slug)) for part in parts)


def _has_rows(evidence: Evidence, key: Key) -> bool:
    """Whether any row of it, under either of the area's codes, is of any day of the period."""
    slug, area, period, breakdown = key
    places = evidence.codes_of(area)
    return not all(evidence.observations.is_silent(slug, place, period, breakdown) for place in places)


def came_in_part(evidence: Evidence, key: Key, at: At) -> bool:
    """Whether something was sent of it, or came empty, and it is no figure, so that its reason says what is wanting."""
    if not key[0] or not isinstance(at.quantity, Missing) or at.quantity == Missing():
        return False
    return _has_rows(evidence, key) or came_empty(evidence, key)


def _not_supplied(evidence: Evidence, key: Key) -> Missing:
    """That nobody sent it; or, where what it would be added up from was erased, that."""
    erased = bool(evidence.observations.erased)
    if erased and (days := [day for at in _made_of(evidence, key) if (day := erased_on(at.quantity))]):
        return Missing(f"what it is added up from was erased on {day_in_words(max(days))}", erased=max(days))
    return evidence.none_of(key)


def _made_of(evidence: Evidence, key: Key) -> Iterator[At]:
    """What there is of each part of it and of each district."""
    for arrangement in evidence.arrangements(key[0]):
        yield from _parts(evidence, key, arrangement)
    slug, _, period, breakdown = key
    for code in _areas_of(evidence, key)[0]:
        yield value_over(evidence, slug, area=code, period=period, breakdown=breakdown)


# -- of one supplier --------------------------------------------------------------------------------------


def _of_one(evidence: Evidence, key: Key, spoke: Sequence[Spoke]) -> At:
    """The value of the first supplier that gave the whole of it, with what the others gave; else why there is none."""
    whole = {each.supplier: _said_by(evidence, key, frozenset({each.supplier})) for each in spoke}
    for each in spoke:
        if says_something(whole[each.supplier]):
            return _and_others(evidence, {each.supplier}, spoke, whole, whole[each.supplier])
    for several in with_unstated(spoke):
        at = _said_by(evidence, key, several)
        if says_something(at):
            return _and_others(evidence, several, spoke, whole, at)
    for way in (sum_of_parts, sum_of_districts):
        found = way(evidence, key)
        if found is not None and isinstance(found.quantity, Known):
            return found
    said = supplied_value(evidence, key)
    return said if said is not None else At(no_one_whole(evidence, key, spoke), key[2])


def _said_by(evidence: Evidence, key: Key, suppliers: frozenset[str]) -> At:
    narrowed = evidence.of_only(suppliers)
    at = supplied_value(narrowed, key)
    if at is None or isinstance(at.quantity, Missing):
        at = sum_over_time(narrowed, key) or at
    return at if at is not None else At(evidence.none_of(key), key[2])


def _and_others(
    evidence: Evidence, used: Collection[str], spoke: Sequence[Spoke], whole: Mapping[str, At], at: At
) -> At:
    return at.with_caveats(*others_told(evidence, used, spoke, whole, at))


# -- as supplied ------------------------------------------------------------------------------------------


def supplied_value(evidence: Evidence, key: Key) -> At | None:
    """What was supplied for exactly these days; None where nothing was, not even a reason."""
    return _supplied_by(evidence, key, evidence.supplied(key), evidence.measure(key[0]))


def _supplied_by(evidence: Evidence, key: Key, rows: Sequence[Observation], measure: Measure) -> At | None:
    if not rows and not (measure.suppliers_add and key[2].kind is PeriodKind.MONTH):
        return None  # what came of each month is told where months are added up
    if measure.suppliers_add:
        return _added(evidence, key, rows)
    chosen = _chosen(evidence, rows, measure)
    return _as_at(evidence, chosen).with_caveats(*_disagreement(evidence, chosen, rows))


def _added(evidence: Evidence, key: Key, rows: Sequence[Observation]) -> At | None:
    """The sum of what suppliers each count; where one of them did not send, what a table gives for the whole."""
    routes = routes_of(evidence, evidence.measure(key[0]), rows)
    absent = not_sent(evidence, key, routes)
    if not absent and routes.parts:
        used = total([_as_at(evidence, row) for row in routes.used()], key[2])
        return used.with_caveats(*route_caveats(evidence, routes, used))
    if routes.wholes:
        measure = evidence.measure(key[0])
        chosen = _chosen(evidence, routes.wholes, measure)
        return _as_at(evidence, chosen).with_caveats(*_disagreement(evidence, chosen, routes.wholes))
    if not absent:
        return None
    why = why_not_whole(evidence, key, (key[2],))
    return At(why, key[2]) if why is not None else None


def _files_of(row: Observation) -> tuple[SourceRef, ...]:
    return (row.source, *row.beside) if row.source.file else ()


def _as_at(evidence: Evidence, row: Observation) -> At:
    supplier = (evidence.suppliers.one_of(row.supplier),) if row.supplier else ()
    return At(row.quantity, row.period, _files_of(row), caveats_of_row(row), row.restated, supplier)


def _chosen(evidence: Evidence, rows: Sequence[Observation], measure: Measure) -> Observation:
    """One supplier's figure: a known one, from whom the rule puts first (see `one_supplier`), then the latest."""
    if len(rows) == 1:
        return rows[0]
    return max(
        rows,
        key=lambda row: (
            isinstance(row.quantity, Known),
            rank_of(evidence, measure, row.supplier),
            row.source.release.toordinal() if row.source.release else 0,
        ),
    )


def _disagreement(evidence: Evidence, chosen: Observation, rows: Sequence[Observation]) -> tuple[Caveat, ...]:
    if not isinstance(chosen.quantity, Known):
        return ()
    return tuple(
        Caveat(
            CaveatKind.RIVAL,
            f"{_supplier(evidence, row)} supplied {written(row.quantity.number)} for the same figure, "
            f"{_supplier(evidence, chosen)} {written(chosen.quantity.number)}, which is used",
            ((evidence.suppliers.one_of(row.supplier), row.quantity.number),),
        )
        for row in rows
        if isinstance(row.quantity, Known) and row.quantity.number != chosen.quantity.number
    )


def _supplier(evidence: Evidence, row: Observation) -> str:
    return evidence.suppliers.title(row.supplier) or row.source.source or "one supplier"


# -- added up over time -----------------------------------------------------------------------------------


def sum_over_time(evidence: Evidence, key: Key) -> At | None:
    """The sum of the quarters or months of a period; None where events do not add up or nothing is known of any."""
    pieces = pieces_of(evidence.measure(key[0]), key[2])
    if not pieces:
        return None
    values = [_piece(evidence, key, piece) for piece in pieces]
    whole = total(values, key[2])
    if not isinstance(whole.quantity, Missing):
        return whole
    why = why_not_whole(evidence, key, gaps(evidence, key))
    if why is None and _how_many_known(values):
        why = _gap(evidence, key)
    return At(why, key[2]) if why is not None else None


def _piece(evidence: Evidence, key: Key, piece: Period) -> At:
    return value_over(evidence, key[0], area=key[1], period=piece, breakdown=key[3])


def _gap(evidence: Evidence, key: Key) -> Missing:
    whys = ((gap.label, _piece(evidence, key, gap).quantity) for gap in gaps(evidence, key))
    return together((label, why) for label, why in whys if isinstance(why, Missing))


def gaps(evidence: Evidence, key: Key) -> tuple[Period, ...]:
    """The longest periods inside this one for which nothing is known, in order."""
    if is_silent(evidence, key):
        return (key[2],)
    pieces = pieces_of(evidence.measure(key[0]), key[2])
    inside = [_gaps_of_piece(evidence, (key[0], key[1], piece, key[3])) for piece in pieces]
    if not pieces or all(found == (piece,) for found, piece in zip(inside, pieces, strict=True)):
        return (key[2],)
    return tuple(gap for found in inside for gap in found)


def _gaps_of_piece(evidence: Evidence, key: Key) -> tuple[Period, ...]:
    known = isinstance(_piece(evidence, key, key[2]).quantity, Known | Suppressed)
    return () if known else gaps(evidence, key)


# -- added up from parts ----------------------------------------------------------------------------------


def sum_of_parts(evidence: Evidence, key: Key) -> At | None:
    """The sum of a whole's parts (R71); None where it has none or nothing is known of any.

    A quarter may be printed in the parts of either side of a change of definition: the arrangement of which
    most is known is used, and never a mixture of two.
    """
    ways = [(each, _parts(evidence, key, each)) for each in evidence.arrangements(key[0])]
    ways = [way for way in ways if _how_many_known(way[1])]
    if not ways:
        return None
    arrangement, values = max(ways, key=lambda way: (_how_many_known(way[1]), -len(way[1])))
    whole = total(values, key[2])
    if isinstance(whole.quantity, Known):
        return whole.with_caveats(*noted(FROM_PARTS, kind=CaveatKind.WORKED_OUT))
    if isinstance(whole.quantity, Missing):
        return At(_missing_parts(evidence, arrangement, values), key[2])
    return whole


def _parts(evidence: Evidence, key: Key, arrangement: Arrangement) -> list[At]:
    _, area, period, breakdown = key
    return [value_over(evidence, p, area=area, period=period, breakdown=breakdown) for p in arrangement.parts]


def _how_many_known(values: Sequence[At]) -> int:
    return sum(isinstance(at.quantity, Known | Suppressed) for at in values)


def _missing_parts(evidence: Evidence, arrangement: Arrangement, values: Sequence[At]) -> Missing:
    return together(
        (evidence.measure(part).title, at.quantity)
        for part, at in zip(arrangement.parts, values, strict=True)
        if isinstance(at.quantity, Missing)
    )


# -- over districts ---------------------------------------------------------------------------------------


def sum_of_districts(evidence: Evidence, key: Key) -> At | None:
    """A count of events in a force's or a partnership's area is that of its whole districts, when all are known; and
    that of a merged district, before it began, is that of the districts it was made of.

    None where the area is not made so, or where nothing, or not everything, is known of them.
    """
    areas, caveats = _areas_of(evidence, key)
    return _added_up(evidence, key, areas, caveats) if areas else None


def _areas_of(evidence: Evidence, key: Key) -> MadeOf:
    """The areas whose counts make this one's, and what is said of that; none where it is not made so."""
    slug, area, period, _ = key
    measure = evidence.measure(slug)
    if measure.accumulates is not Accumulates.SUM or measure.unit is not Unit.COUNT:
        return (), ()
    about = area, period.end
    if about not in evidence.made_of:
        evidence.made_of[about] = _made_of_areas(evidence, area, period.end)
    return evidence.made_of[about]


def _made_of_areas(evidence: Evidence, area: str, on: date) -> MadeOf:
    before = was_made_of(area, evidence.gazetteer, on=on)
    if before and evidence.gazetteer and _still_counted(before, area, evidence.gazetteer, on=on):
        return before, (added_up_from(before, evidence.gazetteer),)
    districts = whole_districts(area, evidence.gazetteer, on=on)
    return (districts, (FROM_DISTRICTS,)) if len(districts) > 1 else ((), ())


def _still_counted(parts: Sequence[str], area: str, places: Gazetteer, *, on: date) -> bool:
    """Whether an area is counted by the parts that it was made of: before it began, and where a book has written it down ahead
    of the look-ups, by which events are placed.
    """
    return not places.place(area).existed(on) or all(places.place(each).written_ahead for each in parts)


def _added_up(evidence: Evidence, key: Key, areas: Sequence[str], caveats: Sequence[Caveat]) -> At | None:
    slug, _, period, breakdown = key
    each = [value_over(evidence, slug, area=code, period=period, breakdown=breakdown) for code in areas]
    if _how_many_known(each) < len(each):
        return _made_in_part(evidence, areas, each, period, caveats)
    return total(each, period).with_caveats(*caveats)


def _made_in_part(
    evidence: Evidence, areas: Sequence[str], each: Sequence[At], period: Period, caveats: Sequence[Caveat]
) -> At | None:
    """Of an area that was made of others: for which of them nothing is known, where it is of some."""
    was_made = any(caveat.kind is CaveatKind.BOUNDARY for caveat in caveats)
    if not (was_made and _how_many_known(each)) or evidence.gazetteer is None:
        return None
    gone = [
        (f"{evidence.gazetteer.get(code).name}, of which it was made", at.quantity)
        for code, at in zip(areas, each, strict=True)
        if isinstance(at.quantity, Missing)
    ]
    return At(together(gone), period) if gone else None


def added_up_from(areas: Sequence[str], gazetteer: Gazetteer | None) -> Caveat:
    """ "added up from Allerdale, Carlisle and Copeland"."""
    names = [gazetteer.get(code).name for code in areas] if gazetteer else list(areas)
    *most, last = names
    words = f"added up from {', '.join(most)} and {last}" if most else f"as {last}"
    return Caveat(CaveatKind.BOUNDARY, words)


# -- adding -----------------------------------------------------------------------------------------------


def total(values: Sequence[At], period: Period) -> At:
    """The sum, only as sure as the least sure part; missing if a part is, else suppressed if a part is."""
    sources = tuple(dict.fromkeys([ref for at in values for ref in at.sources]))
    caveats = once([caveat for at in values for caveat in at.caveats])
    restated = bool(values) and all(at.restated for at in values)
    suppliers = tuple(dict.fromkeys([each for at in values for each in at.suppliers]))
    return At(_sum([at.quantity for at in values]), period, sources, caveats, restated, suppliers)


def _sum(quantities: Sequence[Quantity]) -> Quantity:
    known = [quantity for quantity in quantities if isinstance(quantity, Known)]
    if len(known) == len(quantities):
        return Known(sum([each.number for each in known]), less_sure(*[each.status for each in known]))
    for kind in (Missing, Suppressed, Withheld):
        for quantity in quantities:
            if isinstance(quantity, kind):
                return quantity
    return Missing()
