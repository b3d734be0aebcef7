"""Lines of a dashboard in words: a measure, a figure, a bracket with what it was and by how much it went."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "{name} - {now} ({was} last year, {sign})",
    "{name}: {now} (previously {was}; {went} {size})",
    "{name} – {now}, {went} from {was} ({sign})",
    "{name} ({now} v {was}, {sign})",
    "{now} {lower} (last year: {was}), {a} {cent} {kind}",
)


def write(pen: Pen) -> None:
    form = pen.chance.choice(FORMS)
    places = pen.pick(0, 1)
    signed = Style(places=places, after="%", sign="+")
    cents = Style(places=places, after="%", size=True)
    lines = []
    for name in pen.some(pen.words.offences, 6):
        was = pen.count(60, 2000)
        now = pen.near(was, 0.35)
        parts = {"name": name, "lower": name.lower(), "was": was, "now": now, "a": "a"}
        parts |= {"went": pen.went(now, was, "up", "down"), "kind": pen.went(now, was, "rise", "fall")}
        parts |= {"sign": pen.percent(now, was, signed), "cent": pen.percent(now, was, cents)}
        lines.append(form.format(**parts, size=pen.less(now, was, SIZE)))
    pen.heading("Headlines")
    pen.bullets(*lines)
