"""What organisations and bodies are called today, and where each is shown: for the audit, whose lines are kept by their slugs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tithing.governance.structure import Structure
from tithing.web.ground.book_structure import structure_or_none
from tithing.web.partnerships.about import body_page_of, organisation_page_of
from tithing.web.shared.subjects import SubjectShown


def organisations_shown(keys: Iterable[str]) -> Mapping[str, SubjectShown]:
    """The organisations that lines of the audit are about."""
    found = (_structure().organisation(key) for key in keys)
    return {each.slug: SubjectShown(each.name, organisation_page_of(each.slug)) for each in found if each}


def bodies_shown(keys: Iterable[str]) -> Mapping[str, SubjectShown]:
    """The bodies that lines of the audit are about."""
    found = (_structure().body(key) for key in keys)
    return {each.slug: SubjectShown(each.name, body_page_of(each.slug)) for each in found if each}


def _structure() -> Structure:
    return structure_or_none() or Structure()
