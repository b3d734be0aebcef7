"""A list of figures in a sentence and their mean, and how far the last lies from it."""

from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style

FORMS = (
    "Over the last {count} quarters there were {list} {name}, an average of {mean}.",
    "{Name} in each of the last {count} quarters: {list} (average {mean}).",
    "The average for {name} over {count} quarters was {mean} ({list}).",
    "{Name} averaged {mean} a quarter ({list}); the last was {size} {above} that.",
)


def write(pen: Pen) -> None:
    style = Style(places=1)
    for name in pen.some(pen.words.services, 4):
        size = pen.pick(3, 4, 5)
        figures = [pen.count(30, 400) for _ in range(size)]
        mean = pen.average(figures, style)
        shown = Fig(mean.token, float(style.rounded(mean.value)))
        listed = ", ".join(map(str, figures[:-1])) + f" and {figures[-1]}"
        parts = {"count": ("three", "four", "five")[size - 3], "list": listed, "mean": mean}
        parts |= {"size": pen.less(figures[-1], shown, Style(places=1, size=True))}
        parts |= {"above": pen.went(figures[-1], shown, "above", "below"), "Name": name, "name": name.lower()}
        pen.say(pen.chance.choice(FORMS).format(**parts))
