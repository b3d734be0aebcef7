"""A supplier nearly called as one who supplied the same before: a slip of the pen would make two suppliers of one."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from tithing.observations.plausible.seen import Row, Rule, Seen, key_of
from tithing.vocabulary.questions import Question

SLUG = "supplier_like_one_held"
_NEAR = 0.88  # one letter of ten; "asb-unit" and "asb-team" are two teams
_YEARS = str.maketrans("", "", "0123456789")


def asks(seen: Seen) -> Iterator[Question]:
    if seen.held is None:
        return
    held = seen.held["supplier"].unique().sort().to_list()
    for row in seen.stated.sort("file", "row").unique(subset=["supplier"], keep="first").rows(named=True):
        if row["supplier"] and row["supplier"] not in held and (near := _near(row["supplier"], held)):
            yield _question(row, near)


def _near(name: str, held: list[str]) -> str:
    """The supplier that it is nearly; not one that differs by a number, as releases and teams do."""
    plain = name.translate(_YEARS)
    others = [each for each in held if each and each.translate(_YEARS) != plain]
    return next(iter(difflib.get_close_matches(name, others, n=1, cutoff=_NEAR)), "")


def _question(row: Row, near: str) -> Question:
    words = (
        f'The supplier is "{row["supplier"]}", and the book has figures of the same by "{near}": is it another '
        "organisation? If it is the same, correct the name and send the file again."
    )
    figures = (("supplier", row["supplier"]), ("near", near))
    return Question(
        SLUG, words, figures, (key_of(row),), row["file"], row["row"] or None, row.get("sheet") or ""
    )


RULE = Rule(SLUG, asks)
