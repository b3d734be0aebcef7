"""The shapes of answers, as JSON Schema: a test holds every answer to its own."""

from __future__ import annotations

from typing import Any

from tithing.reading.questions.changes.changed_since import ChangeKind
from tithing.vocabulary.direction import Better
from tithing.vocabulary.units import Unit

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
NUMBER_OR_NONE: Schema = {"type": ["number", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
YES_OR_NO: Schema = {"type": "boolean"}
YES_OR_NO_OR_NONE: Schema = {"type": ["boolean", "null"]}
DAY: Schema = {"type": "string", "format": "date"}
DAY_OR_NONE: Schema = {"type": ["string", "null"], "format": "date"}


def one_of(*names: str) -> Schema:
    return {"type": "string", "enum": list(names)}


def many(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def thing(**fields: Schema) -> Schema:
    """An object with all of these and no other."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def or_none(of: Schema) -> Schema:
    return {"anyOf": [of, {"type": "null"}]}


def page(of: Schema) -> Schema:
    return thing(items=many(of), count=COUNT, next=TEXT_OR_NONE)


PERIOD = thing(code=TEXT, start=DAY, end=DAY, label=TEXT)
SOURCE = thing(
    file=TEXT, sha256=TEXT_OR_NONE, journal_line=or_none(COUNT), released=DAY_OR_NONE, revision=COUNT
)
CHANCE = thing(
    p_value=NUMBER_OR_NONE,
    words=TEXT,
    assumption=TEXT,
    dispersion=NUMBER_OR_NONE,
    q_value=NUMBER_OR_NONE,
    looked_at={"type": ["integer", "null"]},
)
_AT = {
    "value": NUMBER_OR_NONE,
    "status": TEXT,
    "period": or_none(PERIOD),
    "note": TEXT,
    "expected": DAY_OR_NONE,
    "withdrawn": many(TEXT),
}
AT = thing(**_AT)
COMPARISON = thing(
    **_AT,
    pieces=many(TEXT),
    difference=NUMBER_OR_NONE,
    percent_change=NUMBER_OR_NONE,
    chance=CHANCE,
    told=YES_OR_NO,
    direction=TEXT,
)
TARGET = thing(
    text=TEXT,
    value=NUMBER_OR_NONE,
    met=YES_OR_NO_OR_NONE,
    state=TEXT,
    aim=TEXT_OR_NONE,
    measured=TEXT_OR_NONE,
    distance=NUMBER_OR_NONE,
    year_end=or_none(thing(expected=NUMBER_OR_NONE, low=NUMBER_OR_NONE, high=NUMBER_OR_NONE)),
    why=TEXT_OR_NONE,
)
RATE = thing(
    value=NUMBER_OR_NONE,
    per={"type": "integer"},
    denominator=TEXT_OR_NONE,
    denominator_value=NUMBER_OR_NONE,
    denominator_period=TEXT_OR_NONE,
    denominator_edition=TEXT_OR_NONE,
    denominator_implied=YES_OR_NO,
    source=TEXT_OR_NONE,
    note=TEXT_OR_NONE,
    withdrawn=many(TEXT),
)
FIGURE = thing(
    id=TEXT,
    indicator=TEXT,
    title=TEXT,
    measure=TEXT,
    definition=TEXT,
    area=TEXT,
    area_name=TEXT,
    period=PERIOD,
    unit=one_of(*(each.value for each in Unit)),
    better=one_of(*(each.value for each in Better)),
    breakdown=TEXT,
    value=NUMBER_OR_NONE,
    status=TEXT,
    note=TEXT,
    expected=DAY_OR_NONE,
    caveats=many(thing(kind=TEXT, words=TEXT)),
    completeness=thing(
        without_place=TEXT_OR_NONE,
        suppliers_expected=many(TEXT),
        suppliers_in=many(TEXT),
        months_expected=COUNT,
        months_in=COUNT,
    ),
    next=TEXT,
    previous=AT,
    last_quarter=AT,
    against=TEXT,
    comparisons={"type": "object", "additionalProperties": COMPARISON},
    year_to_date=AT,
    baseline=AT,
    target=TARGET,
    difference=NUMBER_OR_NONE,
    percent_change=NUMBER_OR_NONE,
    points_change=NUMBER_OR_NONE,
    rate=RATE,
    chance=CHANCE,
    told=YES_OR_NO,
    direction=TEXT,
    interval=or_none(many({"type": "number"})),
    supplier=TEXT,
    custodian=TEXT,
    refused={"type": "object", "additionalProperties": thing(rule=TEXT, words=TEXT)},
    sources=many(SOURCE),
)
INDICATOR = thing(
    slug=TEXT,
    title=TEXT,
    aliases=many(TEXT),
    measures=many(TEXT),
    unit=TEXT,
    better=TEXT,
    question=TEXT,
    held_by=TEXT,
    caveats=many(TEXT),
    in_catalogue=YES_OR_NO,
)
AREA = thing(code=TEXT, name=TEXT, kind=TEXT, own=YES_OR_NO)
_SAID = or_none(thing(value=NUMBER_OR_NONE, status=TEXT, why=TEXT))
CHANGE = thing(
    on=DAY,
    kind=one_of(*(each.value for each in ChangeKind)),
    measure=TEXT,
    title=TEXT,
    area=TEXT,
    area_name=TEXT,
    period=PERIOD,
    breakdown=TEXT,
    supplier=TEXT,
    unit=TEXT,
    before=_SAID,
    after=_SAID,
    sources=many(SOURCE),
)
WHAT_THERE_IS = thing(
    name=TEXT, practice=YES_OR_NO, openapi=TEXT, addresses=many(thing(address=TEXT, says=TEXT))
)
PROBLEM = thing(type=TEXT, title=TEXT, status={"type": "integer"}, detail=TEXT)
NAMED = {
    "Figure": FIGURE,
    "Indicator": INDICATOR,
    "Area": AREA,
    "Quarter": PERIOD,
    "Change": CHANGE,
    "Problem": PROBLEM,
    "WhatThereIs": WHAT_THERE_IS,
}
