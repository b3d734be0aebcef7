"""From one figure to another, with the per cent: the plainest sentence of a performance report."""

from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style

FORMS = (
    "{name} {went} from {was} in {before} to {now} in {after}, a {kind} of {cent}.",
    "In {after} there were {now} {lower} offences, compared with {was} in {before}, a {kind} of {cent}.",
    "{name}: {now} in {after} against {was} in {before} ({cent} {kind}).",
    "Between {before} and {after} {lower} {went} by {cent}, from {was} to {now}.",
)


def write(pen: Pen) -> None:
    before, after = years(pen.chance, 2)
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    for name in pen.some(pen.words.offences, 5):
        was = pen.count(40, 2400)
        now = pen.near(was, 0.4)
        went = pen.went(now, was, "rose", "fell")
        kind = pen.went(now, was, "rise", "fall")
        parts = {
            "name": name,
            "lower": name.lower(),
            "before": before,
            "after": after,
            "was": was,
            "now": now,
        }
        cent = pen.percent(now, was, cents)
        pen.say(pen.chance.choice(FORMS).format(**parts, went=went, kind=kind, cent=cent))
    pen.chatter()
