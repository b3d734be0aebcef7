"""`tithing indicators`: lists the indicators: what each is called, and which measures it asks."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

EXAMPLE = """\
tithing indicators
tithing indicators --format json
tithing indicators --book safer-x"""

WHEN_REFUSED = ""  # it only looks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["table", "json"], default="table", help="default: table")
    default = os.environ.get("TITHING_BOOK")
    parser.add_argument(
        "--book",
        type=Path,
        metavar="DIR",
        default=Path(default) if default else None,
        help="a book, for its own indicators too",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.workflows.indicators import listed

    found = listed(arguments.book)
    if arguments.format == "json":
        json.dump([each.as_json() for each in found], sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    for each in found:
        print(f"{each.slug:<52}{each.title}")
    return 0
