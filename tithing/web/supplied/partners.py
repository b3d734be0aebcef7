"""The pages of partners: what each is asked for, what came, what was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tithing.reading.questions.there_is.quarters_held import quarters_held
from tithing.reading.snapshot import Snapshot
from tithing.reading.supplied.files_that_came import files_that_came
from tithing.reading.supplied.partner_supplies import OwedIn, held_of, made_of, owed_for
from tithing.store.journal.entry import Entry
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.not_here import NotHere, day_words
from tithing.vocabulary.not_here.deadlines import quarter_ended_by
from tithing.vocabulary.partnership import Partner
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.readers import AN_OFFICER, Reader, ReaderKind
from tithing.web.evidence.addresses import indicator_address
from tithing.web.shared.actor import Actor
from tithing.web.supplied.links import document_words, figure_address, from_to
from tithing.web.supplied.permissions import SENDS_FILES
from tithing.web.supplied.queries import keeps_files

QUARTERS = 8  # back from the last that has ended, from which a page chooses
FILES = 25  # of a partner's, so many are on its page
HERE = (None, NotHere.NIL)


@dataclass(frozen=True)
class PartnerRow:
    slug: str
    name: str
    post: str
    asked: str  # how many figures, or that it is asked for none
    state: str


@dataclass(frozen=True)
class OwedRow:
    title: str
    address: str
    state: str
    due: str
    next: str


@dataclass(frozen=True)
class HeldRow:
    title: str
    address: str
    when: str
    figures: int


def partners_reader(actor: Actor, slug: str) -> Reader:
    """As whom somebody reads of one partner: as an officer, as that organisation where they answer for it, else as ever."""
    if keeps_files(actor):
        return AN_OFFICER
    if slug in actor.organisations():
        return Reader(ReaderKind.PARTNER, slug)
    return actor.reader


def may_see_files(actor: Actor, slug: str) -> bool:
    """Who keeps the files, and who sends or certifies for the organisation."""
    return keeps_files(actor) or slug in actor.organisations(*SENDS_FILES)


def partners_page(seen: Snapshot) -> dict[str, object]:
    """Every partner, with how the last quarter that ended stands."""
    quarter = _ended(seen)[0]
    by_partner: dict[str, list[OwedIn]] = {}
    for each in owed_for(seen, quarter):
        by_partner.setdefault(each.figure.partner.slug, []).append(each)
    rows = [_partner(each, by_partner.get(each.slug, [])) for each in seen.partnership.partners]
    return {"partners": rows, "quarter": quarter.label}


def _partner(partner: Partner, owed: list[OwedIn]) -> PartnerRow:
    asked = [each for each in owed if each.figure.due is not None]
    words = f"{numbered(len(partner.measures_owed()), 'measure')}" if partner.owes else "Nothing"
    return PartnerRow(partner.slug, partner.name, partner.post, words, _standing(asked))


def _standing(asked: list[OwedIn]) -> str:
    """ "5 of 6 are here; 1 late"."""
    if not asked:
        return "Nothing was asked for this quarter"
    here = sum(each.figure.state in HERE for each in asked)
    others = Counter(str(each.figure.state) for each in asked if each.figure.state not in HERE)
    parts = [f"{here} of {len(asked)} {'is' if here == 1 else 'are'} here"]
    return "; ".join([*parts, *(f"{count} {state}" for state, count in others.items())])


def partner_page(seen: Snapshot, partner: Partner, wanted: str, *, files: bool) -> dict[str, object]:
    """One partner, for one quarter; its files to who may see them."""
    quarters = _quarters(seen)
    quarter = next((each for each in quarters if each.code == wanted), _ended(seen)[0])
    made = made_of(seen, partner)
    shown = {
        "partner": partner,
        "quarters": [(each.code, each.label, each == quarter) for each in quarters],
        **_of_quarter(seen, partner, quarter),
        "held": [_held_row(seen, *each) for each in _by_measure(seen, partner)],
        "indicators": [(each.title, indicator_address(each.slug)) for each in made.indicators],
        "documents": [document_words(each) for each in made.documents],
        "sees_files": files,
    }
    return {**shown, **_files(seen, partner)} if files else shown


def _of_quarter(seen: Snapshot, partner: Partner, quarter: Period) -> dict[str, object]:
    """What it is asked for, and how each stands."""
    owed = [each for each in owed_for(seen, quarter) if each.figure.partner == partner]
    several = len({each.area for each in owed}) > 1
    return {
        "quarter": quarter.label,
        "standing": _standing([each for each in owed if each.figure.due is not None]),
        "owed": [_owed_row(seen, each, quarter, named=several) for each in owed],
    }


def _quarters(seen: Snapshot) -> list[Period]:
    """The quarters that ended lately, and every one of which something is held, the latest first."""
    return sorted({*_ended(seen), *quarters_held(seen)}, key=lambda each: each.start, reverse=True)


def _ended(seen: Snapshot) -> list[Period]:
    """The last quarters that have ended, the latest first."""
    quarters = [quarter_ended_by(seen.day)]
    while len(quarters) < QUARTERS:
        quarters.append(quarters[-1].period_before())
    return quarters


def _owed_row(seen: Snapshot, owed: OwedIn, quarter: Period, *, named: bool) -> OwedRow:
    figure = owed.figure
    title = f"{figure.title}, {owed.area.name}" if named else figure.title
    known = isinstance(figure.at.quantity, Known)
    state = "Here" if known else capitalised(figure.words or str(figure.state))
    due = day_words(figure.due) if figure.due else "Nobody was asked for it"
    return OwedRow(
        title,
        figure_address(seen, figure.measure, owed.area.code, quarter),
        state,
        due,
        capitalised(figure.next),
    )


def _by_measure(seen: Snapshot, partner: Partner) -> Iterator[tuple[str, Period, Period, int]]:
    """What is held of each measure, whichever way its supplier was called."""
    found: dict[str, tuple[Period, Period, int]] = {}
    for each in held_of(seen, partner):
        first, last, count = found.get(each.measure, (each.first, each.last, 0))
        first = min(first, each.first, key=lambda period: period.start)
        last = max(last, each.last, key=lambda period: period.end)
        found[each.measure] = first, last, count + each.figures
    return ((measure, *said) for measure, said in found.items())


def _held_row(seen: Snapshot, measure: str, first: Period, last: Period, figures: int) -> HeldRow:
    title = seen.measures.get(measure).title if measure in seen.measures else measure
    return HeldRow(title, figure_address(seen, measure), from_to(first, last), figures)


def _files(seen: Snapshot, partner: Partner) -> dict[str, object]:
    one_of = seen.suppliers.one_of
    theirs: list[Entry] = [
        each
        for each in files_that_came(seen).taken
        if each.supplier and one_of(each.supplier) == one_of(partner.slug)
    ]
    return {"files": theirs[:FILES], "files_in_all": len(theirs)}
