"""What is asked of who takes a file out."""

from __future__ import annotations

from typing import Any

from django import forms

from tithing.web.shared.typed import TypedForm

NO_NAME = "It stays in the book’s journal and in the audit for good: write no person’s name."


class WithdrawFileForm(TypedForm):
    reason = forms.CharField(
        max_length=500,
        label="Why are its figures taken out?",
        help_text=f"{NO_NAME} For example: sent twice by mistake.",
        error_messages={"required": "Say why its figures are taken out"},
    )


class EraseFileForm(TypedForm):
    """It asks for words that nobody types by accident."""

    reason = forms.CharField(
        max_length=500,
        label="Why is it erased?",
        help_text=f"{NO_NAME} For example: it held what could point to persons.",
        error_messages={"required": "Say why it is erased"},
    )
    typed = forms.CharField(max_length=40, required=False)

    def __init__(self, *given: Any, number: int, **options: Any) -> None:
        super().__init__(*given, **options)
        self.wanted = f"erase {number}"
        self.fields["typed"].label = f"Type “{self.wanted}” to say that you mean it"

    def clean_typed(self) -> str:
        typed = " ".join(str(self.cleaned_data["typed"]).split()).lower()
        if typed != self.wanted:
            raise forms.ValidationError(f"Type “{self.wanted}” in this field, without the quotation marks")
        return typed
