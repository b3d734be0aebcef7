"""Days that are typed: every form of the site reads them by one field, which takes none beyond what a calendar on a wall shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django import forms

from tithing.web.accounts.forms import DayField, ReasonForm


def every_form(of: type[forms.Form] = ReasonForm) -> Iterator[type[forms.Form]]:
    for each in of.__subclasses__():
        yield each
        yield from every_form(each)


@pytest.mark.parametrize(
    "typed", ["1/1/0001", "31/12/9999", "31/12/1799", "1/1/2200", "30/2/2026", "0", "\x00", "2026-13-45"]
)
def test_a_day_that_cannot_be_meant_is_asked_for_again(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Enter a day"):
        DayField().clean(typed)


@pytest.mark.parametrize("typed", ["1/1/1800", "31 December 2199", "27 3 2026", "2026-03-27"])
def test_a_day_as_people_write_it_is_read(typed: str) -> None:
    assert DayField().clean(typed) is not None


def test_no_form_reads_a_day_in_another_way() -> None:
    import tithing.web.accounts.second_step.forms
    import tithing.web.partnerships.forms  # noqa: F401

    found = [
        field
        for form in every_form()
        for field in form.base_fields.values()
        if isinstance(field, forms.DateField)
    ]

    assert len(found) > 10
    assert all(isinstance(field, DayField) for field in found)
