"""What partners send and what they are sent: the template workbook of one partner for one quarter, and what is owed of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tithing.reading.areas import own_area
from tithing.reading.book import Book
from tithing.reading.questions.owed_and_come import OwedFigure, owed_and_come
from tithing.reading.snapshot import Snapshot, ask
from tithing.reading.spans import span_of
from tithing.store.disk.folder import must_be_no_books_own
from tithing.vocabulary.areas import Area
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.partnership import Partner, Partnership
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.readers import AN_OFFICER
from tithing.workflows.figures_out.periods import quarter_called


@dataclass(frozen=True)
class TemplateWritten:
    """Where the template is, whom it is for, and how many rows and measures it asks for."""

    path: Path
    partner: Partner
    quarter: Period
    rows: int
    measures: int


def write_return_template(
    book: Book, *, partner: str, quarter: str, output: Path, replace: bool = False
) -> TemplateWritten:
    """Write the return of a partner (slug or name) for a quarter ("2017-18Q4").

    Raises Refused for a partner or quarter that is not known, and where the file is there already: a filled return
    is not to be lost. The file is moved into place whole.

    >>> write_return_template(book, partner="fire", quarter="2017-18Q4", output=Path("fire.xlsx"))  # doctest: +SKIP
    """
    from tithing.sources.partner_return.template import write_template

    found = _partner(book.partnership, partner)
    period = quarter_called(quarter)
    path = _output(output, replace=replace)
    part = path.with_name(f".{path.name}.part")
    try:
        stamp = write_template(
            book.partnership,
            found,
            measures=book.measures,
            gazetteer=book.gazetteer,
            quarter=period,
            path=part,
        )
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return TemplateWritten(path, found, period, len(stamp.lines), len({line.measure for line in stamp.lines}))


@dataclass(frozen=True)
class OwedInArea:
    """What a partner owes, and has sent, of one area."""

    area: Area
    figure: OwedFigure


def list_owed(
    book: Path | Book, *, quarter: Period, at: datetime, partner: str = ""
) -> tuple[OwedInArea, ...]:
    """Everything that partners owe for a quarter, of each area of the partnership, as the officer sees it at a moment: in what
    state each is, when it is due and who acts next. `partner` is the slug or name of one.

    Raises Refused for a partner that is not known.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from tithing.reading.book import open_book
    >>> from tithing.workflows.the_book.new_book import new_book
    >>> folder = Path(tempfile.mkdtemp()) / "safer-x"
    >>> _ = new_book(folder, name="Safer X Partnership", area="Hartlepool")
    >>> list_owed(open_book(folder), quarter=Period.parse("2017-18Q4"), at=datetime(2018, 6, 1))
    ()
    """
    return ask(book, lambda seen: _owed_in(seen, quarter, partner), reader=AN_OFFICER, at=at)


def _owed_in(seen: Snapshot, quarter: Period, partner: str) -> tuple[OwedInArea, ...]:
    wanted = _partner(seen.partnership, partner) if partner else None
    areas = dict.fromkeys(own_area(seen, code) for code in seen.partnership.areas)
    return tuple(
        OwedInArea(area, figure)
        for area in areas
        for figure in owed_and_come(span_of(seen, quarter, area))
        if wanted in (None, figure.partner)
    )


def _partner(partnership: Partnership, name: str) -> Partner:
    found = partnership.partner(name)
    if found is None:
        known = ", ".join(partner.slug for partner in partnership.partners) or "none yet"
        change = f"Choose one of those in partnership.toml ({known}), or add it there"
        what = f'there is no partner called "{name}"{said_near(name, _slugs_by_name(partnership))}'
        raise Refused(Problem(what, change, file="partnership.toml"))
    return found


def _slugs_by_name(partnership: Partnership) -> dict[str, str]:
    return {name: each.slug for each in partnership.partners for name in (each.slug, each.name)}


def _output(path: Path, *, replace: bool) -> Path:
    if path.suffix.lower() != ".xlsx":
        raise Refused(Problem(f'"{path.name}" does not end in .xlsx', "Name the file, say, return.xlsx"))
    if path.exists() and not replace:
        what = "the file is there already, and may hold a partner's figures"
        raise Refused(Problem(what, "Choose another name, or add --replace", file=str(path)))
    must_be_no_books_own(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
