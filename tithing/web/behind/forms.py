"""What is asked of who has work tried again, or gives it up."""

from __future__ import annotations

from django import forms

from tithing.web.shared.typed import TypedForm


class WhyForm(TypedForm):
    """Why, for the audit."""

    reason = forms.CharField(
        required=False, max_length=500, label="Reason", help_text="It stands in the audit."
    )


class ExportForm(WhyForm):
    """A file that is made though nothing else is asked."""

    made = forms.BooleanField(widget=forms.HiddenInput, initial=True)


class WorkForm(WhyForm):
    """And which state of the work was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
