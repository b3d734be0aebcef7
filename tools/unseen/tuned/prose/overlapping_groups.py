"""Per cents of one whole that overlap: under thirty, men, known before; they are not parts and do not add."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(after="%")
    for service in pen.some(pen.words.services, 3):
        whole = pen.count(200, 900)
        parts = [pen.number(int(whole.value * pen.chance.uniform(0.3, 0.9))) for _ in range(3)]
        shares = [pen.share(part, whole, cents) for part in parts]
        pen.say(
            f"{service}: of {whole} people, {parts[0]} ({shares[0]}) were under thirty, "
            f"{parts[1]} ({shares[1]}) were men and {parts[2]} ({shares[2]}) were known before."
        )
