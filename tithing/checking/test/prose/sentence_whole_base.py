"""A per cent and the number that it is of need a whole number before: "216%, 6 crimes" has none (R81)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.whole_before import whole_base
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.claims import claims_in

RULE = "sentence_whole_base"


def relations(book: Pack) -> Iterator[Relation]:
    """For each per cent with its number and nothing else: is there a whole number that both are of?"""
    for sentence in book.document.sentences:
        for claim in claims_in(sentence.text):
            alone = claim.before is None and claim.after is None and not claim.listed
            if alone and claim.percent is not None and claim.absolute is not None:
                for holds, said, right, words in whole_base(claim.percent, claim.absolute):
                    place = sentence.place
                    yield Relation(
                        RULE,
                        SENTENCE,
                        (),
                        holds,
                        Severity.PROBABLE,
                        words,
                        place=place,
                        published=said,
                        right=right,
                    )
