"""The caller's own id for an acceptance: what was accepted under it is not accepted twice.

A caller that crashed between its own store and the book's asks again with the same id and learns what became of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from tithing.inspection.file_names import personal_in_name
from tithing.observations.erased import day_in_words
from tithing.store.journal.entry import Entry
from tithing.store.journal.record import Record
from tithing.vocabulary.problems import Problem, Refused

_REF = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._:/#-]{0,98}[A-Za-z0-9])?")


def checked_ref(ref: str) -> str:
    """The id as it is. Raises Refused for one that is none."""
    if ref and not _REF.fullmatch(ref):
        change = "Write up to 100 letters, digits and . _ : / # -, such as upload-1742"
        raise Refused(Problem("that is not an id of yours", change))
    if holds := personal_in_name(ref):
        change = "Use an id that tells nothing of a person, such as upload-1742"
        raise Refused(Problem(f"the ref holds {holds}, and it stays in the book for good", change))
    return ref


def accepted_under(record: Record, ref: str) -> tuple[Entry, ...]:
    """The entries that were accepted under this id, those withdrawn since too."""
    return tuple(entry for entry in record.entries if ref and entry.ref == ref)


def must_be_of_it(before: Collection[Entry], others: Mapping[str, str]) -> None:
    """Raise Refused where files come under an id under which others were accepted: a slip of the caller's would
    otherwise lose them. `others` are those that the book does not have: what each is -> its name.
    """
    if not others:
        return
    first = min(before, key=lambda entry: entry.number)
    names = ", ".join(sorted(set(others.values()))[:3])
    what = (
        f'"{first.ref}" is your id of {first.name}, taken in on {day_in_words(first.received.date())}, '
        f"and not of {names}"
    )
    raise Refused(Problem(what, "Give each delivery an id of its own with --ref"))


def new_to(record: Record, files: Mapping[str, str]) -> dict[str, str]:
    """Of these files (SHA-256 -> name) those that the book has never taken in."""
    known = {sha for entry in record.entries for sha in (entry.sha256, entry.content_sha256)}
    return {sha: name for sha, name in files.items() if sha not in known}
