"""An index told in words: the base year is 100, the count of each, and the per cent that the index stands for."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "With {base_year} as 100 ({was} {name}), the index stood at {index} in {year} ({now} {name}).",
    "{Name} numbered {was} in {base_year} and {now} in {year}, an index of {index} ({base_year} = 100).",
    "The index of {name} ({base_year} = 100) was {index} in {year}: {now} against {was}.",
)


def write(pen: Pen) -> None:
    style = Style(places=1)
    base_year = pen.chance.randint(2019, 2024)
    for name in pen.some(pen.words.services, 4):
        was = pen.count(200, 1500)
        now = pen.near(was, 0.3)
        index = pen.number(100 * now.value / was.value, style)
        pen.relate("rate", index, [now, was], factor=100)
        parts = {"name": name.lower(), "Name": name, "was": was, "now": now, "index": index}
        parts |= {"base_year": base_year, "year": base_year + pen.chance.randint(4, 8)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
