"""A document that was made and checked and stands nowhere yet, and how its files are written where they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tithing.documents.evidence import ReportEvidence
from tithing.documents.files.file_set import FileSet, write_set
from tithing.documents.kinds.kind import SpeaksOf
from tithing.documents.kinds.registry import kind_called
from tithing.documents.parts import Document
from tithing.observations.erased import day_in_words
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.partnership.practice import FILE_PREFIX, PRACTICE
from tithing.vocabulary.readers import ReaderKind
from tithing.workflows.sign_off import why_not


@dataclass(frozen=True)
class WrittenReport:
    """What was written, and what the officer should know."""

    document: Document
    paths: tuple[Path, ...]
    manifest: Path
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """What one document is made of, and what the officer should know of it."""

    evidence: ReportEvidence
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class MadeReport:
    """`kind` is the word of its command, `wrong` why it may not be signed off, `notices` what the officer should know."""

    kind: str
    document: Document
    evidence: ReportEvidence
    seen: Snapshot
    files: FileSet
    wrong: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def quarters(self) -> tuple[str, ...]:
        return tuple(each.period.code for each in self.evidence.spans)

    def telling(self, *notices: str) -> MadeReport:
        """The same, with more for the officer to know."""
        return replace(self, notices=(*self.notices, *notices))


def make_report(
    kind: str,
    evidence: ReportEvidence,
    seen: Snapshot,
    *,
    formats: Iterable[str],
    notices: Sequence[str] = (),
) -> MadeReport:
    """Build the document of what was gathered, have it checked, and render it in memory.

    Raises Refused for a format that is not written, and where one cannot be made.
    """
    from tithing.documents.kinds.build import build
    from tithing.documents.renderers import files_of

    document = build(kind_called(kind), evidence)
    wrong = why_not(document)
    document = replace(document, status="; ".join(_status(seen, draft=bool(wrong))))
    stem = stem_of(kind, evidence, seen)
    files = files_of(document, formats, stem, about=_about(document, evidence, seen))
    told = (*(f"not to be signed off: {each}" for each in wrong), *_withdrawn_in(evidence), *notices)
    return MadeReport(kind, document, evidence, seen, files, wrong, told)


def write_made(made: MadeReport, output: Path) -> WrittenReport:
    """Write its files into a folder as one set, with a manifest, or none of them."""
    written = write_set(output, made.files)
    return WrittenReport(made.document, written.paths, written.manifest, (*made.notices, *written.notices))


def _withdrawn_in(evidence: ReportEvidence) -> Iterable[str]:
    for line in evidence.sources:
        if line.withdrawn:
            yield f"it shows figures of {line.file}, which was withdrawn on {day_in_words(line.withdrawn)}"


def _status(seen: Snapshot, *, draft: bool) -> Iterable[str]:
    """What stands on the cover: that it is of a practice book, a draft, and for whom it is where that is not everybody."""
    reader = seen.reader
    if seen.partnership.practice:
        yield PRACTICE
    if draft:
        yield "Draft, not to be signed off"
    if reader.kind is not ReaderKind.PUBLIC:
        yield f"For {reader.words} only, not for publication"


def _about(document: Document, evidence: ReportEvidence, seen: Snapshot) -> dict[str, object]:
    """What the manifest says of the report: what it is, and from which state of the book it was made."""
    return {
        "title": document.title,
        "partnership": evidence.partnership,
        "area": {"code": evidence.area.code, "name": evidence.area.name},
        "quarters": [each.period.code for each in evidence.spans],
        "plans": _plans(evidence, seen),
        "published": document.published.isoformat(),
        "status": document.status,
        "reader": seen.reader.words,
        "journal": seen.journal,
    }


def _plans(evidence: ReportEvidence, seen: Snapshot) -> list[dict[str, str]]:
    """The plan that each year's figures stand under, and where it was agreed."""
    found = (seen.frameworks.for_period(each.period) for each in evidence.spans)
    return [
        {"plan_year": each.plan_year, "title": each.title, "source": each.source}
        for each in dict.fromkeys(filter(None, found))
    ]


def stem_of(kind: str, evidence: ReportEvidence, seen: Snapshot) -> str:
    """'performance-report-2020-21Q3-2020-21Q4': the name of every file of the report. One of a practice book says so, and one
    that is not for the public.
    """
    declared, reader = kind_called(kind), seen.reader
    book = [FILE_PREFIX] if seen.partnership.practice else []
    codes = [each.period.code for each in evidence.spans]
    where = [_in_a_name(evidence.area.name)] if declared.speaks_of is SpeaksOf.WARD else []
    whose = [] if reader.kind is ReaderKind.PUBLIC else ["for", reader.partner or str(reader.kind)]
    return "-".join((*book, declared.stem, *codes, *where, *whose))


def _in_a_name(words: str) -> str:
    """As a file may be called: 'Fens & Greatham' is fens-greatham."""
    plainly = "".join(each if each.isalnum() and each.isascii() else " " for each in words.lower())
    return "-".join(plainly.split())
