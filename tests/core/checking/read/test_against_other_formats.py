"""An earlier pack may be the text of a PDF and the later one a Word file: what they disagree on is found all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.core.checking.read.put import WRITERS, Put, PutSentences, PutTable
from tests.core.checking.read.test_packs_in_other_formats import PACKS, _blocks, _pdf, _write_docx
from tests.support.shared import shared
from tithing.checking.check import check
from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument

_HEADS = ("Baseline 2016/17", "Target 2017/18", "Apr 16 - Jun 16", "Apr 17 - Jun 17", "Difference")
_NEXT = ("Baseline 2016/17", "Target 2017/18", "Jul 16 - Sep 16", "Jul 17 - Sep 17", "Difference")
EARLIER: tuple[Put, ...] = (
    PutSentences(("The plan of Marlbeck has two aims.",)),
    PutTable(
        "Reduce repeat offending",
        "Indicator",
        _HEADS,
        (
            ("Offences by repeat offenders", "354", "308", "98", "43", "-55"),
            ("First entrants", "40", "35", "7", "7", "0"),
        ),
    ),
)
LATER: tuple[Put, ...] = (
    PutSentences(("The plan of Marlbeck still has two aims.", "Little has changed since June.")),
    PutTable(
        "Reduce repeat offending",
        "Indicator",
        _NEXT,
        (
            ("Offences by repeat offenders", "286", "308", "80", "72", "-8"),
            ("First entrants", "40", "53", "9", "6", "-3"),
        ),
    ),
)
TWIN = "test_what_was_revised_since_the_earlier_pack_is_found_in_every_pair_of_formats"
_FORMS = ["text", "docx", "tagged pdf", "ruled pdf", "aligned pdf", "xlsx", "html"]


@cache
def _read(put: tuple[Put, ...], form: str) -> PrintedDocument:
    """The pack as it is read back from a format, once for all that it is held against."""
    ending, write = WRITERS[form]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"pack.{ending}"
        write(put, path)
        return read_here(path)


def _found(document: PrintedDocument, earlier: Sequence[PrintedDocument]) -> set[tuple[str, ...]]:
    return {
        (f.rule, f.severity.value, f.row, f.column, f.published, f.expected)
        for f in check([document], against=earlier).findings
        if f.table and not f.rule.startswith("sentence_")
    }


@pytest.mark.parametrize("earlier", _FORMS)
@pytest.mark.parametrize("later", _FORMS)
def test_what_was_revised_since_the_earlier_pack_is_found_in_every_pair_of_formats(
    earlier: str, later: str
) -> None:
    before, now = _read(EARLIER, earlier), _read(LATER, later)

    found = _found(now, [before])

    assert found == {
        ("baseline", "certain", "Offences by repeat offenders", "Baseline 2016/17", "286", "354"),
        ("target", "certain", "First entrants", "Target 2017/18", "53", "35"),
    }


@dataclass(frozen=True)
class PairOfPacks:
    """An earlier and a later pack as text, and what is found in the later against the earlier."""

    texts: dict[str, str]
    before: PrintedDocument
    now: PrintedDocument
    found: set[tuple[str, ...]]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> PairOfPacks:
    texts: dict[str, str] = {}
    read: list[PrintedDocument] = []
    for (seed, first_line), name in zip(reversed(PACKS), ("earlier", "later"), strict=True):
        lines = shared(seed, twin=TWIN).read_text(encoding="utf-8").split("\n")
        texts[name] = "\n".join(lines[first_line - 1 :])
        path = tmp_path_factory.mktemp("pair") / f"{name}.txt"
        path.write_text(texts[name], encoding="utf-8")
        read.append(read_here(path))
    before, now = read
    return PairOfPacks(texts, before, now, _found(now, [before]))


@pytest.mark.parametrize("form", ["docx", "tagged pdf"])
@pytest.mark.parametrize("which", ["earlier", "later"])
def test_a_published_pack_in_another_format_shows_the_same_against_the_other(
    pair: PairOfPacks, form: str, which: str, tmp_path: Path
) -> None:
    path = tmp_path / ("other.docx" if form == "docx" else "other.pdf")
    if form == "docx":
        _write_docx(list(_blocks(pair.texts[which])), path)
    else:
        path.write_bytes(_pdf(pair.texts[which]))
    other = read_here(path)

    got = _found(pair.now, [other]) if which == "earlier" else _found(other, [pair.before])

    assert any(rule == "baseline" for rule, *_ in pair.found)
    assert got == pair.found
