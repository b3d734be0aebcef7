"""After whatever has happened to a book, a rebuild makes the same bytes again."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from tools.drill.arena import take
from tools.drill.case import Case, entry_called, hold_verified
from tools.drill.drill import Drill
from tools.drill.drills.withdrawals import withdraw
from tools.drill.faults import hold
from tools.drill.format_1 import FORMAT_1, format_1_model
from tools.drill.look import hold_figures, look_well
from tools.drill.on_disk import paths_in, store_of
from tools.drill.sent import Sent, flats, street


def _same_bytes(case: Case) -> None:
    """A history of imports, withdrawals and an erasure; then rebuilt, over what is there or from nothing."""
    files = _live(case)
    before, shown = store_of(case.book), look_well(case.tithing).objects
    lose = LOSSES[case.seed % len(LOSSES)]
    case.did.append(f"{len(files)} more files came and some went; {lose.__doc__}; rebuilt")
    lose(case)
    told = case.tithing.run("rebuild")
    hold(told.code == 0, f"cannot be rebuilt: {told}")
    after = store_of(case.book)
    other = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    hold(not other, f"{len(other)} store files are not the same bytes, such as {', '.join(other[:3])}")
    hold(look_well(case.tithing).objects == shown, "other figures are shown after a rebuild")
    hold_verified(case)


def _live(case: Case) -> list[Sent]:
    chance, place = case.chance(), case.folder / "coming"
    files = list(flats(place, case.seed, chance.randint(1, 3)))
    files.append(street(place, f"later-{case.seed}", release="2018-09"))
    take(case.tithing, *files)
    withdraw(case, files[0])
    gone = chance.choice(files[1:])
    told = case.tithing.run("erase", entry_called(case, gone.parts[0].name), "--reason", "sent in error")
    hold(told.code == 0, f"an entry cannot be erased: {told}")
    return files


def _nothing(case: Case) -> None:
    """nothing lost"""


def _the_store(case: Case) -> None:
    """the whole store lost"""
    shutil.rmtree(case.book / "store")


def _one_file(case: Case) -> None:
    """one store file lost"""
    path = case.chance("file").choice(list(paths_in(case.book / "store")))
    (case.book / "store" / path).unlink()


def _one_folder(case: Case) -> None:
    """one folder of the store lost"""
    shutil.rmtree(case.book / "store" / "observations")


LOSSES: tuple[Callable[[Case], None], ...] = (_nothing, _the_store, _one_file, _one_folder)


def _brought_over(case: Case) -> None:
    """A book of format 1 is upgraded: the same bytes. Rebuilt, as its readers read today: the same figures; and again the
    same bytes.
    """
    shutil.rmtree(case.book)
    shutil.copytree(FORMAT_1 / "book", case.book)
    case.did.append("a book of format 1 upgraded and rebuilt twice")
    stores = [store_of(case.book), *(_store_after(case, name) for name in ("upgrade", "rebuild", "rebuild"))]
    hold(stores[0] == stores[1], "the store of a book of format 1 is not the same bytes after an upgrade")
    hold(stores[2] == stores[3], "the store of a book of format 1 is not the same bytes rebuilt again")
    hold_verified(case)


def _store_after(case: Case, command: str) -> dict[str, str]:
    """The bytes of the store after the command, its figures held."""
    told = case.tithing.run(command)
    hold(told.code == 0, f"a book of format 1 cannot go through {command}: {told}")
    hold_figures(look_well(case.tithing).figures, format_1_model().figures(), when=f"after {command}")
    return store_of(case.book)


DRILLS = (Drill("rebuild-bytes", _same_bytes, 40, short=8), Drill("upgrade-bytes", _brought_over, 2, short=1))
