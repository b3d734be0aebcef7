"""Commentary: a Markdown file of sections in which figures are named, not typed.

    # 2020-21Q3
    ## Anti-social behaviour incidents
    Incidents rose to {asb_incidents.value} ({asb_incidents.percent_change} on last year);
    Middlesbrough had {asb_incidents.value@Middlesbrough}, October {asb_incidents.value@2020-10}.

A level 1 heading names a span of the report and lasts until the next one; before any, a section belongs to every span.
A level 2 heading names an indicator (slug, title or alias), or a section of the report: Summary, Recorded crime,
Areas, Anti-social behaviour, Wards, Most similar group, Data notes. A name that cannot be bound is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tithing.documents.parts import BulletList, DocumentPart, Paragraph, Run, Runs, Strong
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Known, Suppressed

NAMED = re.compile(r"\{([^{}\s]+)\}")
TYPED = re.compile(r"(?<![\w.{])\d[\d,.]*%?(?![\w}])")
YEARS = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Block:
    """One paragraph or list of a section: its Markdown lines, and the line it starts on."""

    line: int
    items: tuple[str, ...]
    bullets: bool = False


@dataclass(frozen=True)
class Section:
    """`period` is "" for a section that belongs to every span."""

    heading: str
    period: str
    line: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Commentary:
    """A commentary file, read but not yet bound to figures."""

    file: str
    sections: tuple[Section, ...]

    def for_span(self, period: Period) -> tuple[Section, ...]:
        return tuple(s for s in self.sections if s.period in ("", period.code))

    def left_out(self, quarters: Iterable[Period]) -> tuple[str, ...]:
        """A notice for each span that has sections here and is not in the report."""
        codes = {each.code for each in quarters}
        others = dict.fromkeys(s.period for s in self.sections if s.period and s.period not in codes)
        return tuple(f"{self.file}: the sections for {code} are left out of this report" for code in others)

    def typed_numbers(self) -> tuple[str, ...]:
        """A notice for each number typed into a sentence: a typed figure cannot be followed back."""
        return tuple(
            f'{self.file}, line {block.line}: "{number}" is typed; name the figure instead, as in '
            "{asb_incidents.value}, so that it cannot disagree with its table"
            for section in self.sections
            for block in section.blocks
            for item in block.items
            for number in TYPED.findall(NAMED.sub("", item))
            if not YEARS.fullmatch(number.rstrip(".,")) and len(number.strip(".,")) > 1
        )


def read_commentary(text: str, *, file: str) -> Commentary:
    """Split a commentary file into its sections. Raises Refused for a heading of level 1 that is no period."""
    sections: list[Section] = []
    period, heading, start, lines = "", "", 0, list[tuple[int, str]]()

    def close() -> None:
        if heading:
            sections.append(Section(heading, period, start, _blocks(lines)))

    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("## "):
            close()
            heading, start, lines = line[3:].strip(), number, []
        elif line.startswith("# "):
            close()
            period, heading, lines = _quarter(line[2:].strip(), file=file, line=number), "", []
        elif heading:
            _refuse_what_cannot_be_set(line, file=file, number=number)
            lines.append((number, line))
        elif line.strip():
            raise Refused(
                Problem(
                    "this line stands under no section",
                    "Put a heading such as '## Summary' or '## Shoplifting' above it",
                    file=file,
                    row=number,
                )
            )
    close()
    return Commentary(file, tuple(sections))


def _refuse_what_cannot_be_set(line: str, *, file: str, number: int) -> None:
    if line.startswith("#"):
        what, change = "headings go two deep", "Begin the paragraph with the words in **bold** instead"
    elif line.startswith("|"):
        what, change = (
            "a table is typed here",
            "Name the figures in a sentence; the report sets its own tables",
        )
    else:
        return
    raise Refused(Problem(what, change, file=file, row=number))


def _quarter(text: str, *, file: str, line: int) -> str:
    try:
        return Period.parse(text).code
    except UnknownPeriod as error:
        raise Refused(
            Problem(
                str(error),
                "A level 1 heading names a quarter or a longer span, such as '# 2017-18Q4' or '# 2017-18H2'",
                file=file,
                row=line,
            )
        ) from error


def _blocks(lines: Iterable[tuple[int, str]]) -> tuple[Block, ...]:
    """Paragraphs are parted by blank lines; lines that start with - make one list."""
    blocks: list[Block] = []
    open_block = False
    for number, raw in lines:
        line = raw.strip()
        bullet = line.startswith(("- ", "* "))
        if not line:
            open_block = False
        elif bullet and open_block and blocks[-1].bullets:
            blocks[-1] = Block(blocks[-1].line, (*blocks[-1].items, line[2:]), True)
        elif bullet or not open_block:
            blocks.append(Block(number, (line[2:] if bullet else line,), bullet))
            open_block = True
        else:
            last = blocks[-1]
            blocks[-1] = Block(last.line, (*last.items[:-1], f"{last.items[-1]} {line}"), last.bullets)
    return tuple(blocks)


Lookup = Callable[[str], Figure]


def bind(section: Section, lookup: Lookup, *, file: str) -> tuple[DocumentPart, ...]:
    """The section's parts with every named figure in its place.

    `lookup` takes the name between the braces and raises KeyError with a sentence when it knows no such figure.
    Raises Refused with every name that cannot be bound.
    """
    problems: list[Problem] = []

    def runs_of(text: str, line: int) -> Runs:
        runs: list[Run] = []
        at = 0
        for match in NAMED.finditer(text):
            runs.extend(_emphasis(text[at : match.start()]))
            try:
                figure = lookup(match[1])
            except KeyError as error:
                problems.append(
                    Problem(str(error.args[0]), "Correct the name between the braces", file=file, row=line)
                )
            else:
                problems.extend(_unknown(figure, match[1], file=file, line=line))
                runs.append(figure)
            at = match.end()
        runs.extend(_emphasis(text[at:]))
        return tuple(runs)

    parts: list[DocumentPart] = []
    for block in section.blocks:
        bound = tuple(runs_of(item, block.line) for item in block.items)
        parts.append(BulletList(bound) if block.bullets else Paragraph(bound[0]))
    if problems:
        raise Refused(*problems)
    return tuple(parts)


def _unknown(figure: Figure, name: str, *, file: str, line: int) -> list[Problem]:
    """A sentence cannot be built round a figure that nobody supplied, or that a rule refuses."""
    if isinstance(figure.quantity, Known | Suppressed):
        return []
    what = f"{{{name}}} has no number: {figure.quantity.words}"
    return [Problem(what, "Word the sentence without it", file=file, row=line)]


def _emphasis(text: str) -> Iterable[Run]:
    for index, piece in enumerate(re.split(r"\*\*(.+?)\*\*", text)):
        if piece:
            yield Strong(piece) if index % 2 else piece
