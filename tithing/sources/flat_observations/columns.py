"""The columns of a flat table of observations, and how people head them."""

from __future__ import annotations

from tithing.sources.columns.headings import AREA_CODES

NAMES: dict[str, tuple[str, ...]] = {
    "measure": ("measure", "indicator", "measure name"),
    "area": ("area", "area name", "area code"),
    "area_code": AREA_CODES,  # beside a name; alone it is the area
    "period": ("period", "period code"),
    "period_start": ("period start", "start", "start date", "from", "period from"),
    "period_end": ("period end", "end", "end date", "to", "period to"),
    "value": ("value",),
    "unit": ("unit", "units"),
    "breakdown": ("breakdown",),
    "status": ("status",),
    "reason": ("reason",),
    "note": ("note", "notes"),
    "supplier": ("supplier",),
    "expected": ("expected", "expected date"),
    "access": ("access",),
}
ALWAYS = {
    "measure": "the title, slug or code of what was counted",
    "area": "the name or ONS code of the place",
    "value": "the figure, or nothing where the status says why",
    "unit": "the unit, such as count or percent",
}
DATES = {
    "period_start": 'the first day, such as 2017-04-01 (or use one column "period" with a code such as 2017-18Q1)',
    "period_end": "the last day, such as 2017-06-30",
}
PERIOD = {"period": "its code, such as 2017-18Q1 or 2018-03 (or two columns, period_start and period_end)"}
RECOGNISED = frozenset({"measure", "area", "period_start", "period_end", "period", "value", "unit"})
