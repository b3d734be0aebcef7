"""A file is erased: no run of 12 bytes of it is left, every day answers "erased on", and all else is as it was."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tools.drill.arena import take
from tools.drill.case import Case, entry_called, hold_none_started, hold_originals, hold_verified
from tools.drill.drill import Drill
from tools.drill.drills.withdrawals import withdraw
from tools.drill.faults import hold
from tools.drill.jobs import said_done
from tools.drill.look import hold_figures, look, look_well
from tools.drill.model import Figures, Model
from tools.drill.sent import QUARTER, Part, Sent, flat, flats
from tools.drill.traces import first_run_left, runs_of, texts_in, texts_of

REASON = ("--reason", "asked for by the sender")
STEPS = ("alone", "between others", "withdrawn before", "in lost too", "rebuilt after", "killed once")


@dataclass(frozen=True)
class Erased:
    """The entry that goes: of which file, and whether it is only a part of it."""

    sent: Sent
    part: Part

    @property
    def whole(self) -> bool:
        return len(self.sent.parts) == 1


def _nothing_left(case: Case) -> None:
    """Table, month of an archive, return: in every circumstance."""
    erased = _one_to_erase(case)
    step = STEPS[case.seed // 3 % len(STEPS)]
    case.did.append(f"{erased.part.name} erased, {step}")
    model = case.arena.model
    if erased.sent not in case.arena.sent:
        take(case.tithing, erased.sent)
        model = model.with_file(erased.sent)
    others = _circumstance(case, erased, step)
    model = model.with_files(others).without(erased.part.name)
    _erase(case, erased, step)
    hold_erased(case, erased, others)
    hold_figures(look_well(case.tithing).figures, model.figures(), when="after an erasure")
    hold_verified(case)
    hold_none_started(case, when="after an erasure")
    hold_originals(case, erased.sent, also=others)
    _hold_says_so(case, erased, model, today=step != "withdrawn before")


def _one_to_erase(case: Case) -> Erased:
    """By turns a table that has just come, a month of the archive, the return."""
    sent = (case.one_more("erased"), case.arena.sent[1], case.arena.sent[2])[case.seed % 3]
    return Erased(sent, sent.parts[case.seed % len(sent.parts)])


def _circumstance(case: Case, erased: Erased, step: str) -> tuple[Sent, ...]:
    """What happens between the file's coming and its going; the files that came meanwhile."""
    if step == "between others":
        files = flats(case.folder / "coming", case.seed, 2)
        take(case.tithing, *files)
        return files
    if step == "withdrawn before":
        only = Sent(erased.sent.path, erased.sent.released, (erased.part,), erased.sent.options)
        withdraw(case, only)
    if step == "in lost too":
        _lay_a_copy(case, erased)
    return ()


def _lay_a_copy(case: Case, erased: Erased) -> None:
    """Someone's copy of the file lies in the book; the next writer moves it to lost/."""
    lost = case.book / "raw" / f"copy of {erased.sent.path.name}"
    lost.write_bytes(erased.sent.path.read_bytes())
    told = case.tithing.run("rebuild")
    hold(told.code == 0 and not lost.exists(), f"a stranger in raw/ is not moved: {told}")


def _erase(case: Case, erased: Erased, step: str) -> None:
    command = ("erase", entry_called(case, erased.part.name), *REASON)
    if step == "killed once":
        how = case.tithing.disturbance("kill", case.spread(60))
        case.tithing.disturbed(how, *command)
        told = case.tithing.run("rebuild")
        hold(told.code == 0, f"no writer goes on after a killed erasure: {told}")
    told = case.tithing.run(*command)
    hold(told.code == 0 or said_done(told, "erased"), f"is not erased: {told}")
    if step == "rebuilt after":
        told = case.tithing.run("rebuild")
        hold(told.code == 0, f"no rebuild after an erasure: {told}")
    if told.code == 0 and told.arguments[0] == "erase":
        hold("backup" in told.said.lower(), f"does not say that backups may still hold it: {told}")


def hold_erased(case: Case, erased: Erased, others: tuple[Sent, ...]) -> None:
    """No run of 12 bytes that stood only in it is anywhere in the book or its temp folder."""
    elsewhere = [sent for sent in (*case.arena.sent, *others) if sent is not erased.sent]
    known = runs_of(text for sent in elsewhere for text in sent.texts())
    known |= runs_of(_other_parts(erased)) | runs_of(texts_of(case.arena.template)) | _own_runs(case)
    wanted = runs_of(_texts_of(erased)) - known
    hold(
        len(wanted) > RUNS_AT_LEAST, "the erased file had nothing of its own; this drill would prove nothing"
    )
    left = first_run_left(wanted, (case.book, case.tithing.temp))
    hold(
        left is None,
        f"{left and left[1]!r} of the erased file is left in {left and left[0].relative_to(case.folder)}",
    )


RUNS_AT_LEAST = 50


def _texts_of(erased: Erased) -> Iterator[bytes]:
    if erased.whole:
        yield from erased.sent.texts()
    else:
        yield from _members(erased, mine=True)


def _other_parts(erased: Erased) -> Iterator[bytes]:
    if not erased.whole:
        yield from _members(erased, mine=False)


def _members(erased: Erased, *, mine: bool) -> Iterator[bytes]:
    """The members of its archive that are its own, or the others, as text and packed."""
    packed = erased.sent.path.read_bytes()
    with zipfile.ZipFile(erased.sent.path) as archive:
        for member in archive.infolist():
            if erased.part.name.endswith(member.filename) == mine:
                start = member.header_offset + 30 + len(member.filename)
                yield packed[start : start + member.compress_size]
                yield from texts_in(archive.read(member))


def _own_runs(case: Case) -> set[bytes]:
    """What stands in a book of this program that never had the file: its own words, not the file's."""
    twin = Path(case.folder / "never-had")
    if not twin.exists():
        other = case.again("never-had")
        sent = flat(twin / "sent", f"other-{case.seed}")
        take(other.tithing, sent)
        other.tithing.run("erase", entry_called(other, sent.parts[0].name), *REASON)
    book = twin / "book"
    mine = [
        book / name
        for name in (
            "journal.jsonl",
            "details.jsonl",
            "head.json",
            "book.json",
            "partnership/partnership.toml",
        )
    ]
    return runs_of(path.read_bytes() for path in mine if path.is_file() and "details" not in path.name)


def _hold_says_so(case: Case, erased: Erased, model: Model, *, today: bool) -> None:
    """Where nothing else answers, it says "erased", on a day on which the file would have stood and `today`: what was
    withdrawn before is not missed then.
    """
    then = (date.fromisoformat(erased.sent.released) + timedelta(days=4)).isoformat()
    for day in ("", then) if today else (then,):
        left = model.known_on(day).figures() if day else model.figures()
        options = ("--as-known-on", day) if day else ()
        shown = {each["indicator"]: json.dumps(each) for each in look(case.tithing, *options).objects}
        for measure in _answerless(erased.part, left):
            hold(
                "erased" in shown.get(measure, ""),
                f"nothing says that {measure} was erased {' '.join(options)}",
            )


def _answerless(part: Part, left: Figures) -> list[str]:
    return [measure for measure, period in part.facts if period == QUARTER and (measure, period) not in left]


def _refused_line(case: Case) -> None:
    """The line that a refusal left can be erased too."""
    case.did.append("the line of a refusal erased")
    told = case.tithing.run("journal")
    numbers = [
        line.split()[0] for line in told.out.splitlines() if "refused" in line and line.split()[0].isdigit()
    ]
    hold(bool(numbers), f"no refusal is listed: {told}")
    told = case.tithing.run("erase", numbers[0], *REASON)
    hold(told.code == 0, f"the line of a refusal is not erased: {told}")
    hold_verified(case)
    hold_figures(
        look_well(case.tithing).figures, case.arena.model.figures(), when="after a refusal's line was erased"
    )


DRILLS = (Drill("erase", _nothing_left, 54), Drill("erase-refusal", _refused_line, 3, short=1))
