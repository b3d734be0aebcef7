"""Facts worded, as documents print them: each in the words of the rule that found it, told by this document.

The rule writes runs of plain words and named figures; which facts are printed, where, and how a figure looks is for
documents.
"""

from __future__ import annotations

from tithing.documents.parts import Runs, Strong
from tithing.documents.wording import in_prose
from tithing.findings.fact import Fact
from tithing.vocabulary.figure import Figure


def words_of(fact: Fact, *, label: str = "") -> Runs:
    """The fact as a sentence or two; no runs where there is nothing to say. `label` is what the document calls its
    indicator. Raises KeyError for a kind that nobody has worded.

    >>> from tithing.findings.fact import FactKind
    >>> from tithing.vocabulary.areas import Area, AreaKind
    >>> from tithing.vocabulary.period import Period
    >>> known = FactKind("known", lambda fact: (f"{fact.title} is known.",))
    >>> area, quarter = Area("E06000001", "Hartlepool", AreaKind.DISTRICT), Period.parse("2017-18Q4")
    >>> words_of(Fact(known, "shoplifting", "Shoplifting", area, quarter), label="Theft from shops")
    ('Theft from shops is known.',)
    """
    told = fact.told(label=label)
    return told.kind.words(told)


def plain_sentence(runs: Runs) -> str:
    """Runs as plain text, each figure as prose says it: for a title, or a description that is read aloud."""
    return "".join(_plain(run) for run in runs)


def _plain(run: object) -> str:
    if isinstance(run, Figure):
        return in_prose(run)
    return run.text if isinstance(run, Strong) else run if isinstance(run, str) else ""
