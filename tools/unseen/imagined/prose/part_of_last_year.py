"""A part of this year beside the whole of last: so many months already come to so much of it, and the same months then."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "In {months} months there were {now} {name}, {cent} of the {full} that the whole of last year had.",
    "The first {months} months brought {now} {name}. Last year had {full} in all, "
    "and {same} in those months, so that we are {size} {up}.",
    "Last year's {full} {name} are being approached: {now} came in {months} "
    "months, against {same} at the same point then ({rise}).",
)


def write(pen: Pen) -> None:
    months = pen.pick("six", "eight", "nine", "ten")
    cents, rise = Style(after="%"), Style(places=1, after="%", sign="+")
    for name in pen.some(pen.words.fires, 4):
        full = pen.count(300, 1500)
        same = pen.number(int(full.value * pen.chance.uniform(0.5, 0.8)))
        now = pen.near(same, 0.2)
        parts = {"months": months, "name": name.lower(), "now": now, "full": full, "same": same}
        parts |= {"cent": pen.share(now, full, cents), "size": pen.less(now, same, SIZE)}
        parts |= {"up": pen.went(now, same, "up", "down"), "rise": pen.percent(now, same, rise)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
