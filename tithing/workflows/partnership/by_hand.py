"""Whether the files that say who the partnership is are still as the journal's last line about them left them."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.governance.loading import files_in, state_of_files
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.record import Record
from tithing.workflows.partnership.changing import STATUS


def edited_by_hand(folder: BookFolder, record: Record) -> Iterator[str]:
    """A sentence where they were edited with something else since: that is nobody's fault, and no line says who did it."""
    last = next((line for line in reversed(record.lines) if line.status == STATUS), None)
    if last is not None and last.file != state_of_files(files_in(folder.partnership)):
        yield f"organisations.toml or bodies/ was edited by hand since line {last.n} of the journal, and no line says by whom"
