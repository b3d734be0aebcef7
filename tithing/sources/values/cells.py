"""What one cell means: a number, a day, a status, a unit.

What could mean two things is asked about, not guessed (R101).
"""

from __future__ import annotations

import re
from datetime import date, datetime

from tithing.observations.measure import Measure
from tithing.sources.tables import ReceivedCell
from tithing.sources.values.withheld import (
    IN_THE_STATUS,
    WITHOUT_STATUS,
    InPlaceOfANumber,
    is_unsaid,
    is_withheld,
)
from tithing.vocabulary.access import Access
from tithing.vocabulary.period_words import month_called
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

SENTINELS = frozenset({-1.0, -9.0, -99.0, -999.0, -9999.0})  # what programs write for "no number"
LARGEST = 1e15  # past it a float no longer tells one whole number from the next
_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]+)?")
_SCIENTIFIC = re.compile(r"[+-]?[0-9.]+e[+-]?[0-9]+", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_BRITISH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?: 00:00(?::00)?)?")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = re.compile(
    rf"{_WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th)?[ -]([A-Za-z]{{3,10}})\.?,?[ -]([0-9]{{4}})", re.IGNORECASE
)

_BLANKS = re.compile("[\u00a0\u2007\u2009\u202f]")  # with which programs part thousands
_NONE_WORDS = {"nil", "none", "zero", "no", "nought", "nil return"}
_MARKED = re.compile(r"[+-]?[0-9][0-9, .]*\s?(?:[*†‡#prez]|\[[^\]]{1,12}\]|\([a-z]{1,3}\))", re.IGNORECASE)
_MONTHS_OF_TWO = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,10})\.?[ -]'?([0-9]{2})")

_UNIT_WORDS = {
    "%": Unit.PERCENT,
    "per cent": Unit.PERCENT,
    "percentage": Unit.PERCENT,
    "number": Unit.COUNT,
    "no": Unit.COUNT,
    "no.": Unit.COUNT,
    "counts": Unit.COUNT,
    "rate per 1000 population": Unit.RATE_PER_1000_POPULATION,
    "per 1,000 population": Unit.RATE_PER_1000_POPULATION,
    "per 1000 population": Unit.RATE_PER_1000_POPULATION,
    "rate per 1,000 people": Unit.RATE_PER_1000_POPULATION,
    "rate per 1000 households": Unit.RATE_PER_1000_HOUSEHOLDS,
    "per 1,000 households": Unit.RATE_PER_1000_HOUSEHOLDS,
    "per 1000 households": Unit.RATE_PER_1000_HOUSEHOLDS,
    "rate per 100000 population": Unit.RATE_PER_100000_POPULATION,
    "per 100,000 population": Unit.RATE_PER_100000_POPULATION,
    "rate": Unit.RATE,
}
_RANK = re.compile(r"rank(?: of ([0-9]+))?", re.IGNORECASE)
_STATUS_WORDS = {
    "p": Status.PROVISIONAL,
    "[p]": Status.PROVISIONAL,
    "r": Status.REVISED,
    "[r]": Status.REVISED,
    "e": Status.ESTIMATED,
    "[e]": Status.ESTIMATED,
    "estimate": Status.ESTIMATED,
}


class Unclear(ValueError):
    """A cell that cannot be read: `what` is wrong and what to `change`; `column` where another cell is to blame, `said` the
    words that were looked up and are not known.
    """

    def __init__(self, what: str, change: str, *, column: str = "", said: str = "") -> None:
        super().__init__(what)
        self.what, self.change, self.column, self.said = what, change, column, said


def text_of(cell: ReceivedCell) -> str:
    """The cell in words, as a person would type it: 12.0 from a workbook is 12."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LARGEST:
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    return cell if isinstance(cell, str) else str(cell)


def number_of(
    cell: ReceivedCell, *, percent: bool = False, instead: InPlaceOfANumber = WITHOUT_STATUS
) -> float:
    """The number a cell holds; proper thousands commas, spaces and a leading + are accepted.

    Raises Unclear, with what the table takes `instead` where the cell is a mark for no number, or empty.

    >>> number_of(" +1,234 "), number_of("1\u202f234")
    (1234.0, 1234.0)
    """
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _within_reach(_without_noise(float(cell)), cell)
    if not isinstance(cell, str):
        raise _no_number(cell, instead)
    text = _BLANKS.sub(" ", cell.replace("\u2212", "-")).strip()
    bare = text.removesuffix("%").strip() if percent else text
    bare = bare.replace("+ ", "+").replace("- ", "-")
    if _PLAIN.fullmatch(bare) or _THOUSANDS.fullmatch(bare):
        return _within_reach(float(bare.replace(",", "").replace(" ", "")), cell)
    raise _why_no_number(text, _shorten(cell), instead)


def _without_noise(number: float) -> float:
    """41 for the 40.99999999999999 that a spreadsheet's sum leaves and shows as 41.

    >>> _without_noise(40.99999999999999), _without_noise(40.5), _without_noise(0.1)
    (41.0, 40.5, 0.1)
    """
    whole = float(int(number + 0.5)) if 0.5 <= number < LARGEST else number
    return whole if 0 < abs(number - whole) <= _NOISE * whole else number


_NOISE = 1e-12


def _within_reach(number: float, cell: ReceivedCell) -> float:
    if number != number or abs(number) > LARGEST:
        raise Unclear(f'"{str(cell)[:30]}" is too large to be a figure', "Write the number itself")
    return number


def _no_number(cell: ReceivedCell, instead: InPlaceOfANumber) -> Unclear:
    if isinstance(cell, date):
        what = f"{text_of(cell)} is a date, not a number: a spreadsheet makes one of 1-4 or 2/5"
        change = "Format the column as text or numbers and write what it was. If withheld: "
        return Unclear(what, f"{change}{instead.withheld}")
    return Unclear(
        f"{text_of(cell)} is a time or a logical value, not a number", "Format the cell as a number"
    )


def _why_no_number(text: str, said: str, instead: InPlaceOfANumber) -> Unclear:
    """`said` is the cell as it was written, with its spaces."""
    if not text:
        return Unclear("there is no number", instead.unsaid)
    if is_withheld(text):
        what = f'"{said}" is not a number: suppliers write it for one that is withheld'
        return Unclear(what, instead.withheld)
    if is_unsaid(text):
        return Unclear(f'"{said}" is not a number, and may mean missing, suppressed or none', instead.unsaid)
    if text.startswith("#"):
        return Unclear(f'"{said}" is a spreadsheet error, not a number', instead.unsaid)
    if text.lower() not in _NONE_WORDS and not any(each.isdigit() for each in text) and "=" not in text:
        return Unclear(f'"{said}" is not a number, and may mean missing, suppressed or none', instead.unsaid)
    return _mistyped(text, said)


def _mistyped(text: str, said: str) -> Unclear:
    """What is meant as a number, or as words beside one."""
    if text.lower() in _NONE_WORDS:
        return Unclear(f'"{said}" is a word, not a number', "Write 0 if there were none")
    if text.startswith("="):
        return Unclear("the cell holds a formula", "Paste the value instead")
    if _SCIENTIFIC.fullmatch(text):
        return Unclear(f'"{said}" is in scientific notation and has lost digits', "Write the number in full")
    if text.endswith("%"):
        return Unclear(
            f'"{said}" is a percentage, and this measure is not', "Write the count, or correct the measure"
        )
    if re.search(r"[0-9],", text) and re.fullmatch(r"[+-]?[0-9,.]+", text):
        return Unclear(
            f'the commas in "{said}" do not mark thousands', "Write 1,234 or 1234; decimals take a point"
        )
    if _MARKED.fullmatch(text):
        change = "Write the number alone; a mark such as p or r is a status of its own, and a note goes into the note"
        return Unclear(f'"{said}" is a number with a mark', change)
    return Unclear(f'"{said}" is not a number', "Write digits only, such as 12; words go into the note")


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def day_of(cell: ReceivedCell) -> date:
    """A day: 2017-04-01, 01/04/2017 (day first), 1 April 2017, or a real date of a workbook. Raises Unclear."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell).strip()
    year, month, day = _day_parts(text)
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if 12 < month <= 31 and 1 <= day <= 12:
        raise Unclear(
            f'"{_shorten(text)}" has the month first', "Write the day first, 13/04/2017, or 2017-04-13"
        )
    raise Unclear(f'"{_shorten(text)}" is no day of the calendar', "Correct the date")


def on_its_weekday(day: date, cell: ReceivedCell) -> date:
    """The day, where the words before it do not say another day of the week. Raises Unclear.

    >>> on_its_weekday(date(2025, 4, 23), "Wed 23 Apr 2025").day, on_its_weekday(date(2025, 4, 23), "23/04/2025").day
    (23, 23)
    """
    text = text_of(cell).strip()
    said = next((name for name in _WEEKDAYS if text[:3].lower() == name[:3].lower()), "")
    if said and said != _WEEKDAYS[day.weekday()]:
        what = f'"{_shorten(text)}" says {said}, and that day was a {_WEEKDAYS[day.weekday()]}'
        raise Unclear(what, "Correct the date, or take the day of the week out")
    return day


def _day_parts(text: str) -> tuple[int, int, int]:
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _BRITISH.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _WORDS.fullmatch(text):
        return int(match[3]), _month_number(match[2], text), int(match[1])
    if match := _MONTHS_OF_TWO.fullmatch(
        text
    ):  # the month is a word, so that the last two figures are the year
        return 2000 + int(match[3]), _month_number(match[2], text), int(match[1])
    if re.fullmatch(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}", text):
        raise Unclear(
            f'"{text}" has a year of two digits and can be read in three ways', "Write it as 2017-04-01"
        )
    if re.fullmatch(r"[34][0-9]{4}", text):
        raise Unclear(f'"{text}" is a spreadsheet\'s day number, not a date', "Format the column as a date")
    if not text:
        raise Unclear("the date is empty", "Write it as 2017-04-01")
    raise Unclear(f'"{_shorten(text)}" is not a date', "Write it as 2017-04-01 or 01/04/2017")


def _month_number(word: str, text: str) -> int:
    if number := month_called(word):
        return number
    raise Unclear(f'"{_shorten(text)}" is not a date', "Write it as 2017-04-01 or 01/04/2017")


def unit_of(text: str) -> tuple[Unit, int | None]:
    """The unit a supplier's words stand for, and the number of members of "rank of 15". Raises Unclear."""
    words = re.sub(r"\s+", " ", text.strip().lower())
    if rank := _RANK.fullmatch(words):
        return Unit.RANK, int(rank[1]) if rank[1] else None
    if words in _UNIT_WORDS:
        return _UNIT_WORDS[words], None
    try:
        return Unit(words), None
    except ValueError:
        known = ", ".join(unit.value for unit in Unit)
        what = f'"{_shorten(text)}" is not a unit' if words else "the unit is empty"
        raise Unclear(what, f"Write one of: {known}", column="unit", said=text) from None


def status_of(text: str) -> Status | None:
    """The status in words, None where nothing is said. Raises Unclear."""
    word = text.strip().lower()
    if not word:
        return None
    if word in _STATUS_WORDS:
        return _STATUS_WORDS[word]
    try:
        return Status(word)
    except ValueError:
        raise Unclear(
            f'"{_shorten(text)}" is not a status',
            f"Write one of: {', '.join(Status)}; or leave it empty for final",
        ) from None


def access_of(text: str) -> Access:
    """Who may see it; open where nothing is said. Raises Unclear."""
    try:
        return Access(text.strip().lower() or "open")
    except ValueError:
        raise Unclear(f'"{_shorten(text)}" is not an access', f"Write one of: {', '.join(Access)}") from None


def breakdown_of(text: str) -> str:
    """`Type = personal; area=north` as the book writes it: names in lower case, sorted. Raises Unclear."""
    parts: dict[str, str] = {}
    for part in re.split(r"[;|]", text):
        if not part.strip():
            continue
        name, value = _name_and_value(part, text)
        if name.lower() in parts:
            raise Unclear(f'the breakdown names "{_shorten(name)}" twice', "Name each once")
        parts[re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")] = value
    return ";".join(f"{name}={parts[name]}" for name in sorted(parts))


def _name_and_value(part: str, text: str) -> tuple[str, str]:
    name, _, value = (piece.strip() for piece in part.partition("="))
    if name and value:
        return name, value
    what = f'the breakdown "{_shorten(text)}" is not of the form name=value'
    raise Unclear(what, "Write, say, type=personal")


def check_value(value: float, measure: Measure, *, members: int | None = None) -> None:
    """A value must be possible for its unit: whole counts from 0, percentages to 100. Raises Unclear."""
    shown = f"{value:g}" if abs(value) < 1e6 else f"{value:,.0f}"
    match measure.unit:
        case Unit.COUNT:
            _check_count(value, shown)
        case Unit.PERCENT if not 0 <= value <= 100:
            what = f"{shown} is no percentage of {measure.title}: it must lie between 0 and 100"
            raise Unclear(what, _PERCENT)
        case Unit.RANK:
            _check_rank(value, shown, members)
        case Unit.PROBABILITY if not 0 <= value <= 1:
            raise Unclear(f"{shown} is no probability", "Write a number from 0 to 1")
    if measure.unit is Unit.RATIO and value in SENTINELS:
        raise Unclear(f"{shown} is a mark for a number that is not there", IN_THE_STATUS.withheld)
    if value < 0 and measure.unit not in (Unit.POINTS, Unit.RATIO):
        raise Unclear(f"{shown} is below none", "Check the sign")


def _check_count(value: float, shown: str) -> None:
    if value < 0:
        raise Unclear(f"{shown} is a count below none", "Counts start at 0; check the sign")
    if value != int(value):
        raise Unclear(f"{shown} is a count with a fraction", "Write a whole number, or correct the unit")


_PERCENT = "Write 12.5 for 12.5 per cent; a change in per cent is not imported, Tithing works it out"


def _check_rank(value: float, shown: str, members: int | None) -> None:
    if value < 1 or value != int(value) or (members is not None and value > members):
        limit = f" of {members}" if members is not None else ""
        raise Unclear(
            f"{shown} is no rank{limit}", f"Write a whole number from 1{limit.replace(' of', ' to')}"
        )
