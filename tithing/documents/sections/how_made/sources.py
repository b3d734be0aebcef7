"""The files behind the figures; the licence lines that they ask for stand once, at the foot of the document."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Row
from tithing.documents.section import Chapter, section
from tithing.documents.wording import day
from tithing.observations.observation import withdrawn_words


@section()
def sources(chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading("Sources", 3)
    yield DocumentTable(
        id="sources",
        caption="The files behind the figures",
        columns=(
            Column("file", "File as received", numeric=False, width=3),
            Column("source", "Source", numeric=False, width=2),
            Column("released", "Released", numeric=False, width=1.4),
            Column("received", "Received", numeric=False, width=1.4),
            Column("sha256", "SHA-256 begins, or line of the journal", numeric=False, width=1.4),
        ),
        rows=tuple(
            Row(
                (
                    line.file,
                    line.supplier,
                    day(line.released) if line.released else "not stated",
                    day(line.received) if line.received else "not stated",
                    line.mark[:12],
                ),
                notes=withdrawn_words([line.withdrawn]),
            )
            for line in chapter.evidence.sources
        ),
        short_title="Sources",
    )
