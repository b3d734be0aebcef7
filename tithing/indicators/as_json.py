"""A result as the objects that `tithing figures --format json` prints: numbers unrounded, null where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tithing.indicators.result import At, Chance, HowComplete, Rate, Result
from tithing.indicators.targets.target import Target
from tithing.observations.observation import SourceRef, withdrawn_words
from tithing.vocabulary.beside.caveat import Caveat
from tithing.vocabulary.beside.file_mark import known_by
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import (
    Missing,
    NotApplicable,
    Quantity,
    Suppressed,
    Withheld,
    next_step,
    number_of,
    status_word,
)
from tithing.vocabulary.units import Unit


def figures_json(result: Result) -> dict[str, Any]:
    """One object of the list. `refused` says, field by field, which rule refuses a figure and in what words.

    `difference`, `percent_change`, `points_change`, `chance` and `direction` are against what `against` names: the same
    quarter last year, `previous`, where the framework chooses no other and that is known. `comparisons` has each that is worked
    out. For a percentage `difference` is the difference in points too, and `percent_change` is null (R83).
    """
    return {
        "indicator": result.indicator,
        "title": result.title,
        "measure": result.measure,
        "definition": result.definition,
        "area": result.area.code,
        "area_name": result.area.name,
        "period": period_json(result.period),
        "unit": result.unit.value,
        "better": result.better.value,
        "breakdown": result.breakdown,
        "value": number_of(result.value.quantity),
        "status": status_word(result.value.quantity),
        "note": _note(result.value, *result.notes),
        "expected": _expected(result.value),
        "caveats": caveats_json(result.caveats),
        "completeness": completeness_json(result.completeness),
        "next": next_step(result.value.quantity),
        "previous": at_json(result.previous),
        "last_quarter": at_json(result.last_quarter),
        "against": result.against.value,
        "comparisons": comparisons_json(result),
        "year_to_date": at_json(result.year_to_date),
        "baseline": at_json(result.baseline),
        "target": target_json(result.target),
        "difference": number_of(result.change.difference),
        "percent_change": number_of(result.change.percent),
        "points_change": number_of(result.change.points),
        "rate": rate_json(result.rate),
        "chance": chance_json(result.change.chance),
        "told": result.change.told,
        "direction": result.change.direction.value,
        "interval": list(result.interval) if result.interval else None,
        "supplier": "; ".join(result.completeness.suppliers_in) or "; ".join(result.supplied_by),
        "custodian": result.custodian,
        "refused": refused_json(result),
        "sources": sources_json(result.sources),
    }


def caveats_json(caveats: Iterable[Caveat]) -> list[dict[str, str]]:
    """What must be said beside a figure: each of a kind, in words."""
    return [{"kind": str(each.kind), "words": each.words} for each in caveats]


def completeness_json(found: HowComplete) -> dict[str, Any]:
    """How complete the value is; the share without a place in words, which tell of a small area no more than a band."""
    return {
        "without_place": found.without_place or None,
        "suppliers_expected": list(found.suppliers_expected),
        "suppliers_in": list(found.suppliers_in),
        "months_expected": found.months_expected,
        "months_in": found.months_in,
    }


def sources_json(refs: Iterable[SourceRef]) -> list[dict[str, Any]]:
    """Each file once, however many of its rows were used: when it was released, and how often revised."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for ref in refs:
        said = found.setdefault(
            (ref.file, ref.mark), {"file": ref.file, **known_by(ref.mark), "released": None, "revision": 0}
        )
        said["released"] = ref.release.isoformat() if ref.release else said["released"]
        said["revision"] = max(said["revision"], ref.revision)
    return list(found.values())


def period_json(period: Period) -> dict[str, str]:
    """A period's code, first and last day (ISO) and words."""
    return {
        "code": period.code,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "label": period.label,
    }


def at_json(at: At) -> dict[str, Any]:
    """The value at one period; a missing one says why, and when it was promised for. One that does not apply, such as
    a baseline where no framework sets one, has no period. `withdrawn` says of a figure of an earlier day that its file was.
    """
    return {
        "value": number_of(at.quantity),
        "status": status_word(at.quantity),
        "period": None if isinstance(at.quantity, NotApplicable) else period_json(at.period),
        "note": _note(at),
        "expected": _expected(at),
        "withdrawn": list(withdrawn_words(ref.withdrawn for ref in at.sources)),
    }


def comparisons_json(result: Result) -> dict[str, dict[str, Any]]:
    """Each comparison by its name, with its own change and chance."""
    return {
        each.kind.value: {
            **at_json(each.at),
            "pieces": [period.code for period in each.pieces],
            "difference": number_of(each.change.difference),
            "percent_change": number_of(each.change.percent),
            "chance": chance_json(each.change.chance),
            "told": each.change.told,
            "direction": each.change.direction.value,
        }
        for each in result.comparisons
    }


def target_json(target: Target) -> dict[str, Any]:
    """How it stands in words, and whether it is met; both ends of the path to the year's end where that was asked."""
    path = target.path
    return {
        "text": target.text,
        "value": target.value,
        "met": target.met,
        "state": target.state.value,
        "aim": target.aim,
        "measured": target.measured if target.text else None,
        "distance": number_of(target.distance),
        "year_end": {"expected": path.expected, "low": path.low, "high": path.high} if path else None,
        "why": target.why or None,
    }


def rate_json(rate: Rate) -> dict[str, Any]:
    """The rate of the value, or null in its place with the denominator it would have been over."""
    period = rate.denominator_period
    withdrawn = withdrawn_words(ref.withdrawn for ref in rate.source)
    return {
        "value": number_of(rate.quantity),
        "per": rate.per,
        "denominator": rate.denominator or None,
        "denominator_value": number_of(rate.denominator_value),
        "denominator_period": period.code
        if period and number_of(rate.denominator_value) is not None
        else None,
        "denominator_edition": rate.edition or None,
        "denominator_implied": rate.implied,
        "source": ", ".join(dict.fromkeys(ref.file for ref in rate.source)) or None,
        "note": "; ".join((*rate.notes, *withdrawn)) or None,
        "withdrawn": list(withdrawn),
    }


def chance_json(chance: Chance) -> dict[str, Any]:
    """The test of a change (R92): its p-value, None where it was not made, and why."""
    return {
        "p_value": chance.p_value,
        "words": chance.words,
        "assumption": chance.assumption,
        "dispersion": chance.dispersion,
        "q_value": chance.q_value,
        "looked_at": chance.looked_at or None,
    }


def refused_json(result: Result) -> dict[str, dict[str, str]]:
    """The figures that a rule refuses, with the rule and its words."""
    fields: dict[str, Quantity] = {
        "value": result.value.quantity,
        "difference": result.change.difference,
        "percent_change": result.change.percent,
        "points_change": result.change.points if result.unit is Unit.PERCENT else Missing(),
        "rate": result.rate.quantity,
        "baseline": result.baseline.quantity,
    }
    return {
        name: {"rule": quantity.rule, "words": quantity.words}
        for name, quantity in fields.items()
        if isinstance(quantity, NotApplicable)
    }


def _expected(at: At) -> str | None:
    """The day a missing value was promised for."""
    day = at.quantity.expected if isinstance(at.quantity, Missing) else None
    return day.isoformat() if day else None


def _note(at: At, *more: str) -> str:
    """Why there is no number, then whatever was noted."""
    unknown = isinstance(at.quantity, Missing | Suppressed | Withheld | NotApplicable)
    reason = (at.quantity.words,) if unknown else ()  # type: ignore[union-attr]
    withdrawn = withdrawn_words(ref.withdrawn for ref in at.sources)
    return "; ".join(dict.fromkeys((*reason, *at.notes, *more, *withdrawn)))
