"""Which figures another supplier has too, each told once: its cost follows the figures, not the suppliers' pairs.

Twenty-one suppliers of one figure are 210 pairs, of which an officer reads one: that another says otherwise, who, and how
many more do. So of the suppliers of a figure only those are held against one another that may be told.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tithing.observations.schema import KEY

WHERE = ("measure", "area", "period", "breakdown")  # a key, whoever supplies it


def rivals_of(touched: Any, then: Any, *, mine: Collection[str], told: Collection[str]) -> Any:
    """Of the keys `touched`, each that another supplier has too in the rows `then`, with the columns `told` of the other,
    called `..._was`, its name as `rival`, and in `more` how many beside it say otherwise. One that says otherwise is told
    where there is one. Of two of the entries `mine`, the first by name is told alone.
    """
    import narwhals as nw

    ours = then.join(touched, on=list(KEY), how="semi")
    every = then.join(ours, on=list(WHERE), how="semi").with_columns(
        nw.col("entry").is_in(list(mine)).alias("comes"), _figure().alias("figure")
    )
    chosen = _chosen(every.join(touched, on=list(KEY), how="semi"), every)
    others = every.select(*WHERE, "supplier", *told).rename({name: f"{name}_was" for name in told})
    named = others.rename({"supplier": "rival"})
    return ours.join(chosen, on=list(KEY), how="inner").join(named, on=[*WHERE, "rival"], how="inner")


def _figure() -> Any:
    """What is held against another's: its value and its state, as one text."""
    import narwhals as nw

    value = (nw.col("value") + 0.0).cast(nw.String).fill_null("")
    return nw.concat_str(value, nw.col("status").cast(nw.String), separator="|")


def _chosen(ours: Any, every: Any) -> Any:
    """The key of each of ours that has a rival, the supplier that is told, and how many more say otherwise."""
    import narwhals as nw

    apart = nw.concat([_apart(every.filter(~nw.col("comes"))), _apart(every.filter(nw.col("comes")))])
    other = apart.rename({"supplier": "rival", "figure": "figure_was"})
    is_told = ~nw.col("comes") | (nw.col("supplier") < nw.col("rival"))
    pairs = (
        ours.select(*KEY, "figure")
        .join(other, on=list(WHERE), how="inner")
        .filter(nw.col("supplier") != nw.col("rival"), is_told)
        .with_columns((nw.col("figure") == nw.col("figure_was")).alias("agrees"))
    )
    first = pairs.sort(*KEY, "agrees", "comes", "rival").unique(
        subset=list(KEY), keep="first", maintain_order=True
    )
    counted = first.join(_counted(every), on=[*WHERE, "figure"], how="left")
    more = nw.when(nw.col("agrees")).then(0).otherwise(nw.col("differing") - 1)
    return counted.with_columns(more.alias("more")).select(*KEY, "rival", "more")


def _apart(rows: Any) -> Any:
    """The suppliers at either end of the alphabet that say two different things, of each figure, whoever supplies it: beside
    any supplier one of these differs from it, if any does, and one of these is another, if there is another.
    """
    import narwhals as nw

    named = rows.select(*KEY, "figure", "comes").sort(*KEY)
    found = []
    for keep in ("first", "last"):
        different = named.unique(subset=[*WHERE, "figure"], keep=keep, maintain_order=True).sort(*KEY)
        outermost = different.unique(subset=list(WHERE), keep=keep, maintain_order=True)
        within = different.join(outermost, on=list(KEY), how="anti").sort(*KEY)
        found += [outermost, within.unique(subset=list(WHERE), keep=keep, maintain_order=True)]
    return nw.concat(found).unique(subset=list(KEY))


def _counted(every: Any) -> Any:
    """How many suppliers say otherwise than each figure."""
    import narwhals as nw

    all_of = every.group_by(*WHERE).agg(nw.len().alias("all"))
    alike = every.group_by(*WHERE, "figure").agg(nw.len().alias("alike"))
    both = alike.join(all_of, on=list(WHERE), how="left")
    return both.with_columns((nw.col("all") - nw.col("alike")).cast(nw.Int64).alias("differing"))
