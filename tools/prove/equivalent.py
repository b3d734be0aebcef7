"""The mutants that no test can notice, each looked at by hand: what they change is the same to whoever runs it, and why."""

from __future__ import annotations

from collections.abc import Mapping

EQUIVALENT: Mapping[str, Mapping[str, str]] = {  # module -> change -> why it is none
    "disclosure.puzzle": {
        "1000000000.0 becomes 1000000001.0": "more than anybody counts, of which no number comes near",
    },
    "disclosure.supposing": {
        "1000000.0 becomes 1000001.0": "what a total may be out by, of which none comes near",
    },
}


def why_equivalent(module: str, change: str) -> str:
    """Why a change to a module changes nothing; "" where it may.

    >>> why_equivalent("tithing.findings.rules.rank", "1 becomes 2")
    ''
    >>> why_equivalent("tithing.disclosure.puzzle", "1000000000.0 becomes 1000000001.0")
    'more than anybody counts, of which no number comes near'
    """
    return EQUIVALENT.get(module.removeprefix("tithing."), {}).get(change, "")
