"""A file is withdrawn: today's figures are exactly as if it had never come; before today they still answer."""

from __future__ import annotations

import json
from datetime import date, timedelta

from tools.drill.arena import take
from tools.drill.case import Case, entry_called, hold_originals, hold_sound
from tools.drill.drill import Drill
from tools.drill.faults import hold
from tools.drill.look import Look, hold_figures, look_well
from tools.drill.sent import Sent, flats, street


def _undone_exactly(case: Case) -> None:
    """Imports at random, some of them withdrawn, one between others: all that is shown is as in a book without them."""
    files, out = _history(case)
    twin = case.again("twin")
    take(case.tithing, *files)
    withdraw(case, *out)
    take(twin.tithing, *(sent for sent in files if sent not in out))
    case.did.append(f"{len(files)} files imported, {', '.join(sent.path.name for sent in out)} withdrawn")
    hold_same(look_well(case.tithing), look_well(twin.tithing))
    model = case.arena.model.with_files(sent for sent in files if sent not in out)
    hold_sound(case, model, when="after a withdrawal", also=tuple(files))


def _history(case: Case) -> tuple[list[Sent], list[Sent]]:
    """Two to five files, now and then an archive among them, and one or two of them to be taken out."""
    chance, place = case.chance(), case.folder / "coming"
    files = list(flats(place, case.seed, chance.randint(2, 4)))
    if case.seed % 3 == 0:
        files.insert(chance.randint(0, len(files)), street(place, f"later-{case.seed}", release="2018-09"))
    out = chance.sample(files, 1 if len(files) == 2 else chance.randint(1, 2))
    return files, out


def withdraw(case: Case, *sent: Sent) -> None:
    """Withdraw every entry of these files."""
    for part in (part for each in sent for part in each.parts):
        told = case.tithing.run("withdraw", entry_called(case, part.name), "--reason", "sent in error")
        hold(told.code == 0, f"an entry cannot be withdrawn: {told}")


def hold_same(seen: Look, other: Look) -> None:
    """Figures, notes, sources, changes: every field is the same."""
    for one, two in zip(seen.objects, other.objects, strict=False):
        names = [name for name in one if _but_for_lines(one[name]) != _but_for_lines(two.get(name))]
        hold(
            not names,
            f"{one['indicator']} differs in {', '.join(names)}: {_short(one, names)}, not {_short(two, names)}",
        )
    hold(len(seen.objects) == len(other.objects), "other indicators are shown than in a book without it")


def _but_for_lines(value: object) -> object:
    """Without the journal's lines, which count what came and was withdrawn too."""
    if isinstance(value, list):
        return [_but_for_lines(each) for each in value]
    if isinstance(value, dict):
        return {name: _but_for_lines(each) for name, each in value.items() if name != "journal_line"}
    return value


def _short(each: dict[str, object], names: list[str]) -> str:
    return json.dumps({name: each.get(name) for name in names})[:300]


def _before_it_still_answers(case: Case) -> None:
    """As known on the day before, the figures are those before the withdrawal, and it is said that it was withdrawn."""
    sent = case.one_more()
    take(case.tithing, sent)
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    before = look_well(case.tithing, "--as-known-on", yesterday)
    withdraw(case, sent)
    case.did.append("figures asked for as known on the day before a withdrawal")
    seen = look_well(case.tithing, "--as-known-on", yesterday)
    hold_figures(seen.figures, before.figures, when="as known on the day before the withdrawal")
    hold("withdrawn" in json.dumps(seen.objects), "nothing marks a figure that was withdrawn afterwards")
    hold_sound(case, case.arena.model, when="after a withdrawal", also=(sent,))


def _comes_again(case: Case) -> None:
    """What was withdrawn and comes again is left out and told; with --again it is taken."""
    sent, model = case.one_more(), case.arena.model
    take(case.tithing, sent)
    withdraw(case, sent)
    told = case.tithing.run("import", sent.path, *sent.options)
    case.did.append("a withdrawn file comes again")
    hold(
        "withdrawn" in told.said and "--again" in told.said,
        f"does not say that it was withdrawn and what to do: {told}",
    )
    hold_figures(look_well(case.tithing).figures, model.figures(), when="after a withdrawn file came again")
    told = case.tithing.run("import", sent.path, *sent.options, "--again")
    hold(told.code == 0, f"is not taken with --again: {told}")
    hold_sound(case, model.with_file(sent), when="after --again", also=(sent,))
    told = case.tithing.run(
        "withdraw", entry_called(case, sent.parts[0].name), "--reason", "sent in error again"
    )
    hold_originals(case, also=(sent,))


DRILLS = (
    Drill("withdraw-exact", _undone_exactly, 40),
    Drill("withdraw-as-known-on", _before_it_still_answers, 20, short=3),
    Drill("withdraw-again", _comes_again, 20, short=3),
)
