"""Sums that nothing states and a reader sees in the numbers: all fires are those of two kinds, in every ward and every quarter.

Which counts make up another is stated of offences alone. Of whatever else a partner counts, its own measures too, whoever looks
at three columns sees that one is the sum of the others, and takes the smaller one where it is hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

Place = tuple[str, object, str]  # area, period, breakdown
Numbers = Mapping[Place, float]
Parts = tuple[str, ...]

SEEN_IN = 5  # counts of a whole that are more than nought: of fewer, any column may look like a sum
ADDED_IN = 3  # of these, those in which something was added: a count and noughts are no sum
NEARLY_ALL = 0.9  # where a correction reached one column and not yet the other, it is seen all the same
MOST_PARTS = 3
LOOKED_FROM = 3  # counts of a whole, the largest, from which a sum is looked for
FOUND_IN = 2  # of these, so that one may be out


def sums_seen(
    counts: Mapping[str, Numbers], stated: Mapping[str, Collection[Parts]]
) -> dict[str, list[Parts]]:
    """Of each measure, those others that come to it nearly wherever they are counted; none of those that are `stated`.

    >>> wards = "ABCDE"
    >>> counts = {
    ...     "fires": {(ward, "Q1", ""): 10.0 + 3 * place for place, ward in enumerate(wards)},
    ...     "of buildings": {(ward, "Q1", ""): 2.0 + place for place, ward in enumerate(wards)},
    ...     "of refuse": {(ward, "Q1", ""): 8.0 + 2 * place for place, ward in enumerate(wards)},
    ... }
    >>> sums_seen(counts, {})
    {'fires': [('of buildings', 'of refuse')]}
    """
    found = {}
    for whole in sorted(counts):
        known = {frozenset(parts) for parts in stated.get(whole, ()) if counts.keys() >= set(parts)}
        seen = [parts for parts in _parts_of(whole, counts, bool(known)) if frozenset(parts) not in known]
        if seen:
            found[whole] = seen
    return found


def _parts_of(whole: str, counts: Mapping[str, Numbers], is_stated: bool) -> list[Parts]:
    """As few parts as do: what is the sum of two is the sum of the parts of these as well."""
    for size in range(1, MOST_PARTS + 1 if not is_stated else MOST_PARTS):
        found = [parts for parts in _candidates(whole, counts, size) if _is_sum(whole, parts, counts)]
        if found:
            return found
    return []


def _candidates(whole: str, counts: Mapping[str, Numbers], size: int) -> list[Parts]:
    """Those whose numbers come to that of the whole at two of its largest: at one, of many columns some do by chance."""
    largest = sorted(counts[whole], key=lambda place: (-counts[whole][place], str(place)))[:LOOKED_FROM]
    found = Counter(parts for place in largest for parts in _coming_to(whole, place, counts, size))
    return sorted(parts for parts, times in found.items() if times >= FOUND_IN)


def _coming_to(whole: str, place: Place, counts: Mapping[str, Numbers], size: int) -> Iterator[Parts]:
    here = {slug: of[place] for slug, of in counts.items() if slug != whole and of.get(place, 0.0) > 0}
    ending: dict[float, list[str]] = {}
    for slug, number in here.items():
        ending.setdefault(number, []).append(slug)
    for begun in combinations(sorted(here), size - 1):
        left = counts[whole][place] - sum(here[slug] for slug in begun)
        yield from ((*begun, last) for last in ending.get(left, ()) if not begun or last > begun[-1])


def _is_sum(whole: str, parts: Parts, counts: Mapping[str, Numbers]) -> bool:
    places = [
        place for place, number in counts[whole].items() if number and _all_counted(place, parts, counts)
    ]
    of_parts = [[counts[part][place] for part in parts] for place in places]
    added = sum(all(numbers) for numbers in of_parts)
    held = sum(counts[whole][place] == sum(numbers) for place, numbers in zip(places, of_parts, strict=True))
    return len(places) >= SEEN_IN and added >= ADDED_IN and held >= NEARLY_ALL * len(places)


def _all_counted(place: Place, parts: Parts, counts: Mapping[str, Numbers]) -> bool:
    return all(place in counts[part] for part in parts)
