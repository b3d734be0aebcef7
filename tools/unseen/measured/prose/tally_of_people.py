"""How many members came, with their names."""

from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    count = pen.chance.randint(5, 8)
    names = [pen.word(name) for name in pen.words.people(pen.chance, count + 2)]
    said = pen.relate("tally", pen.counted(count), names[:count], probable=True)
    for name in names[count:]:
        pen.relate("apart", name, names[:count])
    pen.say(
        f"There were {said} members present: {', '.join(str(name) for name in names[: count - 1])} and {names[count - 1]}."
    )
    pen.say(f"Apologies were received from {names[-2]} and {names[-1]}.")
    pen.chatter(2)
