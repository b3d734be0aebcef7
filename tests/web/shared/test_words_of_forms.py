"""What a form says of what was typed is the site's own, and says what to do: no form of any app can answer with a library's words.

Every form class that is loaded is asked, so that a new app is asked without being named here.
"""

from __future__ import annotations

import gettext
import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as second_step_adapter
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.forms import BaseForm
from django.test import Client
from django.urls import get_resolver
from django.utils.functional import Promise
from django.utils.translation import override

import tithing.web
from tithing.web.accounts.forms import DayField
from tithing.web.shared.typed import OPEN_AGAIN, TypedForm
from tools.library_words import MADE, SOURCE, compiled

FILLED = {
    "limit_value": 7,
    "show_value": 9,
    "max": 7,
    "length": 9,
    "num": 7,
    "value": "x",
    "pk": "x",
    "days": 7,
}
TYPED: list[Any] = [
    None, "", " ", "nonsense", "x" * 2000, "a\x00b", "99999999999999999999", "-5", "31/2/2026", "1/1/0001", "25:61", "12:00",
    "@", "a@b", "{", "[]", ["x"], ["x" * 300], {"x": "y"}, True, "2026-10-25 01:30", 1e300, "NaN", "on",
    SimpleUploadedFile("empty.csv", b""), SimpleUploadedFile("x" * 300, b"1"),
]  # fmt: skip


def every_form() -> list[type[BaseForm]]:
    """Of the site and of the library whose pages it uses, each that has fields."""
    for module in pkgutil.walk_packages(tithing.web.__path__, "tithing.web."):
        if "forms" in module.name.rpartition(".")[2] or module.name.endswith(("invitation", "verbs")):
            importlib.import_module(module.name)
    assert get_resolver().url_patterns  # which loads the forms of every page
    return sorted(set(subclasses(BaseForm)), key=lambda each: f"{each.__module__}.{each.__name__}")


def subclasses(of: type[Any]) -> Iterator[type[Any]]:
    for each in of.__subclasses__():
        yield each
        yield from subclasses(each)


def every_field() -> Iterator[tuple[str, forms.Field]]:
    for form in every_form():
        for name, field in getattr(form, "base_fields", {}).items():
            yield f"{form.__module__}.{form.__name__}.{name}", field


def of_a_library(error: ValidationError) -> bool:
    """Whether these are words of a library, as it wrote them: what has been put in their place reads otherwise."""
    if not isinstance(error.message, Promise):
        return False
    with override("en-gb"):
        ours = error.messages
    with override(None, deactivate=True):
        return ours == error.messages


def said_of(field: forms.Field, typed: Any) -> list[ValidationError]:
    try:
        field.clean(typed) if not isinstance(field, forms.FileField) else field.clean(typed, None)
    except ValidationError as told:
        return list(told.error_list)
    except (TypeError, AttributeError):  # a browser sends no such thing to this kind of field
        return []
    return []


def test_there_is_enough_to_ask() -> None:
    asked = {name.rpartition(".")[0] for name, _ in every_field()}

    assert len([each for each in asked if each.startswith("tithing.")]) > 25
    assert len([each for each in asked if each.startswith("allauth.")]) > 10


@pytest.mark.django_db
def test_whatever_is_typed_into_any_field_is_answered_in_our_words() -> None:
    told = {
        (name, error.messages[0]): error
        for name, field in every_field()
        for typed in TYPED
        for error in said_of(field, typed)
    }

    assert len(told) > 100
    assert sorted(key for key, error in told.items() if of_a_library(error)) == []


def test_whatever_a_validator_of_any_field_could_say_is_in_our_words() -> None:
    """Those too that no value of the test above provokes."""
    said = {
        (name, f"{code}"): ValidationError(message, params=FILLED)
        for name, field in every_field()
        for code, message in [
            *field.error_messages.items(),
            *((type(each).__name__, getattr(each, "message", "")) for each in field.validators),
        ]
    }

    assert len(said) > 300
    assert sorted(key for key, error in said.items() if of_a_library(error)) == []


@pytest.mark.django_db
def test_what_the_library_says_of_a_whole_form_is_in_our_words() -> None:
    for adapter in (get_adapter(), second_step_adapter()):
        said = {
            code: ValidationError(message.replace("%d", "7") if isinstance(message, str) else message)
            for code, message in adapter.error_messages.items()
        }
        assert said
        assert [code for code, error in said.items() if of_a_library(error)] == []


@pytest.mark.parametrize("typed", ["", "1234", "password", "123456789012345"])
def test_what_is_wrong_with_a_password_is_said_with_what_to_choose(typed: str) -> None:
    with pytest.raises(ValidationError) as told:
        validate_password(typed)

    assert not [each for each in told.value.error_list if of_a_library(each)]
    assert all(each.startswith("Choose ") for each in told.value.messages)


def test_the_catalogue_is_made_of_its_source() -> None:
    assert MADE.read_bytes() == compiled(SOURCE.read_text(encoding="utf-8"))
    with MADE.open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert read.gettext("This field is required.") == "Fill this in"
    one, many = ("Ensure this filename has at most %(max)d character" + end for end in ("", "s"))
    one, many = f"{one} (it has %(length)d).", f"{many} (it has %(length)d)."
    assert read.ngettext(one, many, 7).startswith("Give the file a shorter name")


def test_what_nobody_typed_asks_for_the_page_again() -> None:
    class HiddenAskedForm(TypedForm):
        version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
        which = forms.ChoiceField(choices=[("a", "A")], widget=forms.HiddenInput)

    for sent in ({}, {"version": "x", "which": "b"}, {"version": "0", "which": ""}):
        assert HiddenAskedForm(sent).errors == {"version": [OPEN_AGAIN], "which": [OPEN_AGAIN]}


def test_a_day_stands_in_its_field_as_its_hint_writes_it() -> None:
    days = [(name, field) for name, field in every_field() if isinstance(field, forms.DateField)]

    assert len(days) > 10
    assert [name for name, field in days if not isinstance(field, DayField)] == []
    for day in (date(2026, 3, 7), date(2026, 11, 30), date(1999, 1, 1)):
        shown = {str(field.prepare_value(day)) for _, field in days}
        assert shown == {f"{day.day}/{day.month}/{day.year}"}
        assert {field.clean(each) for each in shown for _, field in days} == {day}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
@pytest.mark.parametrize("path", ["/about/", "/", "/privacy/"])
def test_a_page_that_is_asked_otherwise_says_so_in_words(path: str, method: str) -> None:
    answer = getattr(Client(), method)(path)

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert b"This address does not take that" in answer.content
    assert b"Safer X Partnership" in answer.content
