"""How many extra or fewer, with the per cent and where from."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "{size} {more} {name} were recorded than last year ({now} compared to {was}, {cent}).",
    "{name} saw {size} {more} reports, {went} {cent} from {was} to {now}.",
    "Reports of {name} {rose} by {size} ({cent}), from {was} to {now}.",
    "Compared with last year, {name} is {went} by {size} ({cent}): {now} against {was}.",
    "{name} {rose} by {size}, or {cent}, to {now} from {was}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    for name in pen.some(pen.words.offences, 5):
        was = pen.count(120, 2200)
        now = pen.near(was, 0.3)
        parts = {"name": name.lower(), "was": was, "now": now, "more": pen.went(now, was, "more", "fewer")}
        parts |= {"went": pen.went(now, was, "up", "down"), "rose": pen.went(now, was, "rose", "fell")}
        parts |= {"size": pen.less(now, was, SIZE), "cent": pen.percent(now, was, cents)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
