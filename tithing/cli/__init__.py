"""The command line: parses arguments, calls workflows, prints. One file of `commands/` per command, imported when called.

Exit codes: 0 done; 1 refused, because what was given is wrong or the system would not do it; 2 wrong usage; 3 asked,
because something is odd and has to be answered first; 4 something in Tithing itself failed, with an incident number and a
log; 130 stopped with Ctrl-C (143 and 129: ended by the system, or its window was closed).
"""

from __future__ import annotations

import sys  # nothing else: what is imported here is imported before a Ctrl-C can be caught

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = ("the_book", "files_in", "figures_out")  # of the headings of the help; those of other folders follow

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
    """Run a command and leave with its exit code, also when it is stopped before it has begun or once it is done."""
    code: int | None = None
    try:
        _hush()
        _collect_seldom()
        from tithing.cli.say import stand_in_for_closed
        from tithing.cli.stopping import listen

        listen()
        stand_in_for_closed()
        code = run(sys.argv[1:] if argv is None else argv)
        _forget_what_was_made()
    except KeyboardInterrupt as stopped:
        code = code if code is not None else _stopped_early(stopped)
    _be_deaf()
    sys.exit(code)


def _be_deaf() -> None:
    """All is said: who stops it once more while Python ends is told nothing else."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stopped_early(stopped: KeyboardInterrupt) -> int:
    """No command had begun, and what prints may not be there yet."""
    import os

    os.write(2, b"Stopped; nothing was changed.\n")
    return getattr(stopped, "code", 130)


def _collect_seldom() -> None:
    """A command makes much that it keeps to its end: looking through it as often as Python does takes a tenth of an import, and
    of figures from a book of 1,400 files too.
    """
    import gc

    gc.set_threshold(1_000_000, 5, 10)


def _forget_what_was_made() -> None:
    """The process ends: going through what it made once more takes a fifth of a long check."""
    import gc

    gc.freeze()


def run(argv: list[str]) -> int:
    """Run a command and give its exit code; nothing but a sentence reaches the person, whatever happens."""
    from tithing.cli.last_catch import Course, with_last_catch

    name = argv[0] if argv[:1] and argv[0] in every_command() else "tithing"
    return with_last_catch(lambda: _run(argv), Course(name))


def _run(argv: list[str]) -> int:
    from tithing.cli.exit_codes import DONE, WRONG_USAGE

    if not argv or argv[0] in ("-h", "--help", "help"):
        from tithing.cli.say import say_text

        say_text(help_text())
        return DONE if argv else WRONG_USAGE
    if argv[0] == "--version":
        return _print_version()
    if argv[0] not in every_command():
        return _unknown(argv[0])
    from tithing.cli.command import run_command

    return run_command(argv[0], module=every_command()[argv[0]], argv=argv[1:])


def _hush() -> None:
    """No library's warning and no "exception ignored" reaches a person; what fails a command is told as a sentence."""
    if not sys.warnoptions:
        import warnings

        warnings.simplefilter("ignore")
    sys.unraisablehook = lambda ignored: None


def every_command() -> dict[str, str]:
    """Each command and its module: a file of a folder of `commands/`, `import_.py` for one that Python has the word of.

    >>> every_command()["import"]
    'tithing.cli.commands.files_in.import_'
    """
    return {
        stem.rstrip("_").replace("_", "-"): f"{__name__}.commands.{folder}.{stem}"
        for folder, stem in sorted(_files())
    }


def _files() -> Iterator[tuple[str, str]]:
    """(folder, name) of each file that is a command."""
    import os

    for place, _, names in os.walk(_commands()):
        folder = os.path.basename(place)
        yield from ((folder, name[:-3]) for name in names if name.endswith(".py") and name[0] != "_")


def _commands() -> str:
    import os

    return os.path.join(os.path.dirname(__file__), "commands")


def summary_of(command: str) -> str:
    """Its SUMMARY, read from its text: the help of all commands imports none."""
    import os

    *_, folder, stem = every_command()[command].split(".")
    with open(os.path.join(_commands(), folder, f"{stem}.py"), encoding="utf-8") as file:
        said = (line.partition(" = ") for line in file)
        return next((value.strip().strip('"') for name, _, value in said if name == "SUMMARY"), "")


def help_text() -> str:
    """What `tithing --help` prints."""
    by_folder: dict[str, list[str]] = {folder: [] for folder in FIRST}
    width = max(map(len, every_command())) + 2
    for name, module in every_command().items():
        by_folder.setdefault(module.split(".")[-2], []).append(f"    {name:<{width}}{summary_of(name)}")
    lines = [
        line for folder, found in by_folder.items() for line in (f"  {folder.replace('_', ' ')}", *found)
    ]
    return _HELP.format(commands="\n".join(lines))


def _print_version() -> int:
    from importlib.metadata import PackageNotFoundError, version

    from tithing.cli.exit_codes import DONE
    from tithing.cli.say import say

    try:
        say(f"tithing {version('tithing')}")
    except PackageNotFoundError:  # run from a checkout that is not installed
        say("tithing (from its source)")
    return DONE


def _unknown(name: str) -> int:
    from tithing.cli.exit_codes import WRONG_USAGE
    from tithing.cli.say import warn
    from tithing.vocabulary.in_words.unknown_name import near_names

    near = near_names(name, every_command(), most=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    warn(f'There is no command "{name}".{meant} tithing --help lists them.')
    return WRONG_USAGE
