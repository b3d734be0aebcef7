"""What is asked of who has work tried again, or gives it up."""

from __future__ import annotations

from django import forms


class WorkForm(forms.Form):
    """Why, for the audit; and which state of the work was looked at."""

    reason = forms.CharField(
        required=False, max_length=500, label="Reason", help_text="It stands in the audit."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
