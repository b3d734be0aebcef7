"""The command line: parses arguments, calls workflows, prints. One file per command, imported when called.

Exit codes: 0 done, 1 refused (what was given is wrong, and nothing was changed), 2 wrong usage.
"""

from __future__ import annotations

import gc
import sys

# Command -> (module of this package, what it does). Said here so that `tithing --help` imports no command.
COMMANDS = {
    "init": ("init", "start a new book for a partnership"),
    "import": ("import_", "read files into a book"),
    "report": ("report", "write a report in every format"),
    "figures": ("figures", "print a quarter's figures"),
    "indicators": ("indicators", "list the indicators"),
    "returns": ("returns", "write the template for a partner's return"),
    "rebuild": ("rebuild", "make a book's store again from its raw files"),
    "journal": ("journal", "list what was done to a book, by whom and why"),
    "withdraw": ("withdraw", "take a file's figures out of a book and keep the record"),
    "erase": ("erase", "remove a file from a book for good and leave a tombstone"),
    "verify": ("verify", "hold a book's files, journal and store against one another"),
    "repair": ("repair", "bring back what can be brought back of a book"),
    "upgrade": ("upgrade", "bring a book over from an older format"),
    "check": ("check", "find the figures in a finished document that cannot be right"),
}

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

_HELP = """\
Tithing turns the files a community safety partnership receives into its published performance report.

usage: tithing COMMAND [options]

commands:
{commands}

example:
  tithing init safer-x --name "Safer X Partnership" --area "X"
  tithing import police.zip return.xlsx --book safer-x
  tithing report performance --book safer-x --quarter 2017-18Q4 --output out

tithing COMMAND --help says more of each.
"""


def main(argv: list[str] | None = None) -> None:
    """Run a command and leave with its exit code."""
    code = run(sys.argv[1:] if argv is None else argv)
    gc.freeze()  # the process ends: going through what it made once more takes a fifth of a long check
    sys.exit(code)


def run(argv: list[str]) -> int:
    """Run a command and give its exit code."""
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(help_text(), end="")
        return DONE if argv else WRONG_USAGE
    if argv[0] == "--version":
        return _print_version()
    if argv[0] not in COMMANDS:
        return _unknown(argv[0])
    from tithing.cli.command import run_command

    module, summary = COMMANDS[argv[0]]
    return run_command(argv[0], module=module, summary=summary, argv=argv[1:])


def help_text() -> str:
    """What `tithing --help` prints."""
    lines = [f"  {name:<12}{summary}" for name, (_, summary) in COMMANDS.items()]
    return _HELP.format(commands="\n".join(lines))


def _print_version() -> int:
    from importlib.metadata import PackageNotFoundError, version

    try:
        print(f"tithing {version('tithing')}")
    except PackageNotFoundError:  # run from a checkout that is not installed
        print("tithing (from its source)")
    return DONE


def _unknown(name: str) -> int:
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    print(f'There is no command "{name}".{meant} tithing --help lists them.', file=sys.stderr)
    return WRONG_USAGE
