"""Several people write at once: each one's command is done or refused, and the book holds just what was done."""

from __future__ import annotations

import subprocess
import time

from tools.drill.case import (
    Case,
    entry_called,
    hold_nothing_left,
    hold_originals,
    hold_says_what_to_do,
    hold_sound,
)
from tools.drill.drill import Drill
from tools.drill.faults import hold
from tools.drill.look import hold_figures, look_well
from tools.drill.sent import Sent, flats

WRITERS = 4


def _coming(case: Case) -> tuple[Sent, ...]:
    """Files of four different days, so that the order in which they are taken does not matter."""
    return flats(case.folder / "coming", case.seed, WRITERS)


def _four_imports(case: Case) -> None:
    """Four files at once: all are taken."""
    files = _coming(case)
    case.did.append("four imports at once")
    started = [case.tithing.start("import", sent.path, *sent.options) for sent in files]
    for process in started:
        told = case.tithing.ended(process)
        hold(told.code == 0, f"one of four imports at once is not done: {told}")
    hold_nothing_left(case)
    hold_sound(case, case.arena.model.with_files(files), when="after four imports at once", also=files)


def _one_file_four_times(case: Case) -> None:
    """The same file from four people: it is taken once."""
    sent = case.one_more()
    case.did.append("one file imported four times at once")
    started = [case.tithing.start("import", sent.path, *sent.options) for _ in range(WRITERS)]
    told = [case.tithing.ended(process) for process in started]
    hold(all(each.code == 0 for each in told), f"one of four imports of one file fails: {told[-1]}")
    taken = sum("now in the book" in each.out for each in told)
    hold(taken == 1, f"one file was said to be taken {taken} times")
    hold_sound(case, case.arena.model.with_file(sent), when="after one file came four times", also=(sent,))


def _of_all_kinds(case: Case) -> None:
    """An import, a withdrawal, an erasure and a rebuild at once, while someone reads: all are done, none half."""
    sent, arena = case.one_more(), case.arena
    out, erased = arena.sent[3].parts[0].name, arena.sent[0].parts[0].name
    commands = [
        ("import", sent.path, *sent.options),
        ("withdraw", entry_called(case, out), "--reason", "sent in error"),
        ("erase", entry_called(case, erased), "--reason", "asked for by the sender"),
        ("rebuild",),
    ]
    case.did.append("an import, a withdrawal, an erasure and a rebuild at once")
    case.chance().shuffle(commands)
    started = [case.tithing.start(str(name), *arguments) for name, *arguments in commands]
    while any(process.poll() is None for process in started):
        look_well(case.tithing)
    for process in started:
        told = case.tithing.ended(process)
        hold(told.code == 0, f"one of four writers at once is not done: {told}")
    model = arena.model.without(out, erased).with_file(sent)
    hold_figures(look_well(case.tithing).figures, model.figures(), when="after four writers at once")
    hold(case.tithing.run("verify").code == 0, "a book of four writers at once is not whole")
    hold_originals(case, arena.sent[0], also=(sent,))


def _some_killed(case: Case) -> None:
    """Two of four imports are killed at any time: what the others did stands, and the two can be run again."""
    files, chance = _coming(case), case.chance()
    case.did.append("four imports at once, two of them killed")
    started = [case.tithing.start("import", sent.path, *sent.options) for sent in files]
    for process in started[:2]:
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
    for process in started[2:]:
        told = case.tithing.ended(process)
        hold(told.code == 0, f"an import fails beside one that is killed: {told}")
    for sent, process in zip(files, started, strict=True):
        process.communicate()
        told = case.tithing.run("import", sent.path, *sent.options)
        hold(told.code == 0, f"a killed import cannot be run again: {told}")
    hold_nothing_left(case)
    hold_sound(case, case.arena.model.with_files(files), when="after kills among four", also=files)


def _busy(case: Case) -> None:
    """While one writes, another that will not wait is told so, and by whom."""
    first, second = _coming(case)[:2]
    how = case.tithing.disturbance("hold", case.spread(12) + 3)
    case.did.append(f"an import held at operation {how.at} while another comes that does not wait")
    process = case.tithing.start("import", first.path, *first.options, how=how)
    wait_until_held(case, process)
    told = case.tithing.run("import", second.path, *second.options, "--wait", "0")
    let_go(case)
    held = case.tithing.ended(process)
    hold(held.code == 0, f"an import is lost to another that did not wait: {held}")
    if told.code:
        hold_says_what_to_do(told)
    taken = [first, second] if told.code == 0 else [first]
    hold_sound(case, case.arena.model.with_files(taken), when="after two at once", also=tuple(taken))


def wait_until_held(case: Case, process: subprocess.Popen[str]) -> bool:
    """Whether the command came to its operation; it may also be done before."""
    flag = case.tithing.trace.with_name(case.tithing.trace.name + ".held")
    while not flag.exists() and process.poll() is None:
        time.sleep(0.01)
    return flag.exists()


def let_go(case: Case) -> None:
    """Let the held command go on."""
    case.tithing.trace.with_name(case.tithing.trace.name + ".go").touch()


DRILLS = (
    Drill("writers-import", _four_imports, 20, short=3),
    Drill("writers-one-file", _one_file_four_times, 10, short=3),
    Drill("writers-all-kinds", _of_all_kinds, 20, short=3),
    Drill("writers-killed", _some_killed, 20, short=3),
    Drill("writers-busy", _busy, 20, short=3),
)
