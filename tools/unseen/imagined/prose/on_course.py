"""At the half year: so many of the year's, the per cent, what is left, what twice as many would be and how far from the aim."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "By the end of September {done} of the year's {aim} {name} had been done ({cent}), which leaves {left}.",
    "{Name}: {done} at the half year. If the second half is like the first, the "
    "year will end at {twice}, {gap} {over} the aim of {aim}.",
    "We are {cent} of the way to our {aim} {name}, with {done} done and {left} to do.",
    "At {done}, {name} would come to {twice} over a full year, against an aim of {aim} ({gap} {over}).",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%")
    for name in pen.some(pen.words.health, 4):
        done = pen.count(90, 700)
        aim = pen.number(int(done.value * pen.chance.uniform(1.5, 2.6)))
        twice = pen.relate("sum", pen.number(2 * done.value), [done, done], probable=True)
        parts = {"Name": name, "name": name.lower(), "done": done, "aim": aim, "twice": twice}
        parts |= {"cent": pen.share(done, aim, cents), "left": pen.less(aim, done, SIZE)}
        parts |= {"gap": pen.less(twice, aim, SIZE), "over": pen.went(twice, aim, "above", "below")}
        pen.say(pen.chance.choice(FORMS).format(**parts))
