"""The year to a month against the year before, with a fall of so many per cent or so many fewer."""

from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS
from tools.unseen.styles import SIZE, Style

FORMS = (
    "In the year to {month} {year}, {now} {name} offences were recorded, against {was} before: {a} {kind} of {cent}.",
    "There were {now} {name} offences in the 12 months ending {month} {year}, {size} {more} than a year earlier ({was}).",
    "{name} offences {went} {cent} year on year, from {was} to {now}.",
    "At {now}, {name} is {cent} {higher} than the same period last year ({was}).",
    "{now} {name} offences have been recorded so far this year, {size} {more} than at this point last year ({was}).",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    month, year = pen.chance.choice(MONTH_WORDS), pen.chance.randint(2028, 2033)
    for name in pen.some(pen.words.offences, 5):
        was = pen.count(150, 2500)
        now = pen.near(was, 0.35)
        form = pen.chance.choice(FORMS)
        parts = {"month": month, "year": year, "name": name.lower(), "was": was, "now": now, "a": "a"}
        parts |= {"kind": pen.went(now, was, "rise", "fall"), "more": pen.went(now, was, "more", "fewer")}
        parts |= {"went": pen.went(now, was, "rose", "fell"), "higher": pen.went(now, was, "higher", "lower")}
        parts |= {"cent": pen.percent(now, was, cents), "size": pen.less(now, was, SIZE)}
        pen.say(form.format(**parts))
