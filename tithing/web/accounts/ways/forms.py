"""What is asked of who sets how a role signs in."""

from __future__ import annotations

from django import forms

from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.web.accounts.forms import ReasonForm
from tithing.web.accounts.ways.kinds import Ways


class WaysForm(ReasonForm):
    ways = forms.ChoiceField(
        label="They sign in with",
        choices=[(each.value, capitalised(each.words)) for each in Ways],
        help_text="A passkey is open to every role, and the second step is asked for whatever is chosen here.",
    )
    seen = forms.ChoiceField(choices=[(each.value, each.value) for each in Ways], widget=forms.HiddenInput)
    field_order = ("ways", "reason", "seen")
