"""What is said of a chart that is not printed: the highest month and the lowest, the gap, and the end against the start."""

from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS
from tools.unseen.styles import SIZE, Style

FORMS = (
    "Figure {n} shows that {name} peaked in {high_month} ({high}) and were lowest in {low_month} ({low}), "
    "a gap of {gap}. March closed at {end}, {cent} {above} April ({start}).",
    "{Name} ranged from {low} in {low_month} to {high} in {high_month}, a range of {gap}. "
    "Between April ({start}) and March ({end}) they {rose} by {cent}.",
    "As Figure {n} shows, the year began with {start} {name} and ended with {end}, {size} {more}. "
    "The worst month, {high_month}, had {high}: {gap} more than the {low} of {low_month}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    for number, name in enumerate(pen.some(pen.words.services, 3), 1):
        low = pen.count(20, 90)
        high = pen.number(low.value + pen.chance.randint(90, 200))
        start, end = pen.some(range(int(low.value) + 5, int(high.value) - 4), 2)
        start, end = pen.number(start), pen.number(end)
        low_month, high_month = pen.some(MONTH_WORDS[4:12], 2)
        parts = {
            "n": number,
            "name": name.lower(),
            "Name": name,
            "low": low,
            "high": high,
            "start": start,
            "end": end,
        }
        parts |= {"gap": pen.less(high, low, SIZE), "cent": pen.percent(end, start, cents)}
        parts |= {"size": pen.less(end, start, SIZE), "more": pen.went(end, start, "more", "fewer")}
        parts |= {
            "above": pen.went(end, start, "above", "below"),
            "rose": pen.went(end, start, "rose", "fell"),
        }
        pen.say(pen.chance.choice(FORMS).format(**parts, low_month=low_month, high_month=high_month))
