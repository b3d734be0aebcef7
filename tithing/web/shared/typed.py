"""The gate for words that people type: every form of the site's own is of it."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from tithing.vocabulary.characters.unsteered import STEERING

_IN_LINES = re.compile(f"[{STEERING}]")
_IN_A_LINE = re.compile(f"[\t\r\n{STEERING}]")


class TypedForm(forms.Form):
    """It takes no mark that nobody sees, as comes with copying: it would turn or break the papers that print it."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            unseen = _IN_LINES if isinstance(self.fields[name].widget, forms.Textarea) else _IN_A_LINE
            if isinstance(value, str) and unseen.search(value):
                self.add_error(name, "Type it again: there is a mark in it that nobody sees")
        return cleaned
