"""`tithing init`: starts a new book. At a terminal it asks for what was not given."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tithing.cli.ask import ask
from tithing.cli.say import can_be_answered, say
from tithing.vocabulary.characters.pasted import pasted
from tithing.vocabulary.in_words.numbered import apart
from tithing.vocabulary.problems import Problem, Refused

if TYPE_CHECKING:
    from tithing.workflows.the_book.new_book import NewBook

SUMMARY = "start a new book for a partnership"
EXAMPLE = """\
tithing init safer-x
tithing init safer-x --name "Safer Hartlepool Partnership" --area "Hartlepool" \\
  --contact "Community Safety Team, Hartlepool Borough Council\""""

NAME = ("--name", "What is the partnership called, as it is published?", "Safer X Partnership")
AREA = (
    "--area",
    "Which district, or community safety partnership, is it of? Write its name or its code.",
    "X",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder for the book")
    parser.add_argument("--name", help="the partnership's name, as it is published")
    parser.add_argument("--area", help="its district, or its CSP where that is of several, by name or code")
    parser.add_argument("--contact", help="whom readers ask: a post, never a person; may be written later")


def run(arguments: argparse.Namespace) -> int:
    from tithing.workflows.the_book.new_book import must_be_free, must_be_named, new_book, own_area_called

    must_be_free(arguments.folder)
    asking = can_be_answered() and not (arguments.name and arguments.area)
    _refuse_without(arguments, asking)
    name = arguments.name if arguments.name is not None else ask(NAME[1], must_be_named)
    area = arguments.area if arguments.area is not None else ask(AREA[1], _same_if(own_area_called))
    contact = arguments.contact or (ask(_CONTACT, str) if asking and arguments.contact is None else "")
    _tell(new_book(arguments.folder, name=name, area=area, contact=contact), arguments.folder)
    return 0


_CONTACT = (
    "Whom do readers ask? A post and its organisation, never a person, such as Community Safety Team, "
    "X Borough Council. (Enter: later.)"
)


def _refuse_without(arguments: argparse.Namespace, asking: bool) -> None:
    """Where nobody can be asked, what is wanting is told, all of it at once."""
    wanting = [
        Problem(f"{option} is not given", f'Give it: {option} "{such_as}"')
        for option, _, such_as in (NAME, AREA)
        if getattr(arguments, option.removeprefix("--")) is None and not asking
    ]
    if wanting:
        raise Refused(*wanting)


def _same_if(may: Callable[[str], object]) -> Callable[[str], str]:
    """The answer itself, where it may be one."""

    def same(answer: str) -> str:
        may(answer)
        return answer

    return same


def _tell(created: NewBook, folder: Path) -> None:
    from tithing.workflows.starting.fetching import fetch_lines

    own = created.partnership
    beside = apart(created.neighbours) or "none"
    say(f"Started the book of {own.name} in {folder}.")
    say(f"Its area is {created.area_name} ({own.area}); beside it, in the comparison tables: {beside}.")
    say(f"Look through {created.config} and change what is not so.")
    say("", "What to fetch, into a folder of its own beside the book:")
    say(*fetch_lines(created.force_name))
    say("", f"Then take it in: {pasted('import', f'{folder}-files', '--book', folder)}")
    say(f"What is still wanting says, now and later: {pasted('wanting', '--book', folder)}")
