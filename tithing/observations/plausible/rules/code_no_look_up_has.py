"""A well-formed code of an area that no look-up of ours or of the book has: newer than they are, or mistyped."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.observations.plausible.seen import Rule, Seen, asked
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.questions import Question

SLUG = "code_no_look_up_has"
HELD_WHOLE = frozenset(  # kinds of which the look-ups hold every one
    {AreaKind.WARD, AreaKind.DISTRICT, AreaKind.CSP, AreaKind.FORCE, AreaKind.REGION, AreaKind.COUNTRY}
)


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    codes = seen.stated["area"].unique().sort().to_list()
    unknown = [code for code in codes if kind_of(code) in HELD_WHOLE and code not in seen.gazetteer]
    rows = seen.stated.filter(nw.col("area").is_in(unknown)).sort("file", "row")
    for row in rows.unique(["file", "area"], keep="first", maintain_order=True).rows(named=True):
        words = f"{row['area']} is no {kind_of(row['area'])} that a look-up has: is it newer than they are?"
        yield asked(SLUG, words, row, [row])


RULE = Rule(SLUG, asks)
