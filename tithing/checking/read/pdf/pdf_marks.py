"""Which of an element's marks stand on the page that is read.

A mark is a number within its page, and an element that goes on over the page is told with the marks of both: those of the
other page name other words here. Numbers rise down a page, so a fall among an element's marks is the page's end; the part
with most marks that no other element has here is this page's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from tithing.checking.thresholds import counted

_DEEPEST = counted("read.pdf.pdf_marks", "deepest")
_Mark = tuple[int, int]  # where it stands among the children of its element, and its number


class PdfMarks:
    """Guards the marks of one page that have been read; `tree` is the page's and `printed` are all its marks."""

    def __init__(self, tree: Any, printed: Collection[int]) -> None:
        self.used: set[int] = set()
        self._tree = tree
        self._printed = frozenset(printed)
        self._single: set[int] | None = None

    def here(self, element: Any) -> Collection[int]:
        """Where among an element's children its marks of this page stand."""
        parts = _falling(_marks_in(element))
        own = self._of_this_page(parts) if len(parts) > 1 else [each for part in parts for each in part]
        return {place for place, _ in own}

    def _of_this_page(self, parts: Sequence[Sequence[_Mark]]) -> Sequence[_Mark]:
        left = self._printed - self.used - self._of_others()
        fitting = [each for part in parts if left.issuperset(_numbers(part)) for each in part]
        if fitting and len(set(_numbers(fitting))) == len(fitting):
            return fitting
        return max(parts, key=lambda part: len(left.intersection(_numbers(part))))

    def _of_others(self) -> set[int]:
        """The marks of all elements that stand on one page; looked for once, and only where one goes on over it."""
        if self._single is None:
            self._single = set()
            for element in _elements(self._tree):
                parts = _falling(_marks_in(element))
                self._single.update(_numbers(parts[0]) if len(parts) == 1 else ())
        return self._single


def children(element: Any) -> Iterator[Any]:
    """The elements within an element."""
    import pypdfium2.raw as pdfium

    for number in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield child


def _marks_in(element: Any) -> list[_Mark]:
    import pypdfium2.raw as pdfium

    count = max(pdfium.FPDF_StructElement_CountChildren(element), 0)
    marks = (pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, number) for number in range(count))
    return [(place, mark) for place, mark in enumerate(marks) if mark >= 0]


def _numbers(marks: Sequence[_Mark]) -> list[int]:
    return [number for _, number in marks]


def _falling(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """The marks cut where their numbers fall."""
    parts = [list(marks[:1])] if marks else []
    for before, after in pairwise(marks):
        if after[1] < before[1]:
            parts.append([])
        parts[-1].append(after)
    return parts


def _elements(tree: Any) -> Iterator[Any]:
    import pypdfium2.raw as pdfium

    for number in range(max(pdfium.FPDF_StructTree_CountChildren(tree), 0)):
        child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
        if child:
            yield from _within(child, 0)


def _within(element: Any, depth: int) -> Iterator[Any]:
    yield element
    if depth < _DEEPEST:
        for child in children(element):
            yield from _within(child, depth + 1)
