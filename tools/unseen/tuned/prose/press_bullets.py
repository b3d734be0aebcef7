"""Bullets of a press release: what it went to, by how much, without a verb."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "{lower} {went} {cent}, from {was} to {now}",
    "{lower}: {was} to {now} – a {kind} of {cent}",
    "{lower} {went} by {size} to {now}, from {was}",
    "{now} {lower} offences, {went} {cent} from {was}",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    form = pen.chance.choice(FORMS)
    pen.say(f"Figures out today for {pen.chance.choice(pen.words.places)} show:")
    pen.bullets(*(_line(pen, name, form, cents) for name in pen.some(pen.words.offences, 6)))


def _line(pen: Pen, name: str, form: str, cents: Style) -> str:
    was = pen.count(60, 3000)
    now = pen.near(was, 0.35)
    parts = {
        "lower": name.lower(), "was": was, "now": now, "went": pen.went(now, was, "up", "down"),
        "kind": pen.went(now, was, "rise", "fall"), "cent": pen.percent(now, was, cents),
        "size": pen.less(now, was, SIZE),
    }  # fmt: skip
    return form.format(**parts)
