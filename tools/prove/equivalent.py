"""The mutants that no test can notice, each looked at by hand: what they change is the same to whoever runs it, and why."""

from __future__ import annotations

from collections.abc import Mapping

EQUIVALENT: Mapping[str, Mapping[str, str]] = {  # module -> change -> why it is none
}


def why_equivalent(module: str, change: str) -> str:
    """Why a change to a module changes nothing; "" where it may.

    >>> why_equivalent("tithing.findings.rules.rank", "1 becomes 2")
    ''
    """
    return EQUIVALENT.get(module.removeprefix("tithing."), {}).get(change, "")
