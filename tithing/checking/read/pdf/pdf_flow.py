"""The blocks of an untagged page in reading order: tables by lines and by alignment, headings by size, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tithing.checking.read.blocks import BOLD, WEAK, Block, Prose, ReadHeading
from tithing.checking.read.pdf.pdf_aligned import aligned_tables
from tithing.checking.read.pdf.pdf_columns import regions
from tithing.checking.read.pdf.pdf_cut import words_known
from tithing.checking.read.pdf.pdf_lines import TextLine, joined_lines, lines_of
from tithing.checking.read.pdf.pdf_page import Page, PdfWord
from tithing.checking.read.pdf.pdf_ruled import Found, joined, ruled_tables
from tithing.checking.read.printed import PrintedPlace
from tithing.checking.read.text.text_prose import is_bullet, is_heading, is_note
from tithing.checking.thresholds import counted, shared

_MARGIN = shared("read.pdf.pdf_flow", "margin")
_LARGER = shared("read.pdf.pdf_flow", "larger")
_LOOSE = shared("read.pdf.pdf_flow", "loose")
_LONG = counted("read.pdf.pdf_flow", "long")
_SPACE = shared("read.pdf.pdf_flow", "space")
_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$|^[ivxl]{1,6}$|^-\s*\d+\s*-$", re.IGNORECASE
)
_ENDS = re.compile(r"[)\d%]$")
_IS_CAPTION = re.compile(r"^(?:table|figure|chart)\s+\d+\s*[:.]", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Habit:
    """What a whole document does: its body's letters, the sizes of its headings, what runs on every page."""

    body: float
    sizes: tuple[float, ...]
    running: frozenset[str]
    words: frozenset[str] = frozenset()  # that stand whole in its prose
    right: float = 0.0  # where its long lines end


def habit_of(pages: Sequence[Page]) -> Habit:
    """Read once from all pages, so that a heading is known by being larger than the body."""
    letters: dict[float, int] = {}
    edges: dict[str, int] = {}
    for page in pages:
        for word in page.words:
            size = _size(word.height)
            letters[size] = letters.get(size, 0) + len(word.text)
        for text in {_shape(line) for line in _at_edges(page)}:
            edges[text] = edges.get(text, 0) + 1
    body = max(letters, key=lambda size: letters[size], default=10.0)
    sizes = sorted((size for size in letters if size > body * _LARGER), reverse=True)
    often = max(3, len(pages) // 3) if len(pages) > 3 else 2
    running = frozenset(text for text, times in edges.items() if times >= often)
    lines = [line for page in pages for line in lines_of(page.words)]
    return Habit(body, tuple(sizes[:5]), running, words_known(lines), _right_edge(lines))


def _right_edge(lines: Sequence[TextLine]) -> float:
    """Where nine in ten of the long lines have ended."""
    ends = sorted(line.right for line in lines if len(line.words) >= _LONG)
    return ends[len(ends) * 9 // 10] if ends else 0.0


def _size(height: float) -> float:
    """Sizes within half a point are one."""
    return int(height * 2 + 0.5) / 2


def _at_edges(page: Page) -> list[TextLine]:
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return [
        line for line in lines_of(w for w in page.words if w.middle < low or w.middle > high) if line.text
    ]


def _shape(line: TextLine) -> str:
    return _DIGITS.sub("0", line.text.casefold())


def read_flow(page: Page, habit: Habit) -> list[Block]:
    """The page's blocks, from the top; where its prose stands in columns, one column after the other."""
    ruled = ruled_tables(page, habit.words)
    words = [word for word in _without_running(page, habit) if not any(table.holds(word) for table in ruled)]
    blocks: list[Block] = []
    parts = list(regions(words, ruled, width=page.width, height=page.height))
    habit = (
        habit if len(parts) == 1 else replace(habit, right=0.0)
    )  # in columns, lines end where the column does
    for region in parts:
        here = [table for table in ruled if region.holds(table)]
        blocks = _run_on(blocks, _of_region(region.words, here, page, habit))
    return blocks


def _of_region(words: Sequence[PdfWord], ruled: Sequence[Found], page: Page, habit: Habit) -> list[Block]:
    lines = lines_of(words)
    aligned = [
        table
        for run in _between_headings(lines, habit)
        for table in aligned_tables(run, joined(page.across), page=page.number, known=habit.words)
    ]
    left = [line for line in lines if not any(_within(line, table) for table in aligned)]
    tables = sorted([*ruled, *aligned], key=lambda table: table.top)
    return list(_in_order(left, tables, page, habit))


def _between_headings(lines: Sequence[TextLine], habit: Habit) -> Iterator[list[TextLine]]:
    """The lines in runs that a heading parts: a table without rules ends where one in larger letters than its own stands."""
    run: list[TextLine] = []
    for number, line in enumerate(lines):
        beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
        larger = all(line.height > other.height * _LARGER for other in beside)
        if larger and len(line.segments) == 1 and _size(line.height) in habit.sizes:
            yield run
            run = []
        run.append(line)
    yield run


def _run_on(blocks: list[Block], following: list[Block]) -> list[Block]:
    """The blocks of two columns; a sentence that goes on at the head of the next column is one again."""
    last, first = blocks[-1] if blocks else None, following[0] if following else None
    if isinstance(last, Prose) and isinstance(first, Prose | ReadHeading) and _goes_on(last.text, first.text):
        whole = Prose(f"{last.text} {first.text}", last.place)
        return [*blocks[:-1], whole, *following[1:]]
    return [*blocks, *following]


def _goes_on(text: str, then: str) -> bool:
    return not text.rstrip().endswith((".", "!", "?", ":")) and (then[:1].islower() or then[:1].isdigit())


def _without_running(page: Page, habit: Habit) -> list[PdfWord]:
    dropped = {
        id(word)
        for line in _at_edges(page)
        if _shape(line) in habit.running or _PAGE_NUMBER.match(line.text)
        for word in line.words
    }
    return [word for word in page.words if id(word) not in dropped]


def _within(line: TextLine, table: Found) -> bool:
    return table.top <= (line.top + line.bottom) / 2 <= table.bottom


def _in_order(
    lines: Sequence[TextLine], tables: Sequence[Found], page: Page, habit: Habit
) -> Iterator[Block]:
    waiting = list(lines)
    for table in tables:
        above = [line for line in waiting if line.top < table.top]
        waiting = [line for line in waiting if line.top >= table.top]
        yield from _prose(above, page, habit)
        yield table.grid
    yield from _prose(waiting, page, habit)


# -- prose ------------------------------------------------------------------------------------------------


def _prose(lines: Sequence[TextLine], page: Page, habit: Habit) -> Iterator[Block]:
    paragraph: list[TextLine] = []
    right = max((line.right for line in lines), default=0.0)
    right = max(right, habit.right)
    for line in lines:
        if paragraph and _begins(line, paragraph[-1], habit, right=right):
            yield _block(paragraph, page, habit)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _block(paragraph, page, habit)


def _begins(line: TextLine, above: TextLine, habit: Habit, *, right: float) -> bool:
    """Whether a new paragraph begins: a gap, a bullet, other letters, or a last line that ended short."""
    if line.top - above.bottom > (_LOOSE - 1) * max(line.height, habit.body) or _starts(line.text):
        return True
    if _IS_CAPTION.match(above.text):
        return False
    if _size(line.height) != _size(above.height) and abs(line.height - above.height) > 1:
        return True
    if _all_bold(line) != _all_bold(above):
        return True
    short = above.right < right - 0.25 * (right - above.left)
    return short and _opens(line.text) and _ended(above, line, right)


def _ended(above: TextLine, line: TextLine, right: float) -> bool:
    said = above.text.endswith((".", "!", "?", ":")) or is_heading(above.text)
    return said or _could_go_on(above, line, right)


def _could_go_on(above: TextLine, line: TextLine, right: float) -> bool:
    """Whether a line broke off where the next word would have stood beside it: items of a list whose marks are drawn, and
    which end in a figure or a bracket without a full stop."""
    word = line.words[0]
    fits = above.right + word.height * _SPACE + word.right - word.left < right
    return fits and _ENDS.search(above.text) is not None


def _starts(text: str) -> bool:
    return is_bullet(text) or is_note(text) or _IS_CAPTION.match(text) is not None


def _opens(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit()


def _all_bold(line: TextLine) -> bool:
    return all(word.bold for word in line.words)


def _block(lines: Sequence[TextLine], page: Page, habit: Habit) -> Block:
    text = joined_lines(lines)
    place = PrintedPlace(page=page.number)
    size = _size(lines[0].height)
    if _IS_CAPTION.match(text) or (len(lines) == 1 and lines[0].values):  # a table's title, a chart's label
        return Prose(text, place)
    if size in habit.sizes and len(text) < 200:
        return ReadHeading(text, 1 + habit.sizes.index(size), place)
    if len(lines) <= 2 and is_heading(text):
        return ReadHeading(text, BOLD if all(_all_bold(line) for line in lines) else WEAK, place)
    return Prose(text, place)
