"""Medians, means and the slowest tenth in one breath: none follows from another but the step of the median."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "Half of all {name} were seen to within {now} days, {size} days {more} than last year's median "
    "of {was}; the mean was {mean}, and one in ten took over {slow}.",
    "The median for {name} {rose} from {was} to {now} days. Nine in ten "
    "were done in {slow} days and the average was {mean}.",
    "{Name}: median {now} days ({was} last year, {up} {size}), mean {mean}, longest {longest}.",
)


def write(pen: Pen) -> None:
    days = Style(places=1, size=True)
    for name in pen.some(pen.words.housing, 4):
        was = pen.number(pen.chance.randint(40, 200) / 10, days)
        now = pen.number(
            round(was.value + pen.chance.choice((-1, 1)) * pen.chance.randint(3, 35) / 10, 1), days
        )
        mean = pen.number(round(now.value * pen.chance.uniform(1.1, 1.6), 1), days)
        slow = round(now.value * pen.chance.uniform(1.8, 2.6))
        parts = {
            "Name": name,
            "name": name.lower(),
            "was": was,
            "now": now,
            "mean": mean,
            "slow": slow,
            "longest": slow * 3 + 7,
        }
        parts |= {"size": pen.less(now, was, days), "more": pen.went(now, was, "more", "fewer")}
        parts |= {"rose": pen.went(now, was, "rose", "fell"), "up": pen.went(now, was, "up", "down")}
        pen.say(pen.chance.choice(FORMS).format(**parts))
