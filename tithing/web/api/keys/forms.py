"""What is asked of who makes a key."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from tithing.web.accounts.forms import DayField, ReasonForm
from tithing.web.api.opens import LONGEST, USUAL
from tithing.web.shared.typed import TypedForm


def _usual_day() -> str:
    return f"{timezone.localdate() + USUAL:%-d/%-m/%Y}"


class KeyForm(TypedForm):
    name = forms.CharField(
        max_length=80,
        label="What it is for",
        help_text="For example, the spreadsheet of the fire service",
        error_messages={"required": "Enter what it is for", "max_length": "Say it in 80 letters or fewer"},
    )
    last_day = DayField(
        label="The last day on which it opens anything",
        help_text="At most a year from today. For example, 27/3/2026",
        initial=_usual_day,
    )

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        today = timezone.localdate()
        if not today <= day <= today + LONGEST:
            raise forms.ValidationError(
                f"Enter a day from today to {today + LONGEST:%-d/%-m/%Y}", code="not_within_a_year"
            )
        return day


class EndKeyForm(ReasonForm):
    """Ended though nothing else is asked."""

    sent = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned.pop("sent", None)
        return cleaned
