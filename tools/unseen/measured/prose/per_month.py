"""A total over some months and the average a month."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = Style(places=pen.pick(0, 1))
    for service in pen.some(pen.words.services, 4):
        months = pen.count(3, 12)
        whole = pen.count(60, 2400)
        mean = pen.number(whole.value / months.value, style)
        pen.relate("share", mean, [whole, months], factor=1.0)
        pen.say(f"{service}: {whole} over {months} months, an average of {mean} a month.")
