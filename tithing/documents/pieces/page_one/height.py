"""How high page one will stand on paper, reckoned from its words before it is set: in points, by `documents/paper.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from tithing.documents.charts.drawn_height import drawn_height
from tithing.documents.faces.carried import words_width
from tithing.documents.paper import PAGE_ONE, PageOnePaper
from tithing.documents.parts import BulletList, Chart, DocumentPart, Heading, Paragraph, Run, Runs, Strong
from tithing.documents.words.facts import plain_sentence

SECTION = 2  # the level of the heading that opens it


def height_of(parts: Iterable[DocumentPart], paper: PageOnePaper = PAGE_ONE) -> float:
    """From the foot of the cover's names to the last line."""
    stand = list(parts)
    bodies = sum(_body(part, paper) for part in stand)
    return bodies + paper.section_above + sum(_gap(*each, paper) for each in pairwise(stand))


def _gap(before: DocumentPart, after: DocumentPart, paper: PageOnePaper) -> float:
    """From the foot of one part to the top of the next: what a heading or a chart asks for goes before a paragraph's."""
    match before, after:
        case _, Heading():
            return paper.heading_above
        case Heading(_, level), _:
            return paper.section_below if level == SECTION else paper.heading_below
        case _, Chart():
            return paper.chart_above
        case Chart(), _:
            return paper.chart_below
        case _:
            return paper.after * paper.size


def _body(part: DocumentPart, paper: PageOnePaper) -> float:
    match part:
        case Heading(text, level):
            return _heading(text, level, paper)
        case BulletList(items):
            width = paper.width - paper.marker
            lines = [paper.lines(lines_of(item, width=width, size=paper.size), paper.size) for item in items]
            return sum(lines) + (len(lines) - 1) * paper.between * paper.size
        case Paragraph(runs, role):
            size = paper.small if role == "small" else paper.size
            return paper.lines(lines_of(runs, width=paper.width, size=size), size)
        case Chart():
            return _chart(part, paper)
        case _:
            return 0.0


def _heading(text: str, level: int, paper: PageOnePaper) -> float:
    if level == SECTION:
        return paper.section_inset + paper.section_size * paper.capital
    return paper.lines(lines_of((Strong(text),), width=paper.width, size=paper.size), paper.size)


def _chart(chart: Chart, paper: PageOnePaper) -> float:
    captions = ((Strong(chart.title),), (chart.subtitle,))
    lines = sum(lines_of(each, width=paper.width, size=paper.size) for each in captions)
    return paper.lines(lines, paper.size) + paper.caption_below + drawn_height(chart, width=paper.width)


def lines_of(runs: Runs, *, width: float, size: float) -> int:
    """On how many lines the runs stand: each broken where the next word has no room.

    >>> lines_of(("Robbery: 36, up from 7 a year before.",), width=400, size=11)
    1
    >>> lines_of(("Robbery: 36, up from 7 a year before.",), width=100, size=11)
    2
    """
    lines, used = 1, 0.0
    for word in _words(runs, size):
        if used and used + word > width:
            lines, used = lines + 1, 0.0
        used += word
    return lines


def _words(runs: Runs, size: float) -> Iterator[float]:
    """The width of each word with the space after it."""
    waiting = 0.0
    for run in runs:
        style = "bold" if isinstance(run, Strong) else "regular"
        for letters in _pieces(run):
            waiting += words_width(letters, size=size, style=style)
            if letters.endswith((" ", "-")):
                yield waiting
                waiting = 0.0
    yield waiting


def _pieces(run: Run) -> Iterator[str]:
    """The run's words, each with the space or the hyphen after which a line may break."""
    start = 0
    said = plain_sentence((run,))
    for place, letter in enumerate(said, start=1):
        if letter in " -":
            yield said[start:place]
            start = place
    yield said[start:]
