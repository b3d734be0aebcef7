"""`tithing serve`: opens the partnership's site on this machine."""

from __future__ import annotations

import argparse

from tithing.cli.command import add_book
from tithing.cli.say import say

WHEN_REFUSED = "nothing was opened"
SUMMARY = "open the site of a book on this machine, until it is stopped"
EXAMPLE = """
tithing serve --book safer-x
tithing serve --book safer-x --port 8123
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    parser.add_argument("--port", type=port, default=8000, metavar="N", help="where it is opened (8000)")


def run(arguments: argparse.Namespace) -> int:
    from tithing.cli.site import is_one_click, must_be_free, open_site, serve, who_may_sign_in
    from tithing.store.disk.folder import BookFolder

    address = f"http://localhost:{arguments.port}"
    must_be_free("127.0.0.1", arguments.port)
    open_site(arguments.book, address=address)
    say(f"The site of {arguments.book} is open at {address}", "")
    if people := who_may_sign_in():
        say("Who may sign in:", *(f"  {each}" for each in people))
    else:
        make = BookFolder(arguments.book).command("admin", "create", "--email", "ADDRESS", "--name", "NAME")
        say("Nobody has an account yet. Make the first, from which all others come:", f"  {make}")
    if is_one_click():
        say("", f"Sign in as any of them, with one click: {address}/desk/account/practice/")
        say(f"What would have been mailed:             {address}/demo/mailbox/")
    say("", "Stop it with Ctrl-C.")
    serve("127.0.0.1", arguments.port)
    return 0


def port(text: str) -> int:
    """A port that a program may open, for argparse's `type`."""
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f'"{text}" is no port; write a number from 1024 to 65535')
    return int(text)
