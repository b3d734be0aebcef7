"""References of an office: budgets, policies, orders, teams. They look like those of people, and are nobody's."""

from __future__ import annotations

import re

from tithing.inspection.finds import Where

_OFFICE = (
    r"(?:budgets?|cost(?: cent(?:re|er))?|gl|ledger|invoices?|contracts?|polic(?:y|ies)|planning|minutes?|agenda|tender|purchase|"
    r"orders?|projects?|documents?|docs?|files?|grants?|teams?|units?|versions?|batch|assets?|serial|product|templates?|circular|"
    r"procurement|committee|statutory instrument|sections?|"
    r"schedules?|sch|clause|paragraph|regulations?|annex|appendix|tables?|pages?)"
)
_HEADING = re.compile(
    rf"(?!(?:photo |proof of )?(?:id|identity)\b)(?:.* )?{_OFFICE}(?: (?:no|number|ref|reference|code|id|name))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b{_OFFICE}(?: (?:no|number|ref|reference|code|id|app(?:lication)?))?[ .:#-]*$", re.IGNORECASE
)
_AFTER = re.compile(rf"^[ -]{_OFFICE}\b", re.IGNORECASE)


def is_of_an_office(text: str, span: tuple[int, int], where: Where) -> bool:
    """Whether the heading, or the word before or after, says that a reference is an office's own.

    >>> is_of_an_office("Policy ref HS/2023/04", (11, 21), Where()), is_of_an_office("HS/2023/04", (0, 10), Where())
    (True, False)
    """
    words = re.sub(r"[^a-z0-9]+", " ", where.heading.lower()).strip()
    if _HEADING.fullmatch(words):
        return True
    return _BEFORE.search(text[: span[0]]) is not None or _AFTER.match(text[span[1] :]) is not None
