"""Programs that misbehave, each in one way: what `tools.drill` is for is to find them out.

Each is the real command line with one thing gone wrong beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tithing.cli import main


def _run(argv: list[str]) -> int:
    """The real command, come back from."""
    try:
        main(argv)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0


def _book(argv: list[str]) -> Path:
    return Path(argv[argv.index("--book") + 1])


def _after(name: str, argv: list[str], harm: Callable[[Path], None]) -> None:
    """Run the command; when it was this one and is done, do harm to its book."""
    code = _run(argv)
    if argv[0] == name and code == 0:
        harm(_book(argv))
    sys.exit(code)


def loses_an_original(argv: list[str]) -> None:
    """An import deletes a file that it did not bring."""
    _after("import", argv, lambda book: _originals(book)[0].unlink() if len(_originals(book)) > 5 else None)


def _originals(book: Path) -> list[Path]:
    return sorted((book / "raw").iterdir(), key=lambda path: path.stat().st_mtime_ns)


def says_falsely_that_nothing_was_changed(argv: list[str]) -> None:
    """A rebuild that fails has moved an original."""
    if argv[0] != "rebuild":
        main(argv)
    original = _originals(_book(argv))[0]
    original.rename(original.with_suffix(".aside"))
    print("Refused: 1 problem; nothing was changed.\n  the disk is full. Free some space.", file=sys.stderr)
    sys.exit(1)


def ends_in_a_traceback(argv: list[str]) -> None:
    """Figures cannot be had."""
    if argv[0] == "figures":
        raise KeyError("2017-18")
    main(argv)


def unpacks_into_the_temp_folder(argv: list[str]) -> None:
    """What came is left where anybody may read it."""
    import tempfile

    if argv[0] == "import":
        Path(tempfile.mkdtemp(), "unpacked.csv").write_text("counted after zimbolquen", encoding="utf-8")
    main(argv)


def verifies_everything(argv: list[str]) -> None:
    """`verify` has never met a book that it did not like."""
    if argv[0] == "verify":
        print("Everything holds.")
        sys.exit(0)
    main(argv)


def erases_into_lost(argv: list[str]) -> None:
    """An erasure keeps a copy, just in case."""
    copies = (
        {path.name: path.read_bytes() for path in (_book(argv) / "raw").iterdir()}
        if argv[0] == "erase"
        else {}
    )

    def keep(book: Path) -> None:
        import gzip

        (book / "lost").mkdir(exist_ok=True)
        for name, data in copies.items():
            if not (book / "raw" / name).exists():
                (book / "lost" / f"{name[:8]}.gz").write_bytes(gzip.compress(data))

    _after("erase", argv, keep)


def withdraws_nothing(argv: list[str]) -> None:
    """A withdrawal is said to be done."""
    if argv[0] == "withdraw":
        print("Withdrawn.")
        sys.exit(0)
    main(argv)
