"""What every template may use without loading it: addresses of files, and components with words and errors in their places."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Select, Textarea
from django.templatetags.static import static
from django.utils import timezone

from tithing.vocabulary.not_here import day_words

register = template.Library()
register.simple_tag(static, name="static")


@register.inclusion_tag("field.html")
def field(bound: BoundField, size: str = "") -> dict[str, Any]:
    """A field with its label, hint and errors, as GOV.UK's components have them. `size` is the width class: "20", "two-thirds"."""
    widget = bound.field.widget
    name = bound.id_for_label or bound.auto_id  # of several boxes, their group
    said = [f"{name}-hint"] if bound.help_text else []
    said += [f"{name}-error"] if bound.errors else []
    return {
        "bound": bound,
        "size": size,
        "said_by": " ".join(said),
        "look": "checkboxes"
        if isinstance(widget, CheckboxSelectMultiple)
        else "checkbox"
        if isinstance(widget, CheckboxInput)
        else "select"
        if isinstance(widget, Select)
        else "textarea"
        if isinstance(widget, Textarea)
        else "input",
        "type": getattr(widget, "input_type", "text"),
        "attrs": widget.attrs,
    }


@register.filter
def day(value: date | datetime | None) -> str:
    """ "3 April 2026", in this country's time; nothing for none."""
    if value is None:
        return ""
    return day_words(timezone.localtime(value).date() if isinstance(value, datetime) else value)


@register.filter
def moment(value: datetime | None) -> str:
    """ "12:05 on 3 April 2026"."""
    return f"{timezone.localtime(value):%-H:%M} on {day(value)}" if value else ""
