"""A total with one kind and without it, each with its own change: both are right, and they may go opposite ways."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "Leaving out {odd} ({x} last year, {y} this), crime in {place} {rose} from {a} to {b}, or "
    "{cent}. With {odd} it {went} from {c} to {d}, or {all_cent}.",
    "{place}: {b} offences without {odd}, against {a} ({cent} {up}); {d} with the {y} "
    "offences of {odd}, against {c} with {x} ({all_cent} {all_up}).",
    "In {place} there were {d} offences, {all_cent} {all_up} from {c}. Of these {y} were {odd} "
    "({x} the year before); the other {b} compare with {a}, {cent} {up}.",
)


def write(pen: Pen) -> None:
    odds = pen.some(pen.words.offences, 3)
    cents = Style(places=1, after="%", size=True)
    for place, odd in zip(pen.some(pen.words.places, 3), odds, strict=True):
        a, x = pen.count(900, 4000), pen.count(90, 700)
        b, y = pen.near(a, 0.12), pen.near(x, 0.6)
        c, d = pen.sum([a, x]), pen.sum([b, y])
        parts = {"place": place, "odd": odd.lower(), "a": a, "b": b, "c": c, "d": d, "x": x, "y": y}
        parts |= {"rose": pen.went(b, a, "rose", "fell"), "went": pen.went(d, c, "rose", "fell")}
        parts |= {"up": pen.went(b, a, "up", "down"), "all_up": pen.went(d, c, "up", "down")}
        parts |= {"cent": pen.percent(b, a, cents), "all_cent": pen.percent(d, c, cents)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
