"""`tithing init`: starts a new book."""

from __future__ import annotations

import argparse
from pathlib import Path

from tithing.cli.say import say
from tithing.vocabulary.numbered import apart
from tithing.vocabulary.pasted import pasted

SUMMARY = "start a new book for a partnership"
EXAMPLE = 'tithing init safer-x --name "Safer Hartlepool Partnership" --area "Hartlepool"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder for the book")
    parser.add_argument("--name", required=True, help="the partnership's name, as it is published")
    parser.add_argument("--area", required=True, help="its district, by name or ONS code")


def run(arguments: argparse.Namespace) -> int:
    from tithing.workflows.new_book import new_book

    created = new_book(arguments.folder, name=arguments.name, area=arguments.area)
    own = created.partnership
    say(f"Started the book of {own.name} in {arguments.folder}.")
    say(f"Its area is {created.area_name} ({own.area}); beside it: {apart(created.neighbours) or 'none'}.")
    say(f"Look through {created.config} and change what is not so.")
    say(f"Then: {pasted('import', 'FILES', '--book', arguments.folder)}")
    return 0
