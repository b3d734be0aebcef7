"""What lines of the audit are about, where it has a name and a page: each app says so of the kinds that are its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tithing.web.shared.models import AuditLine


@dataclass(frozen=True)
class SubjectShown:
    """Its name as it is called today, and the address of its page."""

    name: str
    address: str


Shower = Callable[[Iterable[str]], Mapping[str, SubjectShown]]  # of several keys of one kind, in one query
SHOWN: dict[str, Shower] = {}


def shown_by(kind: str, shower: Shower) -> None:
    """Say how what is of this kind is shown."""
    SHOWN[kind] = shower


def subjects_of(lines: Iterable[AuditLine]) -> Mapping[tuple[str, str], SubjectShown]:
    """By kind and key, those of these lines that have a page; a query for each kind, however many lines there are."""
    keys: dict[str, set[str]] = {}
    for each in lines:
        if each.kind in SHOWN:
            keys.setdefault(each.kind, set()).add(each.key)
    return {(kind, key): shown for kind, wanted in keys.items() for key, shown in SHOWN[kind](wanted).items()}
