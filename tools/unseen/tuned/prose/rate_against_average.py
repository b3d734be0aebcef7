"""A rate beside an average, and how many per cent above or below."""

from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    rates = Style(places=pen.pick(0, 1, 2))
    cents = Style(places=pen.pick(0, 1), after="%", size=True)
    for name in pen.some(pen.words.offences, 4):
        own = pen.number(pen.chance.randint(600, 9000) / 100, rates)
        other = pen.number(
            own.value * pen.pick(pen.chance.uniform(0.6, 0.93), pen.chance.uniform(1.08, 1.5)), rates
        )
        _round(pen, own, other)
        gap = pen.number(100 * (own.value - other.value) / other.value, cents)
        pen.relate(
            "percent", gap, [own, other], size=True, slack=200 / other.value if rates.places == 0 else 0.0
        )
        way = pen.went(own, other, "above", "below")
        pen.say(f"{name} ran at {own} per 1,000 people, {gap} {way} the family average of {other} per 1,000.")


def _round(pen: Pen, *figures: Fig) -> None:
    """Nothing is said of rates that are the same once rounded."""
    assert len({pen.tokens[figure.token] for figure in figures}) == len(figures)
