"""A whole and what it is made of, in one sentence."""

from tools.unseen.pen import Pen

FORMS = (
    "{name}: {whole} people took part, {a} women and {b} men.",
    "There were {whole} {name}, of which {a} were new and {b} were repeat.",
    "{whole} {name} were logged ({a} in the north and {b} in the south).",
    "{a} {name} came from the public and {b} from partners, making {whole} in all.",
    "{name} totalled {whole}, made up of {a} by phone and {b} online.",
    "We received {whole} {name}: {a} by phone, {b} online.",
)


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.services, 5):
        a, b = pen.count(30, 600), pen.count(30, 600)
        pen.say(pen.chance.choice(FORMS).format(name=name.lower(), whole=pen.sum([a, b]), a=a, b=b))
