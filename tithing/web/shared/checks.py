"""Django's own checks, and what they do not look at: that the components of every page have been fetched."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, register


@register()
def front_end_is_there(app_configs: Any, **options: Any) -> list[Error]:
    """The style and script of every page, which set-up fetches."""
    if (settings.HERE / "front_end" / "site" / "version").is_file():
        return []
    return [
        Error("the components of the pages have not been fetched", hint="Run make setup", id="tithing.E001")
    ]
