"""What personal data looks like in a partner's file: headings, postcodes, addresses, birthdays, names.

Rules are made to catch a column by mistake, not a person by design: a ward called Victoria, a street called
Vincent Street and an offence called "victim-based crime" pass.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tithing.sources.tables import ReceivedCell


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return found


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list of `personal.toml`."""
    return frozenset(_words()[name].split())


@cache
def _headings() -> frozenset[str]:
    joined = " ".join(_words()["personal_headings"].split())
    return frozenset(heading.strip() for heading in joined.split("|"))


_WHOSE = "victim|suspect|offender|complainant|caller|reporter|witness|tenant|client|customer|patient|resident"
_PERSONAL_ENDING = re.compile(
    rf"(?:.* )?(?:surname|forename|first name|last name|date of birth|dob|email|e mail|home address|house number|"
    rf"nhs number|national insurance number|mobile number|phone number)|(?:{_WHOSE})s? "
    r"(?:id|name|names|dob|age|address|postcode|phone|email|details|surname|forename)"
)

_POSTCODE = re.compile(
    rf"(?<![A-Z0-9])(?:{'|'.join(sorted(word_list('postcode_areas')))})[0-9][A-Z0-9]?"
    r" {0,2}(?![0-9](?:st|nd|rd|th)\b)[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Z0-9])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\(?0[1-9][0-9]{1,3}\)?[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}|0[1-9][0-9]{8,9}"
    r"|07[0-9]{3}[ -]?[0-9]{6}|\+44[ (0)-]*[1-9](?:[ -]?[0-9]){8,9})(?![\w/-])"
)
_INSURANCE = re.compile(
    r"(?<![A-Z0-9])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![A-Z0-9])",
    re.IGNORECASE,
)
_HEALTH = re.compile(r"(?<![0-9])([0-9]{3})[ -]([0-9]{3})[ -]([0-9]{4})(?![0-9])")
_BIRTH = re.compile(
    r"(?<![0-9])(?:[0-3]?[0-9][/.-][01]?[0-9][/.-]19[0-9]{2}|19[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9])"
)
_STREET_WORDS = (
    "street|st|road|rd|avenue|ave|lane|ln|close|drive|crescent|cres|terrace|place|grove|gardens|gdns|court|ct|walk|"
    "way|mews|row|square|parade|hill|green|view|rise|park|bank|gate|wynd|mount|vale|croft|garth|lea|mead|"
    "boulevard|quay|wharf|yard|end|side|oval|circle|approach|broadway|chare"
)
_HOUSE_WHOLE = re.compile(
    r"(?:no\.? ?)?(?!(?:19|20)[0-9]{2}\b)[0-9]{1,4}(?: ?[-–/] ?[0-9]{1,4})?[a-z]?,? +"
    rf"(?:[^\W\d][\w'’.-]* +){{1,4}}(?:{_STREET_WORDS})\b\.?(?: *,.*| *\(.*)?",
    re.IGNORECASE,
)
_HOUSE_WITHIN = re.compile(
    r"(?<![\w/.-])(?:at|of|near|outside|from|to|in) (?!(?:19|20)[0-9]{2}\b)[0-9]{1,4}[a-zA-Z]?,? +"
    r"(?:[A-Z][\w'’-]+ +){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Crescent|Terrace|Grove|Gardens|Court)\b"
)
_FLAT = re.compile(r"(?:flat|apartment|apt|bedsit) +[0-9]{1,4}[a-z]?\b.*", re.IGNORECASE)
_TITLED = re.compile(r"(?:mr|mrs|ms|miss|mx|dr)\.? +[a-z][\w'’-]*(?: +[a-z][\w'’-]*){0,2}", re.IGNORECASE)
_NAME_SHAPE = re.compile(
    r"[^\W\d_][^\W\d_'’.-]*(?:['’-][^\W\d_]+)*\.?(?:[ ,]+[^\W\d_][^\W\d_]*(?:['’.-][^\W\d_]*)*){0,3}"
)
PLACE_WORDS = frozenset(
    f"{_STREET_WORDS}|ward|estate|house|town|village|centre|north|south|east|west|central|rural|dock|docks|harbour|"
    "headland|marina|cross|bridge|hall|station|hospital|school|church|farm|common|heath|beach|bay|valley|moor|wood|"
    "woods|field|fields|district|borough|county|police|council|team|service|services|unit|force|group|trust|arms|"
    "island|market|point|cemetery|grange|manor|lodge|heights|burn|beck|brook|crime|theft|offences|abuse".split(
        "|"
    )
)


@dataclass(frozen=True)
class PersonalKind:
    """One kind of personal value: what to call it and whether a cell holds it."""

    what: str
    holds: Callable[[ReceivedCell], bool]


def is_personal_heading(heading: str) -> bool:
    """Does the heading itself name something about a person?

    >>> is_personal_heading("Date of Birth"), is_personal_heading("Victim-based crime")
    (True, False)
    """
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading).lower()).strip()
    return words in _headings() or _PERSONAL_ENDING.fullmatch(words) is not None


def may_hold_any(cell: ReceivedCell) -> bool:
    """Every kind but a name has a digit or an @: most cells of most tables need no closer look."""
    return not isinstance(cell, str) or _TELLING.search(cell) is not None


_TELLING = re.compile(r"[@0-9]")


def _within(pattern: re.Pattern[str]) -> Callable[[ReceivedCell], bool]:
    return lambda cell: isinstance(cell, str) and pattern.search(cell) is not None


def _is_birth(cell: ReceivedCell) -> bool:
    """Crime figures begin in this century; a day of the last one is somebody's birthday."""
    if isinstance(cell, date):
        return 1900 < cell.year < 2000
    return isinstance(cell, str) and _BIRTH.search(cell) is not None


def _is_house(cell: ReceivedCell) -> bool:
    if not isinstance(cell, str):
        return False
    whole = _HOUSE_WHOLE.fullmatch(cell) or _FLAT.fullmatch(cell)
    return whole is not None or _HOUSE_WITHIN.search(cell) is not None


def _is_health_number(cell: ReceivedCell) -> bool:
    if not isinstance(cell, str):
        return False
    return any(_checks_out("".join(match)) for match in _HEALTH.findall(cell))


def _checks_out(digits: str) -> bool:
    """The check digit of an NHS number, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


BIRTH = PersonalKind("the cell holds what looks like a date of birth", _is_birth)
KINDS = (
    PersonalKind("the cell holds a full postcode", _within(_POSTCODE)),
    PersonalKind("the cell holds an e-mail address", _within(_EMAIL)),
    PersonalKind("the cell holds a telephone number", _within(_PHONE)),
    PersonalKind("the cell holds what looks like a National Insurance number", _within(_INSURANCE)),
    PersonalKind("the cell holds what looks like an NHS number", _is_health_number),
    PersonalKind("the cell holds a house number or a flat; a street is enough", _is_house),
    BIRTH,
)


def looks_like_names(words: dict[str, int]) -> bool:
    """Do many cells of a column look like people? `words` are its different texts and how often each stands.

    >>> looks_like_names({"Priya Shah": 1, "John Smith": 1}), looks_like_names({"Victoria": 4, "Burn Valley": 3})
    (True, False)
    """
    named = [word for word in words if is_name(word)]
    whole = [word for word in named if " " in word]
    if len(words) == 1:
        return len(whole) == 1
    if len(whole) >= 2 and MIN_SHARE_OF_NAMES * len(words) <= len(whole):
        return True
    return len(named) >= 3 and 5 * len(named) >= 4 * len(words)


# Of the wards of 318 districts no more than 12% look like a person's whole name (counted November 2026).
MIN_SHARE_OF_NAMES = 0.3


def is_name(text: str) -> bool:
    """A title and a name, "Firstname Surname", "SURNAME, Firstname" or "Surname F" of common names."""
    if _TITLED.fullmatch(text):
        return True
    if len(text) > 60 or not _NAME_SHAPE.fullmatch(text):
        return False
    words = [word.lower() for word in re.split(r"[ ,.]+", text) if word]
    if not 1 <= len(words) <= 4 or PLACE_WORDS.intersection(words):
        return False
    if words[0] in given_names():
        return True
    return len(words) > 1 and _ends_as_a_name(words, comma="," in text)


def _ends_as_a_name(words: list[str], *, comma: bool) -> bool:
    """ "SURNAME, Firstname", "Surname F", or two or three words that end in a family name."""
    if comma and words[-1] in given_names():
        return True
    if len(words[-1]) == 1 and words[0] in family_names():
        return True
    return words[-1] in family_names() and len(words) <= 3


@cache
def given_names() -> frozenset[str]:
    """Common first names, in small letters."""
    return word_list("given_names")


@cache
def family_names() -> frozenset[str]:
    """Common family names, in small letters."""
    return word_list("family_names")
