"""A line for each kind, with last year, the difference and the per cent in brackets behind it, and a line for all of them."""

from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style

FORMS = (
    "{name}: {now} (last year {was}; {size}; {cent})",
    "{name} – {now}, previously {was}, {size} ({cent})",
    "{name} {now} [{was}] {size} {cent}",
    "{name}: {was} to {now} ({size}, {cent})",
)


def write(pen: Pen) -> None:
    form = pen.chance.choice(FORMS)
    names = pen.some(pen.words.offences, 5)
    olds = [pen.count(60, 1500) for _ in names]
    news = [pen.near(old, 0.3) for old in olds]
    lines = [_line(pen, form, name, new, old) for name, new, old in zip(names, news, olds, strict=True)]
    if pen.luck() < 0.6:
        lines.append(_line(pen, form, pen.pick("Total", "All of these"), pen.sum(news), pen.sum(olds)))
    pen.heading(pen.pick("Recorded crime", "Crime in brief"))
    if pen.luck() < 0.5:
        pen.bullets(*lines)
    else:
        for line in lines:
            pen.say(line)


def _line(pen: Pen, form: str, name: str, now: Fig, was: Fig) -> str:
    signed, cents = Style(sign="+"), Style(places=1, after="%", sign="+")
    return form.format(
        name=name, now=now, was=was, size=pen.less(now, was, signed), cent=pen.percent(now, was, cents)
    )
