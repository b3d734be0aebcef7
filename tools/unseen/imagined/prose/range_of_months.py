"""The months of a half year in one sentence, with their sum, their mean and which was the highest."""

from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS
from tools.unseen.styles import Style

FORMS = (
    "Monthly counts of {name} were {listed}: {whole} in six months, {mean} a month on average, with the peak in {peak}.",
    "{Name} came to {whole} over the half year ({listed}). {peak} was the busiest month; the mean was {mean}.",
    "Over six months there were {whole} {name}, or {mean} a month. By month: {listed}. {peak} was highest.",
)


def write(pen: Pen) -> None:
    start = pen.chance.randint(0, 11)
    months = [MONTH_WORDS[(start + n) % 12] for n in range(6)]
    for name in pen.some(pen.words.services, 3):
        counts = [pen.number(value) for value in pen.some(range(20, 190), 6)]
        listed = ", ".join(f"{month} {count}" for month, count in zip(months, counts, strict=True))
        parts = {"Name": name, "name": name.lower(), "listed": listed, "whole": pen.sum(counts)}
        parts |= {"mean": pen.average(counts, Style(places=1)), "peak": pen.named(months, counts)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
