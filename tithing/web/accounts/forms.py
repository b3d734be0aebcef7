"""What is asked of who invites somebody, gives or ends a role, or ends an account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.shared.typed import TypedForm

NONE = ("", "No organisation")
EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)  # a day beyond them is a slip of the keyboard


class DayField(forms.DateField):
    """A day as people write it here: 27 3 2026, 27/3/2026, 27 March 2026."""

    def __init__(self, **options: Any) -> None:
        formats = ["%d/%m/%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"]
        super().__init__(
            input_formats=formats, error_messages=_messages("a day, such as 27/3/2026"), **options
        )

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(
                f"Enter a day of the years {EARLIEST.year} to {LATEST.year}", code="far"
            )
        return day

    def prepare_value(self, value: Any) -> Any:
        """As the hint of the field writes it: 27/3/2026."""
        return f"{value.day}/{value.month}/{value.year}" if isinstance(value, date) else value


def _messages(what: str) -> dict[str, str]:
    return {"required": f"Enter {what}", "invalid": f"Enter {what}"}


class ReasonForm(TypedForm):
    """Why it is done, for the audit."""

    reason = forms.CharField(
        required=False, max_length=500, label="Reason", help_text="It stands in the audit."
    )


class AgainForm(ReasonForm):
    """A new link for who was invited: sent though nothing else is asked."""

    sent = forms.BooleanField(widget=forms.HiddenInput, initial=True)


class SeenForm(ReasonForm):
    """A change of an account that somebody looked at: which version of it they saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": "Open the page again"})


class HeldForm(ReasonForm):
    """A role and the organisation for which it is held."""

    role = forms.ChoiceField(
        choices=[(role.value, f"{role.value.capitalize()}: {role.does}") for role in ROLES]
    )
    organisation = forms.ChoiceField(required=False, help_text="For partners, chairs, members and leads.")

    def __init__(self, *given: Any, organisations: Mapping[str, str], **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["organisation"].choices = [NONE, *organisations.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, organisation = cleaned.get("role"), cleaned.get("organisation")
        if role and DeskRole(role).of_organisation and not organisation:
            self.add_error("organisation", f"Choose the organisation for which they are {role}")
        if role and organisation and not DeskRole(role).of_organisation:
            self.add_error("organisation", f"Choose “No organisation”: the role {role} is held for none")
        return cleaned


class RoleForm(HeldForm, SeenForm):
    """One more role, from a day on."""

    since = DayField(label="From which day", help_text="For example, 27/3/2026", initial=timezone.localdate)
    field_order = ("role", "organisation", "since", "reason", "seen")


class InviteForm(HeldForm):
    """Somebody new, with their first role, which they have from today."""

    name = forms.CharField(max_length=120, label="Name", error_messages={"required": "Enter their name"})
    email = forms.EmailField(
        max_length=254,
        label="E-mail address",
        error_messages=_messages("an e-mail address, such as name@example.com"),
    )
    field_order = ("name", "email", "role", "organisation", "reason")


class EndRoleForm(SeenForm):
    until = DayField(label="Before which day it ends", help_text="For example, 27/3/2026")
    field_order = ("until", "reason", "seen")


class LeaveForm(SeenForm):
    """When somebody leaves: at once, or at a day and an hour."""

    on = DayField(required=False, label="Day", help_text="Leave it empty for now. For example, 27/3/2026")
    hour = forms.TimeField(
        required=False,
        label="Time",
        input_formats=["%H:%M", "%H.%M", "%I:%M%p", "%I%p"],
        help_text="For example, 12:00",
        error_messages=_messages("a time, such as 12:00"),
    )
    field_order = ("on", "hour", "reason", "seen")

    @property
    def day(self) -> date | None:
        return self.cleaned_data.get("on")
