"""What one reader is shown of what the book says: decided here, once, for every figure that leaves (see `vocabulary.readers`).

What a reader may not see is not there for them: not as a value, a blank, a label or a part of a sum. Only where its
existence is no secret does it come out as withheld: where its supplier said on which day it will be released, or where
the partnership has promised the figure in public, in a plan or in what each partner owes.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tithing.observations.observation import Observation, SourceRef
from tithing.observations.standing.reading import in_one
from tithing.observations.suppliers import Suppliers
from tithing.sources.about import open_sources
from tithing.vocabulary.access import Access
from tithing.vocabulary.quantity import Withheld
from tithing.vocabulary.readers import Reader, ReaderKind

NOBODYS_FILE = SourceRef("", "")


@dataclass(frozen=True)
class Mask:
    """`day` is that of the moment for which it is asked; `promised` the (measure, area) of which anyone knows that they
    are counted; `guarded` the files that hold anything which is not open: what was asked about such a file, and answered,
    may tell of any figure of it. `lines` gives of each file, by its name and SHA-256, the journal's line that took it in.
    """

    reader: Reader
    day: date
    suppliers: Suppliers
    promised: frozenset[tuple[str, str]] = frozenset()
    guarded: Container[str] = frozenset()
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def shown(self, chain: Sequence[Observation]) -> Observation | None:
        """What the reader is shown of one key, of which each release is given, oldest first; None for nothing."""
        seen = [self._as_seen(each) for each in chain if self.sees(each)]
        return in_one(seen) if seen else self._told(chain[-1])

    def sees(self, said: Observation) -> bool:
        return self.sees_what(access=said.access, supplier=said.supplier, opens=said.opens)

    def sees_what(self, *, access: Access, supplier: str, opens: date | None) -> bool:
        """The same of whatever is sent under these conditions."""
        if access is Access.OPEN or self.reader.kind is ReaderKind.OFFICER or self._is_of_theirs(supplier):
            return True
        if access is Access.PARTNERS:
            return self.reader.kind is ReaderKind.PARTNER
        return opens is not None and opens <= self.day

    def knows_of(self, *, access: Access, supplier: str, opens: date | None) -> bool:
        """Whether the reader may know that it is there: who sees it, and whoever is told on which day it opens."""
        will_open = access is Access.WITHHELD and opens is not None
        return will_open or self.sees_what(access=access, supplier=supplier, opens=opens)

    def _is_of_theirs(self, supplier: str) -> bool:
        mine = self.reader.partner
        return bool(mine) and self.suppliers.one_of(supplier) == self.suppliers.one_of(mine)

    def _as_seen(self, said: Observation) -> Observation:
        if self.reader.kind is ReaderKind.OFFICER:
            return said
        answered = "" if said.answered and said.source.sha256 in self.guarded else said.answered
        source = self.file_told(said.source, said.supplier)
        if answered == said.answered and source is said.source:
            return said
        return replace(said, answered=answered, source=source)

    def file_told(self, ref: SourceRef, supplier: str) -> SourceRef:
        """The file behind a figure, as the reader may know it. Its SHA-256 is told where everybody can have the file, and to
        whoever sent it: it would prove a guess of what else stands in it. So is the row, since a file may be sorted by what it
        counts.
        """
        if self.reader.kind is ReaderKind.OFFICER or ref.source in open_sources() or not ref.sha256:
            return ref
        if self._is_of_theirs(supplier):
            return ref
        return replace(ref, sha256="", row=0, line=self.lines.get((ref.file, ref.sha256), 0))

    def _told(self, said: Observation) -> Observation | None:
        """That it is withheld, and nothing else of it: neither its file nor what was noted."""
        until = said.opens if said.access is Access.WITHHELD else None
        known_of = until is not None or (not said.breakdown and (said.measure, said.area) in self.promised)
        if not known_of:
            return None
        return replace(
            said,
            quantity=Withheld(until),
            note="",
            answered="",
            restated=False,
            source=NOBODYS_FILE,
            revision=0,
            earlier=(),
        )
