"""What is said with files that come to the door: by whom, why, what they are, and what is answered about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tithing.vocabulary.period import Period
from tithing.workflows.said.told import Told


@dataclass(frozen=True)
class Sent:
    """`ref` is the caller's own id for this act; `leave_aside` takes the rest where some files are bad or odd."""

    by: str = ""
    reason: str = ""
    source: str = ""
    released: date | None = None
    supplier: str = ""
    again: bool = False  # take in what was withdrawn or erased before
    covers: Period | None = None
    because: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Path, ...] = ()
    ref: str = ""
    leave_aside: bool = False
    mapping: str = ""  # of a partner's own export: its name, and once it is found its text

    @property
    def told(self) -> Told:
        """What of it the readers are told."""
        return Told(self.supplier, self.covers.code if self.covers else "", self.mapping)

    def as_json(self) -> dict[str, Any]:
        """What a preview keeps of it; answers are kept as they were understood."""
        return {
            "by": self.by,
            "reason": self.reason,
            "source": self.source,
            "released": self.released.isoformat() if self.released else None,
            "supplier": self.supplier,
            "again": self.again,
            "covers": self.told.covers,
            "ref": self.ref,
            "mapping": self.mapping,
        }


def sent_from(said: Mapping[str, Any]) -> Sent:
    """What `as_json` gave."""
    return Sent(
        by=said["by"],
        reason=said["reason"],
        source=said["source"],
        released=date.fromisoformat(said["released"]) if said["released"] else None,
        supplier=said["supplier"],
        again=said["again"],
        covers=Period.parse(said["covers"]) if said["covers"] else None,
        ref=said["ref"],
        mapping=said.get("mapping", ""),
    )
