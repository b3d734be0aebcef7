"""Which files a new partnership fetches, from whom: what the sources say of themselves, in words."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.sources.about import to_fetch


def fetch_lines(force: str = "") -> Iterator[str]:
    """A line or two for each file; `force` is the name of the partnership's police force area, where it is known.

    >>> next(iter(fetch_lines("Gwent")))
    '1. Street-level crime of your police force (Gwent), each month'
    """
    for number, each in enumerate(to_fetch(), 1):
        what = each.what.replace("your police force", f"your police force ({force})") if force else each.what
        yield f"{number}. {what}"
        yield f"   {each.page}: {each.address}"
        yield f"   Take {each.take}. Put it there {each.put}."
    yield "What partners count themselves they send in a return, once partnership.toml says what each owes."
