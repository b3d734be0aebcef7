"""What a word may be: a given name, a family name, a place, a word of every day. Built from the lists, once."""

from __future__ import annotations

import re
from functools import cache

from tithing.inspection.words import family_names, folded, given_names, listed, phrases

# Endings that only family names have, so that names no list holds are told: Zbrzezniewski, Hadzhivasilev.
_FAMILY_ENDING = re.compile(
    r".{2,}(?:ski|ska|sky|cki|cka|wicz|czyk|czak|czuk|niak|escu|eanu|enko|chuk|chenko|yuk|ovic|evic|kovic|oglu|poulos|opoulos|akis|idis|"
    r"iadis|idou|yan|ov|ova|ev|eva|kova|sson|sdottir|auskas|aitis|evicius|iene|aite|yte|unas|dze|shvili|zadeh|zada|zai|"
    r"nejad|pour|ullah|uddin|singh|inder|preet|jeet|veer|wala|walla|ezh?wara|swamy|murthy|appan|rajah|singhe|singham|"
    r"wardena|wardhana|uwa|chukwu|nwa|egbu|ogbu|tunde|wale|femi|seun|dayo|kemi|tomi|tope|layo|yinka|mariam|michael|selassie|"
    r"berhan|hiwot|thwaite|bottom|worthy|etti|elli|ello|ucci|acci|azzo|ini|inho|eira|eiro|ez|oğlu|eau|ault|quist|qvist|gaard|"
    r"stra|sma|mann|stein|baum|berger|huber|meyer|bauer|ich|wood|ward|son|field|worth|burn|croft|shaw|ham|ley)"
)
_COMMON_ENDING = re.compile(
    r".*(?:wood|ward|son|field|worth|burn|croft|shaw|ham|ley|ini|ich|ez|ov|ev|stra|sma|ini|elli|ello)"
)
_FAMILY_BEGINNING = re.compile(
    r"(?:mac|mc|o'|d'|fitz|olu|oluwa|ade|aye|chuk|ogun|nwa|okon|abdul|abdel|abdi|ghebre|gebre|tesfa|wolde|uwa|chi(?:ne|di|bu|zo|ma)|thandi|nomv|siph|bala).{3,}"
)


@cache
def places() -> frozenset[str]:
    """Words that stand in names of streets, buildings and parks."""
    return listed("ordinary", "streets") | listed("ordinary", "places")


@cache
def bodies() -> frozenset[str]:
    return listed("ordinary", "bodies")


@cache
def everyday() -> frozenset[str]:
    """Words of sentences, of the calendar and of posts: capital letters make no name of them."""
    parts = ("ordinary", "calendar", "posts", "bodies")
    found = frozenset().union(*(listed("ordinary", part) for part in parts)) | places()
    return found - (given_names() & _KEPT)


# Names that the lists of everyday words hold too, and that are names first.
_KEPT = frozenset(
    [
        "grace",
        "hope",
        "frank",
        "jo",
        "jack",
        "mark",
        "will",
        "rob",
        "rose",
        "may",
        "april",
        "june",
        "august",
        "victoria",
        "vincent",
    ]
)


@cache
def given() -> frozenset[str]:
    return given_names() - listed("ordinary", "small")


@cache
def family() -> frozenset[str]:
    return family_names()


@cache
def ambiguous() -> frozenset[str]:
    """Names that are words of every day or places too."""
    return listed("ordinary", "ambiguous") | (everyday() & (given_names() | family_names()))


@cache
def known_places() -> frozenset[str]:
    """Wards, districts, partnerships and forces of the reference, and towns, in small letters."""
    from tithing.places.reference_files import large_areas, ward_rows

    large = (name for place in large_areas().values() for name in (place.area.name, *place.aliases))
    wards = (row[1] for row in ward_rows().values())
    parts = (part for name in (*large, *wards) for part in (name, *re.split(r" and | with |, ?| & ", name)))
    named = {as_place(part) for part in (*parts, *phrases("ordinary", "towns"))}
    return frozenset(named | {whole for name in named if (whole := _whole_of(name))})


# A quarter of a town at the end of a ward's name, and what stands between a town and what it lies by.
_QUARTERS = re.compile(
    r"(?: (?:north|south|east|west|central|upper|lower|rural|urban|town|village|outer|inner))+$"
)
_LIES_BY = re.compile(r" (?:in|on|by|le|upon|under|next) .*$")


def _whole_of(name: str) -> str:
    """The town that a name is a quarter of, or that stands before what it lies by: "bradley stoke north"."""
    whole = _LIES_BY.sub("", _QUARTERS.sub("", name))
    return whole if whole != name else ""


def as_place(name: str) -> str:
    """A name as places are compared: small letters and single blanks, "weston super mare"; "tom dick and harry"."""
    return " ".join(re.sub(r"[^a-z' ]+", " ", folded(name)).split())


@cache
def brands() -> frozenset[str]:
    return phrases("ordinary", "brands")


def parts_of(word: str) -> list[str]:
    """A word and, of a hyphened one, its parts: "Anne-Marie" is Anne and Marie."""
    plain = folded(word).strip(".,;:()'\"")
    plain = re.sub(r"'s$", "", plain)
    return [part for part in plain.split("-") if part] or [plain]


@cache
def is_given(word: str) -> bool:
    parts = parts_of(word)
    return any(part in given() for part in parts) or "-".join(parts) in given()


@cache
def is_family(word: str) -> bool:
    """On the list, or of a form that only family names have."""
    parts = parts_of(word)
    listed_one = any(part in family() or part.replace("'", "") in family() for part in parts)
    return listed_one or any(_has_form(part) for part in parts)


def _has_form(part: str) -> bool:
    if part in everyday() or len(part) < 5:
        return False
    ending = _FAMILY_ENDING.fullmatch(part) is not None and _COMMON_ENDING.fullmatch(part) is None
    return ending or (_FAMILY_BEGINNING.fullmatch(part) is not None and part not in known_places())


def is_wholly_given(name: str) -> bool:
    """Both parts of Anne-Marie are names; of Anglo-Norman one is."""
    return is_given(name) and all(is_given(part) or is_family(part) for part in parts_of(name))


def is_particle(word: str) -> bool:
    return folded(word).strip(".") in listed("ordinary", "particles")


@cache
def is_everyday(word: str) -> bool:
    """Also of a hyphened one, such as self-harm, where a part is of every day and the parts are not all names."""
    parts = parts_of(word)
    if len(parts) == 1:
        return parts[0] in everyday()
    names = given() | family()
    return any(part in everyday() for part in parts) and not all(part in names for part in parts)


@cache
def is_ambiguous(word: str) -> bool:
    return folded(word).strip(".,;:()'\"") in ambiguous()


def is_calendar_word(word: str) -> bool:
    """A month, a weekday, or a span of them (April-June) that is no family name.

    >>> is_calendar_word("April-June"), is_calendar_word("March"), is_calendar_word("Marchant")
    (True, True, False)
    """
    parts = parts_of(word)
    return all(part in listed("ordinary", "calendar") for part in parts) and (
        len(parts) > 1 or not is_family(word)
    )


def begins_a_thing(word: str) -> bool:
    """A word after which a name is a place's, a storm's, a model's: Saint, Storm, Vauxhall. Austin and Bryn are given names too.

    >>> begins_a_thing("Lord"), begins_a_thing("Ops"), begins_a_thing("Vauxhall"), begins_a_thing("Austin")
    (True, True, True, False)
    """
    plain = folded(word)
    return plain in listed("ordinary", "honours") | listed("ordinary", "named_after") or (
        plain in listed("ordinary", "makes") | listed("ordinary", "welsh") and not is_given(plain)
    )
