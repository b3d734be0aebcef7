"""What was asked about a figure and answered: it stands beside the figure wherever that is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tithing.vocabulary.questions import Answer, FigureKey

# The rules that ask whether a file is whole: what was answered stands beside every figure of it.
OF_WHOLE_FILES = (
    "districts_without_a_row",
    "fewer_rows_than_before",
    "rows_only_elsewhere",
    "rows_unlike_the_usual",
)


class Answered:
    """The answers that one file came in with, by the figures that they speak of."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._of_its_file = tuple(each for each in answers if each.kind in OF_WHOLE_FILES and not each.about)
        self._about: dict[tuple[str, str, str], list[tuple[FigureKey, Answer]]] = defaultdict(list)
        for answer in answers:
            for key in answer.about:
                self._about[key.measure, key.area, key.period].append((key, answer))

    @property
    def whether_whole(self) -> bool:
        """Whether it was asked if the file is whole, or is what it says."""
        return bool(self._of_its_file)

    def beside(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """What stands beside the figure of this row.

        >>> from datetime import date
        >>> key = FigureKey("fly_tips", "E06000001", "2019-05")
        >>> answer = Answer("QGKLO", "", "high", "Is 596 right?", "A new depot counts", "analyst", date(2019, 6, 3), (key,))
        >>> row = {"measure": "fly_tips", "area": "E06000001", "period": "2019-05", "breakdown": "", "supplier": "x"}
        >>> Answered([answer]).beside(row)
        ('asked: Is 596 right?; answered: A new depot counts',)
        """
        found = self._about.get((row["measure"], row["area"], row["period"]), ())
        mine = [*self._of_its_file, *(answer for key, answer in found if _is_of(key, row))]
        return tuple(dict.fromkeys(f"asked: {each.asked}; answered: {each.because}" for each in mine))


def _is_of(key: FigureKey, row: Mapping[str, Any]) -> bool:
    """A key that names no breakdown or no supplier speaks of each."""
    return key.breakdown in ("", row["breakdown"]) and key.supplier in ("", row["supplier"])
