"""A report in the passive: were recorded, have been seen, representing, equating to."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "A total of {now} {name} were recorded in the period, representing {a} {kind} of {cent} "
    "when compared with the {was} recorded previously.",
    "{Name}: {now} recorded compared with {was} in the same period last year, equating to {a} {kind} of {size} ({cent}).",
    "{Name} have seen {a} {cent} {kind}, with {now} recorded against {was} for the previous year.",
    "During the year {now} {name} were dealt with; this is {size} {more} than the year before ({was}).",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    for name in pen.some(pen.words.services, 5):
        was = pen.count(60, 2200)
        now = pen.near(was, 0.35)
        went = pen.went(now, was, "increase", "decrease")
        parts = {"name": name.lower(), "Name": name, "was": was, "now": now, "a": "a", "kind": went}
        parts |= {"more": pen.went(now, was, "more", "fewer")}
        parts |= {"cent": pen.percent(now, was, cents), "size": pen.less(now, was, SIZE)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
