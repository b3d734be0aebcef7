"""What is raised for a name that nobody knows, and the names that it may be meant for: the one place that looks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tithing.vocabulary.in_words.numbered import nearest

_LONGEST = 80  # letters of a name that are looked at: more is no name
_ALIKE = 0.6  # of 1: names less alike are not meant
_TOLD = 3


class UnknownName(LookupError):
    """Nothing is called so. Which names are near is worked out when the sentence is read, not before: readers try many
    words that may be a name, and go on where they are none.

    >>> str(UnknownName('no area is called "Hartlepol"', lambda: "; the nearest is Hartlepool"))
    'no area is called "Hartlepol"; the nearest is Hartlepool'
    """

    def __init__(self, words: str, nearest: Callable[[], str] = str) -> None:
        super().__init__(words)
        self._nearest = nearest

    @property
    def near(self) -> str:
        """The end of the sentence: the names that it may be meant for, if any."""
        return self._nearest()

    def __str__(self) -> str:
        return f"{self.args[0]}{self.near}"


def near_names(
    written: str, names: Iterable[str], *, most: int = _TOLD, alike: float = _ALIKE
) -> tuple[str, ...]:
    """The names that a written one may be meant for, the likeliest first: those that are one letter off before all others.

    >>> near_names("robery", ["robbery", "burglary", "robbery_of_business_property"])
    ('robbery',)
    """
    import difflib

    wanted, known = written[:_LONGEST], list(dict.fromkeys(names))
    off_by_one = [name for name in known if _is_one_letter_off(wanted, name)]
    rest = difflib.get_close_matches(wanted, known, n=most, cutoff=alike)
    return tuple(dict.fromkeys([*off_by_one, *rest]))[: max(most, len(off_by_one))]


def said_near(written: str, names: Iterable[str] | Mapping[str, str]) -> str:
    """The end of a sentence about a name that nobody knows; of a mapping each name is told by what stands beside it.

    >>> said_near("Robery", {"robbery": "Robbery", "burglary": "Burglary"}), said_near("x", ["robbery"])
    ('; the nearest is Robbery', '')
    """
    found = near_names(written, names)
    return nearest(
        list(dict.fromkeys(names[name] for name in found) if isinstance(names, Mapping) else found)
    )


def _is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter more, less or another, or two that changed places, make one of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(_where_they_part(one, other))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


def _where_they_part(one: str, other: str) -> Iterator[int]:
    yield from (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    yield min(len(one), len(other))
