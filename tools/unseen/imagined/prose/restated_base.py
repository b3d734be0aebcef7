"""Last year as it was reported then and as it is counted now, and this year's change, which is on the latter."""

from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import SIZE, Style

FORMS = (
    "Our last report gave {old} {name} for {before}. Late reports have since made that "
    "{was}, and against it this year's {now} is {a} {kind} of {cent}.",
    "{Name} for {before} have been recounted and are now {was} (published as {old}). "
    "On that footing the {now} of {year} are {size} {more}.",
    "After reclassification {before} stands at {was} {name}, not the {old} "
    "first reported; {year}, at {now}, is {cent} {higher}.",
)


def write(pen: Pen) -> None:
    before, year = years(pen.chance, 2)
    cents = Style(places=1, after="%", size=True)
    for name in pen.some(pen.words.services, 4):
        old = pen.count(120, 1400)
        was = pen.near(old, 0.06)
        now = pen.near(was, 0.2)
        parts = {
            "Name": name,
            "name": name.lower(),
            "before": before,
            "year": year,
            "old": old,
            "was": was,
            "now": now,
            "a": "a",
        }
        parts |= {"kind": pen.went(now, was, "rise", "fall"), "cent": pen.percent(now, was, cents)}
        parts |= {"size": pen.less(now, was, SIZE), "more": pen.went(now, was, "more", "fewer")}
        parts |= {"higher": pen.went(now, was, "higher", "lower")}
        pen.say(pen.chance.choice(FORMS).format(**parts))
