"""The register of what is kept has every field of every table, and no other."""

from __future__ import annotations

from collections import Counter

from django.apps import apps

from tithing.web.shared.kept import KEPT


def test_every_stored_field_is_in_the_register_once() -> None:
    stored = Counter(
        (model._meta.label_lower, field.name)
        for model in apps.get_models(include_auto_created=False)
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
    )
    registered = Counter((each.model, field) for each in KEPT for field in each.fields)

    assert registered == stored


def test_what_is_personal_says_of_whom() -> None:
    assert any(each.personal for each in KEPT)
    assert all(bool(each.of_whom) is each.personal for each in KEPT)
    assert all(each.purpose and each.until for each in KEPT)
