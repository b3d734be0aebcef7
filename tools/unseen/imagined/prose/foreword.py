"""A foreword in round words (nearly half, more than so many, twice as many), each with the figures in brackets or beside it."""

from tools.unseen.pen import Fig, Pen

HALF = (
    "About {word} of those who came to {name} were new to us ({part} of {whole}).",
    "Some {word} of the {whole} people at {name}, {part} in number, came by themselves.",
)
TWICE = (
    "{Name} took {word} as many calls as five years ago ({now} against {was}).",
    "We had {now} calls for {name}, {word} as many as the {was} of five years ago.",
)
BOUND = (
    "More than {bound} extra visits went to {name}: {now}, from {was}.",
    "{Name} gained more than {bound} visits, going from {was} to {now}.",
)


def write(pen: Pen) -> None:
    pen.heading(pen.pick("Foreword", "From the chair"))
    names = pen.some(pen.words.health, 6)
    pen.chatter()
    for name in names[:2]:
        word, share = pen.pick(
            ("half", 0.5), ("a third", 1 / 3), ("two thirds", 2 / 3), ("three quarters", 0.75)
        )
        whole = pen.count(200, 1500)
        part = pen.number(round(whole.value * share * pen.chance.uniform(0.97, 1.03)))
        _say(pen, HALF, name, word=_word(pen, word, part, whole), part=part, whole=whole)
    word, times = pen.pick(("twice", 2), ("three times", 3))
    was = pen.count(120, 700)
    now = pen.number(round(was.value * times * pen.chance.uniform(0.98, 1.02)))
    _say(pen, TWICE, names[2], word=_word(pen, word, now, was), now=now, was=was)
    for name in names[3:5]:
        was = pen.count(900, 3000)
        now = pen.number(was.value + pen.chance.randint(120, 700))
        step = now.value - was.value
        bound = pen.relate("more than", pen.number(int((step - 1) // 10 * 10)), [now, was], probable=True)
        _say(pen, BOUND, name, bound=bound, now=now, was=was)


def _word(pen: Pen, word: str, part: Fig, whole: Fig) -> Fig:
    return pen.relate("fraction", pen.word(word), [part, whole], probable=True)


def _say(pen: Pen, forms: tuple[str, ...], name: str, **parts: Fig) -> None:
    pen.say(pen.chance.choice(forms).format(**parts, Name=name, name=name.lower()))
