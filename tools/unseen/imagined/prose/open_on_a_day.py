"""How many were open on one day and on another, how many of them are old, and how many came and went between."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "On 31 March {now} {name} were open, {size} {more} than on 31 December "
    "({was}). Of these {old} ({cent}) were over 90 days old.",
    "{Name}: {was} open at the start of the quarter, {came} new, {gone} closed, {now} "
    "at its end, of which {old} ({cent}) older than 90 days.",
    "The backlog of {name} stood at {now} on the last day of the quarter, after "
    "{came} came in and {gone} were cleared; it had been {was}.",
)


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.housing, 4):
        was, came = pen.count(90, 600), pen.count(60, 400)
        gone = pen.number(pen.chance.randint(40, int(was.value + came.value) // 2))
        now = pen.number(was.value + came.value - gone.value)
        pen.relate("difference", now, [was, came, gone], signs=(1, 1, -1))
        old = pen.number(int(now.value * pen.chance.uniform(0.1, 0.5)))
        parts = {
            "Name": name,
            "name": name.lower(),
            "was": was,
            "came": came,
            "gone": gone,
            "now": now,
            "old": old,
        }
        parts |= {"cent": pen.share(old, now, Style(after="%")), "size": pen.less(now, was, SIZE)}
        pen.say(pen.chance.choice(FORMS).format(**parts, more=pen.went(now, was, "more", "fewer")))
