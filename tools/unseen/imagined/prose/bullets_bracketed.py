"""Bullets: a measure, its figure, and in brackets last year's and the per cent."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name}: {now} (last year {was}, {cent})",
    "{name} – {now} ({was} last year; {cent})",
    "{name} {now}, {cent} on last year's {was}",
    "{name}: {now} vs {was} ({cent})",
    "{name}: {was} → {now} ({cent})",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%", sign="+")
    form = pen.chance.choice(FORMS)
    pen.say("Headlines this quarter:")
    lines = []
    for name in pen.some(pen.words.offences, 6):
        was = pen.count(60, 1500)
        now = pen.near(was, 0.35)
        lines.append(form.format(name=name, now=now, was=was, cent=pen.percent(now, was, cents)))
    pen.bullets(*lines)
