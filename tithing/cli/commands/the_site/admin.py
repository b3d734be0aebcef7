"""`tithing admin`: makes the account with which a site begins."""

from __future__ import annotations

import argparse

from tithing.cli.command import add_book
from tithing.cli.say import say

WHEN_REFUSED = "No account was made."
SUMMARY = "make the first account of a site: its administrator, who invites everybody else"
EXAMPLE = """
tithing admin create --book safer-x --email administrator@safer-x.example --name "Community safety manager"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["create"], help="create: the one thing it does")
    add_book(parser)
    parser.add_argument(
        "--email", required=True, metavar="ADDRESS", type=address, help="whom the account is for"
    )
    parser.add_argument("--name", required=True, metavar="NAME", help="as it stands on the site's pages")


def run(arguments: argparse.Namespace) -> int:
    from tithing.cli.site import make_administrator, open_site
    from tithing.store.disk.folder import BookFolder

    open_site(arguments.book)
    where = make_administrator(email=arguments.email, name=arguments.name)
    say(
        f"{arguments.name} has an account, and is the site's administrator.",
        f"Open the site with {BookFolder(arguments.book).command('serve')}",
        "and choose the password here within a day; the link works once:",
        f"  {where}",
    )
    return 0


def address(text: str) -> str:
    """An e-mail address, for argparse's `type`."""
    name, at, host = text.strip().rpartition("@")
    if not (name and at and "." in host) or any(each.isspace() for each in text.strip()):
        raise argparse.ArgumentTypeError(f'"{text}" is no e-mail address; write it as name@example.com')
    return text.strip()
