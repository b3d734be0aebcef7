"""The page of personal data: what each kind finds and leaves, by its own file, and how it was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tithing.inspection.finds import Kind
from tithing.inspection.personal import kinds
from tools.prove import stranger
from tools.prove.personal import READ_THEN, Share, imagined, kept
from tools.reference import table

INTRODUCTION = """# Personal data

What Tithing looks for in everything that arrives, wherever in the file it stands. A *sure* find is refused, a
*doubtful* one is for a person to decide; neither is ever repeated in a message. No model is used and nothing is
downloaded: rules, check figures and lists of words ([decision 30](../decisions/0030-a-room-that-inspects.md)).

It catches what gets in by mistake. It is no proof that a file is free of people: a single family name in a sentence, a
nickname, a description that only one person fits are not found.
"""
STRANGER = """## How often it is right, on a stranger's list

Measured by `python -m tools.prove.stranger` on columns, values and notes written by **somebody who had not read the
finder** (`tests/data/personal/stranger`, where its first measure stands too). Faults of the first half were then read
and mended, by the same person; the second half was counted only. A column is judged as the door judges it. Some of what
is told wrongly is meant to be: a column that is headed as e-mail is refused whatever it holds.
"""
MEASURED = """## How often it is right, on its author's lists

Measured by `python -m tools.prove.personal` on the lists of `tests/data/personal`, which **the finder's own author
wrote** (names of 29 of 42 origins come from another project's lists): take the figures as the most to be hoped for. A
value counts as found where anything of it is told, sure or doubtful. Misses of the first half were mended; the second
half was counted only, and has the same templates.
"""


def personal_page() -> str:
    return "\n".join(
        [
            INTRODUCTION,
            _kinds(),
            STRANGER,
            _by_a_stranger("found", stranger.goal_of_found),
            WRONG,
            _by_a_stranger("wrong", stranger.goal_of_wrong),
            _how_sure(),
            _imagined(),
            MEASURED,
            _section("found"),
            WRONG,
            _section("wrong"),
            _prose(),
        ]
    )


WRONG = "\nWhat is no person's, and how much of it is told all the same:\n"


def _kinds() -> str:
    rows = ((_name(kind), _sentence(kind.finds), _sentence(kind.leaves)) for kind in kinds())
    names = (
        "Columns of names",
        "Most of a column's different cells have the form of names, and of their words enough are names.",
        NAMES_LEFT,
    )
    return "## The kinds\n\n" + table(("Kind", "Found", "Let by"), (*rows, names)) + "\n"


NAMES_LEFT = (
    "Columns of wards, streets, months and colours; a single name among other words is only asked about."
)


def _name(kind: Kind) -> str:
    return kind.slug.replace("_", " ").capitalize()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _by_a_stranger(name: str, goal: Callable[[str], str]) -> str:
    rows = kept(stranger.KEPT)[name].items()
    return (
        table(
            ("List", "Goal", "Half tuned on", "Half counted only"),
            ((key, goal(key), *_shares(numbers)) for key, numbers in rows),
        )
        + "\n"
    )


def _how_sure() -> str:
    *_, found, tried = kept(stranger.KEPT)["wrong"][stranger.NOTES_WRONG]
    return f"Of the half counted only, {stranger.how_sure(Share(found, tried))}\n"


def _imagined() -> str:
    found, false = imagined()
    return f"""To tune on, {false.tried} more notes were made up that hold no person and look as if they did (brands, pubs,
blocks, call signs, tallies of villages), and {found.tried} beside them that do hold one (`tests/data/personal/imagined`). Of the
first {false.found} are told, of the second {found.found}. They were written to be hard and their faults were read: they say where
the finder is weak, not how often it is wrong.
"""


def _section(name: str) -> str:
    rows = kept()[name]
    return (
        table(
            ("List", "Half tuned on", "Half counted only"),
            (_row(key, numbers) for key, numbers in rows.items()),
        )
        + "\n"
    )


def _row(name: str, numbers: list[int]) -> tuple[str, ...]:
    return (name.replace("_", " "), *_shares(numbers))


def _shares(numbers: list[int]) -> Iterator[str]:
    for at in (0, 2):
        yield f"{numbers[at]:,} of {numbers[at + 1]:,}"


def _prose() -> str:
    told = ", ".join(f"{count} in {kind.replace('_', ' ')}" for kind, count in READ_THEN.items())
    return f"""
In the prose of the reference packs, 2,402 lines, it finds {told}. All were read on 29 November 2026: each is a value of
its kind that the publisher printed (some of the e-mail addresses are of teams), and none was wrong. False finds seen
there while the finder was written were mended, so this too is a text that it was tuned on.
"""
