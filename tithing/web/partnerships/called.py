"""What people, organisations and bodies are called today, and where each is shown: for the audit, whose lines hold no names."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tithing.governance.structure import Structure
from tithing.web.ground.book_structure import structure_or_none
from tithing.web.partnerships.about import body_page_of, organisation_page_of, person_page_of
from tithing.web.partnerships.models import PartnershipPerson

Called = Mapping[str, tuple[str, str]]


def people_called(keys: Collection[str]) -> Called:
    found = PartnershipPerson.objects.filter(pk__in=[int(key) for key in keys if key.isdecimal()])
    return {str(each.pk): (each.name, person_page_of(each.pk)) for each in found}


def organisations_called(keys: Collection[str]) -> Called:
    organisations = (structure_or_none() or Structure()).organisations
    return {
        each.slug: (each.name, organisation_page_of(each.slug)) for each in organisations if each.slug in keys
    }


def bodies_called(keys: Collection[str]) -> Called:
    bodies = (structure_or_none() or Structure()).bodies
    return {each.slug: (each.name, body_page_of(each.slug)) for each in bodies if each.slug in keys}
