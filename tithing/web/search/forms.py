"""What is asked of the search: words, of which part, and which page of it."""

from __future__ import annotations

from django import forms

from tithing.web.search.parts import SearchPart
from tithing.web.shared.typed import TypedForm

LONGEST = 200


class SearchForm(TypedForm):
    """Whatever else stands in an address is taken for nothing."""

    q = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="Look for",
        help_text="An indicator, a ward, an organisation, a question, or words of what they say. For example, burglary",
        error_messages={"max_length": f"Use fewer words: at most {LONGEST} letters"},
    )


def part_asked(told: str) -> SearchPart | None:
    """The part of this name; None for all of it, and for what is none."""
    return next((part for part in SearchPart if part.value == told), None)


def page_asked(told: str) -> int:
    """The number of a page; the first for what is none.

    >>> page_asked("2"), page_asked("-1"), page_asked("x"), page_asked("9" * 40)
    (2, 1, 1, 1)
    """
    return max(1, int(told)) if told.isascii() and told.isdecimal() and len(told) < 6 else 1
