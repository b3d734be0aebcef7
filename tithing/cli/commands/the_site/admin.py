"""`tithing admin`: makes the account with which a site begins, and opens the way for who lost theirs."""

from __future__ import annotations

import argparse

from tithing.cli.command import add_book
from tithing.cli.say import say

WHEN_REFUSED = "nothing was changed"
SUMMARY = "make the first account of a site, who invites everybody else; let in again who lost what they sign in with"
EXAMPLE = """
tithing admin create --book safer-x --email administrator@safer-x.example --name "Community safety manager"
tithing admin link --book safer-x --email administrator@safer-x.example
tithing admin second-step --book safer-x --email administrator@safer-x.example
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=["create", "link", "second-step"],
        help="create: the first account; link: another link to choose a password, where one was lost; second-step: take off a "
        "lost second step, where no two others could on the site",
    )
    add_book(parser)
    parser.add_argument(
        "--email", required=True, metavar="ADDRESS", type=address, help="whom the account is for"
    )
    parser.add_argument(
        "--name", default="", metavar="NAME", help="with create: as it stands on the site's pages"
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.cli.site import link_anew, make_administrator, open_site, take_off_second_step
    from tithing.store.disk.folder import BookFolder
    from tithing.vocabulary.problems import Problem, Refused

    if arguments.action == "create" and not arguments.name.strip():
        raise Refused(
            Problem("a new account has a name", 'Give it with --name, as "Community safety manager"')
        )
    open_site(arguments.book)
    if arguments.action == "second-step":
        say(
            f"The second step of {take_off_second_step(email=arguments.email)} is taken off, and they are signed out."
        )
        say("When they sign in again, the site asks for a new one.")
        return 0
    if arguments.action == "link":
        where = link_anew(email=arguments.email)
    else:
        where = make_administrator(email=arguments.email, name=arguments.name)
        say(f"{arguments.name} has an account, and is the site's administrator.")
    say(
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
