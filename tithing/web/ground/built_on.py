"""What the record book keeps of an organisation: each app says it in words, before the book takes back that there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

# Of the organisation with this slug; with a second slug, only what came over to it from that one.
BUILT_ON: list[Callable[[str, str], Iterable[str]]] = []


def kept_of(organisation: str, *, come_from: str = "") -> list[str]:
    """Everything, as it follows "since": "Practice Member is member for it"."""
    return [each for told in BUILT_ON for each in told(organisation, come_from)]
