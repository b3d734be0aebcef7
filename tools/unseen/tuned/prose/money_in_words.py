"""Money in millions and thousands: £1.2m of £1.5m, £300k under."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    millions = Style(places=1, before="£", after="m", scale=1_000_000)
    thousands = Style(before="£", after="k", scale=1000)
    for name in pen.some(pen.words.budgets, 4):
        budget = pen.number(100_000 * pen.chance.randint(12, 400), millions)
        forecast = pen.number(
            budget.value + 100_000 * pen.chance.choice((-1, 1)) * pen.chance.randint(1, 9), millions
        )
        gap = pen.number(abs(forecast.value - budget.value), thousands)
        pen.relate("difference", gap, [forecast, budget], signs=(1, -1), size=True)
        way = pen.went(forecast, budget, "over", "under")
        pen.say(f"{name} is forecast to spend {forecast} against a budget of {budget}, {gap} {way}.")
