"""What an import changes, or would change, of what the book says: the first figures of each kind and how many more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tithing.observations.standing.effect import Effect, EffectKind, MovedRate, Replaced, Shift
from tithing.vocabulary.in_words.numbered import numbered

if TYPE_CHECKING:
    from tithing.workflows.files_in.effect_words import EffectWords

SHOWN = 5  # of each kind, so many are named: all of it stays on one screen


def effect_lines(effect: Effect, words: EffectWords) -> list[str]:
    """A line for each kind that there is, none for what there is not."""
    if effect.is_forgotten:
        return [
            f"What it would change: {counts_of(effect)}; accepting it shows that first and takes nothing in"
        ]
    new = [f"New: {numbered(effect.new, 'figure')}"] if effect.new else []
    again = [f"As the book has it: {numbered(effect.unchanged, 'figure')}"] if effect.unchanged else []
    return [
        *new,
        *again,
        *_kind("Changed", effect.changed, lambda shift: _changed(shift, words)),
        *_kind("No longer mentioned", effect.vanishing, lambda shift: _gone(shift, words)),
        *_kind("Another supplier says otherwise", effect.rivals, lambda shift: _rival(shift, words)),
        *(
            [f"Another supplier says the same: {numbered(effect.agreeing, 'figure')}"]
            if effect.agreeing
            else []
        ),
        *_kind("Does not count, what stands was released later", effect.behind, lambda s: _behind(s, words)),
        *_cut("Replaced", [_replaced(each) for each in effect.replaced[:SHOWN]], len(effect.replaced)),
        *_cut("Rates move", [_moved(each, words) for each in effect.moved[:SHOWN]], len(effect.moved)),
    ]


def counts_of(effect: Effect) -> str:
    """How many of each kind, in one phrase.

    >>> counts_of(Effect(new=3))
    '3 figures new'
    >>> counts_of(Effect())
    'no figure new or changed'
    """
    if effect.is_forgotten:
        return "to be reckoned anew, because a file of the book was erased"
    said = [
        (effect.new, f"{numbered(effect.new, 'figure')} new"),
        (effect.changed.count, f"{effect.changed.count:,} changed"),
        (effect.vanishing.count, f"{effect.vanishing.count:,} no longer mentioned"),
        (effect.unchanged, f"{effect.unchanged:,} as the book has them"),
        (effect.rivals.count, f"{effect.rivals.count:,} of which another supplier says otherwise"),
        (effect.agreeing, f"{effect.agreeing:,} of which another supplier says the same"),
        (effect.behind.count, f"{effect.behind.count:,} that do not count"),
        (len(effect.replaced), f"{numbered(len(effect.replaced), 'file')} replaced"),
    ]
    return ", ".join(words for count, words in said if count) or "no figure new or changed"


def _kind(title: str, kind: EffectKind, line: Callable[[Shift], str]) -> list[str]:
    return _cut(title, [line(shift) for shift in kind.first[:SHOWN]], kind.count)


def _cut(title: str, lines: Sequence[str], count: int) -> list[str]:
    more = [f"{title}: and {count - len(lines):,} more"] if count > len(lines) else []
    return [*(f"{title}: {line}" for line in lines), *more]


def _changed(shift: Shift, words: EffectWords) -> str:
    return f"{words.key(shift)}: {shift.old} -> {shift.new}{_was_in(shift.old_file)}"


def _gone(shift: Shift, words: EffectWords) -> str:
    return f"{words.key(shift)}: it was {shift.old}{_in(shift.old_file)}"


def _rival(shift: Shift, words: EffectWords) -> str:
    other = words.supplier(shift.rival) if shift.rival else "a file that names no supplier"
    if other == words.supplier(
        shift.supplier
    ):  # the same one, called otherwise before it was a partner of the book
        other = f'{other}, there called "{shift.rival}",'
    more = (
        f", and {numbered(shift.more, 'more supplier says', 'more suppliers say')} otherwise too"
        if shift.more
        else ""
    )
    return f"{words.key(shift)}: {shift.new}; {other} says {shift.old}{_in(shift.old_file)}{more}"


def _behind(shift: Shift, words: EffectWords) -> str:
    stands = f"{shift.old} stands{_in(shift.old_file)}" if shift.old else "the later file does not mention it"
    return f"{words.key(shift)}: {shift.new} here, {stands}"


def _was_in(file: str) -> str:
    return f" (it was in {file})" if file else ""


def _in(file: str) -> str:
    return f" in {file}" if file else ""


def _replaced(each: Replaced) -> str:
    old, new = numbered(each.old_rows, "row"), numbered(each.new_rows, "row")
    return f"{each.period}: {each.old_file} ({old}) by {each.new_file} ({new})"


def _moved(each: MovedRate, words: EffectWords) -> str:
    first = ", ".join(words.measure(slug) for slug in each.measures[:3])
    more = f" and {len(each.measures) - 3} more" if len(each.measures) > 3 else ""
    return (
        f"{words.key(each.shift)}: {each.shift.old} -> {each.shift.new}, by which {first}{more} are divided"
    )
