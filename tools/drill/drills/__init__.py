"""The drills, by what they do to a book. A new one is a module here with DRILLS, named below."""

from __future__ import annotations

from tools.drill.drill import Drill
from tools.drill.drills import (
    bits,
    desk,
    desk_http,
    disks,
    erasures,
    journals,
    kills,
    locks,
    previews,
    rebuilds,
    withdrawals,
    writers,
)

DRILLS: tuple[Drill, ...] = (
    *kills.DRILLS,
    *journals.DRILLS,
    *bits.DRILLS,
    *disks.DRILLS,
    *writers.DRILLS,
    *locks.DRILLS,
    *withdrawals.DRILLS,
    *erasures.DRILLS,
    *rebuilds.DRILLS,
    *previews.DRILLS,
    *desk.DRILLS,
    *desk_http.DRILLS,
)
