"""The address of an indicator's page: made in one place, for whoever leads there."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode


def indicator_address(slug: str, *, area: str = "", quarter: str = "", on: date | None = None) -> str:
    """Of an area and a quarter, as it is or as it was known on a day; of none the own area, and the latest that there is.

    >>> indicator_address("shoplifting", area="E06000001", quarter="2025-26Q4", on=date(2026, 11, 30))
    '/desk/figures/shoplifting/?area=E06000001&quarter=2025-26Q4&on=2026-11-30'
    >>> indicator_address("shoplifting")
    '/desk/figures/shoplifting/'
    """
    said = {"area": area, "quarter": quarter, "on": on.isoformat() if on else ""}
    asked = urlencode({name: value for name, value in said.items() if value})
    return f"/desk/figures/{slug}/{f'?{asked}' if asked else ''}"
