"""Figures as CSV that is complete in itself: one row a figure, one column a field; a command and an address write the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tithing.documents.files.csv_text import csv_text

_PLAIN = (
    "indicator",
    "title",
    "measure",
    "definition",
    "area",
    "area_name",
    "unit",
    "value",
    "status",
    "note",
)
_AT = ("previous", "last_quarter", "year_to_date", "baseline")
_COMPLETE = ("without_place", "suppliers_expected", "suppliers_in", "months_expected", "months_in")
_RATE = {  # column -> what the rate calls it
    "rate_per": "per",
    "rate_denominator": "denominator",
    "rate_denominator_period": "denominator_period",
    "rate_denominator_edition": "denominator_edition",
    "rate_denominator_value": "denominator_value",
    "rate_denominator_implied": "denominator_implied",
}
_FILES = {
    "sources": "file",
    "sources_sha256": "sha256",
    "sources_journal_line": "journal_line",
    "released": "released",
    "revision": "revision",
}
_CHANGE = ("difference", "percent_change", "points_change", "direction")


def figures_csv(objects: Sequence[Mapping[str, Any]]) -> str:
    """CSV of the objects that `indicators.as_json.figures_json` gives: a head row alone where there is none."""
    heads = _flat_heads()
    rows = (_flat(each) for each in objects)
    return csv_text(heads, ([row[head] for head in heads] for row in rows))


def _flat_heads() -> tuple[str, ...]:
    at = tuple(f"{name}{ending}" for name in _AT for ending in ("", "_status", "_period"))
    return (
        *_PLAIN[:6],
        "period",
        "period_words",
        "period_start",
        "period_end",
        *_PLAIN[6:],
        *_COMPLETE,
        *at,
        "target",
        "target_state",
        "against",
        "against_value",
        "against_period",
        *_CHANGE,
        "told",
        "rate",
        *_RATE,
        "p_value",
        "chance",
        "caveats",
        "supplier",
        *_FILES,
    )


def _flat(each: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: each[name] for name in (*_PLAIN, *_CHANGE, "told", "supplier")}
    row["period"], row["period_words"] = each["period"]["code"], each["period"]["label"]
    row["period_start"], row["period_end"] = each["period"]["start"], each["period"]["end"]
    for name in _AT:
        row[name] = each[name]["value"]
        row[f"{name}_status"] = each[name]["status"]
        row[f"{name}_period"] = _code(each[name]["period"])
    row["target"], row["target_state"] = each["target"]["text"], each["target"]["state"]
    against = each["comparisons"][each["against"]]
    row["against"], row["against_value"] = each["against"], against["value"]
    row["against_period"] = _code(against["period"])
    row["rate"] = each["rate"]["value"]
    row |= {column: each["rate"][name] for column, name in _RATE.items()}
    row |= {name: _cell(each["completeness"][name]) for name in _COMPLETE}
    row["p_value"], row["chance"] = each["chance"]["p_value"], each["chance"]["words"]
    row["note"] = "; ".join([*filter(None, [row["note"]]), *_withdrawn_beside(each)])
    row["caveats"] = "; ".join(caveat["words"] for caveat in each["caveats"])
    row |= {column: _listed(source[name] for source in each["sources"]) for column, name in _FILES.items()}
    return row


def _cell(said: Any) -> Any:
    return "; ".join(said) if isinstance(said, list) else said


def _listed(said: Iterable[Any]) -> str:
    """Several in one cell, in the order of the files."""
    return "; ".join("" if each is None else str(each) for each in said)


def _withdrawn_beside(each: Mapping[str, Any]) -> list[str]:
    """What the note of a row says of the figures beside the value that rest on a withdrawn file."""
    named = [(name.replace("_", " "), each[name]["withdrawn"]) for name in (*_AT, "rate")]
    return [f"{name}: {'; '.join(words)}" for name, words in named if words]


def _code(period: Any) -> Any:
    return period.get("code") if isinstance(period, dict) else period
