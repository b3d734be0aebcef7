"""Whether words around a table could change what its figures mean: a rate, thousands, a forecast, another quarter or place,
a part of the people or of the days, what was left out or rounded.

Words are never believed in place of what the columns and rows say, and never read over: what they put in doubt is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tithing.places.gazetteer import Gazetteer
from tithing.sources.entries import StatedFigure
from tithing.sources.values.cells import day_of
from tithing.sources.values.periods import period_of
from tithing.sources.values.spans import span_in
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.period import Period
from tithing.vocabulary.period_words import month_called
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

_SHORT = 5  # words of a line that says one thing
_LED_TO = re.compile(r"[^\w\"“‘']|[0-9a-z][.)\]]|notes? ?[0-9]|(?:see|refer)\b", re.IGNORECASE)
_WINDOW = 6  # words of a period or a place at most
_YEAR = 12  # months
_NAMED = 3
_COUNTRY = re.compile(r"K|[A-Z]92")  # how their codes begin

_RATES = r"\brates?\b|\bper (?:[0-9][0-9,k]*|thousand|hundred|head|capita|person)\b|%|\bper ?cent(?:ages?)?\b|\bpercentages?\b"
_PARTS = r"\bproportions?\b|\bshares?\b|\bindex\b|\bratios?\b|\branks?\b|\bcosts?\b|£"
_SCALES = r"\bthousands?\b|['’‘]000s?\b|\b000s\b|\bmillions?\b|\bhundreds\b|\bx ?(?:100|1,?000)\b"
_PLANNED = (
    r"\bforecasts?\b|\bpredict(?:ed|ions?)\b|\bproject(?:ed|ions?)\b|\btargets?\b|"
    r"\bplanned\b|\bbudget(?:ed)?\b|\bmodelled\b|\bdummy\b|\btest data\b|\bexample data\b"
)
_SMOOTHED = (
    r"\baverages?\b|\bmean\b(?! that)|\bmedians?\b|\bmoving\b|\bannuali[sz]ed\b|"
    r"\bseasonally\b|\bcumulative(?:ly)?\b|\byear[- ]to[- ]date\b|\bytd\b"
)
_ROLLING = r"\brolling\b|\b(?:12|twelve)[- ]months?\b"
_CHANGES = r"\bchanges? (?:on|from|since|in|over)\b|\bdifferences?\b|\bvariance\b|\bincrease\b"
_OTHER_THINGS = (
    r"\bdetect(?:ed|ions?)\b|\bsolved\b|\bcleared\b|\boutcomes?\b|\bcharged\b|"
    r"\bconvict(?:ed|ions?)\b|\barrest(?:ed|s)\b|\bsuspects?\b|\boffenders?\b|\bvictims?\b"
)

_LEFT_OUT = (
    r"\bexclud(?:es?|ed|ing)\b|\bexclusions?\b|\bexcl\b|\bexcept\b|\bexcepting\b|\bomit(?:s|ted|ting)?\b|"
    r"\bnot includ(?:ed|ing)\b|\b(?:do|does) not include\b|(?<!use )(?<!information )(?<!purposes )\bonly\b"
)
_OF_SOME = (
    r"\b(?:fe)?males?\b|\b(?:wo)?men\b(?!['’]s)|\bboys\b(?!['’])|\bgirls\b(?!['’])|\baged [0-9]|\bworking age\b|"
    r"\b(?:under|over)[- ]?[0-9]{1,2}s?\b(?! ?%)|\b[0-9]{1,2} and (?:over|under|above)\b|\b[0-9]{1,2}\+|\battempt(?:s|ed)\b|"
    r"\b[0-9]{1,2} ?(?:am|pm)\b|\bweek(?:end|day)s?\b|\bworking days\b|\bnight[- ]?time\b|\bday[- ]?time\b|"
    r"\bunique\b|\bdistinct\b|\bcase ?load\b|\bsnapshot\b"
)
_ABOUT_SO_MANY = (
    r"\bestimated\b|\bare estimates?\b|\bapprox(?:imate(?:ly)?)?\b|\bsampl(?:es?|ed|ing)\b|\bweighted\b|\bimputed\b|"
    r"\brounded\b|\brounding\b|"
    r"\bincomplete\b|\bnot (?:yet )?complete\b|\bpart(?:ial|[- ](?:month|quarter|year))\b"
)

# A list that is not all of it.
_CUT_SHORT = (
    r"\b(?:limited|restricted|capped|cut(?: off| short)?) (?:to|at|after)\b|\btruncat(?:ed|ion)\b|\bonly the first\b|"
    r"\b(?:first|top|maximum(?: of)?|max\.?) [0-9][0-9,]* (?:rows?|records?|results?|incidents?|entries|lines)\b|"
    r"\b[0-9][0-9,]* more (?:rows?|records?|results?|incidents?|entries|lines)\b|"
    r"\b(?:page|sheet|part) [0-9]+ of (?!1\b)[0-9]+\b"
)

# Noughts that are none: asked about wherever they stand, since they look like figures.
_NOUGHTS = (
    r"\b(?:0|zeros?|noughts?|nils?|blanks?) (?:means?|=|denotes?|indicates?|represents?|stands? for)|"
    r"\b(?:set|shown|replaced|recorded|displayed|treated|given|entered) (?:as|to|by|with) (?:0|zero|nil|nought|blank)\b"
)
_NO_NOUGHT = re.compile(f"{_NOUGHTS}|{_CUT_SHORT}", re.IGNORECASE)
_MEANING = re.compile(
    "|".join(
        (
            _RATES,
            _PARTS,
            _SCALES,
            _PLANNED,
            _SMOOTHED,
            _CHANGES,
            _LEFT_OUT,
            _OF_SOME,
            _ABOUT_SO_MANY,
            _NOUGHTS,
            _CUT_SHORT,
        )
    ),
    re.IGNORECASE,
)
_PROVISIONAL = re.compile(
    r"\bprovisional\b|\bunvalidated\b|\bdraft\b|\bincomplete\b|\bsubject to (?:change|revision)\b|"
    r"\bmay be revised\b|\bnot (?:yet )?(?:final|validated)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(_OTHER_THINGS, re.IGNORECASE)
_TWELVE = re.compile(_ROLLING, re.IGNORECASE)
_RELATIVE = re.compile("|".join((_RATES, _PARTS)), re.IGNORECASE)
OF_THE_FIGURES = re.compile(r"\b(?:figures|numbers|counts|values|data|table|columns?|all)\b", re.IGNORECASE)
_MADE_ON = re.compile(
    r"\b(?:extract(?:ed)?|produced|publi(?:shed|cation)|printed|run|created|updated?|releas(?:ed?)|downloaded|generated|"
    r"refreshed|exported|sent|received|next|census|mid|boundar(?:y|ies)|baseline|base)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}|20[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9} 20[0-9]{2})\b"
)
_BY_THEN = re.compile(
    r"\b(?:extract(?:ed)?|produced|printed|run|created|updated?|downloaded|generated|refreshed|exported|as (?:at|of|on)|"
    r"data (?:to|until|at)|up to|until|correct (?:at|to)|position at|snapshot)\b[^0-9]{0,20}$",
    re.IGNORECASE,
)
_ANOTHER_DAY = re.compile(r"\b(?:next|due|by|boundar(?:y|ies)|since|from)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:to|until|till|up to|ending|ended|as at|as of|from|since|by)$", re.IGNORECASE)
_QUARTER = re.compile(r"(?:q|quarter ?|qtr ?)([1-4])", re.IGNORECASE)
_MONTHS = re.compile(r"([a-z]{3,9})\.? ?(?:-|–|to) ?([a-z]{3,9})\.?", re.IGNORECASE)


@dataclass(frozen=True)
class TakenAs:
    """What the figures of a table are read as: `titles` are those of their measures, in words."""

    periods: frozenset[Period]
    areas: frozenset[str]
    units: frozenset[Unit] = frozenset({Unit.COUNT})
    titles: str = ""
    provisional: bool | None = None  # whether any is said to be; None where the table cannot say

    @staticmethod
    def of(entries: Iterable[StatedFigure]) -> TakenAs:
        """What these figures are."""
        found = list(entries)
        return TakenAs(
            frozenset(each.period for each in found),
            frozenset(each.area for each in found),
            frozenset(each.unit for each in found),
            " ".join(sorted({each.measure.replace("_", " ") for each in found})),
            any(each.status == Status.PROVISIONAL for each in found),
        )

    @property
    def kinds(self) -> str:
        """ "counts", or the units in words."""
        units = sorted("counts" if unit is Unit.COUNT else unit.value for unit in self.units)
        return " and ".join(units) or "counts"

    @property
    def times(self) -> str:
        """Their periods in words, the first few."""
        labels = [period.label for period in sorted(self.periods)]
        more = f" and {len(labels) - _NAMED} more" if len(labels) > _NAMED else ""
        return ", ".join(labels[:_NAMED]) + more


def in_doubt(words: str, taken: TakenAs, places: Gazetteer, *, below: bool = False) -> str:
    """What of the figures the words put in doubt, as it would be taken; "" where they change nothing.

    A note below the figures counts only where it speaks of the figures as a whole: by its words, or by saying nothing else.

    >>> from tithing.places.gazetteer import load_gazetteer
    >>> year = TakenAs(frozenset({Period.parse("2024-25")}), frozenset({"E06000001"}))
    >>> in_doubt("Rate per 1,000 people", year, load_gazetteer())
    'counts'
    >>> in_doubt("Crime in Q4 (January to March)", year, load_gazetteer())
    'figures of 2024 to 2025'
    >>> in_doubt("Extracted on 12 March 2025", year, load_gazetteer())
    'figures of 2024 to 2025'
    >>> in_doubt("Extracted on 12 April 2025", year, load_gazetteer())
    ''
    >>> in_doubt("1 April 2024 to 12 March 2025", year, load_gazetteer())
    'figures of 2024 to 2025'
    >>> in_doubt("Recorded crime, Hartlepool, 2024/25", year, load_gazetteer())
    ''
    """
    if below and not _is_of_the_figures(words, taken):
        return ""
    if _changes_meaning(words, taken, below=below):
        return taken.kinds
    if taken.provisional is False and _PROVISIONAL.search(words):
        return "final"
    if _of_other_times(words, taken):
        return f"figures of {taken.times}"
    return _of_other_places(words, taken, places)


def may_change_figures(words: str) -> bool:
    """Whether a remark beside figures, such as a note on a cell, speaks of what they count; whatever they are of.

    >>> may_change_figures("only to 20 April"), may_change_figures("checked against the log")
    (True, False)
    """
    return any(each.search(words) for each in (_MEANING, _PROVISIONAL))


def _is_of_the_figures(words: str, taken: TakenAs) -> bool:
    """Whether a note is about the figures as a whole, or about one of their months."""
    ways = (OF_THE_FIGURES.search, _is_all_it_says, _NO_NOUGHT.search)
    return any(way(words) for way in ways) or bool(_months_named(words) & _months_of(taken.periods))


def _months_named(words: str) -> set[int]:
    """The months that a note names, where May is no verb."""
    named = (month_called(each[0]) for each in _A_MONTH.finditer(words))
    return {month for month in named if month}


def _months_of(periods: frozenset[Period]) -> set[int]:
    return {each.start.month for each in periods if each.month_count == 1}


_A_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|May(?= (?:is|are|was|were|data|figures?|counts?|only|includes|excludes|[0-9]{4})\b|[:,;]))\b"
)


def _is_all_it_says(words: str) -> bool:
    """A line as short as "Provisional" or "Rate per 1,000 population", to which no mark in the table leads."""
    return len(words.split()) <= _SHORT and not _LED_TO.match(words)


def _changes_meaning(words: str, taken: TakenAs, *, below: bool) -> bool:
    said = _without_titles(words, taken.titles)
    if taken.units and Unit.COUNT not in taken.units:
        said = _RELATIVE.sub(" ", said)
    if _MEANING.search(said) or (_OTHER.search(said) and not (below and len(words.split()) > _SHORT)):
        return True
    return bool(_TWELVE.search(said)) and any(each.month_count != _YEAR for each in taken.periods)


def _without_titles(words: str, titles: str) -> str:
    """The words without those of the measures themselves: "victims" is nothing odd over repeat victims."""
    ours = set(re.findall(r"[a-z]{4,}", titles.lower()))
    return re.sub(r"[A-Za-z]{4,}", lambda each: " " if each[0].lower() in ours else each[0], words)


# -- periods -----------------------------------------------------------------------------------------


def _of_other_times(words: str, taken: TakenAs) -> bool:
    if _was_made_within(words, taken.periods):
        return True
    if not taken.periods or _MADE_ON.search(words):
        return False
    if _cuts_through(span_in(words), taken.periods):
        return True
    dated, bare = _periods_in(words)
    if dated:
        return not any(_is_met(period, until, taken.periods) for period, until in dated)
    return bool(bare) and max(bare) < min(each.month_count or _YEAR for each in taken.periods)


def _was_made_within(words: str, ours: frozenset[Period]) -> bool:
    """Whether it was made, or goes, to a day before the end of one of our periods: that one is not whole."""
    for match in _DAY.finditer(words):
        if _BY_THEN.search(words[: match.start()]) and not _ANOTHER_DAY.search(words[: match.start()]):
            day = _day_called(match[0])
            if day is not None and any(each.start <= day < each.end for each in ours):
                return True
    return False


def _day_called(words: str) -> date | None:
    try:
        return day_of(words)
    except ValueError:
        return None


def _cuts_through(span: Period | None, ours: frozenset[Period]) -> bool:
    """Whether days that are stated, such as 1 January to 25 March, are a part of one of our periods and not all of it."""
    if span is None or (span.start.day == 1 and (span.end + timedelta(days=1)).day == 1):
        return False
    meets = [each for each in ours if each.start <= span.end and span.start <= each.end]
    return any(each.start < span.start or span.end < each.end for each in meets)


def _is_met(period: Period, until: bool, ours: frozenset[Period]) -> bool:
    """Whether the period is, or holds, one of ours; an end alone ("to March 2025") is met by one that ends with it."""
    if any(period.start <= each.start and each.end <= period.end for each in ours):
        return True
    return until and any(each.end == period.end or each.start == period.start for each in ours)


def _periods_in(words: str) -> tuple[list[tuple[Period, bool]], list[int]]:
    """The periods that are named with their year, and whether as an end; and of those without a year how many months."""
    tokens = [each.strip("()[],;:.") for each in words.split()]
    dated: list[tuple[Period, bool]] = []
    bare: list[int] = []
    at = 0
    while at < len(tokens):
        length, found = _longest_at(tokens, at)
        if isinstance(found, Period):
            dated.append((found, bool(_UNTIL.search(" ".join(tokens[:at])))))
        elif found:
            bare.append(found)
        at += length
    return dated, bare


def _longest_at(tokens: list[str], at: int) -> tuple[int, Period | int | None]:
    for length in range(min(_WINDOW, len(tokens) - at), 0, -1):
        words = " ".join(tokens[at : at + length])
        found = period_of(words) or _year_alone(words) or _bare_months(words)
        if found:
            return length, found
    return 1, None


def _year_alone(words: str) -> Period | None:
    return Period.calendar_year(int(words)) if re.fullmatch(r"20[0-9]{2}", words) else None


def _bare_months(words: str) -> int:
    """Of a quarter 3, of January to March 3; 0 for other words, and for one month alone, which may be a word or a name."""
    if _QUARTER.fullmatch(words):
        return 3
    match = _MONTHS.fullmatch(words)
    first, last = (month_called(match[1]), month_called(match[2])) if match else (None, None)
    return (last - first) % _YEAR + 1 if first and last else 0


# -- places ------------------------------------------------------------------------------------------


def _of_other_places(words: str, taken: TakenAs, places: Gazetteer) -> str:
    """The places of the figures where the words name others alone."""
    named = [codes for codes in _places_in(words, places) if codes]
    if not named or not taken.areas or any(_are_ours(codes, taken.areas, places) for codes in named):
        return ""
    ours = sorted(places.get(code).name for code in taken.areas if code in places)
    return f"figures of {listed(ours, most=_NAMED)}"


def _places_in(words: str, places: Gazetteer) -> Iterator[frozenset[str]]:
    """The codes of each district, partnership, force or region that is named, the longest name first."""
    tokens = re.findall(r"[^\s,;:()|]+|[,;:()|]", words)
    at = 0
    while at < len(tokens):
        found, length = frozenset[str](), 1
        for size in range(min(_WINDOW, len(tokens) - at), 0, -1):
            said = " ".join(tokens[at : at + size])
            codes = _called(said, places) if said[:1].isupper() else found
            if codes:
                found, length = codes, size
                break
        yield found
        at += length


def _called(name: str, places: Gazetteer) -> frozenset[str]:
    """Codes of areas, but of no country: "in England and Wales" is the heading of half of all tables."""
    codes = frozenset(each.area.code for each in places.all_called(name))
    return frozenset(code for code in codes if not _COUNTRY.match(code))


def _are_ours(codes: frozenset[str], ours: frozenset[str], places: Gazetteer) -> bool:
    """Whether a place is one of ours, or one lies in the other."""
    if codes & ours or any(code not in places for code in ours):
        return True
    above = {area.code for code in ours for area in places.parents(code)}
    return bool(codes & above) or any(area.code in ours for code in codes for area in places.parents(code))
