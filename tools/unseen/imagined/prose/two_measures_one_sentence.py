"""Two measures in one sentence, each with its figures; respectively, while, and whereas."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "While {one} {rose1} by {cent1} (from {was1} to {now1}), {two} {rose2} by {cent2} (from {was2} to {now2}).",
    "{One} {rose1} from {was1} to {now1} ({cent1}), whereas {two} {rose2} from {was2} to {now2} ({cent2}).",
    "{One} and {two} stood at {now1} and {now2} respectively, against {was1} and {was2} the year before.",
    "{One} {rose1} {cent1} to {now1}, from {was1}; {two} {rose2} {cent2} to {now2}, from {was2}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    names = pen.some(pen.words.services, 6)
    for one, two in zip(names[::2], names[1::2], strict=True):
        parts: dict[str, object] = {"one": one.lower(), "two": two.lower(), "One": one}
        for n in (1, 2):
            was = pen.count(60, 1500)
            now = pen.near(was, 0.3)
            parts |= {f"was{n}": was, f"now{n}": now, f"rose{n}": pen.went(now, was, "rose", "fell")}
            parts |= {f"cent{n}": pen.percent(now, was, cents)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
