"""A list of headlines, each with a note mark; the notes below tell the numbers behind each."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

HEADS = (
    "{name} {down} {cent} {mark}",
    "{cent} {fewer} {lower} {mark}",
    "{name} {fell} by {cent} over the year {mark}",
)
NOTES = (
    "{mark} {name}: {now} in the year, {was} in the year before.",
    "{mark} From {was} to {now}, a difference of {size}.",
    "{mark} There were {now} {lower}, {size} {fewer} than the {was} of the year before.",
    "{mark} {now} compared with {was}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    head, note = pen.chance.choice(HEADS), pen.chance.choice(NOTES)
    shape = pen.pick("[{n}]", "({n})", "Note {n}")
    heads, notes = [], []
    for number, name in enumerate(pen.some(pen.words.services, 4), 1):
        was = pen.count(150, 1800)
        now = pen.near(was, 0.3)
        parts = {"name": name, "lower": name.lower(), "was": was, "now": now, "mark": shape.format(n=number)}
        parts |= {"down": pen.went(now, was, "up", "down"), "fell": pen.went(now, was, "rose", "fell")}
        parts |= {"fewer": pen.went(now, was, "more", "fewer"), "size": pen.less(now, was, SIZE)}
        parts |= {"cent": pen.percent(now, was, cents)}
        heads.append(head.format(**parts))
        notes.append(note.format(**parts))
    pen.heading(pen.pick("Headlines", "At a glance"))
    pen.bullets(*heads)
    pen.chatter()
    pen.heading(pen.pick("Notes", "Notes to the headlines"))
    for line in notes:
        pen.say(line)
