"""Where in a report a reader sees what a rule finds: a rule names the places, and the report shows all that are named."""

from __future__ import annotations

from enum import StrEnum


class Shown(StrEnum):
    """A place of the report. Those of `UNDER_A_HEADING` are lists under a heading that the kind of fact brings.

    A key finding stands in the list of its direction; a title of a chart is shown only where its indicator has one.
    """

    KEY_FINDING = "page one, in the list of the way it went, the weightiest of so many"
    MISSING = "page one, under what is missing"
    PAGE_ONE = "page one, under a heading of its own, the weightiest five of so many"
    ABOUT_ITS_INDICATOR = "beside the indicator that it is about, a paragraph"
    ABOUT_ITS_MEASURE = "beside every indicator of the measure that it is about, a paragraph"
    AFTER_ITS_CHANGE = "beside its indicator, in the paragraph that says how that changed"
    AT_CHARTS = "above the control charts, in their list"
    CHART_TITLE = "in the title of its indicator's control chart, after the name"
    BY_WARD = "where it happens, a paragraph after the tables of wards"
    WITH_ITS_PLACES = "where it happens, under a heading of its own, each with a table of its places"
    DATA_NOTES = "the data notes, under a heading of its own"


UNDER_A_HEADING = frozenset({Shown.PAGE_ONE, Shown.WITH_ITS_PLACES, Shown.DATA_NOTES})
