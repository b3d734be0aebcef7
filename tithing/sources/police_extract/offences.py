"""Which measures a row counts towards: by Home Office code, by name, or by the type of anti-social behaviour."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from tithing.observations.measure import Measure, Measures, UnknownMeasure
from tithing.sources.values.cells import Unclear

_ASB = "Anti-social behaviour incidents"
_ASB_TYPES = frozenset({"personal", "nuisance", "environmental"})
_CODE_AND_WORDS = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{1,2})?[A-Z]?|AS[0-9]{2})\s*[-–:.]?\s+(.+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Counted:
    """What a row counts, and whether it is one code among the several of its measure."""

    measure: Measure
    code: str = ""


@dataclass
class Offences:
    """Looks measures up by code and name; guards its cache."""

    measures: Measures
    _found: dict[tuple[str, str, str], Counted | Unclear] = field(default_factory=dict)
    _codes: dict[str, list[Measure]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for measure in self.measures:
            for code in measure.codes:
                self._codes[_plain(code)].append(measure)

    def counted(self, code: str, category: str, subtype: str) -> Counted:
        """What a row with these words counts. Raises Unclear with near matches."""
        key = (code, category, subtype)
        if key not in self._found:
            self._found[key] = self._find(code, category, subtype)
        found = self._found[key]
        if isinstance(found, Unclear):
            raise found
        return found

    def _find(self, code: str, category: str, subtype: str) -> Counted | Unclear:
        if code:
            return self._held(code, category, subtype) or self._by_name(category, subtype, code)
        if not category:
            return Unclear("the row says no offence", "Write its Home Office code or its category")
        split = _CODE_AND_WORDS.fullmatch(category)
        by_code = self._by_code(category) or (self._by_code(split[1]) if split else None)
        return by_code or self._by_name(category, subtype, "")

    def _held(self, code: str, category: str, subtype: str) -> Counted | Unclear | None:
        """What the code is, where the words beside it are not another offence's: its own, or those of a group it is in."""
        found = self._by_code(code)
        named = self._by_name(category, subtype, "") if found and category else None
        if found is None or not isinstance(named, Counted) or _may_be(found, named.measure):
            return found
        what = f'{found.code} is {found.measure.title}, and the row calls it "{category}"'
        return Unclear(what, "Correct the code or the offence, whichever is wrong")

    def _by_code(self, code: str) -> Counted | None:
        found = self._codes.get(_plain(code), [])
        return Counted(found[0], code.upper()) if len(found) == 1 else None

    def _by_name(self, category: str, subtype: str, code: str) -> Counted | Unclear:
        for name in _readings(category, subtype):
            try:
                return Counted(self.measures.find(name))
            except UnknownMeasure:
                continue
        said = code or category
        near = "" if code else _suggestion(self.measures, category)
        return Unclear(
            f'"{said}" is no offence code or category that Tithing knows{near}',
            "Correct it, or add it to the codes or aliases of a measure in the partnership's measures",
        )


def _may_be(found: Counted, named: Measure) -> bool:
    """Whether the words may be of the code: they are of the same measure, of one with this code, or of a group without."""
    same = found.measure.slug == named.slug
    return same or not named.codes or _plain(found.code) in {_plain(code) for code in named.codes}


def _readings(category: str, subtype: str) -> list[str]:
    """Every name the words may stand for, the most exact first: never the whole where a part is said."""
    if subtype:
        named = [f"{category} - {subtype}", f"{subtype} {category}"]
        return [*named, f"{_ASB} - {subtype}"] if _is_asb(category) else [*named, subtype]
    if category.lower() in _ASB_TYPES:
        return [f"{_ASB} - {category}"]
    return [category] if category else []


def _is_asb(category: str) -> bool:
    words = re.sub(r"[^a-z]+", " ", category.lower()).strip()
    return words in {"asb", "anti social behaviour", "antisocial behaviour", "asb incidents"}


def _suggestion(measures: Measures, name: str) -> str:
    try:
        measures.find(name)
    except UnknownMeasure as error:
        return "".join(str(error).partition("; ")[1:])
    return ""


def _plain(code: str) -> str:
    """`28e`, `28E ` and `028E` are one code; a whole number from a workbook is that number."""
    return code.strip().upper().removesuffix(".0").lstrip("0") or code.strip()


def codes_not_seen(measure: Measure, seen: set[str]) -> tuple[str, ...]:
    """The codes of a measure that no row of the file has."""
    plain = {_plain(code) for code in seen}
    return tuple(code for code in measure.codes if _plain(code) not in plain)
