"""News for the papers: a headline with a round per cent, an opening, what somebody said, exact figures for editors."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

OPENINGS = (
    "There were more than {bound} {more} reports of {name} in {place} last year, new figures show.",
    "New figures for {place} show more than {bound} {more} reports of {name} in a year.",
)
QUOTES = (
    "“This is the work of many hands,” said {who}. “We took {now} reports, and each was followed up.”",
    "{who} said: “We took {now} reports last year. A year earlier it was {was}.”",
    "“{now} is still {now} too many,” said {who}.",
)
NOTES = (
    "In the year to March there were {now} reports of {name}, against {was} "
    "in the year before: {a} {kind} of {size} ({exact}).",
    "Reports of {name}: {now} (year before: {was}), {up} {exact}.",
)


def write(pen: Pen) -> None:
    place = pen.chance.choice(pen.words.places)
    who = pen.words.people(pen.chance, 1)[0]
    for name in pen.some(pen.words.offences, 2):
        was = pen.count(900, 3000)
        now = pen.number(
            int(was.value * pen.chance.choice((0.7, 0.78, 0.83, 1.2, 1.27)) + pen.chance.randint(1, 30))
        )
        step = abs(now.value - was.value)
        bound = pen.relate("more than", pen.number(int((step - 1) // 10 * 10)), [now, was], probable=True)
        parts = {
            "name": name.lower(),
            "place": place,
            "who": who,
            "now": now,
            "was": was,
            "bound": bound,
            "a": "a",
        }
        parts |= {"more": pen.went(now, was, "more", "fewer"), "kind": pen.went(now, was, "rise", "fall")}
        parts |= {"up": pen.went(now, was, "up", "down"), "size": pen.less(now, was, SIZE)}
        parts |= {"exact": pen.percent(now, was, Style(places=1, after="%", size=True))}
        head = pen.percent(now, was, Style(after="%", size=True))
        pen.heading(f"{name} {pen.went(now, was, 'up', 'down')} {head} in {place}")
        pen.say(pen.chance.choice(OPENINGS).format(**parts))
        pen.say(pen.chance.choice(QUOTES).format(**parts))
        pen.chatter()
        pen.say("Notes to editors: " + pen.chance.choice(NOTES).format(**parts))
