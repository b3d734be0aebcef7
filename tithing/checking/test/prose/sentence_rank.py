"""Rank words against the figures they rank: "second highest rate of the four areas" (R87, R97)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Put, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.areas import by_place, same_area
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.ground import Ground, ground_of
from tithing.checking.understand.sentences.phrases.ranks import RankClaim, ordinal, rank_claims
from tithing.checking.understand.sentences.series import TableSeries
from tithing.checking.understand.sentences.tie import Tie, areas_named, ties

RULE = "sentence_rank"
_FEWEST = counted("test.prose.sentence_rank", "fewest")
_WAS_IN = re.compile(
    r"^[^.;,]{0,80}?\b(?:was|were|is|are|being)\s+(?:(?:recorded|seen|found)\s+)?(?:in\s+)?(?P<where>[^.;,(]+)"
)
Place = tuple[str, Decimal, PrintedFigure]


def relations(book: Pack) -> Iterator[Relation]:
    """For each rank that a sentence gives a place: is it the place's rank in the figures?"""
    ground = ground_of(book)
    previous = ""
    for sentence in book.document.sentences:
        for claim in rank_claims(sentence.text):
            yield from _of_claim(ground, sentence, claim, previous)
        previous = sentence.text


def is_tested(book: Pack, sentence: PrintedSentence) -> bool:
    """Whether a rank of the sentence is held against figures here."""
    ground = ground_of(book)
    return any(True for claim in rank_claims(sentence.text) for _ in _of_claim(ground, sentence, claim, ""))


def _of_claim(
    ground: Ground, sentence: PrintedSentence, claim: RankClaim, previous: str
) -> Iterator[Relation]:
    area = _area_of(ground, sentence, claim)
    if not area:
        return
    groups = [places for places in _groups(ground, sentence, claim, previous) if _find(places, area)]
    verdicts = [(_rank_fits(places, area, claim), places) for places in groups]
    fitting = [places for fits, places in verdicts if fits]
    if fitting:
        yield _rank_of_place(sentence, claim, fitting[0], area, holds=True)
    elif len(groups) == 1 and (claim.among is None or claim.among == len(groups[0])):
        yield _rank_of_place(sentence, claim, groups[0], area, holds=False)


def _area_of(ground: Ground, sentence: PrintedSentence, claim: RankClaim) -> str:
    """The one place named before the rank; behind it, where the words say so ("the highest rate was in Ashby"); or the
    document's own, where the sentence names none."""
    before = areas_named(ground, sentence.text[: claim.start])
    behind = sentence.text[claim.start + len(claim.text) :]
    if len(before) > 1:
        return ""
    if before:
        return before[0]
    held = _WAS_IN.search(behind)
    after = areas_named(ground, held["where"] if held else behind)
    if held and len(by_place(after, str)) == 1:
        return after[0]
    return "" if after else ground.own


def _groups(
    ground: Ground, sentence: PrintedSentence, claim: RankClaim, previous: str
) -> Iterator[list[Place]]:
    """Sets of places with one figure each: of one row of an area table, or of rows that are places."""
    heading = sentence.context[-1] if sentence.context else ""
    for subject in (claim.of, f"{claim.of} {heading}", f"{claim.of} {previous}"):
        about = PrintedSentence(subject, sentence.place, sentence.context)
        found = list(ties(ground, subject, about, rate=claim.rate, anywhere=True))
        kept = [tie for tie in found if tie.near] or [tie for tie in found if tie.full]
        sets = [places for places in _joined(ground, kept, claim) if len(places) >= _FEWEST]
        if sets:
            yield from sets
            return


def _joined(ground: Ground, found: Sequence[Tie], claim: RankClaim) -> Iterator[list[Place]]:
    """The figures of one measure, by place: those of one table, and the own place's row beside a table of the others."""
    tables: dict[tuple[str, int], dict[str, TableSeries]] = {}
    for tie in found:
        one = tie.series
        in_columns = any(column.area for column in one.sheet.columns)
        key = (one.sheet.table.id, one.row if in_columns else -1)
        if one.area:
            tables.setdefault(key, {}).setdefault(one.area, one)
    own = [tie.series for tie in found if not tie.series.area]
    for series in tables.values():
        if ground.own and not any(same_area(name, ground.own) for name in series) and own:
            series = {**series, ground.own: own[0]}
        places = [place for name, one in series.items() if (place := _value(name, one, claim)) is not None]
        yield _without_whole(places, series)


def _value(name: str, one: TableSeries, claim: RankClaim) -> Place | None:
    if not claim.change:
        return name, one.current.value, one.current
    if one.percent is not None and claim.percent:
        return name, one.percent.value, one.percent
    if one.before is None or one.before[0] <= 0:
        return None
    difference = one.current.value - (one.before[0] + one.before[1]) / 2
    return name, 100 * difference / one.before[0] if claim.percent else difference, one.current


def _without_whole(places: list[Place], series: dict[str, TableSeries]) -> list[Place]:
    """The force as a whole is no rival of its parts: left out where its count is the sum of the others."""
    for name in series:
        cells = {
            f.fact.area: f.value
            for f in series[name].sheet.figures.values()
            if f.row == series[name].row and f.fact.kind == "count"
        }
        rest = sum((value for area, value in cells.items() if area != name), Decimal(0))
        if len(cells) > _FEWEST and cells.get(name, Decimal(0)) * 10 >= rest * 9:
            return [place for place in places if place[0] != name]
    return places


def _find(places: Sequence[Place], area: str) -> Place | None:
    return next((place for place in places if same_area(place[0], area)), None)


def _rank_fits(places: Sequence[Place], area: str, claim: RankClaim) -> bool:
    own = _find(places, area)
    assert own is not None
    beyond = sum(value > own[1] if claim.highest else value < own[1] for _, value, _ in places)
    level = sum(value == own[1] for _, value, _ in places)
    return beyond < claim.rank <= beyond + level


def _rank_of_place(
    sentence: PrintedSentence, claim: RankClaim, places: Sequence[Place], area: str, *, holds: bool
) -> Relation:
    own = _find(places, area)
    assert own is not None
    beyond = sum(value > own[1] if claim.highest else value < own[1] for _, value, _ in places)
    right = f"{ordinal(beyond + 1)}{claim.word}"
    order = sorted(places, key=lambda place: place[1], reverse=claim.highest)
    told = ", ".join(f"{name} {plain(value, 2)}" for name, value, _ in order)
    words = f"In the tables the order is {told}: {own[0]} is {right}, not {claim.text}."
    figures = (own[2], *(figure for _, _, figure in places if figure is not own[2]))
    return Relation(
        RULE,
        SENTENCE,
        figures,
        holds,
        Severity.PROBABLE,
        words,
        also=tuple(dict.fromkeys(figure.place for figure in figures)),
        place=sentence.place,
        published=claim.text,
        right=right,
        again=lambda put: _rank_fits([_put(place, put) for place in places], area, claim),
    )


def _put(place: Place, put: Put) -> Place:
    """A place with its figure as it should be; a change that was worked out stays as it is."""
    name, value, figure = place
    return name, put(figure).value if value == figure.value else value, figure
