"""Words that are typed: no form takes a mark that nobody sees, and every form of the site's own is of that gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django import forms
from django.test import Client

from tithing.web.accounts.forms import ReasonForm
from tithing.web.accounts.models import Account
from tithing.web.shared.typed import TypedForm

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
UNSEEN = ["\u202ekcab", "a\u2066b", "\x1b[31mred", "a\x07b", "a\x9bb"]


class LinesForm(TypedForm):
    lines = forms.CharField(widget=forms.Textarea, required=False)


def every_form(of: type[forms.Form] = forms.Form) -> Iterator[type[forms.Form]]:
    for each in of.__subclasses__():
        yield each
        yield from every_form(each)


@pytest.mark.parametrize("typed", [*UNSEEN, "two\nlines", "a\tb"])
def test_a_mark_that_nobody_sees_is_told_beside_its_field(typed: str) -> None:
    form = ReasonForm({"reason": typed})

    assert not form.is_valid()
    assert "a mark in it that nobody sees" in form.errors["reason"][0]


@pytest.mark.parametrize("typed", UNSEEN)
def test_longer_text_takes_lines_and_nothing_else_that_nobody_sees(typed: str) -> None:
    assert LinesForm({"lines": "one\r\ntwo\n\n\tthree"}).is_valid()
    assert not LinesForm({"lines": typed}).is_valid()


def test_what_people_write_is_taken() -> None:
    for typed in ("", "Siân O’Brien–Łukasz", "\u0937\u094d\u0920", "👮\u200d♀\ufe0f", "<b>{{ 1 }}</b>"):
        assert ReasonForm({"reason": typed}).is_valid()


def test_every_form_of_the_site_is_of_this_gate() -> None:
    import tithing.web.accounts.second_step.forms
    import tithing.web.accounts.ways.forms
    import tithing.web.behind.forms
    import tithing.web.partnerships.forms  # noqa: F401

    ours = [
        each
        for each in every_form()
        if each.__module__.startswith("tithing.web") and "sign_in_forms" not in each.__module__
    ]
    asked = [each for each in ours if any(type(f) is forms.CharField for f in each.base_fields.values())]

    assert len(asked) > 15
    assert [each.__name__ for each in asked if not issubclass(each, TypedForm)] == []


def test_nobody_is_invited_under_a_name_that_reads_backwards(account_as: Make, signed_in: SignIn) -> None:
    browser = signed_in(account_as("administrator"))
    told = {"name": "\u202ekcab", "email": "n@practice.example", "role": "auditor", "organisation": ""}

    page = browser.post("/desk/people/invite/", told)

    assert page.content.decode().count("a mark in it that nobody sees") == 2
    assert not Account.objects.filter(email="n@practice.example").exists()
