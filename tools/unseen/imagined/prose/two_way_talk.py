"""What a member asked and an officer answered, each with a figure of their own that the other takes up."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "{who} asked about {name}, which had gone from {was} to {now}. {other} said that this {rise} of {cent} "
    "was in line with the region.",
    "{who} pointed out that {name} were {cent} {higher}. {other} confirmed it: {now}, compared with {was}.",
    "In reply to {who}, {other} said there had been {now} {name} in the year and {was} in the last, {size} {more}.",
    "{other} told {who} that {name} {risen} by {size}, to {now} from {was}.",
)


def write(pen: Pen) -> None:
    people = pen.words.people(pen.chance, 8)
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    pen.heading(pen.pick("Questions from members", "Discussion"))
    for number, name in enumerate(pen.some(pen.words.services, 4)):
        was = pen.count(90, 1200)
        now = pen.near(was, 0.3)
        parts = {"who": f"Cllr {people[2 * number]}", "other": people[2 * number + 1], "name": name.lower()}
        parts |= {"was": was, "now": now, "rise": pen.went(now, was, "rise", "fall")}
        parts |= {
            "higher": pen.went(now, was, "higher", "lower"),
            "more": pen.went(now, was, "more", "fewer"),
        }
        parts |= {"risen": pen.went(now, was, "rose", "fell"), "size": pen.less(now, was, SIZE)}
        parts |= {"cent": pen.percent(now, was, cents)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
