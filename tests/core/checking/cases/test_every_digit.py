"""Every digit of a document is in what was read, or is told to be left aside: random documents in every format."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.checking.read.put import WRITERS, PutSentences, PutTable
from tests.support.properties import long_property
from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.read.text.from_text import read_text

PRINTED = (
    "{:,}", "{}", "{}%", "+{}", "-{}", "({})", "£{:,}", "{}r", "{}*", "▲ {}", "{} (p)", "<b>{}</b>", "*{}*", "__{}__", "{}†",
    "{}<sup>a</sup>", "**{}**", "&nbsp;{}", "{} pp", "£{}k", "up {}",
)  # fmt: skip
SPLITS = ("\t", " | ", " / ", "   ")
LABELS = ("Theft", "Noise nuisance", "Arson (all kinds)", "Street drinking", "Fly-tips", "Bin fires", "Total")
HEADS = ("2019", "2020", "Change")
NUMBER = re.compile(r"\d+")


def _digits(text: str) -> set[str]:
    return set(NUMBER.findall(text.replace(",", "")))


def _read(document: PrintedDocument) -> set[str]:
    """Every run of digits in what was read and in what is told of it."""
    texts = [*document.notices]
    for table in document.tables:
        texts += [*table.heads, table.label_head, *table.context, *table.notes]
        texts += [text for row in table.rows for text in (row.label, *row.texts)]
    texts += [text for each in document.sentences for text in (each.text, *each.context)]
    return {digits for text in texts for digits in _digits(text)}


def _numbers(chance: random.Random, many: int) -> list[int]:
    """Numbers of four digits, none of which is a year or stands in another."""
    return chance.sample([n for n in range(2200, 9999) if n % 10], many)


@long_property(examples=150)
@given(st.integers(min_value=0, max_value=10**6), st.sampled_from(SPLITS), st.sampled_from(PRINTED))
def test_text_loses_no_digit_whatever_marks_and_parts_its_cells(seed: int, split: str, printed: str) -> None:
    chance = random.Random(seed)
    columns, rows = chance.randint(2, 5), chance.randint(3, 7)
    numbers = _numbers(chance, columns * rows + 3)
    cells = iter(numbers[3:])
    heads = split.join(
        ["Offence", *chance.sample(("2019", "2020", "2021", "Apr 2022", "Change", "% change"), columns)]
    )
    lines = [
        split.join([LABELS[n], *(printed.format(next(cells)) for _ in range(columns))]) for n in range(rows)
    ]
    prose = f"There were {numbers[0]} calls, {numbers[1]} of them at night.\n\n- up {numbers[2]} on last year"
    text = f"## Recorded offences\n\n{heads}\n" + "\n".join(lines) + f"\n\n{prose}\n"

    document = read_text(text, title="a pack")

    assert _digits(text) - _read(document) == set()


@pytest.mark.parametrize("form", [form for form in WRITERS if "pdf" not in form])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_format_loses_a_digit(form: str, seed: int, tmp_path: Path) -> None:
    table, sentences = _pack(random.Random(seed))
    ending, write = WRITERS[form]
    path = tmp_path / f"pack.{ending}"
    write((table, sentences), path)

    document = read_here(path)

    wanted = _digits(" ".join([*HEADS[:2], *(text for row in table.rows for text in row)]))
    assert wanted | _digits(sentences.sentences[0]) <= _read(document)
    assert len(wanted) > 20


def _pack(chance: random.Random) -> tuple[PutTable, PutSentences]:
    numbers = iter(_numbers(chance, 60))
    rows = tuple((label, *(f"{next(numbers):,}" for _ in HEADS)) for label in LABELS)
    said = f"There were {next(numbers)} calls, {next(numbers)} of them at night."
    return PutTable("Recorded offences", "Offence", HEADS, rows), PutSentences((said,))
