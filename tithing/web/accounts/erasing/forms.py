"""What is asked of who erases what is kept of somebody."""

from __future__ import annotations

from django import forms

from tithing.web.shared.typed import TypedForm


class EraseForm(TypedForm):
    reason = forms.CharField(
        max_length=500,
        label="Why",
        help_text="It stands in the audit: write no name. For example: they asked for it, or left more than two years ago.",
        error_messages={"required": "Say why, without a name"},
    )
    sure = forms.BooleanField(
        label="I know that it cannot be brought back, except from a backup",
        error_messages={"required": "Tick that you know it cannot be brought back"},
    )
