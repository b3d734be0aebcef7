"""Every kind of document that is found in its folder, in words as approved. APPROVE=1 writes those of a new one."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.support.approved import approve, as_text
from tithing.documents.files.file_set import MANIFEST
from tithing.documents.kinds.kind import SpeaksOf
from tithing.documents.kinds.registry import kind_called, kind_words
from tithing.documents.parts import BulletList, Chart, DocumentTable
from tithing.documents.renderers.lay_out import lay_out
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.figures_out.report import performance_report
from tithing.workflows.figures_out.ward_profile import ward_profiles
from tithing.workflows.publishing.made import WrittenReport

QUARTERS, WARD = (Period.parse("2024-25Q4"), Period.parse("2017-18Q4")), "Burn Valley"
PUBLISHED, NOW = date(2025, 9, 1), datetime(2025, 9, 1, 12)


def written(word: str, book: Path, output: Path) -> WrittenReport:
    """Of the demonstration's last quarter; of an earlier one where the last gives a document of this kind no figure."""
    for quarter in QUARTERS:
        report = written_of(word, quarter, book, output)
        if any(isinstance(part, BulletList | DocumentTable | Chart) for part in report.document.parts):
            return report
    raise AssertionError(
        f"no quarter of the demonstration gives {word} a list, a table or a chart: what do its readers look at?"
    )


def written_of(word: str, quarter: Period, book: Path, output: Path) -> WrittenReport:
    """The document of this kind on a quarter of the demonstration, or on one of its wards."""
    said = {
        "kind": word,
        "formats": ["json"],
        "output": output,
        "published": PUBLISHED,
        "reader": THE_PUBLIC,
        "at": NOW,
    }
    if kind_called(word).speaks_of is SpeaksOf.WARD:
        (report,) = ward_profiles(book, period=quarter, area=WARD, **said)  # type: ignore[arg-type]
        return report
    return performance_report(book, spans=[quarter], **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("word", kind_words())
def test_the_words_of_a_kind_are_as_approved_and_contradict_nothing(
    demonstration: Path, tmp_path: Path, word: str
) -> None:
    report = written(word, demonstration, tmp_path)

    approve(f"documents/{report.manifest.name.removesuffix(MANIFEST)}.txt", as_text(lay_out(report.document)))
    assert report.document.status == ""
