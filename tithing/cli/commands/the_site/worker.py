"""`tithing worker`: does the work behind the pages, where the site is answered by a server of its own."""

from __future__ import annotations

import argparse

from tithing.cli.command import add_book
from tithing.cli.say import say

WHEN_REFUSED = "no work was begun"
SUMMARY = "do the work behind a site's pages, such as sending mail, until it is stopped"
EXAMPLE = "tithing worker --book safer-x"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.cli.site import open_site, work

    open_site(arguments.book)
    say(
        f"The work behind the site of {arguments.book} is being done.",
        "Stop it with Ctrl-C: it ends after what it is doing.",
    )
    work()
    return 0
