"""Tiles of a slide: the figure first, its label on the next line, then by how much it moved and from what."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%", size=True)
    signed = Style(places=1, after="%", sign="+")
    shape = pen.pick(
        ("{now}", "{name}", "{arrow} {cent} (from {was})"),
        ("{now} {lower}", "{sign} on last year ({was})"),
        ("{name}", "{now}", "Last year {was} | {arrow} {size}"),
    )
    for name in pen.some(pen.words.services, 5):
        was = pen.count(70, 1900)
        now = pen.near(was, 0.3)
        parts = {"name": name, "lower": name.lower(), "now": now, "was": was}
        parts |= {"arrow": pen.went(now, was, "▲", "▼"), "size": pen.less(now, was, SIZE)}
        parts |= {"cent": pen.percent(now, was, cents), "sign": pen.percent(now, was, signed)}
        for line in shape:
            pen.say(line.format(**parts))
