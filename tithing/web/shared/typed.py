"""The gate for what people type: every form of the site's own is of it, and says beside its fields what is refused of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django import forms
from django.http import QueryDict

from tithing.vocabulary.characters.unsteered import STEERING
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.problems import Problem, Refused

_IN_LINES = re.compile(f"[{STEERING}]")
_IN_A_LINE = re.compile(f"[\t\r\n{STEERING}]")
OPEN_AGAIN = "Open the page again: what it was shown with is not whole"


class RefusedField(Refused):
    """A refusal of what was typed into one field; `field` is its name, as of the argument of the change."""

    def __init__(self, field: str, problem: Problem) -> None:
        super().__init__(problem)
        self.field = field


class ChangedMeanwhile(Refused):
    """Somebody else changed it since it was looked at; `now` is what the hidden fields that say so hold of it now."""

    def __init__(self, what: str, **now: object) -> None:
        look = (
            "Look at what stands there now; what you typed is still here, and is sent again with the button"
        )
        super().__init__(Problem(what, look))
        self.now: Mapping[str, str] = {name: str(value) for name, value in now.items()}


class TypedForm(forms.Form):
    """It takes no mark that nobody sees, as comes with copying: it would turn or break the papers that print it.

    `is_refused` once something was refused that the form itself could not know of.
    """

    is_refused = False

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        for each in self.fields.values():
            if each.widget.is_hidden:  # nobody typed it
                each.error_messages = dict.fromkeys([*each.error_messages, *_BY_VALIDATORS], OPEN_AGAIN)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            unseen = _IN_LINES if isinstance(self.fields[name].widget, forms.Textarea) else _IN_A_LINE
            if isinstance(value, str) and unseen.search(value):
                self.add_error(name, "Type it again: there is a mark in it that nobody sees")
        return cleaned

    @property
    def status(self) -> int:
        """With which the page of this form is answered."""
        return 409 if self.is_refused else 200

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Inside it the change is made: where it is refused, the form holds what was typed, and says why beside it."""
        try:
            yield
        except Refused as refused:
            self.tell(refused)

    def tell(self, refused: Refused) -> None:
        """Say what was refused; who was told that somebody changed it meanwhile may send it again."""
        self.is_refused = True
        if isinstance(refused, ChangedMeanwhile):
            sent = QueryDict(mutable=True)
            sent.update(self.data)
            for name, value in refused.now.items():
                sent[self.add_prefix(name)] = value
            self.data = sent
        field = refused.field if isinstance(refused, RefusedField) else None
        for each in refused.problems:
            self.add_error(field if field in self.fields else None, in_a_form(each))


_BY_VALIDATORS = ("max_value", "min_value", "max_length", "min_length", "null_characters_not_allowed")


def in_a_form(problem: Problem) -> str:
    """A problem as a form says it.

    >>> in_a_form(Problem("the role began on 3 May 2026", "Choose that day or a later one"))
    'The role began on 3 May 2026. Choose that day or a later one.'
    """
    return f"{capitalised(problem.what)}. {problem.change}."
