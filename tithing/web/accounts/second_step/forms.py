"""What is asked of who wants somebody's second step taken off."""

from __future__ import annotations

from django import forms

from tithing.web.shared.typed import TypedForm


class AskResetForm(TypedForm):
    reason = forms.CharField(
        max_length=500,
        label="Why, and how you know that they ask themselves",
        help_text="Whoever confirms it reads this, and it stands in the audit. For example: they lost their telephone, and told me "
        "so in person.",
        error_messages={"required": "Say why, and how you know that they ask themselves"},
    )


class AnswerForm(TypedForm):
    """What whoever is to confirm it does: a button for each."""

    do = forms.ChoiceField(
        choices=[("confirm", "Take it off"), ("drop", "Leave it as it is")], widget=forms.HiddenInput
    )
