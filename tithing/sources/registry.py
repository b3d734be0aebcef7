"""Which sources there are, and which of them a file comes from.

A source is a folder with `about.toml` and `read.py` (see `contract`). Listing them reads only the TOML; a
reader is imported when a file has to be recognised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from tithing.observations.entering.headed import InFile
from tithing.observations.entering.socket import all_fit, misfits, unknown_measures
from tithing.observations.schema import READ_COLUMNS
from tithing.sources.about import TEXTS, read_about
from tithing.sources.columns.nearly import Lacking
from tithing.sources.contract import Context, Kept, Reading, Received
from tithing.sources.faults import (
    ABOUT,
    SOURCES,
    blaming_the_source,
    function_of,
    module_of,
)
from tithing.sources.opened.formulas import told_of_formulas
from tithing.sources.reader_errors import in_words, one_reading, readings_given, yes_or_no
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.problems import Problem, Refused, Unforeseen


@dataclass(frozen=True)
class SourceInfo:
    """What `about.toml` says. `expects` is one phrase: what a file must look like to be recognised.

    `keeps_text` are the columns of free text that the source needs, by its own names for them; `keeps` is "whole" where it
    refuses every column that it does not read, so that a file can be kept as it came. `counts` is "incidents" where its
    figures are counted from them: parts of what a table may give whole. `access` is "open" where its publisher gives these
    very figures to everyone, however small the area: nothing is hidden by hiding them here.
    """

    slug: str
    title: str
    publisher: str = ""
    licence: str = ""
    attribution: str = ""
    cadence: str = ""
    reader_version: str = "1"
    expects: str = ""
    folder: Path = SOURCES
    keeps: str = ""
    counts: str = ""
    access: str = ""
    keeps_text: tuple[str, ...] = ()
    wrong: tuple[Problem, ...] = ()  # with `about.toml`: told as soon as the source is asked anything

    @property
    def module(self) -> ModuleType:
        """The source's `read.py`, imported on first use. Raises Refused where it, or `about.toml`, cannot be used."""
        _refuse(self.wrong)
        return module_of(self.folder)

    def _function(self, name: str) -> Callable[..., Any]:
        return function_of(self.module, self.folder, name)

    def recognises(self, received: Received) -> bool:
        recognises = self._function("recognises")
        with blaming_the_source(self.slug):
            return yes_or_no(recognises(received), recognises)

    def sets_aside(self, received: Received) -> str:
        """Why a file that the source knows is not read, "" for any other."""
        why: Callable[[Received], str] | None = getattr(self.module, "sets_aside", None)
        with blaming_the_source(self.slug):
            return why(received) if why is not None else ""

    def lacks(self, received: Received) -> Lacking | None:
        """What a file that the source does not recognise would need, None where it is nowhere near."""
        lacks: Callable[[Received], Lacking | None] | None = getattr(self.module, "lacks", None)
        with blaming_the_source(self.slug):
            found = lacks(received) if lacks is not None else None
        return found if found is not None and found.is_near else None

    def read_many(self, received: Sequence[Received], context: Context) -> list[Reading]:
        """Read a batch, by the source's own `read_many` where it has one, and hold each reading to the socket.

        Each says what is to be kept of its file (`Reading.kept`). Raises Refused with the problems of every file, not of
        the first only.
        """
        together: Callable[[list[Received], Context], list[Reading]] | None
        together = getattr(self.module, "read_many", None)
        if together is None:
            return _one_by_one(self._read, received, context)
        with in_words(received[0].name if len(received) == 1 else ""):
            readings = readings_given(together(list(received), context), self.slug, together)
        if not _all_fit(readings, context):
            pairs = zip(received, readings, strict=True)
            _refuse(problem for pair in pairs for problem in _refused(*pair, context))
        return [self._with_kept(*pair) for pair in zip(received, readings, strict=True)]

    def _read(self, received: Received, context: Context) -> Reading:
        read = self._function("read")
        try:
            reading = one_reading(read(received, context), self.slug, read)
        except Refused as refusal:
            raise Refused(*told_of_formulas(received, refusal.problems)) from refusal
        return self._with_kept(received, reading)

    def _with_kept(self, received: Received, reading: Reading) -> Reading:
        """With what is to be kept in place of the cells that were used, which are not held any longer."""
        return replace(_headed(reading), used=None, kept=self._kept(received, reading))

    def _kept(self, received: Received, reading: Reading) -> Kept:
        """Where the file is kept as it came, nothing of what finds out the rest is loaded."""
        if reading.used is None and self.keeps == "whole":
            return Kept()
        from tithing.sources.keeping import kept_of

        return kept_of(received, reading, texts=self.keeps_text)


def list_sources(folder: Path = SOURCES) -> tuple[SourceInfo, ...]:
    """Every source, by slug."""
    folders = {path.parent for name in (ABOUT, "read.py") for path in folder.glob(f"*/{name}")}
    return tuple(_info(each / ABOUT) for each in sorted(folders))


def source_named(name: str, sources: Sequence[SourceInfo]) -> SourceInfo:
    """The source with this slug or title. Raises Refused, listing them, where there is none."""
    wanted = name.strip().lower().replace("-", "_")
    for source in sources:
        if wanted in (source.slug, source.title.lower().replace("-", "_")):
            return source
    known = ", ".join(source.slug for source in sources)
    near = said_near(wanted, [source.slug for source in sources])
    raise Refused(Problem(f'there is no source called "{name}"{near}', f"Choose one of {known}"))


def detect(received: Received, sources: Sequence[SourceInfo]) -> SourceInfo | None:
    """The source that recognises the file, None where none does.

    Raises Refused when two do, because which is meant must then be said.
    """
    found = [source for source in sources if source.recognises(received)]
    if len(found) > 1:
        what = f"it could be {' or '.join(source.title for source in found)}"
        change = f"Say which with --source: {' or '.join(source.slug for source in found)}"
        raise Refused(Problem(what, change, file=received.name))
    return found[0] if found else None


def what_is_missing(received: Received, sources: Sequence[SourceInfo]) -> tuple[Problem, ...]:
    """What the nearest source misses of a file that none recognises, with what to write; empty where none is near."""
    near = [(found, source) for source in sources if (found := source.lacks(received)) is not None]
    if not near:
        return ()
    found, source = max(near, key=lambda pair: pair[0].has - len(pair[0].problems))
    return tuple(_nearest_to(source, problem) for problem in found.problems)


def _nearest_to(source: SourceInfo, problem: Problem) -> Problem:
    """A question what a heading is meant for says enough by itself; of what is missing it is said for what."""
    if problem.what.endswith("?"):
        return problem
    start = f'no source recognises this file; it is nearest to "{source.title}"'
    return replace(problem, what=f"{start}, and {problem.what}")


def why_set_aside(received: Received, sources: Sequence[SourceInfo]) -> str:
    """The first source's reason for knowing the file and not reading it, "" where none has one."""
    return next((why for source in sources if (why := source.sets_aside(received))), "")


def what_is_recognised(sources: Sequence[SourceInfo]) -> tuple[str, ...]:
    """The files that are recognised, a line each, for the message about one that is not."""
    return tuple(f"{source.slug}: {source.expects or source.title}" for source in sources)


def _one_by_one(
    read: Callable[[Received, Context], Reading], received: Sequence[Received], context: Context
) -> list[Reading]:
    readings: list[Reading] = []
    problems: list[Problem] = []
    for each in received:
        try:
            readings.append(_read(read, each, context))
        except Unforeseen:
            raise
        except Refused as refusal:
            problems.extend(refusal.problems)
    _refuse(problems)
    return readings


def _read(read: Callable[[Received, Context], Reading], received: Received, context: Context) -> Reading:
    with in_words(received.name):
        reading = read(received, context)
    _refuse(_refused(received, reading, context))
    return reading


def _all_fit(readings: Sequence[Reading], context: Context) -> bool:
    """Whether nothing of a batch is amiss, asked of all its rows together."""
    frames = [reading.observations for reading in readings if reading.observations is not None]
    others = dict.fromkeys(slug for reading in readings for slug in _other_measures(reading))
    if unknown_measures(others, "", measures=context.measures):
        return False
    return all_fit(frames, measures=context.measures, gazetteer=context.gazetteer)


def _refused(received: Received, reading: Reading, context: Context) -> tuple[Problem, ...]:
    """The misfits; none of a file that the book holds already, where each is kept and told, if it can be stored at all."""
    found = _misfits(received, reading, context)
    frame = reading.observations
    if context.keeps is None or (frame is not None and set(READ_COLUMNS) - set(frame.columns)):
        return found
    for problem in found:
        context.keeps(problem)
    return ()


def _misfits(received: Received, reading: Reading, context: Context) -> tuple[Problem, ...]:
    """What of a reading the book could not use: rows, incidents and commentary alike."""
    told = unknown_measures(_other_measures(reading), received.name, measures=context.measures)
    if reading.observations is None:
        return told
    file = InFile(received.name, _headed(reading).headed)
    rows = misfits(reading.observations, file, measures=context.measures, gazetteer=context.gazetteer)
    return (*(_of_the_source(each, reading.source) if file.sheets else each for each in rows), *told)


def _of_the_source(problem: Problem, slug: str) -> Problem:
    """Told of the source, where the file has no column that could say it."""
    return problem if problem.column else replace(problem, what=f"the source {slug} gives it: {problem.what}")


def _headed(reading: Reading) -> Reading:
    """With how its file heads what was used, where the source says what it used."""
    return reading if reading.used is None else replace(reading, headed=reading.used.headed)


def _other_measures(reading: Reading) -> list[str]:
    """The measures of incidents and of commentary, once each."""
    counted = [] if reading.incidents is None else reading.incidents["measure"].unique().sort().to_list()
    return list(dict.fromkeys([*counted, *(said.measure for said in reading.commentary)]))


def _refuse(problems: Iterable[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise Refused(*found)


def _info(path: Path) -> SourceInfo:
    about, wrong = read_about(path)
    known = {name: str(about[name]) for name in TEXTS if name in about}
    texts = () if wrong else tuple(about.get("keeps_text", ()))
    said = {"title": path.parent.name, **known}
    return SourceInfo(**said, slug=path.parent.name, folder=path.parent, keeps_text=texts, wrong=wrong)
