"""Five like places with their rates in one sentence, which is highest and second, and how far we are from the mean of the five."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "Rates per 1,000 were {listed}. {first} had the highest and {second} the second highest.",
    "{first} stands highest of the five, then {second}: {listed} (per 1,000 residents).",
)
GAPS = (
    "{own}, at {rate}, is {cent} {above} the average of the five, {mean}.",
    "The average of the five is {mean}, so that {own} at {rate} stands {cent} {above} it.",
)


def write(pen: Pen) -> None:
    style = Style(places=1)
    for name in pen.some(pen.words.offences, 2):
        places = pen.some(pen.words.places, 5)
        rates = [pen.number(value / 10, style) for value in pen.some(range(20, 400), 5)]
        listed = ", ".join(f"{place} {rate}" for place, rate in zip(places, rates, strict=True))
        ranked = sorted(range(5), key=lambda n: -rates[n].value)
        second = pen.relate(
            "order", pen.word(places[ranked[1]]), rates, words=tuple(places), factor=2.0, probable=True
        )
        first = pen.chance.choice(FORMS).format(listed=listed, first=pen.named(places, rates), second=second)
        mean = pen.average(rates, style)
        parts = {"own": places[0], "rate": pen.again(rates[0], style), "mean": mean}
        parts |= {"above": pen.went(rates[0], mean, "above", "below")}
        parts |= {"cent": pen.percent(rates[0], mean, Style(after="%", size=True))}
        pen.say(f"{name}.", first, pen.chance.choice(GAPS).format(**parts))
