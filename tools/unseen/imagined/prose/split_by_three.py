"""A whole told with three parts in several turns of phrase, per cents in brackets."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "The {whole} {name} were made up of {a} by phone ({ca}), {b} online ({cb}) and {c} in person ({cc}).",
    "{whole} {name} came in: {a} by phone, {b} online and {c} in person.",
    "Of {whole} {name}, {ca} came by phone ({a}), {cb} online ({b}) and {cc} in person ({c}).",
    "{name} came to {whole} in all, comprising {a} by phone, {b} online and {c} in person.",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%")
    for name in pen.some(pen.words.services, 4):
        a, b, c = (pen.count(40, 600) for _ in range(3))
        whole = pen.sum([a, b, c])
        parts = {"name": name.lower(), "whole": whole, "a": a, "b": b, "c": c}
        parts |= {key: pen.share(part, whole, cents) for key, part in (("ca", a), ("cb", b), ("cc", c))}
        said = pen.chance.choice(FORMS).format(**parts)
        pen.say(said[:1].upper() + said[1:])
