"""How far along a plan is: so many done of so many, the per cent, what is left, and what that is a month."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "We have done {done} of the {whole} {name} planned ({cent}), which leaves {left}.",
    "{cent} of the {whole} {name} planned are done: {done}, with {left} still to do.",
    "{Name}: {done}/{whole} ({cent}), {left} to go.",
    "{done} {name} were done out of {whole}, so {left} ({rest}) are outstanding.",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%")
    for name in pen.some(pen.words.housing, 4):
        whole = pen.count(80, 900)
        done = pen.number(int(whole.value * pen.chance.uniform(0.3, 0.9)))
        left = pen.less(whole, done, SIZE)
        parts = {"name": name.lower(), "Name": name, "whole": whole, "done": done, "left": left}
        parts |= {"cent": pen.share(done, whole, cents), "rest": pen.share(left, whole, cents)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
    pen.chatter()
