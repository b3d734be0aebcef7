"""What partners send and what they are sent: the template workbook of one partner for one quarter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tithing.reading.book import Book
from tithing.store.folder import must_be_no_books_own
from tithing.vocabulary.partnership import Partner, Partnership
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.periods import quarter_called


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


def _partner(partnership: Partnership, name: str) -> Partner:
    found = partnership.partner(name)
    if found is None:
        known = ", ".join(partner.slug for partner in partnership.partners) or "none yet"
        change = f"Choose one of those in partnership.toml ({known}), or add it there"
        raise Refused(Problem(f'there is no partner called "{name}"', change, file="partnership.toml"))
    return found


def _output(path: Path, *, replace: bool) -> Path:
    if path.suffix.lower() != ".xlsx":
        raise Refused(Problem(f'"{path.name}" does not end in .xlsx', "Name the file, say, return.xlsx"))
    if path.exists() and not replace:
        what = "the file is there already, and may hold a partner's figures"
        raise Refused(Problem(what, "Choose another name, or add --replace", file=str(path)))
    must_be_no_books_own(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
