"""Reads a PDF: by its tags where it has them, else by where its words and lines stand.

Nothing in the file is run, followed or opened: no script, form, attachment or link. A page that is a picture has no
words, and the document says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tithing.checking.read.blocks import Block, Blocks, Grid, Prose
from tithing.checking.read.detect import damaged
from tithing.checking.read.grid import lay_out
from tithing.checking.read.heads import shape
from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.pdf.pdf_cut import ends_a_row, labelled, mended
from tithing.checking.read.pdf.pdf_flow import habit_of, read_flow
from tithing.checking.read.pdf.pdf_page import Page, read_page
from tithing.checking.read.pdf.pdf_tags import read_tags
from tithing.checking.thresholds import counted, shared
from tithing.vocabulary.problems import Problem, Refused

_WELL_TAGGED = shared("read.pdf.from_pdf", "well_tagged")
_ENDS = (".", "!", "?", ":", ";")
_WORDS_BEGUN = counted("read.pdf.from_pdf", "words_begun")
_PICTURE = counted("read.pdf.from_pdf", "picture")


def read_pdf(path: Path, limits: ReadingLimits) -> Blocks:
    """The blocks of every page in reading order; a table that goes on over the page is one table."""
    document = _opened(path)
    try:
        _refuse_long(document, path, limits)
        pages, tagged = _pages(document, limits)
        _refuse_pictures(pages, path)
        habit = habit_of([page for page in pages if page.number not in tagged])
        by_page = [tagged.get(page.number) or read_flow(page, habit) for page in pages]
        return Blocks(tuple(_joined(by_page, habit.words)), len(pages), _notices(pages, path.name, limits))
    finally:
        document.close()


def _opened(path: Path) -> Any:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            problem = Problem("it has a password", "Take the password off and save it again", file=path.name)
            raise Refused(problem) from error
        raise Refused(damaged(path.name)) from error


def _refuse_long(document: Any, path: Path, limits: ReadingLimits) -> None:
    if len(document) > limits.pages:
        raise Refused(
            Problem(
                f"it has {len(document):,} pages, more than the {limits.pages:,} that are read",
                "Check it in parts: save the pages you need as a file of their own",
                file=path.name,
            )
        )
    if len(document) == 0:
        raise Refused(damaged(path.name))


def _pages(document: Any, limits: ReadingLimits) -> tuple[list[Page], dict[int, list[Block]]]:
    """Every page, and the blocks of those whose tags hold nearly all their letters."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    is_tagged = bool(pdfium.FPDFCatalog_IsTagged(document.raw))
    pages: list[Page] = []
    tagged: dict[int, list[Block]] = {}
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            pages.append(Page(number + 1, 0, 0))
            continue
        read = read_page(page, number + 1, tagged=is_tagged, most=limits.page_characters)
        if is_tagged and read.letters:
            blocks, letters = read_tags(page, read)
            running = len(read.marked.get(-1, "").replace(" ", ""))
            if letters >= _WELL_TAGGED * max(read.letters - running, 1) and blocks:
                tagged[number + 1] = blocks
        read.marked = {}
        pages.append(read)
        page.close()
    return pages, tagged


def _refuse_pictures(pages: Sequence[Page], path: Path) -> None:
    if not any(page.width for page in pages):  # not one of them could be opened
        raise Refused(damaged(path.name))
    if all(page.letters < _PICTURE for page in pages):
        raise Refused(
            Problem(
                "its pages are pictures: it was scanned, and holds no text",
                "Ask for the document that was scanned, or have its text recognised (OCR) and check that",
                file=path.name,
            )
        )


def _notices(pages: Sequence[Page], name: str, limits: ReadingLimits) -> tuple[str, ...]:
    found = []
    bare = [str(page.number) for page in pages if page.letters < _PICTURE]
    if bare:
        some = ", ".join(bare[:20]) + (" and more" if len(bare) > 20 else "")
        found.append(f"{name}: no text was found on page {some}; what stands there in pictures was not read.")
    full = [str(page.number) for page in pages if page.letters >= limits.page_characters]
    if full:
        found.append(f"{name}: page {', '.join(full[:20])} holds more letters than are read.")
    return tuple(found)


# -- tables that go on over the page ----------------------------------------------------------------------


def _joined(by_page: Sequence[Sequence[Block]], known: frozenset[str]) -> list[Block]:
    joined: list[Block] = []
    for blocks in by_page:
        last = joined[-1] if joined else None
        rest, first, others = _begun(blocks)
        if isinstance(last, Grid) and first is not None and _goes_on(last, first, known):
            rows = mended(labelled(last.rows, rest), first.rows, known)
            caption, doubtful = last.caption or first.caption, last.doubtful or first.doubtful
            joined[-1] = replace(last, rows=rows, caption=caption, doubtful=doubtful)
            joined += others
        elif (
            isinstance(last, Prose) and blocks and isinstance(blocks[0], Prose) and _runs_on(last, blocks[0])
        ):
            joined[-1] = replace(last, text=f"{last.text} {blocks[0].text}")
            joined += blocks[1:]
        else:
            joined += blocks
    return joined


def _runs_on(last: Prose, first: Prose) -> bool:
    """A paragraph that the page's end cuts within a sentence."""
    begun, rest = last.text.rstrip(), first.text.lstrip()
    words = len(begun.split()) >= _WORDS_BEGUN  # and no page number
    return words and not (last.note or first.note) and begun[-1] not in _ENDS and rest[:1].islower()


def _begun(blocks: Sequence[Block]) -> tuple[str, Grid | None, Sequence[Block]]:
    """The table that a page begins with, if it does, and what stands over it of the last row on the page before."""
    if blocks and isinstance(blocks[0], Grid):
        return "", blocks[0], blocks[1:]
    if len(blocks) > 1 and isinstance(blocks[0], Prose) and isinstance(blocks[1], Grid):
        is_rest = blocks[0].text[:1].islower() and not shape(lay_out(blocks[1])).headed
        return (blocks[0].text, blocks[1], blocks[2:]) if is_rest else ("", None, blocks)
    return "", None, blocks


def _goes_on(above: Grid, below: Grid, known: frozenset[str]) -> bool:
    """As many columns, and the same heads or none; a title may stand under the last of its rows."""
    first, second = lay_out(above), lay_out(below)
    if not first or not second or _width(above) != _width(below):
        return False
    if ends_a_row(above.rows, below.rows, known):
        return True
    one, two = shape(first), shape(second)
    if below.caption and (above.caption or two.headed):
        return False
    return not two.headed or (one.heads == two.heads and one.label_head == two.label_head) or not two.body


def _width(grid: Grid) -> int:
    """The columns of a grid, those that are blank on this page too."""
    return max(sum(cell.columns for cell in row.cells) for row in grid.rows)
