"""What a poster says in large type: one in so many, doubled, so many times as many, down by a third, with the figures in small."""

from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import SIZE

ONE_IN = (
    "1 in {n} {name} came from an address that had called before ({part} of {whole}).",
    "1 in every {n} {name} was outside our area: {part} out of {whole}.",
)
TIMES = (
    "{name} {word}: {now} this year, {was} last year.",
    "{name} {word}, from {was} to {now}.",
)
AS_MANY = (
    "{now} {name}, {word} as many as in {year} ({was}).",
    "{name}: {now}. That is {word} as many as the {was} of {year}.",
)
DOWN = (
    "{name} down {word}: {size} fewer, from {was} to {now}.",
    "{name} fell by {word} ({size}), from {was} to {now}.",
)


def write(pen: Pen) -> None:
    names = pen.some(pen.words.services, 6)
    pen.heading(pen.pick("The year in numbers", "At a glance"))
    part = pen.count(40, 160)
    whole = pen.number(part.value * pen.chance.randint(3, 9) + pen.chance.randint(-6, 6))
    n = pen.relate("rate", pen.number(round(whole.value / part.value)), [whole, part])
    lines = [pen.chance.choice(ONE_IN).format(n=n, name=names[0].lower(), part=part, whole=whole)]
    for name, word, factor in ((names[1], "doubled", 2), (names[2], "trebled", 3), (names[3], "halved", 0.5)):
        was, now = _pair(pen, factor)
        lines.append(
            pen.chance.choice(TIMES).format(name=name, word=_said(pen, word, now, was), now=now, was=was)
        )
    word, factor = pen.pick(("twice", 2), ("three times", 3), ("four times", 4))
    was, now = _pair(pen, factor)
    said = {"name": names[4], "word": _said(pen, word, now, was), "now": now, "was": was}
    lines.append(pen.chance.choice(AS_MANY).format(**said, year=pen.chance.randint(2024, 2029)))
    word, factor = pen.pick(("a third", 2 / 3), ("a quarter", 3 / 4), ("a fifth", 4 / 5))
    was = pen.count(300, 900)
    now = pen.number(round(was.value * factor) + pen.chance.randint(-2, 2))
    size = pen.less(now, was, SIZE)
    fell = pen.relate("fraction", pen.word(word), [size, was], probable=True)
    lines.append(pen.chance.choice(DOWN).format(name=names[5], word=fell, size=size, was=was, now=now))
    if pen.luck() < 0.5:
        pen.bullets(*lines)
    else:
        for line in lines:
            pen.say(line)


def _pair(pen: Pen, factor: float) -> tuple[Fig, Fig]:
    """A figure, and another that is so many times it give or take a hair."""
    was = pen.count(200, 700)
    return was, pen.number(round(was.value * factor * pen.chance.uniform(0.97, 1.03)))


def _said(pen: Pen, word: str, now: Fig, was: Fig) -> Fig:
    return pen.relate("fraction", pen.word(word), [now, was], probable=True)
