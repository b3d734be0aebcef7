"""A long view: since a base year, over so many years, still below it, last year's step as well."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name} has {fallen} by {far} since {start}, from {first} to {now}, though it {rose} by {near} in the last year, from {was}.",
    "There were {now} {lower} in {year}: {near} {more} than the {was} of {before} and {far} {less} than the {first} of {start}.",
    "From {first} in {start}, {lower} stood at {was} in {before} and {now} in {year}.",
)


def write(pen: Pen) -> None:
    year = pen.chance.randint(2027, 2033)
    cents = Style(places=pen.pick(0, 1), after="%", size=True)
    for name in pen.some(pen.words.fires, 4):
        first = pen.count(300, 2000)
        was = pen.near(first, 0.4)
        now = pen.near(was, 0.2)
        parts = {"name": name, "lower": name.lower(), "first": first, "was": was, "now": now}
        parts |= {"start": str(year - 8), "before": str(year - 1), "year": str(year)}
        parts |= {
            "fallen": pen.went(now, first, "increased", "decreased"),
            "rose": pen.went(now, was, "rose", "fell"),
        }
        parts |= {"more": pen.went(now, was, "more", "fewer"), "less": pen.went(now, first, "more", "fewer")}
        parts |= {"far": pen.percent(now, first, cents), "near": pen.percent(now, was, cents)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
