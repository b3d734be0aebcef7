"""One measure over calendar years and over years from April, in neighbouring sentences that may go opposite ways."""

from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import SIZE, Style

CALENDAR = (
    "In the calendar year {y} there were {now} {name}, {cent} {more} than in {x} ({was}).",
    "From January to December {y} we counted {now} {name}, {size} {more} than the {was} of the calendar year before.",
)
MONEY = (
    "Over the financial year {y}/{z} the number was {now}, {cent} {higher} than in {x}/{w} ({was}).",
    "In the financial year {y}/{z} it {rose} by {size}, from {was} to {now}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    for name in pen.some(pen.words.offences, 3):
        y = pen.chance.randint(2027, 2033)
        was = pen.count(200, 1500)
        now = pen.near(was, 0.1)
        dates = {
            "y": y,
            "x": y - 1,
            "z": f"{(y + 1) % 100:02}",
            "w": f"{y % 100:02}",
            "name": f"{name.lower()} offences",
        }
        first = pen.chance.choice(CALENDAR).format(**dates, **_told(pen, now, was, cents))
        was, now = pen.near(was, 0.06), pen.near(now, 0.06)
        pen.say(first, pen.chance.choice(MONEY).format(**dates, **_told(pen, now, was, cents)))


def _told(pen: Pen, now: Fig, was: Fig, cents: Style) -> dict[str, Fig]:
    return {
        "now": now,
        "was": was,
        "cent": pen.percent(now, was, cents),
        "size": pen.less(now, was, SIZE),
        "more": pen.went(now, was, "more", "fewer"),
        "higher": pen.went(now, was, "higher", "lower"),
        "rose": pen.went(now, was, "rose", "fell"),
    }
