"""Measures that missed their target, each with target, result and its numbers, how many points short, and last quarter."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%")
    points = Style(places=1, size=True)
    ways = pen.pick(
        ("Target", "Result", "Shortfall", "Last quarter", "Why"),
        ("We aimed for", "We reached", "Gap", "The quarter before", "What happened"),
    )
    for number, name in enumerate(pen.some(pen.words.health, 4), 1):
        whole = pen.count(150, 900)
        part = pen.number(int(whole.value * pen.chance.uniform(0.55, 0.85)))
        got = pen.share(part, whole, cents)
        shown = float(cents.rounded(got.value))
        aim = pen.number(round(shown) + pen.chance.randint(2, 9), cents)
        last = pen.number(
            round(shown + pen.chance.choice((-1, 1)) * pen.chance.randint(3, 60) / 10, 1), cents
        )
        short = pen.relate(
            "difference", pen.number(aim.value - shown, points), [aim, got], signs=(1, -1), size=True
        )
        step = pen.relate(
            "difference", pen.number(shown - last.value, points), [got, last], signs=(1, -1), size=True
        )
        kind = pen.went(got, last, "rise", "fall")
        why = pen.chance.choice(pen.words.chatter)
        lines = (
            f"{ways[0]}: {aim}",
            f"{ways[1]}: {got} ({part} of {whole})",
            f"{ways[2]}: {short} percentage points",
            f"{ways[3]}: {last} (a {kind} of {step} points since)",
            f"{ways[4]}: {why}",
        )
        pen.heading(f"Exception {number}: {name.lower()} in time", 3)
        pen.bullets(*lines)
    late, early = pen.count(40, 90), pen.count(10, 39)
    pen.say(
        f"Across all services {late} letters went out late, {pen.less(late, early, SIZE)} more than the {early} of last quarter."
    )
